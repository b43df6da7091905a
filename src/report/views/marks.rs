//! Signs that cells are filled with.

use crate::gap::Verdict;
use crate::report::Words;
use crate::report::model::{Asked, Cell};
use crate::report::palette;

/// Writes what a profile asks.
pub(super) fn asked_mark(asked: Asked, words: &Words) -> &'static str {
    match asked {
        Asked::No => "",
        Asked::Sure => words.asked_sure,
        Asked::Unsure => words.asked_unsure,
        Asked::Open => words.unknown,
    }
}

/// Writes a cell: ✓3, ◐3, ✗, +2, ↺2, ?, or nothing; a guessed verdict has its mark behind it.
pub(crate) fn cell_mark(cell: &Cell, words: &Words) -> String {
    let mark = match cell.verdict {
        None => String::new(),
        Some(Verdict::Covered) => format!("{}{}", words.mark_present, cell.clauses),
        Some(Verdict::Partial) => format!("{}{}", words.mark_partial, cell.clauses),
        Some(Verdict::Dropped) => words.mark_absent.to_owned(),
        Some(Verdict::Added) if cell.restored => format!("{}{}", palette::RESTORED, cell.clauses),
        Some(Verdict::Added) => format!("+{}", cell.clauses),
        Some(Verdict::Undetermined) => words.unknown.to_owned(),
    };
    if cell.guessed { mark + words.guessed_mark } else { mark }
}
