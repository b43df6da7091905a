//! Cells with their extent → rows of a [`TableRegion`](crate::source::TableRegion).

use super::piece::Cell;
use crate::source::assemble::{Assembly, TooMuchText};
use crate::source::{Origin, Span};

/// Maximum number of cells in a table, counting covered ones; a larger table is written as text only.
const MAX_CELLS: usize = 500_000;

/// Writes the rows of a table as lines, then the table itself. A cell that spans several grid positions has its span in all of them.
pub(super) fn write(made: &mut Assembly, rows: &[Vec<Cell>]) -> Result<(), TooMuchText> {
    let mut places = Places::default();
    let mut region: Vec<Vec<Span>> = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let number = made.lines() + 1;
        let spans = made.row(row.iter().map(|cell| cell.text.as_str()), |_| Some(Origin::Paragraph(number)))?;
        region.extend(places.row(row, &spans));
    }
    if places.count >= MAX_CELLS {
        made.unread("a table".to_owned(), "its cells claim more places than any table has; they were read as plain text");
    } else {
        made.table(region);
    }
    Ok(())
}

/// Assigns grid positions to the cells of a table, row by row.
#[derive(Debug, Default)]
struct Places {
    /// For each column, a cell from above that still covers it and the number of rows it covers.
    above: Vec<Option<(Span, usize)>>,
    /// Positions so far; above the limit, no more are assigned.
    count: usize,
}

impl Places {
    fn row(&mut self, row: &[Cell], spans: &[Span]) -> Option<Vec<Span>> {
        if self.count >= MAX_CELLS {
            return None;
        }
        let mut placed: Vec<Span> = Vec::new();
        for (cell, &span) in row.iter().zip(spans) {
            cover(&mut placed, &mut self.above);
            let rest = if cell.rows == 0 { usize::MAX } else { cell.rows - 1 };
            let end = placed.len() + cell.columns;
            if end > MAX_CELLS {
                self.count = MAX_CELLS;
                return None;
            }
            if self.above.len() < end {
                self.above.resize(end, None);
            }
            for place in self.above.iter_mut().take(end).skip(placed.len()) {
                *place = (rest > 0).then_some((span, rest));
            }
            placed.resize(end, span);
        }
        cover_rest(&mut placed, &mut self.above);
        self.count += placed.len();
        Some(placed)
    }
}

/// Fills the positions from here on that cells from above cover.
fn cover(placed: &mut Vec<Span>, above: &mut [Option<(Span, usize)>]) {
    while let Some(place) = above.get_mut(placed.len())
        && let Some((span, rest)) = *place
    {
        placed.push(span);
        *place = (rest > 1).then_some((span, rest - 1));
    }
}

/// Fills all positions up to the last one that a cell from above covers.
fn cover_rest(placed: &mut Vec<Span>, above: &mut [Option<(Span, usize)>]) {
    cover(placed, above);
    let last = above.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    while placed.len() < last {
        // An uncovered position is an empty span at the end of the preceding cell.
        let end = placed.last().map_or(0, |span| span.end);
        placed.push(Span::new(end, end));
        cover(placed, above);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Cell {
        Cell { text: text.to_owned(), columns, rows }
    }

    fn written(rows: &[Vec<Cell>]) -> (String, Vec<Vec<String>>) {
        let mut made = Assembly::default();
        write(&mut made, rows).expect("short");
        let made = made.finish();
        let text = |span: &Span| made.text.get(span.range()).unwrap_or("?").to_owned();
        let rows = made.tables.first().map(|table| table.rows.iter().map(|row| row.iter().map(text).collect()).collect());
        (made.text.clone(), rows.unwrap_or_default())
    }

    #[test]
    fn a_merged_cell_stands_in_the_text_once_and_in_every_place() {
        let rows = [vec![cell("类", 1, 2), cell("甲", 1, 1), cell("局", 1, 0)], vec![cell("乙", 1, 1)], vec![cell("通栏", 2, 1)]];
        let (text, rows) = written(&rows);
        assert_eq!(text, "类\t甲\t局\n乙\n通栏\n");
        assert_eq!(rows, [["类", "甲", "局"], ["类", "乙", "局"], ["通栏", "通栏", "局"]]);
    }

    #[test]
    fn a_table_that_claims_to_be_huge_is_only_text() {
        let rows: Vec<Vec<Cell>> = (0..1000).map(|_| vec![cell("甲", 1000, 60000)]).collect();
        let (text, rows) = written(&rows);
        assert_eq!(text.lines().count(), 1000);
        assert!(rows.is_empty());
    }
}
