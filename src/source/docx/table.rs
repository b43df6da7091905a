//! Tables.

use super::body::Walker;
use crate::source::ReadError;
use crate::source::word::{Block, Cell};
use crate::source::xml::Xml;

/// Maximum number of empty columns that a row may skip at either end.
const SKIPPED_LIMIT: usize = 63;

impl Walker<'_> {
    /// Reads `w:tbl`.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>) -> Result<Block, ReadError> {
        let mut rows = Vec::new();
        self.rows(xml, &mut rows)?;
        Ok(Block::Table(rows))
    }

    fn rows(&mut self, xml: &mut Xml<'_>, rows: &mut Vec<Vec<Cell>>) -> Result<(), ReadError> {
        xml.children(|xml, tag| match tag.name() {
            "tr" => {
                let mut row = Row::default();
                self.cells(xml, &mut row)?;
                if !row.deleted {
                    let skipped =
                        |count: usize| std::iter::repeat_n(Cell { columns: 1, ..Cell::default() }, count.min(SKIPPED_LIMIT));
                    rows.push(skipped(row.before).chain(row.cells).chain(skipped(row.after)).collect());
                }
                Ok(())
            }
            "tblPr" | "tblGrid" | "tblPrEx" | "sdtPr" | "sdtEndPr" | "del" | "moveFrom" => xml.skip(),
            // Content controls and custom markup around rows.
            _ => self.rows(xml, rows),
        })
    }

    fn cells(&mut self, xml: &mut Xml<'_>, row: &mut Row) -> Result<(), ReadError> {
        xml.children(|xml, tag| match tag.name() {
            "tc" => {
                let cell = self.cell(xml)?;
                row.cells.extend(cell);
                Ok(())
            }
            "trPr" => xml.children(|xml, tag| {
                match tag.name() {
                    "gridBefore" => row.before = tag.number().unwrap_or(0),
                    "gridAfter" => row.after = tag.number().unwrap_or(0),
                    "del" => row.deleted = true,
                    _ => {}
                }
                xml.skip()
            }),
            "tblPrEx" | "sdtPr" | "sdtEndPr" => xml.skip(),
            _ => self.cells(xml, row),
        })
    }

    fn cell(&mut self, xml: &mut Xml<'_>) -> Result<Option<Cell>, ReadError> {
        let mut cell = Cell { columns: 1, ..Cell::default() };
        let mut deleted = false;
        let mut blocks = Vec::new();
        xml.children(|xml, tag| match tag.name() {
            "tcPr" => xml.children(|xml, tag| {
                match tag.name() {
                    "gridSpan" => cell.columns = tag.number().unwrap_or(1),
                    "vMerge" => cell.continued = tag.value().as_deref() != Some("restart"),
                    "cellDel" => deleted = true,
                    _ => {}
                }
                xml.skip()
            }),
            _ => self.block(xml, &tag, &mut blocks),
        })?;
        self.flush(&mut blocks);
        // A cell with only an automatic number, as in a column of row numbers, shows that number.
        if let [Block::Paragraph { text, .. }] = blocks.as_mut_slice()
            && text.trim().is_empty()
            && let Some(number) = self.bare_number.take().filter(|number| number.chars().any(char::is_alphanumeric))
        {
            *text = number;
        }
        cell.blocks = blocks;
        Ok((!deleted).then_some(cell))
    }
}

#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    before: usize,
    after: usize,
    deleted: bool,
}
