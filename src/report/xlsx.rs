//! The report as an Excel workbook: one sheet a table, each with filters, frozen heads and a set-up for printing.

mod look;
mod names;
mod pictures;
mod rows;
mod sheet;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::look::Look;
use self::names::Names;
use self::sheet::Sheet;
use super::model::Report;
use super::printable::one_line;
use super::table::Table;
use super::views::By;
use super::{RenderOptions, TableSet, views};

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
    let look = Look::new(lang);
    let mut book = book(words.report_title)?;
    summary::add(&mut book, report, &look)?;
    pictures::charts(&mut book, report, &look)?;
    let titled = |name: &str| format!("{}{}{name}", words.report_title, words.colon);
    let plans = 3 + report.profiles.len()..3 + report.profiles.len() + report.plans.len();
    let matrix = rows::ungrouped(&views::comparison(report, lang), words.domain);
    let marks = Some(3..plans.end);
    Sheet { name: office.sheet_matrix, title: &titled(office.sheet_matrix), table: matrix, keep: 3, marks, empty: words.none }
        .add(&mut book, &look)?;
    let findings = report.findings.iter().chain(report.plans.iter().flat_map(|plan| &plan.findings));
    let tables = [
        (office.sheet_gaps, rows::gaps(report, lang), 5),
        (office.sheet_additions, rows::additions(report, lang), 4),
        (office.sheet_items, rows::items(report, lang), 4),
        (office.sheet_traces, rows::traces(report, lang), 3),
        (office.sheet_tasks, rows::parent_tasks(report, lang), 2),
        (office.sheet_clauses, rows::clauses(report, lang), 1),
        (office.sheet_findings, views::findings_table(findings, lang), 2),
        (office.sheet_sources, rows::sources(report, lang), 1),
    ];
    pictures::lineage(&mut book, report, &look)?;
    for (name, table, keep) in tables {
        let levels = 4..table.heads.len().saturating_sub(1);
        let marks = (name == office.sheet_traces).then_some(levels);
        Sheet { name, title: &titled(name), table, keep, marks, empty: words.none }.add(&mut book, &look)?;
    }
    let whole = RenderOptions { width: None, ..options };
    let mut names = Names::taken(&mut book);
    let mut owners = views::departments_set(report, By::Item, None, whole);
    // The captions are sentences; a name of a sheet is short.
    let short = [lang.tables().departments, office.sheet_unowned, office.sheet_differing];
    for (part, name) in owners.parts.iter_mut().zip(short) {
        name.clone_into(&mut part.caption);
    }
    let standing = views::standing_set(report, whole);
    for set in [owners, views::rank_set(report, whole), standing] {
        parts(&mut book, &set, &mut names, &look)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Writes tables as a workbook: a sheet each, and one with what is said around them.
///
/// # Errors
/// When a table has more rows or columns than a sheet holds.
pub fn tables(set: &TableSet, options: RenderOptions) -> Result<Vec<u8>, XlsxProblem> {
    let look = Look::new(options.lang);
    let mut book = book(&set.title)?;
    let mut names = Names::taken(&mut book);
    parts(&mut book, set, &mut names, &look)?;
    let said: Vec<&String> = set.notes.iter().chain(&set.legend).collect();
    if !said.is_empty() {
        let mut table = Table::new([set.title.as_str()]);
        for line in said {
            table.row([line.as_str()]);
        }
        let name = names.next(look.office.sheet_notes);
        Sheet { name: &name, title: &set.title, table, keep: 0, marks: None, empty: "" }.add(&mut book, &look)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Begins a workbook. Files are compared byte by byte: no date of today.
fn book(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(title)?);
    Ok(book)
}

/// The title of a workbook, and a date that is not today's.
pub(super) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    // The format allows no more in a property.
    let title: String = one_line(title).chars().take(200).collect();
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

fn parts(book: &mut Workbook, set: &TableSet, names: &mut Names, look: &Look) -> Result<(), XlsxError> {
    for part in &set.parts {
        let name = names.next(if part.caption.is_empty() { &set.title } else { &part.caption });
        let title = if part.caption.is_empty() { set.title.clone() } else { format!("{} · {}", set.title, part.caption) };
        let table = rows::ungrouped(&part.table, look.office.group);
        Sheet { name: &name, title: &title, table, keep: 1, marks: None, empty: &part.empty }.add(book, look)?;
    }
    Ok(())
}
