//! OFD (GB/T 33190), the archive format of official documents → paragraphs, each with its page.
//!
//! An OFD is a zip of XML: a document lists its pages, a page its pieces of text with the position of every character. Lines,
//! paragraphs and tables are built from these positions by the same code as for PDF.

mod document;
mod draw;
mod geometry;
mod pages;
mod path;
mod resources;
mod text;

use super::ReadError;
use super::extract::Extracted;
use super::package::Package;
use super::page::{Document, Page, page_list};
use super::xml::named;

/// Name of the format in messages.
const OFD_FILE: &str = "OFD file";
/// Maximum number of pages of all documents in a file.
const PAGES: usize = 2_000;

/// Reads an OFD.
///
/// # Errors
/// If the file is damaged or locked, has too many pages, or no page holds text.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    read_parts(bytes).map_err(named(OFD_FILE))
}

fn read_parts(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let mut package = Package::open(bytes)?;
    let documents = document::documents(&mut package)?;
    let count = documents.iter().map(|document| document.pages.len()).sum();
    if count > PAGES {
        return Err(ReadError::TooManyPages { count, limit: PAGES });
    }
    let (mut pages, mut remarks, mut attachments) = (Vec::new(), Vec::new(), Vec::new());
    for document in documents {
        let mut reader = pages::Reader::new(&mut package, &document);
        for at in 0..document.pages.len() {
            pages.push(reader.page(at, pages.len() + 1)?);
        }
        remarks.extend(reader.remarks());
        attachments.extend(document.attachments);
    }
    check_text(&pages)?;
    let mut made = Document::new(pages).write(None);
    made.remarks.extend(remarks);
    let line = made.text.lines().count().max(1);
    let unread = |name: String| super::Unread {
        what: format!("attachment {name}"),
        why: "a file within the OFD, which was not read; save it from the OFD reader and give it too".to_owned(),
        line,
    };
    made.unread.extend(attachments.into_iter().map(unread));
    Ok(made)
}

/// Rejects a scan.
fn check_text(pages: &[Page]) -> Result<(), ReadError> {
    if pages.iter().any(|page| !page.blocks.is_empty()) {
        return Ok(());
    }
    if let Some(why) = pages.iter().find_map(|page| page.skipped.clone()) {
        return Err(super::xml::damaged(why));
    }
    let numbers: Vec<usize> = pages.iter().map(|page| page.number).collect();
    Err(ReadError::NoTextLayer { pages: page_list(&numbers) })
}

#[cfg(test)]
mod tests;
