//! The reader based on `hayro-*`: interprets the content of a page and records every glyph with its position.
//!
//! It cannot be interrupted, so the cost of a page is computed first (`cost`).

mod cost;
mod draw;
mod glyphs;
mod names;
mod notes;
mod sheet;
mod streams;

use std::collections::BTreeSet;

use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef};
use hayro_interpret::hayro_syntax::page::Page as LibraryPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Affine;

use self::draw::Reader;
use self::sheet::Sheet;
use super::guard;
use super::reading::{Reading, TextBudget, check_count, lay_out, lay_over};
use crate::source::ReadError;
use crate::source::page::Page;

/// Reads all pages of a PDF with at most `limit` bytes of text.
pub(super) fn pages(bytes: &[u8], limit: usize) -> Result<Reading, ReadError> {
    guard::check_all_packs(bytes)?;
    let file = Pdf::new(bytes.to_vec()).map_err(failure)?;
    let pages = file.pages();
    let count = pages.len();
    check_count(count)?;
    let mut reader = Reader::default();
    let mut budget = TextBudget::new(limit);
    let read = |(index, page)| {
        let page = read_page(&mut reader, index + 1, page);
        budget.take(&page).map(|()| page)
    };
    let read = pages.iter().enumerate().map(read).collect::<Result<_, ReadError>>()?;
    let list = file.xref().get::<Dict<'_>>(file.xref().root_id()).and_then(|root| root.get::<Dict<'_>>("Pages"));
    let announced = list.as_ref().and_then(|list| list.get::<i32>("Count")).and_then(|count| usize::try_from(count).ok());
    Ok(Reading {
        pages: read,
        recovered: guard::is_index_broken(bytes),
        incomplete: announced > Some(count) && list.is_some_and(|list| names_lost_pages(&file, list)),
        announced: announced.filter(|&announced| announced != count),
    })
}

fn failure(error: LoadPdfError) -> ReadError {
    let why = match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => return ReadError::Encrypted,
        LoadPdfError::Decryption(_) => "it is encrypted in a way that is not known",
        LoadPdfError::Invalid => "its objects cannot be found",
    };
    ReadError::Damaged { what: "PDF", why: why.to_owned() }
}

/// Returns `true` if the page tree names a page that does not exist.
fn names_lost_pages(file: &Pdf, list: Dict<'_>) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![list];
    while let Some(node) = waiting.pop() {
        let Some(kids) = node.get::<Array<'_>>("Kids") else { continue };
        for kid in kids.raw_iter() {
            let found = match kid {
                MaybeRef::Ref(reference) if !seen.insert((reference.obj_number, reference.gen_number)) => continue,
                MaybeRef::Ref(reference) => file.xref().get::<Dict<'_>>(reference.into()),
                MaybeRef::NotRef(object) => object.into_dict(),
            };
            match found {
                Some(kid) => waiting.push(kid),
                None => return true,
            }
        }
    }
    false
}

fn read_page<'p>(reader: &mut Reader<'p>, number: usize, page: &LibraryPage<'p>) -> Page {
    let mut read = Page { number, ..Page::default() };
    reader.begin_page();
    let mut sheet = Sheet::default();
    let content = streams::contents(page).and_then(|is_whole| {
        let content = page.page_stream().unwrap_or_default();
        reader.draw(content, page.resources(), page, Affine::IDENTITY, &mut sheet)?;
        Ok(is_whole)
    });
    match content.and_then(|is_whole| Ok((is_whole, notes::over(reader, page)?))) {
        Err(why) => {
            read.skipped = Some(why.to_owned());
            return read;
        }
        Ok((is_whole, over)) => {
            if !is_whole {
                read.skipped = Some("its content cannot be decoded to the end".to_owned());
            }
            sheet.drawn.rulings.extend(over.rulings);
            sheet.keep_what_is_on(page.intersected_crop_box());
            lay_over(&mut sheet.drawn.spans, over.spans);
        }
    }
    if reader.has_lost_a_part() {
        read.skipped.get_or_insert_with(|| "not decoded: a font or a part that it shows".to_owned());
    }
    lay_out(&mut read, sheet.drawn, || sheet.pictures);
    read
}
