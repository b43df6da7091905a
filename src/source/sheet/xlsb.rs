//! `.xlsb`, the binary workbook: checks the unpacked size of the file, then reads its records.
//!
//! calamine 0.38 was evaluated first: it ignores number formats, merged cells and hidden rows of this format, allocates the length
//! that a record declares, and panics if a record is shorter or longer than it expects.

mod records;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use self::records::{Record, kind, records};
use super::grid::Grid;
use super::xlsx::check_parts;
use super::{Budget, Workbook, hidden, unreadable, value};
use crate::source::ReadError;

/// Maximum number of merged ranges in a sheet.
const MERGES: usize = 20_000;

/// Data that the cells of all sheets refer to.
#[derive(Debug, Default)]
struct Shared {
    texts: Vec<String>,
    /// Number formats by style index.
    formats: Vec<String>,
    is_1904: bool,
}

/// A sheet as listed in the workbook.
#[derive(Debug)]
struct Listed {
    name: String,
    id: String,
    hidden: bool,
}

/// Reads all sheets.
pub(super) fn read(bytes: &[u8], limit: usize) -> Result<Workbook, ReadError> {
    let pictures = check_parts(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(format!("is damaged ({error})")))?;
    let book = part(&mut archive, "xl/workbook.bin").ok_or_else(|| unreadable("is damaged (its workbook is missing)"))?;
    let (mut shared, listed) = workbook(&book)?;
    shared.texts = part(&mut archive, "xl/sharedStrings.bin").map(|part| texts(&part)).unwrap_or_default();
    shared.formats = part(&mut archive, "xl/styles.bin").map(|part| formats(&part)).unwrap_or_default();
    let parts = hidden::parts(&mut archive, "xl/_rels/workbook.bin.rels");
    let mut made = Workbook::default();
    let mut budget = Budget::new(limit);
    for sheet in listed {
        let cells = parts.get(&sheet.id).filter(|path| path.contains("worksheets/"));
        let Some(found) = cells.and_then(|path| part(&mut archive, path)) else {
            made.unread.push((format!("sheet {}", sheet.name), "it is a chart or a macro and holds no cells"));
            continue;
        };
        made.sheets.push(Grid { name: sheet.name, hidden: sheet.hidden, ..cells_of(&found, &shared, &mut budget)? });
    }
    made.unread.extend(
        pictures.into_iter().map(|name| (format!("picture {name}"), "a picture in the workbook; any text in it was not read")),
    );
    Ok(made)
}

/// Reads a part whose name is matched without case; its size has been checked.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Option<Vec<u8>> {
    let mut names = archive.file_names().filter_map(Result::ok);
    let name = names.find(|name| name.eq_ignore_ascii_case(path))?.into_owned();
    drop(names);
    let mut found = Vec::new();
    archive.by_name(&name).ok()?.read_to_end(&mut found).ok()?;
    Some(found)
}

fn workbook(part: &[u8]) -> Result<(Shared, Vec<Listed>), ReadError> {
    let mut shared = Shared::default();
    let mut listed = Vec::new();
    for record in records(part) {
        match record.kind {
            kind::WORKBOOK => shared.is_1904 = record.byte(0).is_some_and(|flags| flags & 1 != 0),
            kind::SHEET => {
                let told = record.text(8).and_then(|(id, after)| Some((id, record.text(after)?.0)));
                let (id, name) = told.ok_or_else(|| unreadable("is damaged (its list of sheets is wrong)"))?;
                listed.push(Listed { name, id, hidden: record.u32(0) != Some(0) });
            }
            _ => {}
        }
    }
    Ok((shared, listed))
}

fn texts(part: &[u8]) -> Vec<String> {
    let items = records(part).filter(|record| record.kind == kind::SHARED_TEXT);
    items.map(|record| record.text(1).map_or_else(String::new, |(text, _)| text)).collect()
}

/// Returns the number format of every cell style.
fn formats(part: &[u8]) -> Vec<String> {
    let mut own: BTreeMap<u32, String> = BTreeMap::new();
    let mut found = Vec::new();
    let mut of_cells = false;
    for record in records(part) {
        let number = |at: usize| record.u16(at).map(u32::from);
        match record.kind {
            kind::FORMAT => own.extend(number(0).zip(record.text(2).map(|(code, _)| code))),
            kind::STYLES_OF_CELLS | kind::STYLES_OF_CELLS_END => of_cells = record.kind == kind::STYLES_OF_CELLS,
            kind::STYLE if of_cells => {
                let id = number(2).unwrap_or(0);
                let code = value::built_in(id).or_else(|| own.get(&id).map(String::as_str));
                found.push(code.unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }
    found
}

fn cells_of(part: &[u8], shared: &Shared, budget: &mut Budget) -> Result<Grid, ReadError> {
    let mut grid = Grid::default();
    let mut row = 0;
    for record in records(part) {
        match record.kind {
            kind::ROW => {
                row = record.u32(0).unwrap_or(row);
                if record.is_hidden_row() {
                    grid.hidden_rows.insert(row);
                }
            }
            kind::MERGED if grid.merges.len() < MERGES => {
                let range = [0, 8, 4, 12].map(|at| record.u32(at));
                if let [Some(top), Some(left), Some(bottom), Some(right)] = range {
                    grid.merges.push(((top, left), (bottom, right)));
                }
            }
            kind::MERGED => return Err(unreadable("has more merged ranges than any workbook")),
            _ => {
                let (Some(column), Some(text)) = (record.u32(0), shown(&record, shared)) else { continue };
                if text.is_empty() {
                    continue;
                }
                budget.take(&text)?;
                grid.cells.insert((row, column), text);
            }
        }
    }
    Ok(grid)
}

/// Returns what a cell shows; `None` if the record is no cell with a value.
fn shown(record: &Record<'_>, shared: &Shared) -> Option<String> {
    let code = record.style().and_then(|style| shared.formats.get(style)).map_or("", String::as_str);
    let number = |number: f64| value::number(number, code, shared.is_1904);
    Some(match record.kind {
        kind::RK => number(record.rk(8)?),
        kind::REAL | kind::FORMULA_NUMBER => number(record.f64(8)?),
        kind::TEXT | kind::FORMULA_TEXT => value::text(&record.text(8)?.0, code),
        kind::RICH_TEXT => value::text(&record.text(9)?.0, code),
        kind::TEXT_INDEX => value::text(shared.texts.get(usize::try_from(record.u32(8)?).ok()?)?, code),
        kind::BOOL | kind::FORMULA_BOOL => if record.byte(8)? == 0 { "FALSE" } else { "TRUE" }.to_owned(),
        kind::ERROR | kind::FORMULA_ERROR => match record.byte(8)? {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0f => "#VALUE!",
            0x17 => "#REF!",
            0x1d => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        }
        .to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
