//! The error of the reader of binary Word documents.

use crate::source::ReadError;

/// Creates the error for a file that another program may be able to read.
pub(super) fn unreadable(why: impl Into<String>) -> ReadError {
    ReadError::NeedsConversion { what: "an old Word or WPS file (.doc, .wps)", why: why.into() }
}
