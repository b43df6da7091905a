//! `.xlsx`: checks the unpacked size of the file, then reads its sheets cell by cell.

use std::io::{self, Cursor, Read};

use calamine::{Data, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::grid::Grid;
use super::{Budget, Workbook, hidden, locked, unreadable, value};
use crate::source::ReadError;

/// Maximum unpacked size of a workbook's parts, in bytes. A task table of a thousand rows has one million.
const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024;
/// Maximum number of merged ranges in a sheet.
const MAX_MERGES: usize = 20_000;

/// Reads all sheets.
pub(super) fn read(bytes: &[u8], limit: usize) -> Result<Workbook, ReadError> {
    let pictures = check_parts(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut made = Workbook::default();
    let mut budget = Budget::new(limit);
    let mut hidden = hidden::sheets(bytes);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            made.unread.push((format!("sheet {}", sheet.name), "it is a chart or a macro and holds no cells"));
            continue;
        }
        let mut grid = cells(&mut book, &sheet.name, &mut budget)?;
        grid.hidden = sheet.visible != SheetVisible::Visible;
        let hidden = hidden.remove(&sheet.name).unwrap_or_default();
        grid.hidden_rows = hidden.rows;
        if let Some(first) = hidden.unvalued.first() {
            let (count, name) = (hidden.unvalued.len(), &sheet.name);
            let why = "the file holds no value for them; open it in Excel or WPS, save it there and give that file";
            made.unread.push((format!("{count} formulas of the sheet {name}, from the cell {first} on"), why));
        }
        let merges = match book.merge_cells_by_sheet_name(&sheet.name) {
            Ok(merges) => merges,
            // Whole columns may be merged (A:A), which calamine does not support.
            Err(XlsxError::RangeWithoutRowComponent | XlsxError::RangeWithoutColumnComponent) => {
                made.unread
                    .push((format!("the merged cells of the sheet {}", sheet.name), "they are given as whole rows or columns"));
                Vec::new()
            }
            Err(error) => return Err(damaged(&error)),
        };
        if merges.len() > MAX_MERGES {
            return Err(unreadable(format!("has {} merged ranges in the sheet {}", merges.len(), sheet.name)));
        }
        grid.merges = merges.into_iter().map(|range| (range.start, range.end)).collect();
        made.sheets.push(grid);
    }
    made.unread.extend(
        pictures.into_iter().map(|name| (format!("picture {name}"), "a picture in the workbook; any text in it was not read")),
    );
    Ok(made)
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, budget: &mut Budget) -> Result<Grid, ReadError> {
    let mut grid = Grid { name: name.to_owned(), ..Grid::default() };
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| damaged(&error))?;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| damaged(&error))? {
        let value = Data::from(cell.get_value().clone());
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let built_in = format.and_then(|format| value::built_in(format.format_id?));
        let text = value::shown(&value, built_in.or(format.map(|format| format.format_code.as_str())).unwrap_or_default());
        if !text.is_empty() {
            budget.take(&text)?;
            grid.cells.insert(cell.get_position(), text);
        }
    }
    Ok(grid)
}

/// Unpacks every part and counts its bytes, because the declared sizes may be wrong. Returns the names of pictures.
pub(super) fn check_parts(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let cut_off = |error: zip::result::ZipError| unreadable(format!("is cut off or damaged ({error})"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(cut_off)?;
    let mut pictures = Vec::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(cut_off)?;
        if let Some(name) = part.name().map_err(cut_off)?.strip_prefix("xl/media/") {
            pictures.push(name.chars().take(60).collect());
            continue;
        }
        let allowed = UNPACKED_LIMIT - total;
        let unpacked = io::copy(&mut part.take(allowed + 1), &mut io::sink());
        total += unpacked.map_err(|error| unreadable(format!("is cut off or damaged ({error})")))?;
        if total > UNPACKED_LIMIT {
            return Err(unreadable(format!("unpacks to more than {} MiB", UNPACKED_LIMIT / 1024 / 1024)));
        }
    }
    pictures.truncate(50);
    Ok(pictures)
}

fn damaged(error: &XlsxError) -> ReadError {
    if matches!(error, XlsxError::Password) { locked() } else { unreadable(format!("is damaged ({error})")) }
}
