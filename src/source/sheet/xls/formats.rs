//! The number format of every cell, which calamine does not report.

use std::collections::BTreeMap;

use super::{kind, records, u16_at, u32_at};
use crate::source::sheet::grid::Place;
use crate::source::sheet::value;

/// Maximum number of formats.
const FORMATS: usize = 10_000;

/// The formats of a workbook and of its cells.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// Format codes by style index.
    styles: Vec<String>,
    /// For each sheet, the style of each cell.
    cells: Vec<BTreeMap<Place, u16>>,
}

impl Formats {
    /// Reads the records of a workbook.
    pub(super) fn read(stream: &[u8]) -> Self {
        let mut codes: BTreeMap<u16, String> = BTreeMap::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut sheets: Vec<usize> = Vec::new();
        for record in records(stream, 0).take_while(|record| record.kind != kind::END) {
            let bytes = stream.get(record.start..record.end).unwrap_or_default();
            match record.kind {
                kind::FORMAT if codes.len() < FORMATS => {
                    codes.extend(u16_at(bytes, 0).zip(text(bytes.get(2..).unwrap_or_default())));
                }
                kind::XF if styles.len() < FORMATS => styles.extend(u16_at(bytes, 2)),
                kind::BOUND_SHEET => sheets.extend(u32_at(bytes, 0).and_then(|at| usize::try_from(at).ok())),
                _ => {}
            }
        }
        let code = |id: u16| codes.get(&id).cloned().or_else(|| value::built_in(u32::from(id)).map(str::to_owned));
        Self {
            styles: styles.into_iter().map(|id| code(id).unwrap_or_default()).collect(),
            cells: sheets.into_iter().map(|at| cells(stream, at)).collect(),
        }
    }

    /// Returns the format of a cell; empty if unknown.
    pub(super) fn of(&self, sheet: usize, place: Place) -> &str {
        let style = self.cells.get(sheet).and_then(|cells| cells.get(&place));
        style.and_then(|style| self.styles.get(usize::from(*style))).map_or("", String::as_str)
    }
}

/// Returns the styles of a sheet's cells with a value.
fn cells(stream: &[u8], at: usize) -> BTreeMap<Place, u16> {
    let mut found = BTreeMap::new();
    for record in records(stream, at).take_while(|record| record.kind != kind::END) {
        let bytes = stream.get(record.start..record.end).unwrap_or_default();
        let (Some(row), Some(column)) = (u16_at(bytes, 0), u16_at(bytes, 2)) else { continue };
        if record.kind == kind::MUL_RK {
            // Six bytes of style and value per cell, followed by the last column.
            let each = bytes.get(4..bytes.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
            let style = |(column, cell): (u32, &[u8])| Some(((u32::from(row), column), u16_at(cell, 0)?));
            found.extend((u32::from(column)..).zip(each).filter_map(style));
        } else if kind::CELLS.contains(&record.kind) || matches!(record.kind, kind::LABEL_SST | kind::FORMULA) {
            found.extend(u16_at(bytes, 4).map(|style| ((u32::from(row), u32::from(column)), style)));
        }
    }
    found
}

/// Reads a string of Excel 97 and later: its length, whether it is wide, its characters.
fn text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(bytes, 0)?);
    let is_wide = bytes.get(2)? & 1 == 1;
    let characters = bytes.get(3..)?;
    if is_wide {
        let units: Vec<u16> = characters.chunks_exact(2).take(length).filter_map(|pair| u16_at(pair, 0)).collect();
        return String::from_utf16(&units).ok();
    }
    Some(characters.iter().take(length).map(|&byte| char::from(byte)).collect())
}
