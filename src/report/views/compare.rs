//! `compare`: items × plans.

use unicode_width::UnicodeWidthStr;

use super::overview::{Section, before_results};
use super::results::results;
use super::shown::{nothing_fits, shown};
use super::side_by_side::named_file;
use crate::gap::{Finding, Verdict};
use crate::report::model::{Asked, Cell, DomainRows, Matrix, PlanReport, ProfileColumn, Report};
use crate::report::overview::Counts;
use crate::report::palette;
use crate::report::table::{Table, markdown_text};
use crate::report::{Lang, Province, RenderOptions, Words};

/// Items in rows, national profiles and plans in columns, grouped by domain.
#[must_use]
pub fn comparison(report: &Report, lang: Lang) -> Table {
    with_heads(of_report(report), lang, |plan| report.plans.get(plan).map_or_else(String::new, |plan| plan.label.clone()))
}

/// The same for a spreadsheet, where the id of a plan stands behind its name: programs know it by that.
#[must_use]
pub fn comparison_csv(report: &Report, lang: Lang) -> String {
    with_heads(of_report(report), lang, |plan| report.plans.get(plan).map_or_else(String::new, |plan| csv_name(plan, lang))).csv()
}

/// The same of verdicts alone.
#[must_use]
pub fn matrix_csv(matrix: &Matrix, lang: Lang) -> String {
    let name = |plan: usize| matrix.plans.get(plan).map_or_else(String::new, |plan| name_and_id(&plan.label, &plan.id, lang));
    with_heads((&matrix.profiles, matrix.plans.len(), &matrix.domains), lang, name).csv()
}

/// A plan in a table for programs: its place and year, then its id.
pub(crate) fn csv_name(plan: &PlanReport, lang: Lang) -> String {
    name_and_id(&plan.label, &plan.id, lang)
}

fn name_and_id(label: &str, id: &str, lang: Lang) -> String {
    if label == id { id.to_owned() } else { label.to_owned() + &lang.words().brackets(id) }
}

/// The comparison for a terminal: where the names of the plans do not fit, their numbers stand for them.
#[must_use]
pub fn comparison_terminal(report: &Report, options: RenderOptions) -> String {
    let names: usize = report.plans.iter().map(|plan| plan.label.width() + 3).sum();
    let rest = ITEM_WIDTH + 12 * report.profiles.len();
    if options.width.is_none_or(|width| usize::from(width) >= names + rest) {
        let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| plan.label.clone());
        return with_heads(of_report(report), options.lang, name).terminal(options);
    }
    let mut text = with_heads(of_report(report), options.lang, |plan| format!("[{}]", plan + 1)).terminal(options);
    for (number, plan) in report.plans.iter().enumerate() {
        text.push_str(&format!("[{}] {}\n", number + 1, named_file(plan)));
    }
    text
}

/// Cells that the code and a readable name of an item take.
const ITEM_WIDTH: usize = 34;

/// The first columns, how many plans follow, and the rows.
type Parts<'r> = (&'r [ProfileColumn], usize, &'r [DomainRows]);

fn of_report(report: &Report) -> Parts<'_> {
    (&report.profiles, report.plans.len(), &report.domains)
}

fn with_heads((profiles, plans, domains): Parts<'_>, lang: Lang, name: impl Fn(usize) -> String) -> Table {
    let words = lang.words();
    let mut heads = vec![words.code.to_owned(), words.item.to_owned()];
    heads.extend(profiles.iter().map(|profile| format!("{} {}", words.level_national, profile.year)));
    heads.extend((0..plans).map(name));
    let mut table = Table { heads, rows: Vec::new() };
    for domain in domains {
        table.row([domain.code.as_str(), lang.pick(&domain.names)]);
        for item in &domain.items {
            let mut row = vec![item.code.clone(), lang.pick(&item.names).to_owned()];
            row.extend(item.profiles.iter().map(|asked| asked_mark(*asked, words).to_owned()));
            row.extend(item.cells.iter().map(|cell| cell_mark(cell, words)));
            table.rows.push(row);
        }
    }
    table
}

pub(super) fn asked_mark(asked: Asked, words: &Words) -> &'static str {
    match asked {
        Asked::No => "",
        Asked::Sure => words.asked_sure,
        Asked::Unsure => words.asked_unsure,
        Asked::Open => words.unknown,
    }
}

/// Writes a cell: ✓3, ◐3, ✗, +2, ↺2, ?, or nothing; a guessed verdict has its mark behind it.
pub(crate) fn cell_mark(cell: &Cell, words: &Words) -> String {
    let mark = match cell.verdict {
        None => String::new(),
        Some(Verdict::Covered) => format!("{}{}", words.mark_present, cell.clauses),
        Some(Verdict::Partial) => format!("{}{}", words.mark_partial, cell.clauses),
        Some(Verdict::Dropped) => words.mark_absent.to_owned(),
        Some(Verdict::Added) if cell.restored => format!("{}{}", palette::RESTORED, cell.clauses),
        Some(Verdict::Added) => format!("+{}", cell.clauses),
        Some(Verdict::Undetermined) => words.unknown.to_owned(),
    };
    if cell.guessed { mark + words.guessed_mark } else { mark }
}

/// One row a plan: what it is, and the counts of its verdicts.
#[must_use]
pub fn plans_table(report: &Report, lang: Lang) -> Table {
    let words = lang.words();
    let mut heads = vec![
        words.plan,
        words.level,
        words.tasks,
        words.covered,
        words.partial,
        words.dropped,
        words.added,
        words.undetermined,
        words.coverage,
    ];
    // Accepted gaps are among the verdicts and counted once more; where there are none, nobody needs the column.
    let excepted = report.plans.iter().any(|plan| plan.excepted() > 0);
    heads.extend(excepted.then_some(lang.levels().excepted));
    let restored = report.plans.iter().any(|plan| plan.restored > 0);
    heads.extend(restored.then_some(lang.levels().restored));
    // Neither is what the nearest known parent does not ask for, since only what it asks for is counted before.
    let lost = report.plans.iter().any(|plan| beyond(plan) > 0);
    heads.extend(lost.then_some(lang.levels().lost_above));
    let guessed = report.plans.iter().any(|plan| plan.summary.guessed.total() > 0);
    heads.extend(guessed.then_some(words.guessed));
    let mut table = Table::new(heads);
    for plan in &report.plans {
        let known = |value: Option<String>| value.unwrap_or_else(|| words.unknown.to_owned());
        let mut row = vec![
            plan.label.clone(),
            known(plan.header.level.map(|level| words.level_name(level).to_owned())),
            plan.tasks.to_string(),
            counted(plan, plan.summary.covered, words),
            counted(plan, plan.summary.partial, words),
            counted(plan, plan.summary.dropped, words),
            counted(plan, plan.summary.added.saturating_sub(plan.restored), words),
            plan.summary.undetermined.to_string(),
            coverage(plan, words),
        ];
        row.extend(excepted.then(|| plan.excepted().to_string()));
        row.extend(restored.then(|| counted(plan, plan.restored, words)));
        row.extend(lost.then(|| counted(plan, beyond(plan), words)));
        row.extend(guessed.then(|| counted(plan, plan.summary.guessed.total(), words)));
        table.row(row);
    }
    table
}

/// Items that only a level above the nearest known parent asks for and that are not there.
pub(crate) fn beyond(plan: &PlanReport) -> usize {
    Counts::beyond(plan).0
}

/// A count that rests on a known parent; without one it is unknown, not 0.
fn counted(plan: &PlanReport, count: usize, words: &Words) -> String {
    if plan.against.is_some() { count.to_string() } else { words.unknown.to_owned() }
}

/// Covered of applicable items, those covered in part not counted, with the denominator shown; unknown without a known parent.
pub(crate) fn coverage(plan: &PlanReport, words: &Words) -> String {
    let summary = plan.summary;
    if summary.applicable == 0 {
        return words.unknown.to_owned();
    }
    // Rounded to the nearest whole number.
    let percent = (200 * summary.covered + summary.applicable) / (2 * summary.applicable);
    format!("{}/{}{}", summary.covered, summary.applicable, words.brackets(format!("{percent}%")))
}

/// The comparison as a Markdown page.
#[must_use]
pub fn comparison_markdown(report: &Report, options: RenderOptions) -> String {
    let words = options.words();
    let mut text = format!("# {}\n", words.comparison_title);
    for note in shown(&report.filter, options.lang).into_iter().chain(nothing_fits(report, options.lang).map(str::to_owned)) {
        text.push_str(&format!("\n{}\n", markdown_text(&note)));
    }
    chapters(&mut text, &before_results(report, options.lang));
    let legend = options.lang.elements().legend_partial;
    text.push_str(&format!("\n## {}\n\n{} {legend}\n\n", words.heat_map, markdown_text(words.legend)));
    text.push_str(&comparison(report, options.lang).markdown());
    chapters(&mut text, &results(report, options.lang));
    text
}

/// The comparison of many plans as a Markdown page: provinces instead of plans.
#[must_use]
pub fn country_markdown(report: &Report, provinces: &[Province], options: RenderOptions) -> String {
    let lang = options.lang;
    let mut text = format!("# {}\n", options.words().comparison_title);
    chapters(&mut text, &before_results(report, lang));
    let matrix = super::province_items(report, provinces, lang);
    text.push_str(&format!("\n## {}\n\n{}\n\n", matrix.caption, markdown_text(lang.country().matrix_note)));
    text.push_str(&matrix.table.markdown());
    chapters(&mut text, &super::country_sections(report, provinces, lang));
    text
}

/// Writes each chapter under its title: sentences, tables, what the marks mean.
fn chapters(text: &mut String, sections: &[Section]) {
    for Section { set, .. } in sections {
        text.push_str(&format!("\n## {}\n", markdown_text(&set.title)));
        text.extend(set.notes.iter().map(|note| format!("\n{}\n", markdown_text(note))));
        text.push_str(&set.sections());
        text.extend(set.legend.iter().map(|line| format!("\n{}\n", markdown_text(line))));
    }
}

/// The findings of all plans, and those on the manifest.
#[must_use]
pub fn all_findings(report: &Report) -> Vec<&Finding> {
    report.plans.iter().flat_map(|plan| &plan.findings).chain(&report.findings).collect()
}
