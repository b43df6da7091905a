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
use super::{Part, Province, RenderOptions, TableSet, made_alike, palette, views};

/// Columns that a sheet has.
const COLUMNS: usize = 16_384;
/// Columns that stand beside those of the plans at most: code, item, domain, and one a year of national points.
const BESIDE: usize = 64;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum XlsxProblem {
    /// What is to be written does not fit into the format.
    #[error("cannot write the workbook: {0}; compare fewer plans, or choose csv or json, which have no such limits")]
    Format(#[from] XlsxError),
    /// More plans than stand side by side in a sheet.
    #[error(
        "a sheet of a workbook has room for {most} plans side by side, and there are {plans}; choose some with --plans or --level, choose csv or json, or use report, whose workbook has a row a plan"
    )]
    TooManyPlans {
        /// How many there are.
        plans: usize,
        /// How many have room.
        most: usize,
    },
}

/// Tells, before any work is done on them, whether so many plans stand side by side in a sheet.
///
/// # Errors
/// When they do not.
pub const fn room_for(plans: usize) -> Result<(), XlsxProblem> {
    let most = COLUMNS - BESIDE;
    if plans > most { Err(XlsxProblem::TooManyPlans { plans, most }) } else { Ok(()) }
}

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
    Sheet {
        name: office.sheet_matrix,
        title: &titled(office.sheet_matrix),
        table: matrix,
        keep: 3,
        marks,
        empty: words.none,
        above: &[],
        below: &[],
    }
    .add(&mut book, &look)?;
    let findings = report.findings.iter().chain(report.plans.iter().flat_map(|plan| &plan.findings));
    let tables = [
        (office.sheet_gaps, rows::gaps(report, lang), 5),
        (office.sheet_additions, rows::additions(report, lang), 4),
        (office.sheet_items, rows::items(report, lang), 4),
        (office.sheet_traces, rows::traces(report, lang), 3),
        (office.sheet_tasks, rows::parent_tasks(report, lang), 2),
        (office.sheet_clauses, rows::clauses(report, lang), 1),
        (office.sheet_findings, views::findings_table(findings, |id| report.label_of(id), lang), 2),
        (office.sheet_sources, rows::sources(report, lang), 1),
    ];
    pictures::lineage(&mut book, report, &look)?;
    for (name, table, keep) in tables {
        let levels = 4..table.heads.len().saturating_sub(1);
        let marks = (name == office.sheet_traces).then_some(levels);
        Sheet { name, title: &titled(name), table, keep, marks, empty: words.none, above: &[], below: &[] }
            .add(&mut book, &look)?;
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
    Ok(made_alike(book.save_to_buffer()?))
}

/// Writes the report on many plans as a workbook: what they add up to, and a row a plan in the matrix and in the ranking.
///
/// # Errors
/// When there are more plans than a sheet has rows.
pub fn country(report: &Report, provinces: &[Province], options: RenderOptions) -> Result<Vec<u8>, XlsxProblem> {
    let (lang, words) = (options.lang, options.words());
    let look = Look::new(lang);
    let mut book = book(words.report_title)?;
    let mut core = Table::new([words.report_title]);
    for sentence in views::core(report, lang) {
        core.row([sentence]);
    }
    let summary = Part { caption: look.office.sheet_summary.to_owned(), table: core, empty: String::new() };
    let all: Vec<usize> = (0..report.plans.len()).collect();
    let sheets = [summary, views::province_items(report, provinces, lang), views::places_items(report, &all, lang)];
    let mut names = Names::taken(&mut book);
    let set = |title: &str, parts: Vec<Part>| TableSet { title: title.to_owned(), parts, ..TableSet::default() };
    parts(&mut book, &set(words.report_title, sheets.into()), &mut names, &look)?;
    for section in views::country_sections(report, provinces, lang).iter().filter(|section| section.id != "rank") {
        parts(&mut book, &section.set, &mut names, &look)?;
    }
    let whole = RenderOptions { width: None, ..options };
    parts(&mut book, &views::rank_set(report, whole), &mut names, &look)?;
    let findings = views::findings_table(views::all_findings(report), |id| report.label_of(id), lang);
    let findings = Part { caption: look.office.sheet_findings.to_owned(), table: findings, empty: words.none.to_owned() };
    parts(&mut book, &set(words.report_title, vec![findings]), &mut names, &look)?;
    Ok(made_alike(book.save_to_buffer()?))
}

/// Writes tables as a workbook: a single one as a sheet with what is said of it above and below, several as a sheet each and one for that.
///
/// # Errors
/// When a table has more rows or columns than a sheet holds.
pub fn tables(set: &TableSet, options: RenderOptions) -> Result<Vec<u8>, XlsxProblem> {
    let look = Look::new(options.lang);
    let mut book = book(&set.title)?;
    let mut names = Names::taken(&mut book);
    // What is handed out as one table is one sheet.
    if let [only] = set.parts.as_slice() {
        let (above, below) = (texts(&set.notes), texts(&set.legend));
        part(&mut book, set, only, (&above, &below), &mut names, &look)?;
        return Ok(made_alike(book.save_to_buffer()?));
    }
    parts(&mut book, set, &mut names, &look)?;
    let said: Vec<&str> = set.notes.iter().chain(&set.legend).map(String::as_str).collect();
    if !said.is_empty() {
        let mut table = Table::new([set.title.as_str()]);
        for line in said {
            table.row([line]);
        }
        let name = names.next(look.office.sheet_notes);
        Sheet { name: &name, title: &set.title, table, keep: 0, marks: None, empty: "", above: &[], below: &[] }
            .add(&mut book, &look)?;
    }
    Ok(made_alike(book.save_to_buffer()?))
}

fn texts(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
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
    Ok(DocProperties::new()
        .set_title(title)
        .set_author(crate::report::MADE_BY)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

fn parts(book: &mut Workbook, set: &TableSet, names: &mut Names, look: &Look) -> Result<(), XlsxError> {
    set.parts.iter().try_for_each(|one| part(book, set, one, (&[], &[]), names, look))
}

fn part(
    book: &mut Workbook,
    set: &TableSet,
    part: &Part,
    (above, below): (&[&str], &[&str]),
    names: &mut Names,
    look: &Look,
) -> Result<(), XlsxError> {
    let name = names.next(if part.caption.is_empty() { &set.title } else { &part.caption });
    let title = if part.caption.is_empty() { set.title.clone() } else { format!("{} · {}", set.title, part.caption) };
    let of_items = part.table.heads.get(..2).is_some_and(|heads| heads == [look.words.code, look.words.item]);
    let table = rows::ungrouped(&part.table, if of_items { look.words.domain } else { look.office.group });
    let keep = if of_items { 3 } else { 1 };
    let marks = palette::mark_columns(&table, look.words);
    Sheet { name: &name, title: &title, table, keep, marks, empty: &part.empty, above, below }.add(book, look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_that_do_not_stand_side_by_side_are_told_before_any_work() {
        assert!(room_for(0).is_ok() && room_for(COLUMNS - BESIDE).is_ok());
        let said = room_for(16_500).expect_err("too many").to_string();
        assert!(said.contains("16320 plans side by side, and there are 16500"), "{said}");
    }
}
