//! The result of reading a file: one text, and the origins of its parts.

use serde::{Deserialize, Serialize};

use super::Span;

/// The result of reading a file of any format.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Extracted {
    /// The text, one paragraph per line; a table row is a line with tab-separated cells.
    pub text: String,
    /// First byte and origin of stretches of the text, in order.
    pub origins: Vec<(usize, Origin)>,
    /// Tables, in order.
    pub tables: Vec<TableRegion>,
    /// Content that was seen but could not be turned into text.
    pub unread: Vec<Unread>,
    /// Remarks for the user that involve no loss of content.
    pub remarks: Vec<Remark>,
}

/// Location of a stretch of text in the original file. All numbers count from 1.
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

/// A table of the document. A cell merged over several rows has its text in the first row, and the same span in the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRegion {
    /// The whole table in the text.
    pub span: Span,
    /// Rows of cells, each a span of the text; an empty cell is an empty span.
    pub rows: Vec<Vec<Span>>,
}

/// Something that was announced or seen but could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// What it is, such as “image page 3”.
    pub what: String,
    /// Why it was not read.
    pub why: String,
    /// Line of the text where it belongs, from 1.
    pub line: usize,
}

/// Something that was left out on purpose or read differently from what the file says, such as a running header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What it is.
    pub what: String,
    /// What was done with it, and why.
    pub why: String,
}
