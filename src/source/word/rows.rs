//! Paragraphs → tables, in formats that mark only the ends of cells and rows.

use std::collections::BTreeSet;

use super::{Block, Cell};

/// Maximum nesting of tables that is distinguished.
const DEPTH_LIMIT: usize = 32;
/// Maximum number of columns that a row skips before its first cell.
const COLUMN_LIMIT: usize = 63;
/// Cell edges closer than this are the same edge, in twips.
const EDGE: i32 = 30;

/// Open tables, outermost first, and finished blocks.
#[derive(Debug, Default)]
pub(in crate::source) struct Tables {
    done: Vec<Block>,
    open: Vec<Open>,
}

/// What ends with a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) enum Mark {
    /// Only the paragraph.
    Paragraph,
    /// A cell.
    Cell,
    /// A row of the given shape.
    Row(Shape),
}

/// The layout of the cells of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::source) struct Shape {
    /// Left edges of the cells and the right edge of the last, in twips.
    pub edges: Vec<i32>,
    /// How each cell is merged.
    pub merges: Vec<Merge>,
}

/// How a cell is merged with its neighbours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) struct Merge {
    /// Whether it continues the cell to its left.
    pub left: bool,
    /// Whether it continues the cell above.
    pub above: bool,
}

#[derive(Debug, Default)]
struct Open {
    rows: Vec<Row>,
    cells: Vec<Vec<Block>>,
    blocks: Vec<Block>,
}

#[derive(Debug, Default)]
struct Row {
    cells: Vec<Vec<Block>>,
    shape: Shape,
}

impl Tables {
    /// Adds the blocks of a paragraph at table depth `depth`, and processes its `mark`.
    pub(in crate::source) fn push(&mut self, blocks: Vec<Block>, depth: usize, mark: Mark) {
        let depth = depth.min(DEPTH_LIMIT);
        while self.open.len() > depth {
            self.close();
        }
        while self.open.len() < depth {
            self.open.push(Open::default());
        }
        let Some(table) = self.open.last_mut() else {
            self.done.extend(blocks);
            return;
        };
        match mark {
            Mark::Row(shape) => {
                // A row mark is no paragraph; one with text is damaged, and its text is kept.
                let text = blocks.into_iter().filter(|block| block.paragraph().is_none_or(|text| !text.is_empty()));
                table.blocks.extend(text);
                table.end_row(shape);
            }
            Mark::Cell | Mark::Paragraph => {
                table.blocks.extend(blocks);
                if mark == Mark::Cell {
                    table.cells.push(std::mem::take(&mut table.blocks));
                }
            }
        }
    }

    /// Closes all tables and returns everything.
    pub(in crate::source) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    fn close(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        if !table.blocks.is_empty() || !table.cells.is_empty() {
            table.end_row(Shape::default());
        }
        let block = Block::Table(table.into_rows());
        match self.open.last_mut() {
            Some(outer) => outer.blocks.push(block),
            None => self.done.push(block),
        }
    }
}

impl Open {
    fn end_row(&mut self, shape: Shape) {
        if !self.blocks.is_empty() {
            self.cells.push(std::mem::take(&mut self.blocks));
        }
        self.rows.push(Row { cells: std::mem::take(&mut self.cells), shape });
    }

    /// Lets each cell cover the columns between its edges; the edges of all rows define the columns.
    fn into_rows(self) -> Vec<Vec<Cell>> {
        let edges: BTreeSet<i32> = self.rows.iter().flat_map(|row| row.shape.edges.iter().copied()).collect();
        let mut columns: Vec<i32> = Vec::new();
        for edge in edges {
            if columns.last().is_none_or(|last| edge.saturating_sub(*last) > EDGE) {
                columns.push(edge);
            }
        }
        let column = |edge: i32| columns.partition_point(|&start| start.saturating_add(EDGE) < edge);
        self.rows.into_iter().map(|row| row.into_cells(column)).collect()
    }
}

impl Row {
    fn into_cells(self, column: impl Fn(i32) -> usize) -> Vec<Cell> {
        let Shape { edges, merges } = self.shape;
        let mut found: Vec<Cell> = Vec::new();
        let before = edges.first().map_or(0, |&edge| column(edge));
        found.extend(std::iter::repeat_n(Cell { columns: 1, ..Cell::default() }, before.min(COLUMN_LIMIT)));
        for (index, blocks) in self.cells.into_iter().enumerate() {
            let width = match (edges.get(index), edges.get(index + 1)) {
                (Some(&left), Some(&right)) => column(right).saturating_sub(column(left)).max(1),
                _ => 1,
            };
            let merge = merges.get(index).copied().unwrap_or_default();
            if let Some(last) = found.last_mut().filter(|_| merge.left) {
                last.columns += width;
                continue;
            }
            found.push(Cell { blocks, columns: width, continued: merge.above });
        }
        found
    }
}
