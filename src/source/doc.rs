//! Word documents of the binary format (`.doc` of Word 97 to 2003, `.wps` of WPS) → text, as a person reads them in print.
//!
//! Structures are named as in \[MS-DOC\]. Everything that a file says of itself is checked before it is used.

mod bytes;
mod container;
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
/// When the file is locked with a password, holds no text but pictures, or is of a version or damaged in a way that this reader
/// cannot make sense of; then another program may convert it.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let document = Document::open(bytes)?;
    let notes = side::notes(&document)?;
    let boxes = side::boxes(&document)?;
    let mut story = Story::new(&document, Part::Main, false);
    let mut blocks = story.read(&notes, &boxes)?;
    if story.has_open_field() {
        // A field without an end would hide all that follows: everything is printed then.
        blocks = Story::new(&document, Part::Main, true).read(&notes, &boxes)?;
    }
    word::add_letterhead(&mut blocks, side::first_header(&document)?);
    word::extract(&blocks)
}

#[cfg(test)]
mod tests;
