//! Colours of the verdicts on paper; every coloured thing is also a word or a mark, for a printer without colours.

use std::ops::Range;

use super::Words;
use crate::gap::Verdict;
use crate::lineage::StateKind;
use crate::render::table::Table;

/// Every verdict.
pub(super) const VERDICTS: [Verdict; 5] =
    [Verdict::Covered, Verdict::Partial, Verdict::Dropped, Verdict::Added, Verdict::Undetermined];

/// Returns fill and font colour of a verdict, as 0xRRGGBB.
pub(super) const fn colours(verdict: Verdict) -> (u32, u32) {
    match verdict {
        Verdict::Covered => (0x00E2_F0D9, 0x0037_5623),
        Verdict::Partial => (0x00FF_F2CC, 0x0066_4E00),
        Verdict::Dropped => (0x00FB_E0DD, 0x009C_0006),
        Verdict::Added => (0x00DD_EBF7, 0x001F_4E79),
        Verdict::Undetermined => (0x00ED_EDED, 0x0040_4040),
    }
}

/// Returns fill and font colour of a part of a bar: the better, the darker, so that a printer without colours tells them apart.
pub(super) const fn bar_colours(verdict: Verdict) -> (u32, u32) {
    match verdict {
        Verdict::Covered => (0x0054_8235, 0x00FF_FFFF),
        Verdict::Partial => (0x00F0_B93A, 0x0000_0000),
        Verdict::Dropped => (0x00F6_C1BA, 0x0000_0000),
        Verdict::Added => (0x00BD_D7EE, 0x0000_0000),
        Verdict::Undetermined => (0x00F7_F7F7, 0x0000_0000),
    }
}

/// Returns the fill of a document in a drawing of the lineage.
pub(super) const fn state_colour(state: StateKind) -> u32 {
    match state {
        StateKind::Profile => 0x00F6_E3DB,
        StateKind::Document => 0x00DB_E9F6,
        StateKind::Missing => 0x00EC_EEF0,
    }
}

/// Returns what a cell of the comparison begins with.
pub(super) const fn mark(verdict: Verdict, words: &Words) -> &'static str {
    match verdict {
        Verdict::Covered => words.mark_present,
        Verdict::Partial => words.mark_partial,
        Verdict::Dropped => words.mark_absent,
        Verdict::Added => "+",
        Verdict::Undetermined => words.unknown,
    }
}

/// Tells whether a text is nothing but the mark of a verdict with its number, such as ✓3, ✗ or ?~.
pub(super) fn is_mark(cell: &str, words: &Words) -> bool {
    let mut marks = VERDICTS.into_iter().map(|verdict| mark(verdict, words)).chain([RESTORED]);
    let rest = marks.find_map(|mark| cell.strip_prefix(mark));
    rest.is_some_and(|rest| {
        rest.trim_start_matches(|ch: char| ch.is_ascii_digit()).trim_start_matches(words.guessed_mark).is_empty()
    })
}

/// Returns the last columns of a table that hold nothing but marks; `None` where there are none.
pub(super) fn mark_columns(table: &Table, words: &Words) -> Option<Range<usize>> {
    let cells = |column: usize| {
        let rows = table.rows.iter().filter(|row| row.len() == table.heads.len());
        rows.filter_map(move |row| row.get(column)).filter(|cell| !cell.is_empty())
    };
    let marks = |column: &usize| cells(*column).all(|cell| is_mark(cell, words));
    let count = (0..table.heads.len()).rev().take_while(marks).count();
    let found = table.heads.len() - count..table.heads.len();
    found.clone().any(|column| cells(column).next().is_some()).then_some(found)
}

/// What a cell begins with whose item is taken up again: added, and no news.
pub(super) const RESTORED: &str = "↺";

/// Returns the verdict that a cell of the comparison says.
pub(super) fn of_mark(cell: &str, words: &Words) -> Option<Verdict> {
    let found = VERDICTS.into_iter().find(|verdict| cell.starts_with(mark(*verdict, words)));
    found.or_else(|| cell.starts_with(RESTORED).then_some(Verdict::Added))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Lang;

    #[test]
    fn columns_of_marks_are_the_last_ones_that_hold_nothing_else() {
        let of = |rows: &[[&str; 4]]| {
            let mut table = Table::new(["code", "asked", "one", "two"]);
            table.row(["FI", "Finance"]);
            for row in rows {
                table.row(*row);
            }
            mark_columns(&table, Lang::Zh.words())
        };
        assert_eq!(of(&[["FI1", "●", "✓3", ""], ["FI2", "", "✗推", "+12"]]), Some(2..4));
        assert_eq!(of(&[["FI1", "●", "✓3\n第 2 行：预算", "✗"]]), Some(3..4));
        assert_eq!(of(&[["FI1", "3", "12", "公开"]]), None);
        assert_eq!(of(&[["FI1", "", "", ""]]), None, "nothing is no mark");
    }
}
