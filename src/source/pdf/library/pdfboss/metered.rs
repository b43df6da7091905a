//! A document with a limit on the unpacked size of its streams: a page of a few bytes must not fill the memory.

use std::cell::Cell;

use pdfboss_core::{Document, Error, ObjRef, Object, ObjectSource, Result, Stream};

use super::fonts;
use crate::source::pdf::library::{content, size};
use crate::source::pdf::limits;

/// A document that counts the bytes it returns.
pub(super) struct Metered<'a> {
    document: &'a Document,
    /// Remaining unpacked bytes for the file.
    file: Cell<usize>,
    /// Remaining unpacked bytes for the page; content shown again counts again.
    page: Cell<usize>,
    /// Remaining strings for the page.
    strings: Cell<usize>,
}

impl<'a> Metered<'a> {
    /// Wraps a document of which nothing has been read.
    pub(super) const fn new(document: &'a Document) -> Self {
        Self { document, file: Cell::new(limits::UNPACKED), page: Cell::new(0), strings: Cell::new(0) }
    }

    /// Returns the document itself.
    pub(super) const fn document(&self) -> &'a Document {
        self.document
    }

    /// Resets the allowance for the next page.
    pub(super) fn begin_page(&self) {
        self.page.set(limits::PAGE);
        self.strings.set(limits::STRINGS);
    }
}

impl ObjectSource for Metered<'_> {
    fn get(&self, reference: ObjRef) -> Result<Object> {
        let mut object = self.document.get(reference)?;
        fonts::heal(&mut object, self.document);
        Ok(object)
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>> {
        let too_much = || Error::Decode("it unpacks to more than a plan can hold".to_owned());
        let is_font = is_font(stream);
        let limit = if is_font { limits::FONT } else { self.page.get() }.min(self.file.get());
        if size::unpacked(stream, self.document, limit).is_none() {
            return Err(too_much());
        }
        let data = self.document.stream_data(stream)?;
        self.file.set(self.file.get().checked_sub(data.len()).ok_or_else(too_much)?);
        if is_font || memchr::memmem::find(&data, b"begincmap").is_some() {
            return Ok(data);
        }
        self.page.set(self.page.get().checked_sub(data.len()).ok_or_else(too_much)?);
        // Every string becomes a piece with a position and a font, a hundred times its size in the file.
        let strings = content::strings(&data).ok_or_else(too_much)?;
        self.strings.set(self.strings.get().checked_sub(strings).ok_or_else(too_much)?);
        Ok(data)
    }
}

/// Returns `true` if the dictionary of a stream describes it as a font program.
fn is_font(stream: &Stream) -> bool {
    let subtype = stream.dict.get_name("Subtype").map(|name| name.0.as_str());
    stream.dict.get("Length1").is_some() || matches!(subtype, Some("Type1C" | "CIDFontType0C" | "OpenType"))
}
