//! Annexes that a plan announces.

use crate::plan::lexicon;
use crate::source::fold::{fold, is_blank};
use crate::source::{SourceText, Span, Unread};

/// Why an annex that is announced was not read.
pub(crate) const ANNEX_ABSENT: &str = "the annex is announced and does not stand in the file";

/// Annexes that may hold tasks and do not stand in the text: what they ask for is not known.
pub(super) fn absent_annexes(source: &SourceText, annexes: &[(String, Span)]) -> Vec<Unread> {
    let text = source.text();
    let absent = annexes.iter().filter(|(line, place)| {
        let name = line
            .split_once(['：', ':'])
            .map_or("", |(_, name)| name)
            .trim_start_matches(|ch: char| ch.is_ascii_digit() || ".．、 ".contains(ch));
        let name = without_remark(name);
        let rest = text.get(place.end..).unwrap_or_default();
        // A table right under the line that announces it is the annex, though its title is not written again.
        let stands_below = source.tables().iter().any(|table| {
            let between = text.get(place.end..table.span.start);
            between.is_some_and(is_blank) && table.rows.len() > 1
        });
        lexicon::may_hold_tasks(name) && !stands_below && !fold(rest).contains(&fold(name))
    });
    let unread = |(line, place): &(String, Span)| Unread {
        what: line.clone(),
        why: ANNEX_ABSENT.to_owned(),
        line: source.line_of(place.start),
    };
    absent.map(unread).collect()
}

/// 任务分解表（见另一工作表）: the remark says where the annex is, and is no part of its title.
fn without_remark(name: &str) -> &str {
    let name = name.trim_end();
    name.strip_suffix(['）', ')'])
        .and_then(|open| open.rfind(['（', '(']).and_then(|at| open.get(..at)))
        .map_or(name, str::trim_end)
}
