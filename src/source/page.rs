//! Positioned text on pages → paragraphs and tables, shared by PDF and OFD.

mod grid;
mod joined;
mod layout;
mod margin;
mod model;
mod opening;
mod paragraph;
mod ruled;
mod upright;
mod writer;

use self::joined::Table;
pub(super) use self::layout::{Drawn, blocks, placed, span};
pub(super) use self::model::{Block, Line, PIECES, Page, TableCell, page_list};
use self::opening::Count;
use self::paragraph::{Column, Pair};
pub(super) use self::ruled::{Ink, Outline, ruled};
use self::writer::Writer;
use super::extract::{Extracted, Remark};

/// A part of the document in reading order.
enum Piece {
    /// Lines of one column, by index.
    Column(usize),
    /// A table.
    Table(Table),
}

/// The pages of a document, to be joined into one text.
pub(super) struct Document {
    pages: Vec<Page>,
    remarks: Vec<Remark>,
}

impl Document {
    /// Takes the pages and drops page numbers and running headers.
    pub(super) fn new(mut pages: Vec<Page>) -> Self {
        let remarks = margin::drop_margins(&mut pages);
        Self { pages, remarks }
    }

    /// Returns the pages without their margins.
    pub(super) fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Writes everything; `missing` is what is known to be missing at the end, and why.
    pub(super) fn write(mut self, missing: Option<(&str, &str)>) -> Extracted {
        let mut columns: Vec<Column> = Vec::new();
        let mut pieces: Vec<(usize, Piece)> = Vec::new();
        let mut doubtful: Vec<usize> = Vec::new();
        for page in &mut self.pages {
            let first = columns.len();
            let mut lines = Vec::new();
            for block in std::mem::take(&mut page.blocks) {
                match block {
                    Block::Line(line) => lines.push(line),
                    Block::Table(rows) => {
                        add_columns(page.number, &mut lines, &mut columns, &mut pieces);
                        add_table(page.number, rows, &mut pieces);
                    }
                }
            }
            add_columns(page.number, &mut lines, &mut columns, &mut pieces);
            if page.mixed_directions || !paragraph::are_side_by_side(columns.get(first..).unwrap_or_default()) {
                doubtful.push(page.number);
            }
        }
        paragraph::align(&mut columns);
        let mut writer = Writer::default();
        write(&mut writer, &columns, &pieces, &self.pages, &doubtful);
        if let Some((what, why)) = missing {
            writer.unread_at_end(what, why);
        }
        Extracted { remarks: self.remarks, ..writer.finish() }
    }
}

fn add_columns(page: usize, lines: &mut Vec<Line>, columns: &mut Vec<Column>, pieces: &mut Vec<(usize, Piece)>) {
    for column in paragraph::columns(std::mem::take(lines)) {
        pieces.push((page, Piece::Column(columns.len())));
        columns.push(column);
    }
}

/// Adds a table, or continues the one that the page break cut.
fn add_table(page: usize, rows: Vec<Vec<TableCell>>, pieces: &mut Vec<(usize, Piece)>) {
    let table = Table::new(page, rows);
    match pieces.last_mut() {
        Some((_, Piece::Table(open))) if open.goes_on_in(&table) => open.join(table),
        _ => pieces.push((page, Piece::Table(table))),
    }
}

fn write(writer: &mut Writer, columns: &[Column], pieces: &[(usize, Piece)], pages: &[Page], doubtful: &[usize]) {
    let indents = paragraph::opens_with_indent(columns);
    let mut waiting = pages.iter().peekable();
    let mut last: Option<(usize, usize, bool)> = None;
    let mut count = Count::default();
    for (number, piece) in pieces {
        while let Some(page) = waiting.next_if(|page| page.number <= *number) {
            note(writer, page, doubtful);
        }
        match piece {
            Piece::Table(table) => {
                writer.table(table);
                last = None;
            }
            Piece::Column(index) => {
                let Some(column) = columns.get(*index) else { continue };
                for (at, line) in column.lines.iter().enumerate() {
                    let above = last.and_then(|(column, line, first)| {
                        let column = columns.get(column)?;
                        Some((column, column.lines.get(line)?, first))
                    });
                    let goes_on = above.is_some_and(|(upper, above, first)| {
                        let pair = Pair { above: (upper, above), below: (column, line), same_column: at > 0, first };
                        !count.opens(&above.text, &line.text) && paragraph::continues(pair, indents)
                    });
                    if goes_on {
                        writer.append(*number, &line.text);
                    } else {
                        count.open(&line.text);
                        writer.paragraph(*number, &line.text);
                    }
                    last = Some((*index, at, !goes_on));
                }
            }
        }
    }
    waiting.for_each(|page| note(writer, page, doubtful));
}

/// Records unread parts of a page at its beginning.
fn note(writer: &mut Writer, page: &Page, doubtful: &[usize]) {
    let what = format!("page {}", page.number);
    if let Some(why) = &page.skipped {
        writer.unread(&what, why);
    } else if page.is_empty && page.pictures > 0 {
        writer.unread(&what, "it is a picture without text; run text recognition (OCR) on the file and read it again");
    } else if page.is_empty && page.drawings > 0 {
        writer.unread(&what, "it holds drawings and no text");
    }
    if page.unknown > 0 {
        writer.unread(&what, &format!("{} characters are of a font without a Unicode map", page.unknown));
    }
    if doubtful.contains(&page.number) {
        writer.unread(&what, "its text stands in columns or directions whose order is not certain; check it against the page");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_listed_as_people_do() {
        assert_eq!(page_list(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
    }
}
