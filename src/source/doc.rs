//! Binary Word documents (`.doc` of Word 97 to 2003, `.wps` of WPS) → text, as it appears in print.
//!
//! Structures are named as in \[MS-DOC\]. Every value read from the file is checked before use.

mod bytes;
mod container;
mod form;
mod formatting;
mod lists;
mod pieces;
mod refused;
mod run;
mod side;
mod sprm;
mod story;
mod styles;
mod table;

use super::ReadError;
use super::extract::Extracted;
use super::word;
use container::{Document, Part};
use refused::unreadable;
use story::Story;

/// Reads a binary Word document.
///
/// # Errors
/// If the file is password-protected, holds only pictures, or has a version or damage that this reader cannot handle; another program
/// may then convert it.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let document = Document::open(bytes)?;
    let notes = side::notes(&document)?;
    let boxes = side::boxes(&document)?;
    let mut story = Story::new(&document, Part::Main, false);
    let mut blocks = story.read(&notes, &boxes)?;
    if story.has_open_field() {
        // An unterminated field would hide everything after it, so field marks are ignored.
        blocks = Story::new(&document, Part::Main, true).read(&notes, &boxes)?;
    }
    word::add_letterhead(&mut blocks, side::first_header(&document)?);
    word::extract(&blocks)
}

#[cfg(test)]
mod tests;
