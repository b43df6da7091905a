//! PDF with a text layer → paragraphs, each with its page.

mod library;
mod limits;

pub use self::library::PdfReader;
use super::ReadError;
use super::extract::{Extracted, Remark};
use super::page::{Document, Page, page_list};

/// Maximum percentage of characters without a Unicode value in a usable text.
const UNKNOWN_PERCENT: usize = 5;

/// Reads a PDF.
///
/// # Errors
/// If the file is damaged or locked, has too many pages or more than `limit` bytes of text, has no text layer, or has fonts that do
/// not map glyphs to characters.
pub(super) fn read(bytes: &[u8], reader: PdfReader, limit: usize) -> Result<Extracted, ReadError> {
    let read = reader.pages(bytes, limit)?;
    let count = read.pages.len();
    let document = Document::new(read.pages);
    check_text(document.pages())?;
    let missing = if read.recovered {
        let why = "the index of the PDF is damaged; its pages were found by searching";
        Some(("pages that the index of the file may have listed", why))
    } else if read.incomplete {
        Some(("pages that the file lists", "they are not in it; it may be cut off"))
    } else {
        None
    };
    let mut made = document.write(missing);
    made.remarks.extend(read.announced.map(|announced| Remark {
        what: format!("a count of {announced} pages"),
        why: format!("the file says so and holds {count}, which were read"),
    }));
    Ok(made)
}

/// Rejects a scan, and a text that is mostly unmapped glyphs.
fn check_text(pages: &[Page]) -> Result<(), ReadError> {
    if pages.iter().all(|page| page.blocks.is_empty()) {
        if let Some(why) = pages.iter().find_map(|page| page.skipped.clone()) {
            return Err(ReadError::Damaged { what: "PDF", why });
        }
        let numbers: Vec<usize> = pages.iter().map(|page| page.number).collect();
        return Err(ReadError::NoTextLayer { pages: page_list(&numbers) });
    }
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    let all: usize = pages.iter().map(|page| page.characters).sum();
    let percent = unknown.saturating_mul(100) / all.max(1);
    if percent > UNKNOWN_PERCENT { Err(ReadError::NoUnicode { percent }) } else { Ok(()) }
}
