//! OpenDocument (GB/T 20916, the formats of LibreOffice): texts (.odt) and workbooks (.ods).
//!
//! The file stores the displayed text of every cell, so number formats need not be evaluated.

mod body;
mod lists;
mod sheet;

use super::ReadError;
use super::extract::Extracted;
use super::package::Package;
use super::word;
use super::xml::{Node, Xml, damaged, named};

/// Name of the format in messages.
const ODF_FILE: &str = "OpenDocument file";

/// Reads an `.odt`.
///
/// # Errors
/// If the file is damaged, password-protected, holds no text, or is built to exhaust its reader.
pub(super) fn read_text(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let read = || {
        let mut package = open(bytes)?;
        let styles = package.text("styles.xml")?;
        let content = content(&mut package)?;
        let mut lists = lists::Styles::default();
        for text in styles.iter().chain([&content]) {
            lists.add(text)?;
        }
        word::extract(&body::blocks(&content, &lists)?)
    };
    read().map_err(named(ODF_FILE))
}

/// Reads an `.ods` with at most `limit` bytes of text.
///
/// # Errors
/// As for [`read_text`], and if there is more text.
pub(super) fn read_sheets(bytes: &[u8], limit: usize) -> Result<Extracted, ReadError> {
    let read = || {
        let mut package = open(bytes)?;
        let content = content(&mut package)?;
        super::sheet::assemble(sheet::workbook(&content, limit)?)
    };
    read().map_err(named(ODF_FILE))
}

fn content(package: &mut Package<'_>) -> Result<String, ReadError> {
    package.text("content.xml")?.ok_or_else(|| damaged("its content.xml is missing"))
}

/// Opens a package; the manifest shows whether its parts are encrypted.
fn open(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    let mut package = Package::open(bytes)?;
    let Some(list) = package.text("META-INF/manifest.xml")? else { return Ok(package) };
    let mut xml = Xml::new(&list);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "encryption-data" => return Err(ReadError::Encrypted),
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(package),
        }
    }
}

#[cfg(test)]
mod tests;
