//! Assembles the text of a document line by line and records the origin of every line and cell.

use super::{Origin, Span, TableRegion, Unread, extract::Extracted};

/// Limit, in bytes, on the text made from one file: many times the input size limit, and far below what fills memory.
const TEXT_LIMIT: usize = 128 * 1024 * 1024;

/// The text exceeds the limit: the file was built to unpack to far more than it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuchText;

/// Builder of an [`Extracted`].
#[derive(Debug, Default)]
pub(super) struct Assembly {
    made: Extracted,
    lines: usize,
}

impl Assembly {
    /// Adds a line; `text` must hold no line break.
    pub(super) fn line(&mut self, text: &str, origin: Option<Origin>) -> Result<Span, TooMuchText> {
        let start = self.made.text.len();
        self.reserve(text.len())?;
        if let Some(origin) = origin {
            self.made.origins.push((start, origin));
        }
        self.made.text.push_str(text);
        self.end_line();
        Ok(Span::new(start, start + text.len()))
    }

    /// Adds a table row as a line and returns the spans of its cells. `origin` returns the origin of the cell at an index.
    pub(super) fn row<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t str>,
        origin: impl Fn(usize) -> Option<Origin>,
    ) -> Result<Vec<Span>, TooMuchText> {
        let mut spans = Vec::new();
        for (index, cell) in cells.enumerate() {
            self.reserve(cell.len())?;
            if index > 0 {
                self.made.text.push('\t');
            }
            let start = self.made.text.len();
            if let Some(origin) = origin(index).filter(|_| index == 0 || !cell.is_empty()) {
                self.made.origins.push((start, origin));
            }
            self.made.text.push_str(cell);
            spans.push(Span::new(start, self.made.text.len()));
        }
        self.end_line();
        Ok(spans)
    }

    /// Adds a table whose rows were already added as lines.
    pub(super) fn table(&mut self, rows: Vec<Vec<Span>>) {
        let spans = || rows.iter().flatten();
        let ends = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max());
        if let (Some(start), Some(end)) = ends {
            self.made.tables.push(TableRegion { span: Span::new(start, end), rows });
        }
    }

    /// Records what could not be read, at the current line.
    pub(super) fn unread(&mut self, what: String, why: &str) {
        self.made.unread.push(Unread { what, why: why.to_owned(), line: self.lines + 1 });
    }

    /// Returns `true` if no text other than white space has been added.
    pub(super) fn is_blank(&self) -> bool {
        super::fold::is_blank(&self.made.text)
    }

    /// Returns the number of lines so far.
    pub(super) const fn lines(&self) -> usize {
        self.lines
    }

    /// Returns the assembled text with its origins.
    pub(super) fn finish(self) -> Extracted {
        self.made
    }

    fn reserve(&self, more: usize) -> Result<(), TooMuchText> {
        if self.made.text.len().saturating_add(more) > TEXT_LIMIT { Err(TooMuchText) } else { Ok(()) }
    }

    fn end_line(&mut self) {
        self.made.text.push('\n');
        self.lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line_of_cells_that_know_their_place() {
        let mut made = Assembly::default();
        made.line("表", None).expect("short");
        let origin = |index| Some(Origin::Paragraph(index + 1));
        let row = made.row(["1", "", "公开"].into_iter(), origin).expect("short");
        made.table(vec![row.clone()]);
        let made = made.finish();
        assert_eq!(made.text, "表\n1\t\t公开\n");
        assert_eq!(made.text.get(row[2].range()), Some("公开"));
        assert!(row[1].is_empty());
        assert_eq!(made.origins, [(row[0].start, Origin::Paragraph(1)), (row[2].start, Origin::Paragraph(3))]);
        assert_eq!(made.tables[0].span, Span::new(row[0].start, row[2].end));
    }

    #[test]
    fn more_text_than_any_document_has_is_refused() {
        let mut made = Assembly::default();
        let long = "x".repeat(TEXT_LIMIT / 2);
        assert!(made.line(&long, None).is_ok());
        assert!(made.line("x", None).is_ok());
        assert_eq!(made.line(&long, None), Err(TooMuchText));
    }
}
