//! A workbook as its reader found it, and what is said where there is none.

use super::grid::Grid;
use crate::source::ReadError;

pub(super) const WHAT: &str = "spreadsheet";

const ADVICE: &str = "open it in Excel or WPS, save it again as .xlsx and give that file";

/// A workbook as its reader found it.
#[derive(Debug, Default)]
pub(in crate::source) struct Workbook {
    pub sheets: Vec<Grid>,
    /// What could not be read, and why.
    pub unread: Vec<(String, &'static str)>,
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
