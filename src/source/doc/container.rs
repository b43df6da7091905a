//! The streams of a binary document and its header, the File Information Block.

use std::io::Read;

use super::bytes::Bytes;
use super::formatting::{Formatting, Streams};
use super::lists;
use super::pieces::{Pieces, Unit};
use super::styles::Styles;
use super::unreadable;
use crate::source::ReadError;
use crate::source::word::Lists;

const MAGIC: u16 = 0xa5ec;
/// First version whose header has the offsets that are read here (Word 97).
const WORD_97: u16 = 0x00c1;
const ENCRYPTED: u16 = 0x0100;
const TABLE_1: u16 = 0x0200;

/// Offset in the header at which the pairs of offset and length begin.
const PAIRS: usize = 0x9a;

/// Tables that the header points to, by the index of their pair.
#[derive(Debug, Clone, Copy)]
pub(super) enum Table {
    Styles = 1,
    FootnoteReferences = 2,
    FootnoteTexts = 3,
    Sections = 6,
    Headers = 11,
    Characters = 12,
    Paragraphs = 13,
    Fonts = 15,
    Pieces = 33,
    Shapes = 40,
    EndnoteReferences = 46,
    EndnoteTexts = 47,
    TextBoxes = 56,
    HeaderTextBoxes = 58,
    Lists = 73,
    ListOverrides = 74,
}

/// The parts of the text, stored one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Main,
    Footnotes,
    Headers,
    Macros,
    Comments,
    Endnotes,
    TextBoxes,
    HeaderTextBoxes,
}

impl Part {
    const ALL: [Self; 8] = [
        Self::Main,
        Self::Footnotes,
        Self::Headers,
        Self::Macros,
        Self::Comments,
        Self::Endnotes,
        Self::TextBoxes,
        Self::HeaderTextBoxes,
    ];
}

/// An open binary document.
pub(super) struct Document {
    head: Vec<u8>,
    tables: Vec<u8>,
    /// The stream of pictures and of long property lists.
    pub data: Vec<u8>,
    pieces: Pieces,
    formatting: Formatting,
    /// Styles.
    pub styles: Styles,
    /// Lists.
    pub lists: Lists,
    /// Font names by index.
    pub fonts: Vec<String>,
}

impl Document {
    /// Opens a document.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        // What the library says of a container is for programmers.
        let broken = |_: std::io::Error| unreadable("it is damaged");
        let mut file = crate::source::ole::open(bytes).map_err(broken)?;
        let mut stream = |name: &str| -> Result<Vec<u8>, ReadError> {
            let mut found = Vec::new();
            let limit = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            file.open_stream(name).map_err(broken)?.take(limit).read_to_end(&mut found).map_err(broken)?;
            Ok(found)
        };
        let head = stream("/WordDocument")?;
        let fib = Bytes(&head);
        let (magic, version, flags) = (fib.u16(0), fib.u16(2).unwrap_or(0), fib.u16(10).unwrap_or(0));
        if magic != Some(MAGIC) || version < WORD_97 {
            return Err(unreadable("it was written by Word 95 or earlier"));
        }
        if flags & ENCRYPTED != 0 {
            return Err(ReadError::Encrypted);
        }
        let tables = stream(if flags & TABLE_1 == 0 { "/0Table" } else { "/1Table" })?;
        let data = stream("/Data").unwrap_or_default();
        let table = |kind: Table| pair(fib, &tables, kind);
        let pieces = Pieces::read(table(Table::Pieces).unwrap_or_default(), head.len())?;
        let formatting =
            Formatting::read(Streams { text: &head, data: &data }, table(Table::Paragraphs), table(Table::Characters));
        let styles = Styles::read(table(Table::Styles).unwrap_or_default());
        // The levels are stored after the tables, beyond the lengths that the header gives.
        let rest = |kind: Table| {
            let (at, len) = place(fib, kind)?;
            tables.get(at..).filter(|_| len > 0)
        };
        let lists = lists::read(rest(Table::Lists).unwrap_or_default(), rest(Table::ListOverrides).unwrap_or_default());
        let fonts = fonts(table(Table::Fonts).unwrap_or_default());
        Ok(Self { head, tables, data, pieces, formatting, styles, lists, fonts })
    }

    /// Returns a table, empty if the document has none.
    pub(super) fn table(&self, kind: Table) -> &[u8] {
        pair(Bytes(&self.head), &self.tables, kind).unwrap_or_default()
    }

    /// Returns the style and the property changes of the paragraph whose mark is at byte `at` of the stream.
    pub(super) fn paragraph(&self, at: u32) -> (u16, &[u8]) {
        self.formatting.paragraph(Streams { text: &self.head, data: &self.data }, at)
    }

    /// Returns the property changes of the character at byte `at` of the stream, and the byte at which they end.
    pub(super) fn character(&self, at: u32) -> (&[u8], u32) {
        self.formatting.character(Streams { text: &self.head, data: &self.data }, at)
    }

    /// Returns the first position and the length of a part in the whole text.
    pub(super) fn extent(&self, part: Part) -> (u32, u32) {
        let mut start = 0_u32;
        for (index, one) in Part::ALL.into_iter().enumerate() {
            let length = Bytes(&self.head).u32(0x4c + 4 * index).unwrap_or(0).min(self.pieces.length());
            if one == part {
                return (start, length);
            }
            start = start.saturating_add(length);
        }
        (start, 0)
    }

    /// Iterates over the characters of a range of a part.
    pub(super) fn units(&self, part: Part, range: (u32, u32)) -> impl Iterator<Item = Unit> + '_ {
        let (start, length) = self.extent(part);
        let (first, last) = (range.0.min(length), range.1.min(length));
        self.pieces.units(&self.head, start.saturating_add(first), start.saturating_add(last))
    }
}

/// Offset of the name in a font entry (`FFN`), counting its length byte.
const FONT_NAME: usize = 40;

/// Reads the font names (`SttbfFfn`): their number, a word, then entries that begin with their length.
fn fonts(table: &[u8]) -> Vec<String> {
    let bytes = Bytes(table);
    let mut at = 4;
    let mut found = Vec::new();
    for _ in 0..bytes.count(0).unwrap_or(0) {
        let Some(length) = bytes.u8(at).map(usize::from) else { break };
        let entry = bytes.slice(at, length + 1).unwrap_or_default();
        let (units, _) = entry.get(FONT_NAME..).unwrap_or_default().as_chunks::<2>();
        let name: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit != 0).collect();
        found.push(String::from_utf16_lossy(&name));
        at += length + 1;
    }
    found
}

fn place(fib: Bytes<'_>, kind: Table) -> Option<(usize, usize)> {
    let at = PAIRS + 8 * kind as usize;
    Some((fib.place(at)?, fib.place(at + 4)?))
}

fn pair<'a>(fib: Bytes<'_>, tables: &'a [u8], kind: Table) -> Option<&'a [u8]> {
    let (at, len) = place(fib, kind)?;
    Bytes(tables).slice(at, len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_known_by_their_numbers() {
        let mut table = vec![2, 0, 0, 0];
        for name in ["Symbol", "Wingdings 2"] {
            let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
            table.push(u8::try_from(FONT_NAME - 1 + units.len()).expect("short"));
            table.extend([0; FONT_NAME - 1]);
            table.extend(units);
        }
        assert_eq!(fonts(&table), ["Symbol", "Wingdings 2"]);
        assert_eq!(fonts(&table[..60]), ["Symbol", ""]);
        assert!(fonts(&[0xff]).is_empty());
    }
}
