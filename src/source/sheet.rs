//! Spreadsheets (.xlsx, .xlsb, .xls): every sheet as a table, cell by cell.

mod format;
mod grid;
mod hidden;
mod rest;
mod value;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;

pub(super) use self::grid::Grid;
pub(super) use self::workbook::{Budget, Workbook};
use self::workbook::{WHAT, locked, unreadable};
use super::assemble::{Assembly, TooMuchText};
use super::{ReadError, extract::Extracted};

/// Reads an `.xlsx` with at most `limit` bytes of text.
///
/// # Errors
/// If the file is damaged, locked or unpacks to more than any workbook, or no sheet holds text.
pub(super) fn read_xlsx(bytes: &[u8], limit: usize) -> Result<Extracted, ReadError> {
    assemble(xlsx::read(bytes, limit)?)
}

/// Reads an `.xls` with at most `limit` bytes of text.
///
/// # Errors
/// If the file is damaged, locked or claims more cells than any workbook, or no sheet holds text.
pub(super) fn read_xls(bytes: &[u8], limit: usize) -> Result<Extracted, ReadError> {
    assemble(xls::read(bytes, limit)?)
}

/// Writes the sheets.
///
/// # Errors
/// If no sheet holds text, or they hold more than any workbook.
pub(super) fn assemble(mut book: Workbook) -> Result<Extracted, ReadError> {
    for sheet in &mut book.sheets {
        rest::join(&mut sheet.cells, &sheet.merges);
    }
    let too_much = |TooMuchText| unreadable("holds more text than any workbook");
    let mut made = Assembly::default();
    let several = book.sheets.iter().filter(|sheet| !sheet.is_empty()).count() > 1;
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_empty()) {
        sheet.write(&mut made, several).map_err(too_much)?;
    }
    if made.is_blank() {
        return Err(ReadError::Unreadable {
            what: WHAT,
            why: "has no cell with text in any sheet".to_owned(),
            advice: "check that the right file was saved",
        });
    }
    for sheet in &book.sheets {
        let rows = sheet.hidden_rows_with_text();
        if rows > 0 {
            made.unread(
                format!("{rows} hidden rows of the sheet {}", sheet.name),
                "Excel does not show them; their text was read like that of the others",
            );
        }
    }
    for (what, why) in book.unread {
        made.unread(what, why);
    }
    Ok(made.finish())
}

/// Reads an `.xlsb` with at most `limit` bytes of text.
///
/// # Errors
/// If the file is damaged, locked or unpacks to more than any workbook, or no sheet holds text.
pub(super) fn read_xlsb(bytes: &[u8], limit: usize) -> Result<Extracted, ReadError> {
    assemble(xlsb::read(bytes, limit)?)
}
