//! The report as an Excel workbook: one sheet per table, each with filters, frozen heads and print settings.

mod look;
mod pictures;
mod rows;
mod summary;

use rust_xlsxwriter::XlsxError;

use self::look::Look;
use super::model::Report;
use super::views::By;
use super::{Province, RenderOptions, views};
use crate::render::table::Table;
use crate::render::xlsx::{self, Names, Sheet, book, parts};
use crate::render::{Part, TableSet};

/// Most columns of a sheet.
const COLUMNS: usize = 16_384;
/// Most columns beside those of the plans: code, item, domain, and one per year of national points.
const BESIDE: usize = 64;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum XlsxProblem {
    /// The content does not fit into the format.
    #[error("cannot write the workbook: {0}; compare fewer plans, or choose csv or json, which have no such limits")]
    Format(#[from] XlsxError),
    /// There are more plans than fit side by side in a sheet.
    #[error(
        "a sheet of a workbook has room for {most} plans side by side, and there are {plans}; choose some with --plans or --level, choose csv or json, or use report, whose workbook has a row a plan"
    )]
    TooManyPlans {
        /// Number of plans.
        plans: usize,
        /// Most plans that fit.
        most: usize,
    },
}

/// Checks in advance whether this number of plans fits side by side in a sheet.
///
/// # Errors
/// If they do not fit.
pub const fn room_for(plans: usize) -> Result<(), XlsxProblem> {
    let most = COLUMNS - BESIDE;
    if plans > most { Err(XlsxProblem::TooManyPlans { plans, most }) } else { Ok(()) }
}

/// Writes the report as a workbook (.xlsx). Equal reports give equal bytes.
///
/// # Errors
/// If a table has more rows or columns than a sheet can hold.
pub fn render(report: &Report, options: RenderOptions) -> Result<Vec<u8>, XlsxProblem> {
    let (lang, words, office) = (options.lang, options.words(), options.lang.office());
    let look = Look::new(lang);
    let mut book = book(words.report_title)?;
    summary::add(&mut book, report, &look)?;
    pictures::charts(&mut book, report, &look)?;
    let titled = |name: &str| format!("{}{}{name}", words.report_title, words.colon);
    let plans = 3 + report.profiles.len()..3 + report.profiles.len() + report.plans.len();
    let matrix = views::comparison(report, lang).ungrouped(words.domain);
    let marks = Some(3..plans.end);
    Sheet {
        name: office.sheet_matrix,
        title: &titled(office.sheet_matrix),
        table: matrix,
        keep: 3,
        printed: None,
        marks,
        empty: words.none,
        above: &[],
        below: &[],
    }
    .add(&mut book, &look.formats)?;
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
        // The signals and the verdicts against each parent are only for filtering; printed, they would make each row two pages wide.
        let printed = table.heads.iter().position(|head| head == lang.textual().by_taxonomy);
        Sheet { name, title: &titled(name), table, keep, printed, marks, empty: words.none, above: &[], below: &[] }
            .add(&mut book, &look.formats)?;
    }
    let whole = RenderOptions { width: None, ..options };
    let mut names = Names::taken(&mut book);
    let mut owners = views::departments_set(report, By::Item, None, whole);
    // The captions are sentences, but the name of a sheet must be short.
    let short = [lang.tables().departments, office.sheet_unowned, office.sheet_differing];
    for (part, name) in owners.parts.iter_mut().zip(short) {
        name.clone_into(&mut part.caption);
    }
    let standing = views::standing_set(report, whole);
    for set in [owners, views::rank_set(report, whole), standing] {
        parts(&mut book, &set, &mut names, &look.formats)?;
    }
    Ok(xlsx::saved(&mut book)?)
}

/// Writes the report on many plans as a workbook: the totals, and one row per plan in the matrix and in the ranking.
///
/// # Errors
/// If there are more plans than a sheet has rows.
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
    parts(&mut book, &set(words.report_title, sheets.into()), &mut names, &look.formats)?;
    for section in views::country_sections(report, provinces, lang).iter().filter(|section| section.id != "rank") {
        parts(&mut book, &section.set, &mut names, &look.formats)?;
    }
    let whole = RenderOptions { width: None, ..options };
    parts(&mut book, &views::rank_set(report, whole), &mut names, &look.formats)?;
    let findings = views::findings_table(views::all_findings(report), |id| report.label_of(id), lang);
    let findings = Part { caption: look.office.sheet_findings.to_owned(), table: findings, empty: words.none.to_owned() };
    parts(&mut book, &set(words.report_title, vec![findings]), &mut names, &look.formats)?;
    Ok(xlsx::saved(&mut book)?)
}

/// Writes tables as a workbook: a single one as a sheet with its notes above and below, several as one sheet each and another for the
/// notes.
///
/// # Errors
/// If a table has more rows or columns than a sheet can hold.
pub fn tables(set: &TableSet, options: RenderOptions) -> Result<Vec<u8>, XlsxProblem> {
    Ok(xlsx::tables(set, &Look::new(options.lang).formats)?)
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
