//! Paragraphs → tables: cells and rows are only marked by their ends.

use std::collections::BTreeSet;

use super::bytes::Bytes;
use super::sprm;
use crate::source::word::{Block, Cell};

/// Deepest table inside a table that is told apart.
const DEPTH_LIMIT: u32 = 32;
/// Most columns that a row leaves out before its first cell.
const COLUMN_LIMIT: usize = 63;
/// Cell edges closer than this are one edge, in twips.
const EDGE: i32 = 30;

/// Tables that are open, from the outermost, and what has been finished.
#[derive(Debug, Default)]
pub(super) struct Tables {
    done: Vec<Block>,
    open: Vec<Open>,
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
    /// Left edges of the cells and the right edge of the last, in twips.
    edges: Vec<i32>,
    /// For each cell: how it is merged.
    merges: Vec<u16>,
}

impl Tables {
    /// Adds what belongs to a paragraph with these properties; `cell_mark`: the paragraph ends with the mark of a cell.
    pub(super) fn push(&mut self, blocks: Vec<Block>, changes: &[u8], cell_mark: bool) {
        let on = |code: u16| sprm::switch(changes, code, false) == Some(true);
        let depth = sprm::last(changes, sprm::DEPTH).and_then(|operand| operand.u32(0));
        let depth = if on(sprm::IN_TABLE) { depth.unwrap_or(1).clamp(1, DEPTH_LIMIT) } else { 0 };
        let depth = usize::try_from(depth).unwrap_or(0);
        while self.open.len() > depth {
            self.close();
        }
        while self.open.len() < depth {
            self.open.push(Open::default());
        }
        let inner = depth > 1;
        match self.open.last_mut() {
            Some(table) if (cell_mark && on(sprm::ROW_END)) || (inner && on(sprm::INNER_ROW_END)) => {
                // The mark of a row is no paragraph; one with text is damaged, and its text is kept.
                let text = blocks.into_iter().filter(|block| block.paragraph().is_none_or(|text| !text.is_empty()));
                table.blocks.extend(text);
                table.end_row(changes);
            }
            Some(table) => {
                table.blocks.extend(blocks);
                if cell_mark || (inner && on(sprm::INNER_CELL_END)) {
                    table.cells.push(std::mem::take(&mut table.blocks));
                }
            }
            None => self.done.extend(blocks),
        }
    }

    /// Closes all tables and returns everything.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    fn close(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        if !table.blocks.is_empty() || !table.cells.is_empty() {
            table.end_row(&[]);
        }
        let block = Block::Table(table.into_rows());
        match self.open.last_mut() {
            Some(outer) => outer.blocks.push(block),
            None => self.done.push(block),
        }
    }
}

impl Open {
    fn end_row(&mut self, changes: &[u8]) {
        if !self.blocks.is_empty() {
            self.cells.push(std::mem::take(&mut self.blocks));
        }
        let mut row = Row { cells: std::mem::take(&mut self.cells), ..Row::default() };
        if let Some(definition) = sprm::last(changes, sprm::TABLE_DEFINITION) {
            define(&mut row, definition);
        }
        self.rows.push(row);
    }

    /// Cells cover the columns between their edges; the columns are the edges of all rows.
    fn into_rows(self) -> Vec<Vec<Cell>> {
        let edges: BTreeSet<i32> = self.rows.iter().flat_map(|row| row.edges.iter().copied()).collect();
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
        let mut found: Vec<Cell> = Vec::new();
        let before = self.edges.first().map_or(0, |&edge| column(edge));
        found.extend(std::iter::repeat_n(Cell { columns: 1, ..Cell::default() }, before.min(COLUMN_LIMIT)));
        for (index, blocks) in self.cells.into_iter().enumerate() {
            let width = match (self.edges.get(index), self.edges.get(index + 1)) {
                (Some(&left), Some(&right)) => column(right).saturating_sub(column(left)).max(1),
                _ => 1,
            };
            let merge = self.merges.get(index).copied().unwrap_or(0);
            // The rest of a cell that is merged to the right.
            if let Some(last) = found.last_mut().filter(|_| merge & 0x3 == 1) {
                last.columns += width;
                continue;
            }
            found.push(Cell { blocks, columns: width, continued: merge >> 5 & 0x3 == 1 });
        }
        found
    }
}

fn define(row: &mut Row, definition: Bytes<'_>) {
    let count = usize::from(definition.u8(0).unwrap_or(0));
    row.edges = (0..=count).filter_map(|index| definition.i16(1 + 2 * index)).map(i32::from).collect();
    let cells = 1 + 2 * (count + 1);
    row.merges = (0..count).map_while(|index| definition.u16(cells + 20 * index)).collect();
}
