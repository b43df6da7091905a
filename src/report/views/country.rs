//! Summary of many plans: the provinces, what each does with every item, where items were lost, who ranks first and last.

use std::cmp::Reverse;

use super::overview::share;
use super::results::results;
use super::section::{MOST_A_PAGE, Section, part};
use super::textual::tenths;
use crate::gap::{Loss, Share};
use crate::plan::Level;
use crate::render::Part;
use crate::render::table::Table;
use crate::report::model::{Cell, Report};
use crate::report::overview::Counts;
use crate::report::provinces::{Province, by_item};
use crate::report::words::fill;
use crate::report::{Lang, ranking};

/// Number of places named from the top and from the bottom of the ranking.
const NAMED: usize = 20;
/// Most places with plans of several years that get a table each.
const MOST_OVER_TIME: usize = 25;

/// The chapters of the overview after the main findings and the limits.
#[must_use]
pub fn country_sections(report: &Report, provinces: &[Province], lang: Lang) -> Vec<Section> {
    let own = lang.country();
    let mut sections = vec![
        Section::new("provinces", own.title, vec![provinces_table(report, provinces, lang)]),
        Section::new("levels", own.losses, vec![losses_by_level(report, lang)]).with_note(own.losses_note),
        ranked(report, lang),
    ];
    for mut section in results(report, lang) {
        if section.id == "losses" {
            // For thousands of plans the counts by level are sufficient.
            continue;
        }
        let places = section.set.parts.len();
        if section.id == "over-time" && places > MOST_OVER_TIME {
            section.set.parts.clear();
            section.set.notes = vec![fill(own.over_time_left_out, &[("places", &places)])];
            section.set.legend.clear();
        }
        // With few plans, these chapters repeat what the pages of the plans say.
        if report.plans.len() > MOST_A_PAGE || ["gaps", "additions", "strength", "over-time"].contains(&section.id) {
            sections.push(section);
        }
    }
    sections
}

/// One row per province: its plans and their coverage, sorted by code.
fn provinces_table(report: &Report, provinces: &[Province], lang: Lang) -> Part {
    let (words, own, page) = (lang.words(), lang.country(), lang.page());
    let heads =
        [own.province, page.plans_count, page.asked, words.covered, words.partial, words.dropped, words.undetermined, page.share];
    let mut table = Table::new(heads);
    for province in provinces {
        let counts = province.counts(report);
        let numbers = [province.plans.len(), counts.asked(), counts.covered, counts.partial, counts.dropped, counts.open];
        let numbers = numbers.map(|number| number.to_string());
        table.row([province.name.clone()].into_iter().chain(numbers).chain([share(counts, lang)]));
    }
    part("", table, words.none)
}

/// Provinces × items: the covered share, for formats without colours.
#[must_use]
pub fn province_items(report: &Report, provinces: &[Province], lang: Lang) -> Part {
    let own = lang.country();
    let codes = report.domains.iter().flat_map(|domain| &domain.items).map(|item| item.code.clone());
    let mut table = Table { heads: [own.province.to_owned()].into_iter().chain(codes).collect(), rows: Vec::new() };
    for province in provinces {
        let shares = by_item(report, &province.plans).into_iter().map(percent);
        table.row([province.name.clone()].into_iter().chain(shares));
    }
    part(own.matrix, table, lang.words().none)
}

/// Covered of asked in whole percent, rounded to the nearest; empty if nothing is asked for.
#[must_use]
pub(crate) fn percent(counts: Counts) -> String {
    let asked = counts.asked();
    if asked == 0 { String::new() } else { ((200 * counts.covered + asked) / (2 * asked)).to_string() }
}

/// Places × items with the marks of the comparison, one row per plan.
#[must_use]
pub fn places_items(report: &Report, plans: &[usize], lang: Lang) -> Part {
    let (words, own) = (lang.words(), lang.country());
    let items: Vec<_> = report.domains.iter().flat_map(|domain| &domain.items).collect();
    let heads = [words.plan.to_owned()].into_iter().chain(items.iter().map(|item| item.code.clone()));
    let mut table = Table { heads: heads.collect(), rows: Vec::new() };
    for (&at, plan) in plans.iter().filter_map(|at| Some((at, report.plans.get(*at)?))) {
        let mark = |cell: Option<&Cell>| cell.map(|cell| super::cell_mark(cell, words)).unwrap_or_default();
        let marks = items.iter().map(|item| mark(item.cells.get(at)));
        table.row([plan.label.clone()].into_iter().chain(marks));
    }
    part(own.places, table, words.none)
}

/// Number of plans of each level that left out what the level above has.
fn losses_by_level(report: &Report, lang: Lang) -> Part {
    let (words, own) = (lang.words(), lang.country());
    let levels: Vec<Level> =
        Level::ALL.into_iter().filter(|level| report.plans.iter().any(|plan| plan.header.level == Some(*level))).collect();
    let items: Vec<_> = report.domains.iter().flat_map(|domain| &domain.items).collect();
    let places: std::collections::BTreeMap<&str, usize> =
        items.iter().enumerate().map(|(at, item)| (item.code.as_str(), at)).collect();
    let mut counts = vec![vec![0_usize; levels.len() + 1]; items.len()];
    for plan in &report.plans {
        for gap in plan.gaps.iter().filter(|gap| !gap.guessed) {
            let column = match gap.loss {
                Some(Loss::At(level)) if plan.header.level == Some(level) => levels.iter().position(|known| *known == level),
                Some(Loss::Between(..)) => Some(levels.len()),
                Some(Loss::At(_)) | None => None,
            };
            let row = places.get(gap.code.as_str()).and_then(|at| counts.get_mut(*at));
            if let Some(count) = row.zip(column).and_then(|(row, column)| row.get_mut(column)) {
                *count += 1;
            }
        }
    }
    let heads = [words.code, words.item].into_iter().chain(levels.iter().map(|level| words.level_name(*level)));
    let mut table = Table::new(heads.chain([own.between]));
    let mut rows: Vec<_> = items.into_iter().zip(counts).filter(|(_, row)| row.iter().any(|count| *count > 0)).collect();
    rows.sort_by_key(|(_, row)| Reverse(row.iter().sum::<usize>()));
    for (item, row) in rows {
        let numbers = row.iter().map(|count| if *count == 0 { String::new() } else { count.to_string() });
        table.row([item.code.clone(), lang.pick(&item.names).to_owned()].into_iter().chain(numbers));
    }
    part("", table.without_empty_columns(), lang.page().no_losses)
}

/// The top and the bottom of the ranking.
fn ranked(report: &Report, lang: Lang) -> Section {
    let (words, own, tables) = (lang.words(), lang.country(), lang.tables());
    let ranking = ranking(report);
    let row = |(place, plan): &(usize, &crate::report::PlanReport)| {
        let summary = plan.summary;
        let level = plan.header.level.map_or(words.unknown, |level| words.level_name(level));
        let covered = Share { part: summary.covered, whole: summary.applicable };
        let counts = [summary.covered, summary.partial, summary.applicable].map(|count| count.to_string());
        [place.to_string(), plan.label.clone(), level.to_owned(), tenths(covered)].into_iter().chain(counts)
    };
    let heads = [own.place, words.plan, words.level, tables.share, words.covered, words.partial, tables.applicable];
    let count = ranking.placed.len();
    let (first, last) = if count <= 2 * NAMED { (count, 0) } else { (NAMED, NAMED) };
    let mut table = Table::new(heads);
    ranking.placed.iter().take(first).for_each(|one| table.row(row(one)));
    if last > 0 {
        table.row(["……"]);
        ranking.placed.iter().skip(count - last).for_each(|one| table.row(row(one)));
    }
    let section = Section::new("rank", own.ranking, vec![part("", table, tables.nothing_fits)]);
    if last > 0 { section.with_note(&fill(own.ranking_note, &[("first", &first), ("last", &last)])) } else { section }
}
