//! The reader based on `pdfboss-*`: bytes in, pages of lines and tables out.

mod fonts;
mod metered;
mod notes;

use std::collections::BTreeSet;

use pdfboss_core::{Document, Error, Immediate, Object, OcState, Page as LibraryPage, source::block_on};
use pdfboss_output::{FontCache, ReadingOrder, Ruling, TextSpan};

use self::metered::Metered;
use super::guard;
use super::reading::{Reading, TextBudget, check_count, lay_out, lay_over};
use crate::source::ReadError;
use crate::source::page::{Drawn, Page};

/// Reads all pages of a PDF with at most `limit` bytes of text.
pub(super) fn pages(bytes: &[u8], limit: usize) -> Result<Reading, ReadError> {
    let document = Document::load(bytes.to_vec()).map_err(|error| failure(&error))?;
    guard::check_unpacked(&document)?;
    let announced = document.page_count();
    // The page tree counts; the declared number is wrong in many files that every program opens.
    let count = document.flattened_page_count();
    check_count(count)?;
    let source = Metered::new(&document);
    let fonts = FontCache::default();
    let layers = document.oc_state();
    let mut budget = TextBudget::new(limit);
    let read = |index: usize| {
        let page = document.page(index).map_err(|error| failure(&error))?;
        let page = read_page(&source, &page, &fonts, layers.as_ref());
        budget.take(&page).map(|()| page)
    };
    let pages = (0..count).map(read).collect::<Result<_, ReadError>>()?;
    Ok(Reading {
        pages,
        recovered: document.xref().newest_section().is_none(),
        incomplete: announced > count && names_lost_pages(&document),
        announced: Some(announced).filter(|&announced| announced != count),
    })
}

/// Returns `true` if the page tree names a page that does not exist.
fn names_lost_pages(document: &Document) -> bool {
    let entry = |object: &Object, key: &str| document.resolve(object.as_dict()?.get(key)?).ok();
    let root = document.xref().trailer.get("Root").and_then(|root| document.resolve(root).ok());
    let mut waiting: Vec<Object> = root.and_then(|root| entry(&root, "Pages")).into_iter().collect();
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    while let Some(node) = waiting.pop() {
        let Some(kids) = entry(&node, "Kids") else { continue };
        for kid in kids.as_array().unwrap_or_default() {
            if kid.as_ref().is_some_and(|reference| !seen.insert(reference.num)) {
                continue;
            }
            match document.resolve(kid) {
                Ok(kid) if kid.as_dict().is_some() => waiting.push(kid),
                _ => return true,
            }
        }
    }
    false
}

fn failure(error: &Error) -> ReadError {
    match error {
        Error::Encrypted => ReadError::Encrypted,
        other => ReadError::Damaged { what: "PDF", why: other.to_string() },
    }
}

fn read_page(source: &Metered<'_>, page: &LibraryPage, fonts: &FontCache, layers: Option<&OcState>) -> Page {
    let mut read = Page { number: page.index + 1, ..Page::default() };
    source.begin_page();
    let mut page = page.clone();
    fonts::heal_listed(&mut page.resources, source.document());
    let Some(mut drawn) = drawn(source, &page, fonts, layers, &mut read) else { return read };
    if let Some(notes) = notes::page(source.document(), &page) {
        let mut over = notes.texts;
        if let Some(mut notes) = notes.drawn.and_then(|notes| self::drawn(source, &notes, fonts, layers, &mut read)) {
            over.append(&mut notes.spans);
            drawn.rulings.append(&mut notes.rulings);
        }
        lay_over(&mut drawn.spans, over);
    }
    let images = || block_on(pdfboss_text::placed_images_with(Immediate(source), &page, layers)).map_or(0, |images| images.len());
    lay_out(&mut read, drawn, images);
    read
}

/// Returns the content of a page; parts that cannot be decoded are recorded in `read`.
fn drawn(
    source: &Metered<'_>,
    page: &LibraryPage,
    fonts: &FontCache,
    layers: Option<&OcState>,
    read: &mut Page,
) -> Option<Drawn> {
    let order = ReadingOrder::Content;
    let extracted = block_on(pdfboss_text::extract_spans_and_rulings_reporting_cached_with(
        Immediate(source),
        page,
        fonts,
        layers,
        None,
        order,
    ));
    let Ok((mut spans, mut rulings, report)): Result<(Vec<TextSpan>, Vec<Ruling>, _), _> = extracted else {
        read.skipped = Some("its content could not be decoded".to_owned());
        return None;
    };
    if !report.is_complete() {
        let causes: Vec<String> =
            report.skipped.iter().take(3).map(|skipped| format!("{} ({})", skipped.kind, skipped.cause)).collect();
        read.skipped = Some(format!("not decoded: {}", causes.join(", ")));
    }
    pdfboss_output::retain_spans_on_page(&mut spans, page);
    pdfboss_output::retain_rulings_on_page(&mut rulings, page);
    Some(Drawn { spans, rulings, order: report.order })
}
