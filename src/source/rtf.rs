//! Rich Text Format, which Word and WPS write as `.rtf` and sometimes under the name `.doc`.
//!
//! The file stores list numbers as printed (`\listtext`), so that lists need not be counted.

mod fonts;
mod groups;
mod reader;
mod story;
mod token;

#[cfg(test)]
mod tests;

use super::ReadError;
use super::extract::Extracted;
use super::word;

/// Reads an `.rtf`.
///
/// # Errors
/// If the file holds no text, or is built to exhaust its reader.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let (mut blocks, header) = reader::blocks(bytes)?;
    word::add_letterhead(&mut blocks, header);
    word::extract(&blocks)
}
