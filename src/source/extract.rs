//! What a reader makes of a file: one text, and where its parts came from.

use serde::{Deserialize, Serialize};

use super::Span;

/// The outcome of reading a file of any format.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Extracted {
    /// The text, one paragraph a line; a table row is a line with its cells set apart by tabs.
    pub text: String,
    /// For stretches of the text, in order: first byte, and where the stretch came from.
    pub origins: Vec<(usize, Origin)>,
    /// Tables, in order.
    pub tables: Vec<TableRegion>,
    /// What was seen and could not be turned into text.
    pub unread: Vec<Unread>,
    /// What a reader should know of and loses nothing by.
    pub remarks: Vec<Remark>,
}

/// Where in the original file a stretch of text stands. All numbers count from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Origin {
    /// Page of a PDF.
    Page(usize),
    /// Paragraph of a Word document or web page.
    Paragraph(usize),
    /// Cell of a spreadsheet.
    Cell {
        /// Name of the sheet.
        sheet: String,
        /// Row.
        row: usize,
        /// Column.
        column: usize,
    },
}

/// A table of the document. A cell merged over several rows has its text in the first, and the same span in the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRegion {
    /// The whole table in the text.
    pub span: Span,
    /// Rows of cells, each a span of the text; an empty cell is an empty span.
    pub rows: Vec<Vec<Span>>,
}

/// Something that was announced or seen and could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// What it is, such as “image page 3”.
    pub what: String,
    /// Why it was not read.
    pub why: String,
    /// Line of the text where it belongs, from 1.
    pub line: usize,
}

/// Something that was left out on purpose or read otherwise than the file says, such as a running header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What it is.
    pub what: String,
    /// What was done with it, and why.
    pub why: String,
}
