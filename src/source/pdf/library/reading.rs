//! The result of every PDF reader, and the processing they share.

use pdfboss_output::TextSpan;

use crate::source::ReadError;
use crate::source::page::{self, Drawn, Page};
use crate::source::pdf::limits;

/// A document as read by any reader.
#[derive(Debug, Default)]
pub(in crate::source::pdf) struct Reading {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Whether the index of the file was broken and its objects were found by searching.
    pub recovered: bool,
    /// Whether the page tree names pages that do not exist.
    pub incomplete: bool,
    /// Declared number of pages, if it differs from the actual one.
    pub announced: Option<usize>,
}

/// Rejects a file with no pages or too many.
pub(super) fn check_count(count: usize) -> Result<(), ReadError> {
    match count {
        0 => Err(ReadError::Damaged { what: "PDF", why: "it holds no page".to_owned() }),
        1..=limits::PAGES => Ok(()),
        _ => Err(ReadError::TooManyPages { count, limit: limits::PAGES }),
    }
}

/// Limit on the text of all pages together; reading stops when it is exceeded.
pub(super) struct TextBudget {
    characters: usize,
    limit: usize,
}

impl TextBudget {
    /// Creates an empty budget of at most `limit` bytes of text.
    pub(super) const fn new(limit: usize) -> Self {
        Self { characters: 0, limit }
    }

    /// Counts the text of a page, each character as one byte, the least it takes.
    pub(super) const fn take(&mut self, page: &Page) -> Result<(), ReadError> {
        self.characters += page.characters;
        if self.characters > self.limit {
            return Err(ReadError::TooMuchText { size: self.characters, limit: self.limit });
        }
        Ok(())
    }
}

/// Inserts each piece on top of a page before the first piece below it: the pieces are in text order.
pub(super) fn lay_over(spans: &mut Vec<TextSpan>, mut over: Vec<TextSpan>) {
    over.sort_by(|a, b| b.y.total_cmp(&a.y));
    for piece in over {
        let at = spans.iter().position(|other| other.y < piece.y).unwrap_or(spans.len());
        spans.insert(at, piece);
    }
}

/// Lays out the content of a page; a page with more pieces than the limit is left out.
pub(super) fn lay_out(read: &mut Page, drawn: Drawn, pictures: impl FnOnce() -> usize) {
    if drawn.spans.len() > limits::PIECES || drawn.rulings.len() > limits::PIECES {
        read.skipped = Some(format!("it is made of more than {} pieces", limits::PIECES));
        return;
    }
    read.drawings = drawn.rulings.len();
    let first_turn = drawn.spans.first().map(|span| span.rotate);
    read.mixed_directions = drawn.spans.iter().any(|span| span.vertical || Some(span.rotate) != first_turn);
    if drawn.spans.iter().map(|span| span.text.trim().chars().count()).sum::<usize>() <= limits::LITTLE_TEXT {
        read.pictures = pictures();
    }
    let (blocks, stands) = page::blocks(drawn);
    (read.blocks, read.mixed_directions) = (blocks, read.mixed_directions || stands);
    read.count_characters();
}
