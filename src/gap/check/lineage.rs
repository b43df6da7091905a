//! The findings on the lineage (`L001` to `L008`), at their places in the draft.

use super::draft::Draft;
use crate::gap::{Code, Param};
use crate::source::Span;

pub(super) fn check(draft: &mut Draft<'_>) {
    // Wrong numbers, including these, are reported by `citation`.
    for finding in draft.asked.gap.findings.iter().filter(|finding| finding.code != Code::WrongNumber) {
        let span = finding.lines.and_then(|(line, _)| {
            let line = draft.plan().source.lines().nth(line.checked_sub(1)?)?;
            let text = draft.plan().source.slice(line);
            let words = finding.params.values().filter_map(|param| match param {
                Param::Text(words) if !words.is_empty() => text.find(words.as_str()).map(|at| (at, words.len())),
                _ => None,
            });
            let (at, len) = words.max_by_key(|(_, len)| *len).unwrap_or_else(|| {
                let trimmed = text.trim();
                (text.len() - text.trim_start().len(), trimmed.len())
            });
            Some(Span::new(line.start + at, line.start + at + len))
        });
        draft.push(finding.clone(), span);
    }
}
