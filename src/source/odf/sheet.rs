//! Workbooks: every cell as displayed.

use crate::source::ReadError;
use crate::source::sheet::{Budget, Grid, Workbook};
use crate::source::xml::{Node, Tag, Xml};

/// Maximum number of repetitions of a cell with text.
const REPEATED: u32 = 1_000;
/// Maximum number of merged ranges in a sheet.
const MERGES: usize = 20_000;

/// Reads all sheets, which hold at most `limit` bytes of text.
pub(super) fn workbook(text: &str, limit: usize) -> Result<Workbook, ReadError> {
    let mut xml = Xml::new(text);
    let mut made = Workbook::default();
    let mut budget = Budget::new(limit);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "table" => {
                let mut grid = Grid { name: tag.get("name").unwrap_or_default(), ..Grid::default() };
                let mut row = 0;
                rows(&mut xml, &mut grid, &mut row, &mut budget)?;
                made.sheets.push(grid);
            }
            Node::Open(tag) if tag.name() == "tracked-changes" => xml.skip()?,
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(made),
        }
    }
}

fn rows(xml: &mut Xml<'_>, grid: &mut Grid, row: &mut u32, budget: &mut Budget) -> Result<(), ReadError> {
    xml.children(|xml, tag| match tag.name() {
        "table-row" => {
            let times = number(&tag, "number-rows-repeated").max(1);
            let hidden = matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter"));
            let cells = cells(xml, grid, *row)?;
            // An empty row may be repeated a million times; one with text is written as often as it is shown.
            for below in 0..if cells.is_empty() { 0 } else { times.min(REPEATED) } {
                let at = row.saturating_add(below);
                cells.iter().try_for_each(|(_, text)| budget.take(text))?;
                grid.cells.extend(cells.iter().map(|(column, text)| ((at, *column), text.clone())));
                if hidden {
                    grid.hidden_rows.insert(at);
                }
            }
            *row = row.saturating_add(times);
            Ok(())
        }
        "table-header-rows" | "table-rows" | "table-row-group" => rows(xml, grid, row, budget),
        _ => xml.skip(),
    })
}

/// Returns the non-empty cells of a row by column.
fn cells(xml: &mut Xml<'_>, grid: &mut Grid, row: u32) -> Result<Vec<(u32, String)>, ReadError> {
    let mut found = Vec::new();
    let mut column = 0_u32;
    xml.children(|xml, tag| {
        let times = number(&tag, "number-columns-repeated").max(1);
        let text = shown(xml)?;
        if tag.name() == "table-cell" {
            let (down, right) = (number(&tag, "number-rows-spanned"), number(&tag, "number-columns-spanned"));
            if (down > 1 || right > 1) && grid.merges.len() < MERGES {
                let last = (row.saturating_add(down.max(1) - 1), column.saturating_add(right.max(1) - 1));
                grid.merges.push(((row, column), last));
            }
            if !text.is_empty() {
                found.extend((0..times.min(REPEATED)).map(|right| (column.saturating_add(right), text.clone())));
            }
        }
        column = column.saturating_add(times);
        Ok(())
    })?;
    Ok(found)
}

/// Returns the text of a cell, its paragraphs joined by spaces, without its notes.
fn shown(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut text = String::new();
    inside(xml, &mut text)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn inside(xml: &mut Xml<'_>, text: &mut String) -> Result<(), ReadError> {
    loop {
        match xml.next()? {
            Node::Text(part) => text.push_str(&part),
            Node::Open(tag) if matches!(tag.name(), "annotation" | "frame" | "detective") => xml.skip()?,
            Node::Open(tag) => {
                if matches!(tag.name(), "p" | "s" | "tab" | "line-break") {
                    text.push(' ');
                }
                inside(xml, text)?;
            }
            Node::Close | Node::End => return Ok(()),
        }
    }
}

fn number(tag: &Tag<'_>, name: &str) -> u32 {
    tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(0)
}
