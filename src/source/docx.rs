//! Word documents (`.docx`) → text, as it appears in print.
//!
//! Tracked changes count as accepted, hidden text and field instructions are left out, list numbers are restored.

mod body;
mod face;
mod form;
mod graphic;
mod inline;
mod notes;
mod numbering;
mod properties;
mod styles;
mod table;

use super::ReadError;
use super::extract::Extracted;
use super::package::Package;
use super::word;
use super::xml::{damaged, named};
use body::{Context, Walker};
use styles::Styles;

/// Name of the format in messages.
const WORD_FILE: &str = "Word file (.docx)";

/// Reads a Word document.
///
/// # Errors
/// If the file is damaged, password-protected, holds only pictures, or is built to exhaust its reader.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    read_parts(bytes).map_err(named(WORD_FILE))
}

fn read_parts(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let mut part = |kind: &str| match relations.of_kind(kind) {
        Some(path) => package.text(path),
        None => Ok(None),
    };
    let styles = part("styles")?.map(|text| Styles::read(&text)).transpose()?.unwrap_or_default();
    let lists = part("numbering")?.map(|text| numbering::read(&text)).transpose()?.unwrap_or_default();
    let (footnotes, endnotes) = (part("footnotes")?, part("endnotes")?);
    let text = package.text(&main)?.ok_or_else(|| damaged("its main part is missing"))?;

    let mut context = Context::new(styles, lists);
    context.notes = notes::read(footnotes.as_deref(), endnotes.as_deref(), &context)?;
    let mut walker = Walker::new(&context);
    let mut blocks = walker.document(&text)?;
    if walker.has_open_field() {
        // An unterminated field would hide everything after it, so its text is kept.
        context.keep_contents = true;
        walker = Walker::new(&context);
        blocks = walker.document(&text)?;
    }
    let header = walker.first_header().and_then(|id| relations.by_id(id)).map(|path| package.text(path)).transpose()?.flatten();
    if let Some(header) = header {
        word::add_letterhead(&mut blocks, Walker::new(&context).document(&header)?);
    }
    word::extract(&blocks)
}

#[cfg(test)]
mod tests;
