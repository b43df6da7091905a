//! The reader by the crates `hayro-*`: what a page draws is gone through, and every glyph that it shows is taken with its place.
//!
//! It cannot be stopped on its way, so what a page would cost is found out first (`cost`).

mod cost;
mod glyphs;
mod names;
mod notes;
mod sheet;
mod streams;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef};
use hayro_interpret::hayro_syntax::page::{Page as LibraryPage, Resources};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret};

use self::cost::Budget;
use self::sheet::Sheet;
use super::{Reading, check_count, guard, lay_out, lay_over};
use crate::source::ReadError;
use crate::source::page::Page;

/// Reads all pages of a PDF.
pub(super) fn pages(bytes: &[u8]) -> Result<Reading, ReadError> {
    guard::check_all_packs(bytes)?;
    let file = Pdf::new(bytes.to_vec()).map_err(failure)?;
    let pages = file.pages();
    let count = pages.len();
    check_count(count)?;
    let mut reader =
        Reader { cache: InterpreterCache::new(), budget: Budget::default(), settings: InterpreterSettings::default() };
    let read = pages.iter().enumerate().map(|(index, page)| reader.page(index + 1, page)).collect();
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

/// Tells whether a list of pages names one that is not there.
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

/// What is kept from one page to the next.
struct Reader<'p> {
    cache: InterpreterCache<'p>,
    budget: Budget,
    settings: InterpreterSettings,
}

impl<'p> Reader<'p> {
    fn page(&mut self, number: usize, page: &LibraryPage<'p>) -> Page {
        let mut read = Page { number, ..Page::default() };
        let is_lost = Arc::new(AtomicBool::new(false));
        let lost = Arc::clone(&is_lost);
        self.settings.warning_sink = Arc::new(move |_| lost.store(true, Ordering::Relaxed));
        self.budget.begin_page();
        let mut sheet = Sheet::default();
        let content = streams::contents(page).and_then(|is_whole| {
            let content = page.page_stream().unwrap_or_default();
            self.draw(content, page.resources(), page, Affine::IDENTITY, &mut sheet)?;
            Ok(is_whole)
        });
        let notes = match content {
            Ok(_) => notes::over(self, page),
            Err(why) => Err(why),
        };
        match (content, notes) {
            (Err(why), _) | (_, Err(why)) => {
                read.skipped = Some(why.to_owned());
                return read;
            }
            (Ok(false), _) => read.skipped = Some("its content cannot be decoded to the end".to_owned()),
            (_, Ok(over)) => {
                sheet.drawn.rulings.extend(over.rulings);
                lay_over(&mut sheet.drawn.spans, over.spans);
            }
        }
        if self.budget.is_part_missing() || is_lost.load(Ordering::Relaxed) {
            read.skipped.get_or_insert_with(|| "not decoded: a font or a part that it shows".to_owned());
        }
        sheet.keep_what_is_on(page.intersected_crop_box());
        lay_out(&mut read, sheet.drawn, || sheet.pictures);
        read
    }

    /// Goes through what a content draws, if that is no more than a page may cost; `place` sets it on the page.
    fn draw(
        &mut self,
        content: &[u8],
        resources: &Resources<'p>,
        page: &LibraryPage<'p>,
        place: Affine,
        sheet: &mut Sheet,
    ) -> Result<(), &'static str> {
        self.budget.spend(content, resources)?;
        let own = page.media_box();
        let bounds = Rect::new(own.x0, own.y0, own.x1, own.y1);
        let mut context = Context::new(place, bounds, &self.cache, page.xref(), self.settings.clone());
        sheet.names.clone_from(self.budget.names());
        interpret(TypedIter::new(content), resources, &mut context, sheet);
        sheet.close();
        Ok(())
    }
}
