//! The report as an Excel workbook: one sheet a table, each with filters, frozen heads and a set-up for printing.

mod look;
mod rows;
mod sheet;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::look::Look;
use self::sheet::Sheet;
use super::model::Report;
use super::{RenderOptions, views};

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write the workbook: {0}; compare fewer plans, or choose csv or json, which have no such limits")]
pub struct XlsxProblem(#[from] XlsxError);

/// Writes the report as a workbook (.xlsx). The same report gives the same bytes.
///
/// # Errors
/// When a table has more rows or columns than a sheet holds.
pub fn render(report: &Report, options: RenderOptions) -> Result<Vec<u8>, XlsxProblem> {
    let (lang, words, office) = (options.lang, options.words(), options.lang.office());
    let mut book = Workbook::new();
    // Files are compared byte by byte: no date of today.
    let properties = DocProperties::new().set_title(words.report_title).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let look = Look::new(lang);
    summary::add(&mut book, report, &look)?;
    let fixed = 3 + report.profiles.len();
    let matrix = rows::ungrouped(&views::comparison(report, lang), words.domain);
    Sheet { name: office.sheet_matrix, table: matrix, keep: 3, marks: Some(3..fixed + report.plans.len()) }.add(&mut book, &look)?;
    let tables = [
        (office.sheet_gaps, rows::gaps(report, lang), 3),
        (office.sheet_additions, rows::additions(report, lang), 2),
        (office.sheet_traces, rows::traces(report, lang), 3),
        (office.sheet_clauses, rows::clauses(report, lang), 1),
        (office.sheet_sources, rows::sources(report, lang), 1),
    ];
    for (name, table, keep) in tables {
        Sheet { name, table, keep, marks: None }.add(&mut book, &look)?;
    }
    Ok(book.save_to_buffer()?)
}
