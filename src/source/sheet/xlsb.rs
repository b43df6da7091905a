//! `.xlsb`, the binary workbook: checks what the file unpacks to, then reads its sheets cell by cell.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, SheetType, SheetVisible, Xlsb, XlsbError};

use super::grid::Grid;
use super::xlsx::{TEXT_LIMIT, check_parts};
use super::{Workbook, locked, unreadable, value};
use crate::source::ReadError;

/// Most cells of all sheets.
const CELLS: usize = 2_000_000;

/// Reads all sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let pictures = check_parts(bytes)?;
    // calamine takes the lengths in the records on trust; what it trips over is damage of this file.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(bytes)));
    let mut made = read.map_err(|_| unreadable("is damaged"))??;
    made.unread.extend(
        pictures.into_iter().map(|name| (format!("picture {name}"), "a picture in the workbook; any text in it was not read")),
    );
    Ok(made)
}

fn sheets(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut made = Workbook::default();
    let (mut length, mut count) = (0_usize, 0_usize);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            made.unread.push((format!("sheet {}", sheet.name), "it is a chart or a macro and holds no cells"));
            continue;
        }
        let mut grid = Grid { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible, ..Grid::default() };
        let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|error| damaged(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
            let text = value::shown(&Data::from(cell.get_value().clone()), "");
            if !text.is_empty() {
                (length, count) = (length + text.len(), count + 1);
                if length > TEXT_LIMIT || count > CELLS {
                    return Err(unreadable("holds more text than any workbook"));
                }
                grid.cells.insert(cell.get_position(), text);
            }
        }
        made.sheets.push(grid);
    }
    Ok(made)
}

fn damaged(error: &XlsbError) -> ReadError {
    if matches!(error, XlsbError::Password) { locked() } else { unreadable(format!("is damaged ({error})")) }
}
