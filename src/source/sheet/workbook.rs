//! A workbook as its reader found it, and what is said where there is none.

use super::grid::Grid;
use crate::source::ReadError;

/// Bytes of text in all cells of a workbook; shared texts may be used any number of times.
const TEXT: usize = 64 * 1024 * 1024;
/// Cells with text in a workbook. A task table has some thousand, and each takes many times its text.
const CELLS: usize = 500_000;

pub(super) const WHAT: &str = "spreadsheet";

const ADVICE: &str = "open it in Excel or WPS, save it again as .xlsx and give that file";

/// A workbook as its reader found it.
#[derive(Debug, Default)]
pub(in crate::source) struct Workbook {
    pub sheets: Vec<Grid>,
    /// What could not be read, and why.
    pub unread: Vec<(String, &'static str)>,
}

/// What the cells of all sheets hold so far, and how much text they may hold: it is counted before it is kept.
#[derive(Debug)]
pub(in crate::source) struct Budget {
    text: usize,
    cells: usize,
    limit: usize,
}

impl Budget {
    /// Nothing so far, and `limit` bytes of text at most.
    pub(in crate::source) fn new(limit: usize) -> Self {
        Self { text: 0, cells: 0, limit }
    }

    /// Counts a cell with text, and what sets it apart from the next.
    ///
    /// # Errors
    /// When it is one too many.
    pub(in crate::source) fn take(&mut self, text: &str) -> Result<(), ReadError> {
        (self.text, self.cells) = (self.text + text.len() + 1, self.cells + 1);
        if self.text > self.limit {
            return Err(ReadError::TooMuchText { size: self.text, limit: self.limit });
        }
        if self.text > TEXT || self.cells > CELLS {
            return Err(unreadable("holds more text than any workbook"));
        }
        Ok(())
    }
}

pub(super) fn unreadable(why: impl Into<String>) -> ReadError {
    ReadError::Unreadable { what: WHAT, why: why.into(), advice: ADVICE }
}

pub(super) fn locked() -> ReadError {
    ReadError::Unreadable {
        what: WHAT,
        why: "is locked with a password".to_owned(),
        advice: "open it in Excel or WPS, save it without the password and give that file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_cells_than_any_workbook_has_are_refused_however_short() {
        let mut budget = Budget::new(usize::MAX);
        assert!((0..CELLS).all(|_| budget.take("1").is_ok()));
        assert!(budget.take("1").is_err_and(|error| error.to_string().contains("more text than any workbook")));
    }

    #[test]
    fn text_is_counted_with_what_sets_cells_apart() {
        let mut budget = Budget::new(8);
        assert_eq!((budget.take("公"), budget.take("开")), (Ok(()), Ok(())));
        assert_eq!(budget.take("x"), Err(ReadError::TooMuchText { size: 10, limit: 8 }));
    }
}
