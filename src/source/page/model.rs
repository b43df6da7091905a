//! What pages are made of, with its place on them.

/// One page.
#[derive(Debug, Default)]
pub(in crate::source) struct Page {
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

impl Page {
    /// Counts the characters of the text, and those that no font names.
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

/// A line of text with its place, in points; `bottom` grows upward.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::source) struct Line {
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
pub(in crate::source) struct TableCell {
    /// Text; empty where a neighbour's cell covers it.
    pub text: String,
    /// Rows that it covers, from 1.
    pub rows: usize,
    /// Columns that it covers, from 1.
    pub columns: usize,
}

/// Writes page numbers as people do: 1–3, 7.
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
