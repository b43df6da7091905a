//! `compare`: items × plans.

use std::borrow::Cow;

use super::marks::{asked_mark, cell_code, cell_mark};
use super::overview::{before_results, sources_section};
use super::plan_names::{csv_name, name_and_id, named_file};
use super::results::results;
use super::section::Section;
use super::shown::{nothing_fits, shown};
use crate::render::table::{Table, markdown_text};
use crate::render::width::TextWidth;
use crate::report::model::{Asked, Cell, DomainRows, ItemRow, Matrix, ProfileColumn, Report};
use crate::report::words::fill;
use crate::report::{Lang, Province, RenderOptions, Words};

/// Items in rows, national profiles and plans in columns, grouped by domain.
#[must_use]
pub fn comparison(report: &Report, lang: Lang) -> Table {
    let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| plan.label.clone());
    with_heads(of_report(report), lang, (name, cell_mark))
}

/// The same for a spreadsheet, with the id of a plan after its name, because programs identify it by that.
#[must_use]
pub fn comparison_csv(report: &Report, lang: Lang) -> String {
    let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| csv_name(plan, lang));
    with_heads(of_report(report), lang, (name, cell_code)).csv()
}

/// The same for verdicts alone.
#[must_use]
pub fn matrix_csv(matrix: &Matrix, lang: Lang) -> String {
    let name = |plan: usize| matrix.plans.get(plan).map_or_else(String::new, |plan| name_and_id(&plan.label, &plan.id, lang));
    with_heads((&matrix.profiles, matrix.plans.len(), &matrix.domains), lang, (name, cell_code)).csv()
}

/// Which items are shown on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownItems {
    /// All items selected by the filter of the report.
    All,
    /// Only those that a plan has or a level above asks for; items selected by the user are kept.
    Asked,
}

/// The comparison for a terminal: if the names of the plans do not fit, their numbers replace them.
#[must_use]
pub fn comparison_terminal(report: &Report, items: ShownItems, options: RenderOptions) -> String {
    let names: usize = report.plans.iter().map(|plan| plan.label.width() + 3).sum();
    let rest = ITEM_WIDTH + 12 * report.profiles.len();
    let (domains, left_out) = match items {
        ShownItems::Asked if !report.filter.picks_items() => asked_for(&report.domains),
        ShownItems::Asked | ShownItems::All => (Cow::Borrowed(report.domains.as_slice()), 0),
    };
    let parts: Parts<'_> = (&report.profiles, report.plans.len(), &domains);
    let left_out = match left_out {
        0 => String::new(),
        count => fill(options.lang.tables().items_left_out, &[("count", &count)]) + "\n",
    };
    if options.width.is_none_or(|width| usize::from(width) >= names + rest) {
        let name = |plan: usize| report.plans.get(plan).map_or_else(String::new, |plan| plan.label.clone());
        return with_heads(parts, options.lang, (name, cell_mark)).terminal(options) + &options.lines(&left_out);
    }
    let mut text = with_heads(parts, options.lang, (|plan| format!("[{}]", plan + 1), cell_mark)).terminal(options);
    for (number, plan) in report.plans.iter().enumerate() {
        text.push_str(&format!("[{}] {}\n", number + 1, named_file(plan)));
    }
    text + &options.lines(&left_out)
}

/// The rows of items that a plan has or somebody asks for, and the number of others; an incomplete list of points does not count as a
/// demand.
fn asked_for(domains: &[DomainRows]) -> (Cow<'_, [DomainRows]>, usize) {
    let is_asked = |item: &&ItemRow| {
        item.profiles.iter().any(|asked| matches!(asked, Asked::Sure | Asked::Unsure))
            || item.cells.iter().any(|cell| cell.verdict.is_some() || cell.clauses > 0)
    };
    let kept = |domain: &DomainRows| DomainRows {
        code: domain.code.clone(),
        names: domain.names.clone(),
        items: domain.items.iter().filter(is_asked).cloned().collect(),
    };
    let shown: Vec<DomainRows> = domains.iter().map(kept).filter(|domain| !domain.items.is_empty()).collect();
    let count = |domains: &[DomainRows]| domains.iter().map(|domain| domain.items.len()).sum::<usize>();
    // If nothing is asked for, the whole table is more informative than an empty one.
    match count(domains) - count(&shown) {
        _ if shown.is_empty() => (Cow::Borrowed(domains), 0),
        left_out => (Cow::Owned(shown), left_out),
    }
}

/// Width of the code and a readable name of an item, in cells.
const ITEM_WIDTH: usize = 34;

/// The profile columns, the number of plans, and the rows.
type Parts<'r> = (&'r [ProfileColumn], usize, &'r [DomainRows]);

fn of_report(report: &Report) -> Parts<'_> {
    (&report.profiles, report.plans.len(), &report.domains)
}

/// The table, given the names of the plans and the marks of the cells.
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

/// The comparison of many plans as a Markdown page, with provinces in place of plans.
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

/// Writes each chapter under its title: sentences, tables, legend.
fn chapters(text: &mut String, sections: &[Section]) {
    for Section { set, .. } in sections {
        text.push_str(&format!("\n## {}\n", markdown_text(&set.title)));
        text.extend(set.notes.iter().map(|note| format!("\n{}\n", markdown_text(note))));
        text.push_str(&set.sections());
        text.extend(set.legend.iter().map(|line| format!("\n{}\n", markdown_text(line))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gap::Verdict;
    use crate::taxonomy::Names;

    fn item(code: &str, asked: Asked, verdict: Option<Verdict>) -> ItemRow {
        let cell = Cell { verdict, guessed: false, restored: false, lost_above: false, clauses: 0 };
        ItemRow {
            code: code.to_owned(),
            names: Names::default(),
            scope: String::new(),
            profiles: vec![asked],
            cells: vec![cell],
            elements: Vec::new(),
        }
    }

    fn domain(code: &str, items: Vec<ItemRow>) -> DomainRows {
        DomainRows { code: code.to_owned(), names: Names::default(), items }
    }

    #[test]
    fn what_nobody_asks_for_is_left_out_and_counted() {
        let (asked, had) = (item("A1", Asked::Unsure, None), item("A2", Asked::No, Some(Verdict::Undetermined)));
        let (open, none) = (item("A3", Asked::Open, None), item("B1", Asked::No, None));
        let rows = [domain("A", vec![asked, had, open]), domain("B", vec![none])];
        let (shown, left_out) = asked_for(&rows);
        let codes: Vec<&str> = shown.iter().flat_map(|domain| &domain.items).map(|item| item.code.as_str()).collect();
        assert_eq!((codes, shown.len(), left_out), (vec!["A1", "A2"], 1, 2), "a domain without a row has no head");
    }

    #[test]
    fn a_table_in_which_all_or_nothing_is_asked_for_is_whole() {
        let asked = [domain("A", vec![item("A1", Asked::Sure, None)])];
        assert_eq!(asked_for(&asked), (Cow::Borrowed(&asked[..]), 0));
        let nothing = [domain("A", vec![item("A1", Asked::No, None)])];
        assert_eq!(asked_for(&nothing), (Cow::Borrowed(&nothing[..]), 0));
    }
}
