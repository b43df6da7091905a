//! Blocks of a Word document → one text with its tables.

use crate::source::extract::{Extracted, Origin, TableRegion, Unread};
use crate::source::{ReadError, Span};

/// A piece of a document between two paragraph ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) enum Block {
    /// A paragraph.
    Paragraph {
        /// Its number in the document, from 1.
        number: usize,
        /// Its text with the list number that Word prints; line breaks in it are `\n`.
        text: String,
    },
    /// A table as rows of cells.
    Table(Vec<Vec<Cell>>),
    /// Content without text.
    Unread {
        /// What it is.
        what: String,
        /// Why it was not read.
        why: &'static str,
    },
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct Cell {
    /// Content.
    pub blocks: Vec<Block>,
    /// Number of grid columns that it covers, at least 1.
    pub columns: usize,
    /// Whether it continues the cell above.
    pub continued: bool,
}

impl Block {
    /// Returns the text of a paragraph, `None` for anything else.
    pub(in crate::source) fn paragraph(&self) -> Option<&str> {
        match self {
            Self::Paragraph { text, .. } => Some(text),
            Self::Table(_) | Self::Unread { .. } => None,
        }
    }
}

/// Maximum number of table columns that are distinguished; Word stops at 63.
const COLUMN_LIMIT: usize = 64;

/// Converts blocks to text.
///
/// # Errors
/// If there is no text, but something that may hold some, such as the picture of a page.
pub(in crate::source) fn extract(blocks: &[Block]) -> Result<Extracted, ReadError> {
    let mut writer = Writer::default();
    writer.blocks(blocks);
    let blank = writer.out.text.trim().is_empty();
    match writer.out.unread.first() {
        Some(first) if blank => Err(ReadError::NoText { what: first.what.clone() }),
        _ => Ok(writer.out),
    }
}

#[derive(Debug, Default)]
struct Writer {
    out: Extracted,
    line: usize,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { number, text } => {
                    self.out.origins.push((self.out.text.len(), Origin::Paragraph(*number)));
                    self.out.text.push_str(text);
                    self.end_line(text.matches('\n').count());
                }
                // A table of one column only frames text.
                Block::Table(rows) if rows.iter().all(|row| row.len() <= 1) => {
                    rows.iter().flatten().for_each(|cell| self.blocks(&cell.blocks));
                }
                Block::Table(rows) => self.table(rows),
                Block::Unread { what, why } => self.unread(what, why),
            }
        }
    }

    fn end_line(&mut self, inside: usize) {
        self.out.text.push('\n');
        self.line += 1 + inside;
    }

    fn unread(&mut self, what: &str, why: &str) {
        self.out.unread.push(Unread { what: what.to_owned(), why: why.to_owned(), line: self.line + 1 });
    }

    fn table(&mut self, rows: &[Vec<Cell>]) {
        let start = self.out.text.len();
        let mut spans: Vec<Vec<Span>> = Vec::with_capacity(rows.len());
        for row in rows {
            let above = spans.last().map_or(&[][..], Vec::as_slice).to_vec();
            let mut line: Vec<Span> = Vec::new();
            for (index, cell) in row.iter().enumerate() {
                if index > 0 {
                    self.out.text.push('\t');
                }
                let own = self.cell(cell);
                let span = above.get(line.len()).copied().filter(|_| cell.continued).unwrap_or(own);
                let columns = cell.columns.clamp(1, COLUMN_LIMIT.saturating_sub(line.len()).max(1));
                line.extend(std::iter::repeat_n(span, columns));
            }
            spans.push(line);
            self.end_line(0);
        }
        self.out.tables.push(TableRegion { span: Span::new(start, self.out.text.len().saturating_sub(1)), rows: spans });
    }

    fn cell(&mut self, cell: &Cell) -> Span {
        let start = self.out.text.len();
        if let Some(number) = first_paragraph(&cell.blocks) {
            self.out.origins.push((start, Origin::Paragraph(number)));
        }
        self.flat(&cell.blocks, start);
        Span::new(start, self.out.text.len())
    }

    /// Writes a cell as part of one line: its paragraphs, and the cells of tables in it, are separated by spaces.
    fn flat(&mut self, blocks: &[Block], start: usize) {
        for block in blocks {
            match block {
                Block::Paragraph { text, .. } => {
                    for word in text.split(['\n', '\t']).map(str::trim).filter(|word| !word.is_empty()) {
                        if self.out.text.len() > start {
                            self.out.text.push(' ');
                        }
                        self.out.text.push_str(word);
                    }
                }
                Block::Table(rows) => rows.iter().flatten().for_each(|cell| self.flat(&cell.blocks, start)),
                Block::Unread { what, why } => self.unread(what, why),
            }
        }
    }
}

fn first_paragraph(blocks: &[Block]) -> Option<usize> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph { number, .. } => Some(*number),
        Block::Table(rows) => rows.iter().flatten().find_map(|cell| first_paragraph(&cell.blocks)),
        Block::Unread { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(number: usize, text: &str) -> Block {
        Block::Paragraph { number, text: text.to_owned() }
    }

    fn cell(number: usize, text: &str) -> Cell {
        Cell { blocks: vec![paragraph(number, text)], columns: 1, continued: false }
    }

    fn words(found: &Extracted) -> Vec<Vec<&str>> {
        let rows = found.tables.iter().flat_map(|table| &table.rows);
        rows.map(|row| row.iter().map(|span| &found.text[span.range()]).collect()).collect()
    }

    #[test]
    fn a_row_is_a_line_and_merged_cells_share_their_text() {
        let wide = Cell { columns: 2, ..cell(3, "市局") };
        let below = Cell { continued: true, ..cell(4, "") };
        let rows =
            vec![vec![cell(1, "一"), cell(2, "公开\n预算"), wide], vec![below, cell(5, "决算"), cell(6, ""), cell(7, "年底")]];
        let found = extract(&[Block::Table(rows), paragraph(8, "完")]).expect("text");
        assert_eq!(found.text, "一\t公开 预算\t市局\n\t决算\t\t年底\n完\n");
        assert_eq!(words(&found), [["一", "公开 预算", "市局", "市局"], ["一", "决算", "", "年底"]]);
        assert_eq!(found.origins.last(), Some(&(found.text.len() - 4, Origin::Paragraph(8))));
    }

    #[test]
    fn a_frame_around_text_is_no_table() {
        let framed =
            Cell { blocks: vec![paragraph(1, "一、总体要求"), paragraph(2, "加强。")], columns: 1, continued: false };
        let found = extract(&[Block::Table(vec![vec![framed]])]).expect("text");
        assert_eq!((found.text.as_str(), found.tables.len()), ("一、总体要求\n加强。\n", 0));
    }

    #[test]
    fn a_picture_has_its_line_and_a_document_of_pictures_is_an_error() {
        let picture = Block::Unread { what: "a picture".to_owned(), why: "it has no text" };
        let found = extract(&[paragraph(1, "上\n中"), picture.clone(), paragraph(2, "下")]).expect("text");
        assert_eq!(found.unread[0].line, 3);
        assert_eq!(extract(&[paragraph(1, " "), picture]), Err(ReadError::NoText { what: "a picture".to_owned() }));
    }
}
