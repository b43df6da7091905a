//! The parts of pages, with their positions.

/// Maximum number of pieces of text, or of drawn lines, on one page.
pub(in crate::source) const PIECES: usize = 20_000;

/// One page.
#[derive(Debug, Default)]
pub(in crate::source) struct Page {
    /// Number, from 1.
    pub number: usize,
    /// Lines and tables in reading order.
    pub blocks: Vec<Block>,
    /// Whether only its margins hold text.
    pub is_empty: bool,
    /// Number of pictures; counted only if there is little text.
    pub pictures: usize,
    /// Number of drawn lines.
    pub drawings: usize,
    /// Number of characters.
    pub characters: usize,
    /// Number of characters that no font maps to Unicode.
    pub unknown: usize,
    /// Whether it holds text in more than one direction.
    pub mixed_directions: bool,
    /// Why some of it could not be read.
    pub skipped: Option<String>,
}

impl Page {
    /// Counts the characters of the text, and those that no font maps to Unicode.
    pub(in crate::source) fn count_characters(&mut self) {
        for ch in self.blocks.iter().flat_map(Block::texts).flat_map(str::chars) {
            self.characters += 1;
            self.unknown += usize::from(ch == '\u{fffd}');
        }
    }
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::source) enum Block {
    /// A line of text.
    Line(Line),
    /// A table: rows of cells.
    Table(Vec<Vec<TableCell>>),
}

impl Block {
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Line(line) => vec![line.text.as_str()],
            Self::Table(rows) => rows.iter().flatten().map(|cell| cell.text.as_str()).collect(),
        }
    }
}

/// A positioned line of text, in points; `bottom` grows upward.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::source) struct Line {
    /// Text.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Baseline, from the bottom of the page.
    pub bottom: f32,
    /// Font size.
    pub size: f32,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct TableCell {
    /// Text; empty if a neighbour's cell covers it.
    pub text: String,
    /// Number of rows that it covers, from 1.
    pub rows: usize,
    /// Number of columns that it covers, from 1.
    pub columns: usize,
}

/// Formats page numbers as ranges: 1–3, 7.
pub(in crate::source) fn page_list(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let written = runs.iter().map(|&(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") });
    written.collect::<Vec<_>>().join(", ")
}
