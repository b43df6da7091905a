//! The cells of a sheet, and their conversion to lines and a table.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::assemble::{Assembly, TooMuchText};
use crate::source::{Origin, Span};

/// Maximum number of cells, including empty ones, of a sheet written as a table.
const MAX_PLACES: usize = 1_000_000;

/// Row and column, from 0.
pub(in crate::source) type Place = (u32, u32);

/// A sheet.
#[derive(Debug, Default)]
pub(in crate::source) struct Grid {
    /// Name.
    pub name: String,
    /// Whether Excel hides the sheet.
    pub hidden: bool,
    /// Rows that Excel hides.
    pub hidden_rows: BTreeSet<u32>,
    /// Cells with text.
    pub cells: BTreeMap<Place, String>,
    /// Merged ranges: first and last cell.
    pub merges: Vec<(Place, Place)>,
}

impl Grid {
    /// Returns `true` if no cell holds text.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Counts hidden rows with text.
    pub(super) fn hidden_rows_with_text(&self) -> usize {
        let rows: BTreeSet<u32> = self.cells.keys().map(|&(row, _)| row).collect();
        rows.intersection(&self.hidden_rows).count()
    }

    /// Writes the sheet: a line per row, then the table; `several` means that its name is needed to tell it from other sheets.
    pub(super) fn write(&self, made: &mut Assembly, several: bool) -> Result<(), TooMuchText> {
        let rows: BTreeSet<u32> = self.cells.keys().map(|&(row, _)| row).collect();
        let columns: Vec<u32> = self.cells.keys().map(|&(_, column)| column).collect::<BTreeSet<_>>().into_iter().collect();
        let mut table: Vec<Vec<Span>> = Vec::new();
        if several || self.hidden {
            let note = if self.hidden { "（隐藏）" } else { "" };
            let line = format!("工作表：{}{note}", self.name.split_whitespace().collect::<Vec<_>>().join(" "));
            table.push(vec![made.line(&line, None)?]);
        }
        if rows.len().saturating_mul(columns.len()) > MAX_PLACES {
            return self.write_as_text(made);
        }
        let covered = self.covered(&rows, &columns);
        let mut firsts: BTreeMap<Place, Span> = BTreeMap::new();
        for &row in &rows {
            let places: Vec<Place> = columns.iter().map(|&column| (row, column)).collect();
            let texts: Vec<&str> = places.iter().map(|place| self.cells.get(place).map_or("", String::as_str)).collect();
            let used = texts.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
            let origin = |index: usize| columns.get(index).map(|&column| self.origin(row, column));
            let mut spans = made.row(texts.into_iter().take(used), origin)?;
            let end = spans.last().map_or(0, |span| span.end);
            spans.resize(columns.len(), Span::new(end, end));
            for (span, place) in spans.iter_mut().zip(&places) {
                match covered.get(place).and_then(|first| firsts.get(first)) {
                    Some(first) if span.is_empty() => *span = *first,
                    _ => {
                        firsts.insert(*place, *span);
                    }
                }
            }
            table.push(spans);
        }
        made.table(table);
        Ok(())
    }

    /// Writes a sheet whose cells are too scattered for a table as lines only.
    fn write_as_text(&self, made: &mut Assembly) -> Result<(), TooMuchText> {
        made.unread(
            format!("the table of sheet {}", self.name),
            "its cells are scattered over too many places; they were read as plain text",
        );
        for (&(row, column), text) in &self.cells {
            made.line(text, Some(self.origin(row, column)))?;
        }
        Ok(())
    }

    fn origin(&self, row: u32, column: u32) -> Origin {
        let number = |place: u32| usize::try_from(place).unwrap_or(usize::MAX).saturating_add(1);
        Origin::Cell { sheet: self.name.clone(), row: number(row), column: number(column) }
    }

    /// Maps each cell covered by a merged range to the first cell of the range.
    fn covered(&self, rows: &BTreeSet<u32>, columns: &[u32]) -> BTreeMap<Place, Place> {
        let mut covered = BTreeMap::new();
        for &(first, last) in &self.merges {
            if !self.cells.contains_key(&first) {
                continue;
            }
            for &row in rows.range(first.0..=last.0.max(first.0)) {
                for &column in columns.iter().filter(|column| (first.1..=last.1).contains(*column)) {
                    // Ranges do not overlap in a valid file; the first one that covers a cell keeps it.
                    covered.entry((row, column)).or_insert(first);
                }
            }
            if covered.len() > MAX_PLACES {
                break;
            }
        }
        covered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[(Place, &str)], merges: &[(Place, Place)]) -> Grid {
        Grid {
            name: "表一".to_owned(),
            cells: cells.iter().map(|(place, text)| (*place, (*text).to_owned())).collect(),
            merges: merges.to_vec(),
            ..Grid::default()
        }
    }

    fn written(grid: &Grid, several: bool) -> (String, Vec<Vec<String>>) {
        let mut made = Assembly::default();
        grid.write(&mut made, several).expect("short");
        let made = made.finish();
        let text = |span: &Span| made.text.get(span.range()).unwrap_or("?").to_owned();
        (made.text.clone(), made.tables[0].rows.iter().map(|row| row.iter().map(text).collect()).collect())
    }

    #[test]
    fn merged_cells_stand_in_the_text_once_and_in_every_place_of_the_table() {
        let cells = [((0, 0), "分解表"), ((2, 0), "类"), ((2, 1), "甲"), ((3, 1), "乙"), ((3, 4), "局")];
        let (text, rows) = written(&grid(&cells, &[((0, 0), (0, 4)), ((2, 0), (3, 0))]), false);
        assert_eq!(text, "分解表\n类\t甲\n\t乙\t局\n");
        assert_eq!(rows, [["分解表", "分解表", "分解表"], ["类", "甲", ""], ["类", "乙", "局"]]);
    }

    #[test]
    fn a_sheet_is_named_where_it_must_be_told_from_others_or_is_hidden() {
        let mut sheet = grid(&[((0, 0), "甲")], &[]);
        assert_eq!(written(&sheet, true).0, "工作表：表一\n甲\n");
        sheet.hidden = true;
        assert_eq!(written(&sheet, false).0, "工作表：表一（隐藏）\n甲\n");
    }

    #[test]
    fn scattered_cells_cost_no_more_than_they_are() {
        let cells: BTreeMap<Place, String> = (0..2000).map(|at| ((at * 500, at * 8), "甲".to_owned())).collect();
        let mut made = Assembly::default();
        Grid { cells, ..Grid::default() }.write(&mut made, false).expect("short");
        let made = made.finish();
        assert_eq!((made.tables.len(), made.unread.len(), made.text.lines().count()), (0, 1, 2000));
    }
}
