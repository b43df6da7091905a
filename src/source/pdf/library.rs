//! The only place that knows which library reads PDF: bytes in, pages of lines and tables out.

mod guard;
mod upright;

use std::collections::BTreeSet;

use pdfboss_core::{Document, Error, Immediate, Object, ObjectSource, Page as LibraryPage, Stream, source::block_on};
use pdfboss_output::{
    Block as LibraryBlock, Cell, FontCache, LayoutOptions, Line as LibraryLine, ReadingOrder, Ruling, TextSpan,
};

use super::grid::{self, Grid, Piece, Rule};
use super::limits;
use crate::source::{ReadError, heal::meant};

/// A document as the library reads it.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Whether the index of the file was broken and its objects were found by searching.
    pub recovered: bool,
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Number, from 1.
    pub number: usize,
    /// Lines and tables in reading order.
    pub blocks: Vec<Block>,
    /// Whether nothing but its margins holds text.
    pub is_empty: bool,
    /// Pictures that it shows; only counted where there is little text.
    pub pictures: usize,
    /// Lines that it draws.
    pub drawings: usize,
    /// Characters of its text.
    pub characters: usize,
    /// Those of them that no font names.
    pub unknown: usize,
    /// Whether it holds text in more than one direction.
    pub mixed_directions: bool,
    /// What of it could not be read.
    pub skipped: Option<String>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// A line of text.
    Line(Line),
    /// A table: rows of cells.
    Table(Vec<Vec<TableCell>>),
}

impl Block {
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Line(line) => vec![line.text.as_str()],
            Self::Table(rows) => rows.iter().flatten().map(|cell| cell.text.as_str()).collect(),
        }
    }
}

/// A line of text with its place, in points; `bottom` grows upward.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// Text.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Baseline, from the foot of the page.
    pub bottom: f32,
    /// Size of the type.
    pub size: f32,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableCell {
    /// Text; empty where a neighbour's cell covers it.
    pub text: String,
    /// Rows that it covers, from 1.
    pub rows: usize,
    /// Columns that it covers, from 1.
    pub columns: usize,
}

/// Reads all pages of a PDF.
pub(super) fn pages(bytes: &[u8]) -> Result<Pages, ReadError> {
    guard::check_index(bytes)?;
    guard::check_packs(bytes)?;
    let document = Document::load(bytes.to_vec()).map_err(|error| failure(&error))?;
    guard::check_unpacked(&document)?;
    let count = document.page_count();
    if count > limits::PAGES {
        return Err(ReadError::TooManyPages { count, limit: limits::PAGES });
    }
    let found = document.flattened_page_count();
    if found < count || found == 0 || found > limits::PAGES {
        return Err(ReadError::Damaged { what: "PDF", why: format!("it announces {count} pages and holds {found}") });
    }
    let source = Metered::new(&document);
    let fonts = FontCache::default();
    let layers = document.oc_state();
    let read = |index: usize| {
        let page = document.page(index).map_err(|error| failure(&error))?;
        Ok(read_page(&source, &page, &fonts, layers.as_ref()))
    };
    let pages = (0..found).map(read).collect::<Result<_, ReadError>>()?;
    Ok(Pages { pages, recovered: document.xref().newest_section().is_none() })
}

fn failure(error: &Error) -> ReadError {
    match error {
        Error::Encrypted => ReadError::Encrypted,
        other => ReadError::Damaged { what: "PDF", why: other.to_string() },
    }
}

fn read_page(source: &Metered<'_>, page: &LibraryPage, fonts: &FontCache, layers: Option<&pdfboss_core::OcState>) -> Page {
    let mut read = Page { number: page.index + 1, ..Page::default() };
    let order = ReadingOrder::Content;
    let extracted = block_on(pdfboss_text::extract_spans_and_rulings_reporting_cached_with(
        Immediate(source),
        page,
        fonts,
        layers,
        None,
        order,
    ));
    let Ok((mut spans, mut rulings, report)) = extracted else {
        read.skipped = Some("its content could not be decoded".to_owned());
        return read;
    };
    if !report.is_complete() {
        let causes: Vec<String> =
            report.skipped.iter().take(3).map(|skipped| format!("{} ({})", skipped.kind, skipped.cause)).collect();
        read.skipped = Some(format!("not decoded: {}", causes.join(", ")));
    }
    pdfboss_output::retain_spans_on_page(&mut spans, page);
    pdfboss_output::retain_rulings_on_page(&mut rulings, page);
    if spans.len() > limits::PIECES || rulings.len() > limits::PIECES {
        read.skipped = Some(format!("it is made of more than {} pieces", limits::PIECES));
        return read;
    }
    read.drawings = rulings.len();
    let first_turn = spans.first().map(|span| span.rotate);
    read.mixed_directions = spans.iter().any(|span| span.vertical || Some(span.rotate) != first_turn);
    if spans.iter().map(|span| span.text.trim().chars().count()).sum::<usize>() <= limits::LITTLE_TEXT {
        let images = block_on(pdfboss_text::placed_images_with(Immediate(source), page, layers));
        read.pictures = images.map_or(0, |images| images.len());
    }
    // The outline of a plan is numbered text; a list of the library would take its numbers for bullets.
    let options = LayoutOptions { list_min_lines: usize::MAX, ..LayoutOptions::default() };
    upright::turn(&mut spans, &mut rulings);
    let grids = take_grids(&mut spans, &mut rulings);
    let layout = pdfboss_output::page_layout_opts(&spans, &rulings, report.order, &options);
    read.blocks = layout.blocks.into_iter().flat_map(blocks).collect();
    for grid in grids {
        insert(&mut read.blocks, grid);
    }
    for ch in read.blocks.iter().flat_map(Block::texts).flat_map(str::chars) {
        read.characters += 1;
        read.unknown += usize::from(ch == '\u{fffd}');
    }
    read
}

/// Takes the ruled tables out of what the library lays out: it tells cells apart by white space first.
fn take_grids(spans: &mut Vec<TextSpan>, rulings: &mut Vec<Ruling>) -> Vec<Grid> {
    let piece = |span: &TextSpan| Piece {
        text: clean(&span.text.chars().collect::<Vec<_>>()),
        left: span.x,
        right: span.end_x,
        bottom: span.y,
        // A turned piece among upright ones stands in no cell.
        size: if span.rotate == 0 { span.size } else { f32::NAN },
    };
    let rule = |ruling: &Ruling| {
        let upright = ruling.end.y - ruling.start.y > ruling.end.x - ruling.start.x;
        let (at, from, to) =
            if upright { (ruling.start.x, ruling.start.y, ruling.end.y) } else { (ruling.start.y, ruling.start.x, ruling.end.x) };
        Rule { upright, at, from, to }
    };
    let rules: Vec<Rule> = rulings.iter().map(rule).collect();
    let found = grid::grids(&spans.iter().map(piece).collect::<Vec<_>>(), &rules);
    let taken: BTreeSet<usize> = found.iter().flat_map(|grid| grid.pieces.iter().copied()).collect();
    let mut at = 0;
    spans.retain(|_| {
        at += 1;
        !taken.contains(&(at - 1))
    });
    rulings.retain(|ruling| !found.iter().any(|grid| grid.holds(&rule(ruling))));
    found
}

/// Puts a table before the first line that stands below its upper edge.
fn insert(blocks: &mut Vec<Block>, grid: Grid) {
    let below = |block: &Block| matches!(block, Block::Line(line) if line.bottom < grid.top() && line.left < grid.right());
    let at = blocks.iter().position(below).unwrap_or(blocks.len());
    blocks.insert(at, Block::Table(grid.rows));
}

fn blocks(block: LibraryBlock) -> Vec<Block> {
    let lines = |lines: Vec<LibraryLine>| lines.iter().map(|found| Block::Line(line(found))).collect();
    match block {
        LibraryBlock::Heading { lines: found, .. } | LibraryBlock::Paragraph { lines: found, .. } => lines(found),
        LibraryBlock::List { items, .. } => lines(items.into_iter().flat_map(|item| item.lines).collect()),
        LibraryBlock::Table { rows, .. } => vec![Block::Table(rows.iter().map(|row| row.iter().map(cell).collect()).collect())],
    }
}

fn line(found: &LibraryLine) -> Line {
    Line { text: text_of(found), left: found.x, right: found.end_x, bottom: found.y, size: found.size }
}

fn cell(found: &Cell) -> TableCell {
    TableCell {
        text: found.line.as_ref().map(text_of).unwrap_or_default(),
        rows: usize::from(found.rowspan.max(1)),
        columns: usize::from(found.colspan.max(1)),
    }
}

fn text_of(found: &LibraryLine) -> String {
    let whole: Vec<char> = found.inlines.iter().flat_map(|inline| inline.text.chars()).collect();
    clean(&whole).trim().to_owned()
}

/// Drops the spaces that justification sets beside Chinese characters, and reads signs as the characters that are meant.
fn clean(whole: &[char]) -> String {
    let mut text = String::with_capacity(whole.len() * 3);
    for (at, &ch) in whole.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| whole.get(before));
        let beside_wide =
            ch == ' ' && (before.is_some_and(|&ch| is_wide(ch)) || whole.get(at + 1).is_some_and(|&ch| is_wide(ch)));
        match ch {
            _ if beside_wide => {}
            '\t' | '\n' | '\r' => text.push(' '),
            _ => text.push(if ch.is_control() { '\u{fffd}' } else { meant(ch) }),
        }
    }
    text
}

const fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The document with a limit on what its streams may unpack to: a page of a few bytes must not fill the memory.
struct Metered<'a> {
    document: &'a Document,
    left: std::cell::Cell<usize>,
}

impl<'a> Metered<'a> {
    const fn new(document: &'a Document) -> Self {
        Self { document, left: std::cell::Cell::new(limits::UNPACKED) }
    }
}

impl ObjectSource for Metered<'_> {
    fn get(&self, reference: pdfboss_core::ObjRef) -> pdfboss_core::Result<Object> {
        self.document.get(reference)
    }

    fn stream_data(&self, stream: &Stream) -> pdfboss_core::Result<Vec<u8>> {
        let too_much = || Error::Decode("it unpacks to more than a plan can hold".to_owned());
        if self.left.get() == 0 {
            return Err(too_much());
        }
        let data = self.document.stream_data(stream)?;
        self.left.set(self.left.get().saturating_sub(data.len()));
        let limit = if is_font(&data) { limits::FONT } else { limits::STREAM };
        if data.len() > limit { Err(too_much()) } else { Ok(data) }
    }
}

fn is_font(data: &[u8]) -> bool {
    [b"\0\x01\0\0".as_slice(), b"OTTO", b"true", b"ttcf", b"\x01\0\x04", b"%!PS"].iter().any(|magic| data.starts_with(magic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_of_justification_go_and_those_between_words_stay() {
        let inline = |text: &str| pdfboss_output::Inline { text: text.to_owned(), bold: false, italic: false, code: false };
        let found = LibraryLine {
            inlines: vec![inline("伊滨办 〔2017〕25 "), inline("号 and so on\u{1}")],
            y: 0.0,
            x: 0.0,
            end_x: 0.0,
            size: 0.0,
        };
        assert_eq!(text_of(&found), "伊滨办〔2017〕25号and so on\u{fffd}");
    }
}
