//! `compare` as one table for distribution: items × places by level, with or without what each plan says.

use super::coverage::coverage;
use super::marks::{asked_mark, cell_mark};
use super::plan_names::named_file;
use super::quoted::with_text;
use super::shown::shown;
use crate::plan::Level;
use crate::render::table::Table;
use crate::render::{Part, TableSet};
use crate::report::Lang;
use crate::report::model::{Asked, ItemRow, PlanReport, Report};
use crate::report::words::fill;

/// Items in rows under their domains, national points and plans in columns; items that nobody asks for or has are only counted.
#[must_use]
pub fn handed_out(report: &Report, text: bool, lang: Lang) -> TableSet {
    let (words, own) = (lang.words(), lang.tables());
    let years = report.profiles.iter().map(|profile| format!("{} {}", words.level_national, profile.year));
    let plans = report.plans.iter().map(|plan| head(plan, lang));
    let mut table = Table::new([words.code, words.item].map(str::to_owned).into_iter().chain(years).chain(plans));
    let mut left_out = 0;
    for domain in &report.domains {
        let (rows, empty): (Vec<&ItemRow>, Vec<&ItemRow>) = domain.items.iter().partition(|item| concerns_somebody(item));
        left_out += empty.len();
        if rows.is_empty() {
            continue;
        }
        table.row([domain.code.as_str(), lang.pick(&domain.names)]);
        for item in rows {
            let mut row = vec![item.code.clone(), lang.pick(&item.names).to_owned()];
            row.extend(item.profiles.iter().map(|asked| asked_mark(*asked, words).to_owned()));
            row.extend(report.plans.iter().zip(&item.cells).map(|(plan, cell)| {
                let mark = cell_mark(cell, words);
                if text { with_text(&mark, plan, &item.code, lang) } else { mark }
            }));
            table.rows.push(row);
        }
    }
    let mut legend: Vec<String> = report
        .plans
        .iter()
        .map(|plan| format!("{}{}{} {}", named_file(plan), words.colon, words.coverage, coverage(plan, words)))
        .collect();
    legend.extend((left_out > 0).then(|| fill(own.nobody, &[("items", &left_out)])));
    // The legend comes before the marks, on the first page.
    let marks = [words.legend, lang.elements().legend_partial].map(str::to_owned);
    TableSet {
        upright: None,
        title: titled(report, if text { own.text_title } else { words.comparison_title }, lang),
        notes: shown(&report.filter, lang).into_iter().chain(marks).collect(),
        parts: vec![Part { caption: String::new(), table, empty: own.nothing_fits.to_owned() }],
        legend,
    }
}

/// The title with the province and the year that all plans share, because a distributed table must be self-explanatory.
fn titled(report: &Report, title: &str, lang: Lang) -> String {
    fn shared<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
        let first = values.next()??;
        values.all(|value| value.as_ref() == Some(&first)).then_some(first)
    }
    let own = lang.tables();
    // A place that is in no table belongs to the province whose plan is above it.
    let above = |plan: &PlanReport| {
        let id = plan.chain.iter().find(|link| link.level == Level::Province)?.plan.as_deref()?;
        Some(report.plans.iter().find(|plan| plan.id == id)?.header.jurisdiction.as_ref()?.name.clone())
    };
    let province = |plan: &PlanReport| plan.header.jurisdiction.as_ref()?.province.clone().or_else(|| above(plan));
    let year = shared(report.plans.iter().map(|plan| plan.header.year)).map(|year| year.to_string());
    let (template, place, year) = match (shared(report.plans.iter().map(province)), year) {
        (Some(place), Some(year)) => (own.title_of_place_and_year, place, year),
        (Some(place), None) => (own.title_of_place, place, String::new()),
        (None, Some(year)) => (own.title_of_year, String::new(), year),
        (None, None) => return title.to_owned(),
    };
    let values: [(&str, &dyn std::fmt::Display); 3] = [("title", &title), ("place", &place), ("year", &year)];
    fill(template, &values)
}

/// The head of a plan's column: its level, then its place and year.
fn head(plan: &PlanReport, lang: Lang) -> String {
    let words = lang.words();
    let level = match (words.level_of(&plan.header), plan.header.guessed_level(&plan.id)) {
        (Some(level), _) => level,
        (None, Some(guess)) => words.level_name(guess).to_owned() + &words.brackets(words.guessed),
        (None, None) => lang.levels().level_unknown.to_owned(),
    };
    format!("{level}\n{}", plan.label)
}

fn concerns_somebody(item: &ItemRow) -> bool {
    let asked = item.profiles.iter().any(|asked| matches!(asked, Asked::Sure | Asked::Unsure));
    asked || item.cells.iter().any(|cell| cell.verdict.is_some() || cell.clauses > 0)
}
