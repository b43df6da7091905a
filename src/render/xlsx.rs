//! Excel workbooks (.xlsx).

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use super::MADE_BY;
use super::printable::one_line;

/// The title of a workbook, and a date that is not today's.
pub(crate) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    // The format allows no more in a property.
    let title: String = one_line(title).chars().take(200).collect();
    Ok(DocProperties::new().set_title(title).set_author(MADE_BY).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}
