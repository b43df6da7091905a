//! The signs in cells.

use crate::gap::Verdict;
use crate::report::model::{Asked, Cell, GapRow};
use crate::report::{Lang, Words, palette};

/// Formats the demand of a profile.
pub(super) fn asked_mark(asked: Asked, words: &Words) -> &'static str {
    match asked {
        Asked::No => "",
        Asked::Sure => words.asked_sure,
        Asked::Unsure => words.asked_unsure,
        Asked::Open => words.unknown,
    }
}

/// Formats a cell: ✓3, ◐3, ✗, △, +2, ↺2, ?, or nothing, followed by a mark if the verdict is guessed.
pub(crate) fn cell_mark(cell: &Cell, words: &Words) -> String {
    let mark = match cell.verdict {
        None => String::new(),
        Some(Verdict::Covered) => format!("{}{}", words.mark_present, cell.clauses),
        Some(Verdict::Partial) => format!("{}{}", words.mark_partial, cell.clauses),
        Some(Verdict::Dropped) if cell.lost_above => palette::LOST_ABOVE.to_owned(),
        Some(Verdict::Dropped) => words.mark_absent.to_owned(),
        Some(Verdict::Added) if cell.restored => format!("{}{}", palette::RESTORED, cell.clauses),
        Some(Verdict::Added) => format!("+{}", cell.clauses),
        Some(Verdict::Undetermined) => words.unknown.to_owned(),
    };
    if cell.guessed { mark + words.guessed_mark } else { mark }
}

/// The same for programs, with a single mark for everything that is dropped.
pub(super) fn cell_code(cell: &Cell, words: &Words) -> String {
    cell_mark(&Cell { lost_above: false, ..cell.clone() }, words)
}

/// The verdict on an item in a word; items lost above are not called dropped here.
pub(crate) fn verdict_word(gap: &GapRow, lang: Lang) -> String {
    if gap.lost_above { lang.levels().lost_above.to_owned() } else { lang.words().judged(gap.verdict, gap.guessed) }
}
