//! Shared by sheets that are written cell by cell.

use rust_xlsxwriter::{Table as Filters, TableColumn, TableStyle, Worksheet, XlsxError};

use super::formats::Formats;

/// Turns cells that are already written into a table with filters and writes its headers.
pub(crate) fn filters(
    sheet: &mut Worksheet,
    (head, end): (u32, u32),
    heads: &[&str],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let column = |head: &&str| TableColumn::new().set_header(*head).set_header_format(&formats.head);
    let columns: Vec<TableColumn> = heads.iter().map(column).collect();
    let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let filters = Filters::new().set_columns(&columns).set_style(TableStyle::None).set_autofilter(true);
    sheet.add_table(head, 0, end, last, &filters)?;
    Ok(())
}

/// Counts are far below 2^32.
pub(crate) fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
