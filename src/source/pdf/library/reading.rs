//! What every reader of PDF hands on, and what is done with it whoever read it.

use pdfboss_output::TextSpan;

use crate::source::ReadError;
use crate::source::page::{self, Drawn, Page};
use crate::source::pdf::limits;

/// A document as a reader hands it on.
#[derive(Debug, Default)]
pub(in crate::source::pdf) struct Reading {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Whether the index of the file was broken and its objects were found by searching.
    pub recovered: bool,
    /// Whether the list of pages names some that are not there.
    pub incomplete: bool,
    /// Number of pages that the file announces, where it holds another.
    pub announced: Option<usize>,
}

/// Refuses a file without pages, and one of more than are read.
pub(super) fn check_count(count: usize) -> Result<(), ReadError> {
    match count {
        0 => Err(ReadError::Damaged { what: "PDF", why: "it holds no page".to_owned() }),
        1..=limits::PAGES => Ok(()),
        _ => Err(ReadError::TooManyPages { count, limit: limits::PAGES }),
    }
}

/// How much text the pages may hold together: of a file with more the rest is not read.
pub(super) struct TextBudget {
    characters: usize,
    limit: usize,
}

impl TextBudget {
    /// Nothing so far, and `limit` bytes of text at most.
    pub(super) const fn new(limit: usize) -> Self {
        Self { characters: 0, limit }
    }

    /// Counts the text of a page, each character as the one byte that it takes at least.
    pub(super) const fn take(&mut self, page: &Page) -> Result<(), ReadError> {
        self.characters += page.characters;
        if self.characters > self.limit {
            return Err(ReadError::TooMuchText { size: self.characters, limit: self.limit });
        }
        Ok(())
    }
}

/// Puts what stands over a page before the first piece that stands below it: the pieces come in the order of the text.
pub(super) fn lay_over(spans: &mut Vec<TextSpan>, mut over: Vec<TextSpan>) {
    over.sort_by(|a, b| b.y.total_cmp(&a.y));
    for piece in over {
        let at = spans.iter().position(|other| other.y < piece.y).unwrap_or(spans.len());
        spans.insert(at, piece);
    }
}

/// Takes in what a page draws; one of more pieces than any page has is left out.
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
    read.blocks = page::blocks(drawn);
    read.count_characters();
}
