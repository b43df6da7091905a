//! A chapter of the report: a heading with tables.

use crate::render::table::Table;
use crate::render::{Part, TableSet};

/// Most plans that a page can show with their text while filtering and sorting without noticeable delay: with 40 plans a filter took 168
/// ms on a busy machine.
pub const MOST_A_PAGE: usize = 25;

/// A chapter of the report, for every format with chapters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id in a page, such as `core`.
    pub id: &'static str,
    /// Its content.
    pub set: TableSet,
}

impl Section {
    pub(super) fn new(id: &'static str, title: &str, parts: Vec<Part>) -> Self {
        Self { id, set: TableSet { title: title.to_owned(), parts, ..TableSet::default() } }
    }

    pub(super) fn with_note(mut self, note: &str) -> Self {
        self.set.notes.push(note.to_owned());
        self
    }
}

/// A table of a chapter.
pub(super) fn part(caption: &str, table: Table, empty: &str) -> Part {
    Part { caption: caption.to_owned(), table, empty: empty.to_owned() }
}
