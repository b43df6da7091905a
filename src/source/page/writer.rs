//! Writes paragraphs and tables into one text, with their pages.

use super::joined::Table;
use super::model::TableCell;
use crate::source::extract::Extracted;
use crate::source::{Origin, Span, TableRegion, Unread};

/// The text so far, with one line per paragraph or table row.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: Extracted,
    lines: usize,
}

impl Writer {
    /// Begins a paragraph.
    pub(super) fn paragraph(&mut self, page: usize, text: &str) {
        self.line(page);
        self.out.text.push_str(text);
    }

    /// Continues the open paragraph.
    pub(super) fn append(&mut self, page: usize, text: &str) {
        let last = self.out.text.chars().next_back();
        let next = text.chars().next();
        match (last, next) {
            (Some('-'), Some(next)) if next.is_ascii_lowercase() && self.breaks_word() => {
                self.out.text.pop();
            }
            (Some(last), Some(next)) if is_word(last) && is_word(next) && !(last.is_ascii_digit() && next.is_ascii_digit()) => {
                self.out.text.push(' ');
            }
            _ => {}
        }
        self.origin(page);
        self.out.text.push_str(text);
    }

    /// Returns `true` if the hyphen at the end of the text follows a letter.
    fn breaks_word(&self) -> bool {
        self.out.text.chars().rev().nth(1).is_some_and(|ch| ch.is_ascii_alphabetic())
    }

    /// Writes a table.
    pub(super) fn table(&mut self, table: &Table) {
        let spans: Vec<Vec<Span>> = table.rows.iter().map(|(page, row)| self.row(*page, row)).collect();
        let spans = fill_merged(&table.rows, spans);
        let end = self.out.text.len();
        let start = spans.first().and_then(|row| row.first()).map_or(end, |cell| cell.start);
        self.out.tables.push(TableRegion { span: Span::new(start, end), rows: spans });
    }

    fn row(&mut self, page: usize, row: &[TableCell]) -> Vec<Span> {
        self.line(page);
        let mut cells = Vec::with_capacity(row.len());
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                self.out.text.push('\t');
            }
            let start = self.out.text.len();
            self.out.text.push_str(&cell.text);
            cells.push(Span::new(start, self.out.text.len()));
        }
        cells
    }

    fn line(&mut self, page: usize) {
        if self.lines > 0 {
            self.out.text.push('\n');
        }
        self.lines += 1;
        self.origin(page);
    }

    fn origin(&mut self, page: usize) {
        let origin = Origin::Page(page);
        if self.out.origins.last().is_none_or(|(_, last)| *last != origin) {
            self.out.origins.push((self.out.text.len(), origin));
        }
    }

    /// Records what is missing at the next line.
    pub(super) fn unread(&mut self, what: &str, why: &str) {
        self.out.unread.push(Unread { what: what.to_owned(), why: why.to_owned(), line: self.lines + 1 });
    }

    /// Records what is missing at the end.
    pub(super) fn unread_at_end(&mut self, what: &str, why: &str) {
        self.out.unread.push(Unread { what: what.to_owned(), why: why.to_owned(), line: self.lines.max(1) });
    }

    /// Returns the result; a record for a line after the last is moved to the last.
    pub(super) fn finish(mut self) -> Extracted {
        let last = self.lines.max(1);
        for unread in &mut self.out.unread {
            unread.line = unread.line.min(last);
        }
        self.out
    }
}

const fn is_word(ch: char) -> bool {
    ch.is_ascii_alphanumeric()
}

/// Gives the cells covered by a merged one its span.
fn fill_merged(rows: &[(usize, Vec<TableCell>)], mut spans: Vec<Vec<Span>>) -> Vec<Vec<Span>> {
    for (at, (_, row)) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| cell.rows > 1) {
            let Some(span) = spans.get(at).and_then(|row| row.get(column)).copied() else { continue };
            for below in spans.iter_mut().skip(at + 1).take(cell.rows - 1) {
                if let Some(covered) = below.get_mut(column).filter(|covered| covered.is_empty()) {
                    *covered = span;
                }
            }
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<TableCell> {
        cells.iter().map(|text| TableCell { text: (*text).to_owned(), rows: 1, columns: 1 }).collect()
    }

    #[test]
    fn a_paragraph_over_two_pages_knows_both() {
        let mut writer = Writer::default();
        writer.paragraph(1, "一、加强领导");
        writer.paragraph(1, "做好公");
        writer.append(2, "开。");
        let found = writer.finish();
        assert_eq!(found.text, "一、加强领导\n做好公开。");
        let at = found.text.find('开').expect("there");
        assert_eq!(found.origins, [(0, Origin::Page(1)), (at, Origin::Page(2))]);
    }

    #[test]
    fn words_that_the_line_cut_are_healed() {
        let mut writer = Writer::default();
        writer.paragraph(1, "the open govern-");
        writer.append(1, "ment");
        writer.append(1, "of");
        writer.append(1, "县");
        assert_eq!(writer.finish().text, "the open government of县");
    }

    #[test]
    fn a_cell_merged_over_rows_stands_in_all_of_them() {
        let mut writer = Writer::default();
        let mut rows = vec![row(&["甲", "一"]), row(&["", "二"])];
        rows[0][0].rows = 2;
        writer.table(&Table::new(1, rows));
        let found = writer.finish();
        assert_eq!(found.tables[0].rows[1][0], found.tables[0].rows[0][0]);
    }
}
