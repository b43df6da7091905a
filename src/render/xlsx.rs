//! Excel workbooks (.xlsx): tables as sheets with filters, frozen headers and print settings, and charts.

mod cells;
mod chart;
mod formats;
mod names;
mod sheet;
mod tree;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

pub(crate) use self::cells::{as_number, filters};
pub(crate) use self::chart::stacked_bars;
pub(crate) use self::formats::{Formats, SheetWords};
pub(crate) use self::names::Names;
pub(crate) use self::sheet::{Sheet, cell_text, set_up};
pub(crate) use self::tree::{Node, tree_sheet};
use super::container::made_alike;
use super::printable::one_line;
use super::table::Table;
use super::{MADE_BY, Part, TableSet};

/// Writes tables as a workbook: a single one on a sheet with its notes above and below, several on a sheet each and one for the
/// notes.
///
/// # Errors
/// If a table has more rows or columns than a sheet can hold.
pub(crate) fn tables(set: &TableSet, formats: &Formats) -> Result<Vec<u8>, XlsxError> {
    let mut book = book(&set.title)?;
    let mut names = Names::taken(&mut book);
    // A single table is handed out as a single sheet.
    if let [only] = set.parts.as_slice() {
        let (above, below) = (texts(&set.notes), texts(&set.legend));
        part(&mut book, set, only, (&above, &below), &mut names, formats)?;
        return saved(&mut book);
    }
    parts(&mut book, set, &mut names, formats)?;
    let said: Vec<&str> = set.notes.iter().chain(&set.legend).map(String::as_str).collect();
    if !said.is_empty() {
        let mut table = Table::new([set.title.as_str()]);
        for line in said {
            table.row([line]);
        }
        let name = names.next(formats.words.notes);
        Sheet { name: &name, title: &set.title, table, keep: 0, printed: None, marks: None, empty: "", above: &[], below: &[] }
            .add(&mut book, formats)?;
    }
    saved(&mut book)
}

/// Returns the bytes of a finished workbook, the same on every system.
pub(crate) fn saved(book: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    book.save_to_buffer().map(made_alike)
}

fn texts(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

/// Creates a workbook without the current date, because files are compared byte by byte.
pub(crate) fn book(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(title)?);
    Ok(book)
}

/// Returns the title of a workbook and a fixed date.
pub(crate) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    // The format limits the length of a property.
    let title: String = one_line(title).chars().take(200).collect();
    Ok(DocProperties::new().set_title(title).set_author(MADE_BY).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

/// Adds a sheet per table.
pub(crate) fn parts(book: &mut Workbook, set: &TableSet, names: &mut Names, formats: &Formats) -> Result<(), XlsxError> {
    set.parts.iter().try_for_each(|one| part(book, set, one, (&[], &[]), names, formats))
}

fn part(
    book: &mut Workbook,
    set: &TableSet,
    part: &Part,
    (above, below): (&[&str], &[&str]),
    names: &mut Names,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let name = names.next(if part.caption.is_empty() { &set.title } else { &part.caption });
    let title = if part.caption.is_empty() { set.title.clone() } else { format!("{} · {}", set.title, part.caption) };
    let (leading, groups) = formats.words.leading;
    let leads = part.table.heads.get(..2).is_some_and(|heads| heads == leading);
    let table = part.table.ungrouped(if leads { groups } else { formats.words.group });
    let keep = if leads { 3 } else { 1 };
    let marks = formats.marks.columns(&table);
    Sheet { name: &name, title: &title, table, keep, printed: None, marks, empty: &part.empty, above, below }.add(book, formats)
}
