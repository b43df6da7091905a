//! A workbook as read, and the errors of reading one.

use super::grid::Grid;
use crate::source::ReadError;

/// Maximum number of bytes of text in all cells of a workbook; shared strings may be used any number of times.
const TEXT: usize = 64 * 1024 * 1024;
/// Maximum number of cells with text in a workbook. A task table has some thousand, and each takes many times its text.
const CELLS: usize = 500_000;

pub(super) const WHAT: &str = "spreadsheet";

const ADVICE: &str = "open it in Excel or WPS, save it again as .xlsx and give that file";

/// A workbook as read.
#[derive(Debug, Default)]
pub(in crate::source) struct Workbook {
    pub sheets: Vec<Grid>,
    /// What could not be read, and why.
    pub unread: Vec<(String, &'static str)>,
}

/// Text and cells of all sheets so far, and their limits; checked before a cell is stored.
#[derive(Debug)]
pub(in crate::source) struct Budget {
    text: usize,
    cells: usize,
    limit: usize,
}

impl Budget {
    /// Creates an empty budget of at most `limit` bytes of text.
    pub(in crate::source) fn new(limit: usize) -> Self {
        Self { text: 0, cells: 0, limit }
    }

    /// Counts a cell with text and its separator.
    ///
    /// # Errors
    /// If it exceeds the limit.
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
