//! `compare`: items × plans.

use unicode_width::UnicodeWidthStr;

use super::marks::{asked_mark, cell_code, cell_mark};
use super::overview::{before_results, sources_section};
use super::plan_names::{csv_name, name_and_id, named_file};
use super::results::results;
use super::section::Section;
use super::shown::{nothing_fits, shown};
use crate::render::table::{Table, markdown_text};
use crate::report::model::{Cell, DomainRows, Matrix, ProfileColumn, Report};
use crate::report::{Lang, Province, RenderOptions, Words};

/// Items in rows, national profiles and plans in columns, grouped by domain.
#[must_use]
pub fn comparison(report: &Report, lang: Lang) -> Table {
    let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| plan.label.clone());
    with_heads(of_report(report), lang, (name, cell_mark))
}

/// The same for a spreadsheet, where the id of a plan stands behind its name: programs know it by that.
#[must_use]
pub fn comparison_csv(report: &Report, lang: Lang) -> String {
    let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| csv_name(plan, lang));
    with_heads(of_report(report), lang, (name, cell_code)).csv()
}

/// The same of verdicts alone.
#[must_use]
pub fn matrix_csv(matrix: &Matrix, lang: Lang) -> String {
    let name = |plan: usize| matrix.plans.get(plan).map_or_else(String::new, |plan| name_and_id(&plan.label, &plan.id, lang));
    with_heads((&matrix.profiles, matrix.plans.len(), &matrix.domains), lang, (name, cell_code)).csv()
}

/// The comparison for a terminal: where the names of the plans do not fit, their numbers stand for them.
#[must_use]
pub fn comparison_terminal(report: &Report, options: RenderOptions) -> String {
    let names: usize = report.plans.iter().map(|plan| plan.label.width() + 3).sum();
    let rest = ITEM_WIDTH + 12 * report.profiles.len();
    if options.width.is_none_or(|width| usize::from(width) >= names + rest) {
        let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| plan.label.clone());
        return with_heads(of_report(report), options.lang, (name, cell_mark)).terminal(options);
    }
    let mut text = with_heads(of_report(report), options.lang, (|plan| format!("[{}]", plan + 1), cell_mark)).terminal(options);
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

/// The table, with the names of the plans and the marks of the cells.
fn with_heads(
    (profiles, plans, domains): Parts<'_>,
    lang: Lang,
    (name, mark): (impl Fn(usize) -> String, fn(&Cell, &Words) -> String),
) -> Table {
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
            row.extend(item.cells.iter().map(|cell| mark(cell, words)));
            table.rows.push(row);
        }
    }
    table
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
    chapters(&mut text, sources_section(report, options.lang).as_slice());
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
