//! Rich Text Format, which Word and WPS write as `.rtf` and now and then under the name `.doc`.
//!
//! Numbers of lists stand in the file as they are printed (`\listtext`), so that no list has to be counted.

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
/// When the file holds no text, or is built to exhaust its reader.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let (mut blocks, header) = reader::blocks(bytes)?;
    word::add_letterhead(&mut blocks, header);
    word::extract(&blocks)
}
