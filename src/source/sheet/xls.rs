//! `.xls`: takes the workbook out of its container, sanitises its records, then reads its sheets.
//!
//! calamine trusts an `.xls`: a looped sector chain keeps it busy forever, and a cell in the last corner of a sheet, or one long
//! string used a million times, fills the memory. So it is only given a freshly written container with checked records. Merged cells
//! are read here: calamine 0.38 panics if their record is shorter than it declares (found by fuzzing).

mod formats;
mod record;
mod strings;

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};

use self::formats::Formats;
use self::record::{Record, kind, records, u16_at, u32_at};
use super::grid::Grid;
use super::{Budget, Workbook, locked, unreadable, value};
use crate::source::ReadError;

/// Maximum number of cells of all sheets, including empty ones: calamine allocates each of them.
const MAX_PLACES: u64 = 4_000_000;
/// Maximum number of bytes that the texts of all cells can amount to.
const TEXT_LIMIT: u64 = 128 * 1024 * 1024;
/// Maximum length of a cell text in bytes: 65,535 UTF-16 code units in UTF-8.
const LONGEST_TEXT: u64 = 196_605;
const MAX_SHEETS: usize = 256;
/// Minimum length of a sheet entry, in bytes: its offset, visibility, type, and the length of its name.
const SHEET_ENTRY: usize = 8;
const MAX_MERGES: usize = 20_000;

/// Offset of a row's flags in its record, and the flag of a hidden row.
const ROW_FLAGS: usize = 12;
const ROW_HIDDEN: u16 = 0x0020;

/// Reads all sheets.
pub(super) fn read(bytes: &[u8], limit: usize) -> Result<Workbook, ReadError> {
    let mut stream = workbook_stream(bytes)?;
    let mut merges = make_safe(&mut stream)?.into_iter();
    let mut hidden = hidden_rows(&stream).into_iter();
    let formats = Formats::read(&stream);
    let container = contained(&stream).map_err(|error| unreadable(format!("is damaged ({error})")))?;
    // Only the records are checked, not their bytes; a panic of calamine is reported as damage of the file.
    let opened = catch_unwind(AssertUnwindSafe(|| Xls::new(Cursor::new(container))));
    let mut book = opened.map_err(|_| unreadable("is damaged"))?.map_err(|error| damaged(&error))?;
    let mut made = Workbook::default();
    let mut budget = Budget::new(limit);
    for (index, sheet) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        let (hidden_rows, merges) = (hidden.next().unwrap_or_default(), merges.next().unwrap_or_default());
        if sheet.typ != SheetType::WorkSheet {
            made.unread.push((format!("sheet {}", sheet.name), "it is a chart or a macro and holds no cells"));
            continue;
        }
        let range = book.worksheet_range(&sheet.name).map_err(|error| damaged(&error))?;
        let (row, column) = range.start().unwrap_or_default();
        let mut grid = Grid { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible, ..Grid::default() };
        for (below, right, data) in range.used_cells() {
            let place = |offset: usize, from: u32| u32::try_from(offset).unwrap_or(u32::MAX).saturating_add(from);
            let place = (place(below, row), place(right, column));
            let text = value::shown(data, formats.of(index, place));
            if !text.is_empty() {
                budget.take(&text)?;
                grid.cells.insert(place, text);
            }
        }
        (grid.hidden_rows, grid.merges) = (hidden_rows, merges);
        made.sheets.push(grid);
    }
    Ok(made)
}

fn damaged(error: &XlsError) -> ReadError {
    if matches!(error, XlsError::Password) { locked() } else { unreadable(format!("is damaged ({error})")) }
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let cut_off = |error: std::io::Error| unreadable(format!("is cut off or damaged ({error})"));
    let mut file = crate::source::ole::open(bytes).map_err(cut_off)?;
    let name =
        ["Workbook", "Book"].into_iter().find(|name| file.is_stream(name)).ok_or_else(|| unreadable("holds no workbook"))?;
    let limit = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut stream = Vec::new();
    file.open_stream(name).map_err(cut_off)?.take(limit).read_to_end(&mut stream).map_err(cut_off)?;
    Ok(stream)
}

/// Writes a container with only the workbook in it.
fn contained(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    file.create_stream("Workbook")?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

/// The merged cells of a sheet: first and last cell of each, as row and column.
type Merges = Vec<((u32, u32), (u32, u32))>;

/// Measures what the records ask for, rejects excess, and removes records that are not needed and may be harmful. Returns the merged
/// cells of each sheet, whose records are among the removed ones.
fn make_safe(stream: &mut [u8]) -> Result<Vec<Merges>, ReadError> {
    let mut sheets: Vec<usize> = Vec::new();
    let mut strings: Vec<Record> = Vec::new();
    let mut in_strings = false;
    for record in records(stream, 0).take_while(|record| record.kind != kind::END) {
        in_strings = record.kind == kind::SHARED_STRINGS || (in_strings && record.kind == kind::CONTINUE);
        match record.kind {
            kind::FILE_PASS => return Err(locked()),
            // calamine 0.38 panics on a shorter one (found by fuzzing).
            kind::BOUND_SHEET if record.end - record.start < SHEET_ENTRY => return Err(unreadable("is damaged")),
            kind::BOUND_SHEET => sheets.extend(u32_at(stream, record.start).and_then(|at| usize::try_from(at).ok())),
            _ if in_strings => strings.push(record),
            _ => {}
        }
    }
    let distinct: BTreeSet<usize> = sheets.iter().copied().collect();
    if sheets.len() > MAX_SHEETS || distinct.len() < sheets.len() || distinct.last().is_some_and(|&at| at >= stream.len()) {
        return Err(unreadable("is damaged (its list of sheets is wrong)"));
    }
    let lengths = strings::lengths(stream, &strings);
    let length = |record: &Record| {
        let known = u32_at(stream, record.start + 6).and_then(|index| lengths.get(usize::try_from(index).ok()?));
        known.copied().unwrap_or(LONGEST_TEXT)
    };
    let (mut places, mut text) = (0_u64, 0_u64);
    let (mut all, mut merges): (Vec<Record>, Vec<Merges>) = Default::default();
    for at in sheets {
        let found: Vec<Record> = records(stream, at).take_while(|record| record.kind != kind::END).collect();
        places = places.saturating_add(extent(stream, &found));
        let labels = found.iter().filter(|record| record.kind == kind::LABEL_SST);
        text = labels.fold(text, |text, record| text.saturating_add(length(record)));
        merges.push(merged(stream, &found));
        all.extend(found);
    }
    for record in all {
        clear(stream, record);
    }
    if places > MAX_PLACES || text > TEXT_LIMIT {
        return Err(unreadable("has cells scattered over more places than any workbook"));
    }
    Ok(merges)
}

/// Returns the merged cells of a sheet, as far as their records go.
fn merged(stream: &[u8], records: &[Record]) -> Merges {
    let ranges = records.iter().filter(|record| record.kind == kind::MERGE_CELLS).flat_map(|record| {
        let count = usize::from(u16_at(stream, record.start).unwrap_or(0));
        let places = (0..count).map(move |at| record.start + 2 + 8 * at);
        places.take_while(|at| at + 8 <= record.end).filter_map(|at| {
            let number = |part: usize| u16_at(stream, at + 2 * part).map(u32::from);
            Some(((number(0)?, number(2)?), (number(1)?, number(3)?)))
        })
    });
    ranges.take(MAX_MERGES).collect()
}

/// Returns the hidden rows of each sheet, counted from 0.
fn hidden_rows(stream: &[u8]) -> Vec<BTreeSet<u32>> {
    let globals = records(stream, 0).take_while(|record| record.kind != kind::END);
    let sheets = globals.filter(|record| record.kind == kind::BOUND_SHEET);
    let places = sheets.filter_map(|record| usize::try_from(u32_at(stream, record.start)?).ok());
    let is_hidden = |record: &Record| u16_at(stream, record.start + ROW_FLAGS).is_some_and(|flags| flags & ROW_HIDDEN != 0);
    let rows = |at: usize| {
        let own = records(stream, at).take_while(|record| record.kind != kind::END);
        let hidden = own.filter(|record| record.kind == kind::ROW && record.end >= record.start + ROW_FLAGS + 2);
        hidden.filter(is_hidden).filter_map(|record| u16_at(stream, record.start).map(u32::from)).collect()
    };
    places.map(rows).collect()
}

/// Returns the number of cells between the first and the last cell of a sheet.
fn extent(stream: &[u8], records: &[Record]) -> u64 {
    let mut corners: Option<[u64; 4]> = None;
    for record in records {
        let is_cell = kind::CELLS.contains(&record.kind) || matches!(record.kind, kind::LABEL_SST | kind::FORMULA | kind::MUL_RK);
        let place = (u16_at(stream, record.start), u16_at(stream, record.start + 2));
        let (true, (Some(row), Some(column))) = (is_cell, place) else { continue };
        let last =
            if record.kind == kind::MUL_RK { u16_at(stream, record.end.saturating_sub(2)).unwrap_or(column) } else { column };
        let (row, column, last) = (u64::from(row), u64::from(column), u64::from(last.max(column)));
        let [top, bottom, left, right] = corners.unwrap_or([row, row, column, last]);
        corners = Some([top.min(row), bottom.max(row), left.min(column), right.max(last)]);
    }
    corners.map_or(0, |[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1))
}

/// Clears declared sizes that calamine would allocate, and formula expressions, whose values are stored with them.
fn clear(stream: &mut [u8], record: Record) {
    let range = match record.kind {
        kind::MERGE_CELLS => return record.hide(stream),
        kind::DIMENSIONS => record.start..record.end,
        kind::FORMULA => record.end.min(record.start + 20)..record.end.min(record.start + 22),
        _ => return,
    };
    if let Some(bytes) = stream.get_mut(range) {
        bytes.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(bytes.len()).expect("short");
        [&kind.to_le_bytes(), &length.to_le_bytes(), bytes].concat()
    }

    #[test]
    fn merged_cells_are_read_as_far_as_their_record_goes() {
        let range = |numbers: [u16; 4]| numbers.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let of = |bytes: &[u8]| {
            let stream = record(kind::MERGE_CELLS, bytes);
            merged(&stream, &records(&stream, 0).collect::<Vec<_>>())
        };
        let two = [vec![2, 0], range([1, 3, 0, 0]), range([4, 4, 1, 2])].concat();
        assert_eq!(of(&two), [((1, 0), (3, 0)), ((4, 1), (4, 2))]);
        assert_eq!(of(&two[..two.len() - 1]), [((1, 0), (3, 0))], "what is cut off is left out");
        assert_eq!(of(&[]), []);
    }

    #[test]
    fn an_entry_of_a_sheet_that_is_cut_off_is_damage() {
        let safe = |length: usize| make_safe(&mut record(kind::BOUND_SHEET, &vec![0; length])).is_ok();
        assert!(safe(SHEET_ENTRY) && !safe(SHEET_ENTRY - 1) && !safe(0));
    }

    #[test]
    fn hidden_rows_are_told_for_each_sheet() {
        let row = |number: u16, flags: u16| {
            let mut bytes = [0; 16];
            bytes[..2].copy_from_slice(&number.to_le_bytes());
            bytes[ROW_FLAGS..ROW_FLAGS + 2].copy_from_slice(&flags.to_le_bytes());
            record(kind::ROW, &bytes)
        };
        let end = record(kind::END, &[]);
        let first = [row(0, 0x0100), row(3, 0x0120), end.clone()].concat();
        let second = [row(1, 0x0100), row(2, 0x0140), end.clone()].concat();
        let globals = 3 * end.len() + 2 * 4;
        let bound = |at: usize| record(kind::BOUND_SHEET, &u32::try_from(at).expect("small").to_le_bytes());
        let stream = [bound(globals), bound(globals + first.len()), end, first, second].concat();
        assert_eq!(hidden_rows(&stream), [BTreeSet::from([3]), BTreeSet::new()]);
        assert_eq!(hidden_rows(stream.get(..globals + 9).expect("there")), [BTreeSet::new(), BTreeSet::new()]);
    }
}
