//! The pieces that an element is rendered to.

/// A piece of a rendered element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A line of text.
    Line(String),
    /// An empty paragraph.
    Blank,
    /// A table of text, row by row.
    Table(Vec<Vec<Cell>>),
    /// A picture, with its name in the page.
    Picture(String),
    /// Marks the element that was left out.
    Hole,
}

/// A cell of a table of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text in one line.
    pub text: String,
    /// Number of columns that it covers, from 1.
    pub columns: usize,
    /// Number of rows that it covers, from 1; 0 means all that follow.
    pub rows: usize,
}
