//! PDF with a text layer → paragraphs, each with its page.

mod grid;
mod library;
mod limits;
mod margin;
mod paragraph;
mod writer;

use self::library::{Block, Page, TableCell};
use self::paragraph::{Column, Pair};
use self::writer::Writer;
use super::ReadError;
use super::extract::Extracted;

/// A part of the document in reading order.
enum Piece {
    /// Lines of one column, by its index.
    Column(usize),
    /// A table.
    Table(Vec<Vec<TableCell>>),
}

/// Reads a PDF.
///
/// # Errors
/// When the file is damaged or locked, has too many pages, has no text layer, or has fonts that do not say what their signs mean.
pub(super) fn read(bytes: &[u8]) -> Result<Extracted, ReadError> {
    let document = library::pages(bytes)?;
    let mut pages = document.pages;
    margin::drop_margins(&mut pages);
    check_text(&pages)?;
    let mut writer = Writer::default();
    let mut columns: Vec<Column> = Vec::new();
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    let mut doubtful: Vec<usize> = Vec::new();
    for page in &mut pages {
        let first = columns.len();
        let mut lines = Vec::new();
        for block in std::mem::take(&mut page.blocks) {
            match block {
                Block::Line(line) => lines.push(line),
                Block::Table(rows) => {
                    add_columns(page.number, &mut lines, &mut columns, &mut pieces);
                    pieces.push((page.number, Piece::Table(rows)));
                }
            }
        }
        add_columns(page.number, &mut lines, &mut columns, &mut pieces);
        if page.mixed_directions || !paragraph::are_side_by_side(columns.get(first..).unwrap_or_default()) {
            doubtful.push(page.number);
        }
    }
    paragraph::align(&mut columns);
    write(&mut writer, &columns, &pieces, &pages, &doubtful);
    if document.recovered {
        writer.unread_at_end(
            "pages that the index of the file may have listed",
            "the index of the PDF is damaged; its pages were found by searching",
        );
    }
    Ok(writer.finish())
}

fn add_columns(page: usize, lines: &mut Vec<library::Line>, columns: &mut Vec<Column>, pieces: &mut Vec<(usize, Piece)>) {
    for column in paragraph::columns(std::mem::take(lines)) {
        pieces.push((page, Piece::Column(columns.len())));
        columns.push(column);
    }
}

/// Refuses a scan, and a text that is mostly signs without meaning.
fn check_text(pages: &[Page]) -> Result<(), ReadError> {
    if pages.iter().all(|page| page.blocks.is_empty()) {
        if let Some(why) = pages.iter().find_map(|page| page.skipped.clone()) {
            return Err(ReadError::Damaged { what: "PDF", why });
        }
        let numbers: Vec<usize> = pages.iter().map(|page| page.number).collect();
        return Err(ReadError::NoTextLayer { pages: page_list(&numbers) });
    }
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    let all: usize = pages.iter().map(|page| page.characters).sum();
    let percent = unknown.saturating_mul(100) / all.max(1);
    if percent > limits::UNKNOWN_PERCENT { Err(ReadError::NoUnicode { percent }) } else { Ok(()) }
}

/// Writes page numbers as people do: 1–3, 7.
fn page_list(numbers: &[usize]) -> String {
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

fn write(writer: &mut Writer, columns: &[Column], pieces: &[(usize, Piece)], pages: &[Page], doubtful: &[usize]) {
    let indents = paragraph::opens_with_indent(columns);
    let mut waiting = pages.iter().peekable();
    let mut last: Option<(usize, usize, bool)> = None;
    for (number, piece) in pieces {
        while let Some(page) = waiting.next_if(|page| page.number <= *number) {
            note(writer, page, doubtful);
        }
        match piece {
            Piece::Table(rows) => {
                writer.table(*number, rows);
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
                        paragraph::continues(pair, indents)
                    });
                    if goes_on {
                        writer.append(*number, &line.text);
                    } else {
                        writer.paragraph(*number, &line.text);
                    }
                    last = Some((*index, at, !goes_on));
                }
            }
        }
    }
    waiting.for_each(|page| note(writer, page, doubtful));
}

/// Records what of a page was not read, where the page begins.
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
