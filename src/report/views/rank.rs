//! `rank`: plans by coverage.

use super::plan_names::{csv_name, named};
use super::shown::shown;
use super::textual::tenths;
use crate::gap::Share;
use crate::render::table::Table;
use crate::render::{Part, TableSet};
use crate::report::{PlanReport, RenderOptions, Report, ranking};

/// Least width with room for the titles of the plans.
const WIDE: u16 = 120;

/// Ranked plans, and those without a rank with the reason.
#[must_use]
pub fn rank_set(report: &Report, options: RenderOptions) -> TableSet {
    let lang = options.lang;
    let (words, own) = (lang.words(), lang.tables());
    let titled = options.width.is_none_or(|width| width >= WIDE);
    let with_title = |mut row: Vec<String>, at: usize| {
        if !titled {
            row.remove(at);
        }
        row
    };
    // Without a terminal, programs may read the table, and identify plans by id.
    let called = |plan: &PlanReport| {
        let [name, rest @ ..] = named(plan, lang);
        let name = if options.width.is_none() { csv_name(plan, lang) } else { name };
        [&[name], &rest[..]].concat()
    };
    let ranking = ranking(report);
    let heads = [
        own.place,
        words.plan,
        words.title,
        words.level,
        words.year,
        own.against,
        own.share,
        words.covered,
        words.partial,
        own.applicable,
        words.undetermined,
        words.guessed,
    ];
    let mut placed = Table::new(with_title(heads.map(str::to_owned).to_vec(), 2));
    for (place, plan) in &ranking.placed {
        let summary = plan.summary;
        let mut row = vec![place.to_string()];
        row.extend(called(plan));
        row.push(plan.against.clone().unwrap_or_else(|| words.unknown.to_owned()));
        row.push(tenths(Share { part: summary.covered, whole: summary.applicable }));
        row.extend([summary.covered, summary.partial, summary.applicable, summary.open].map(|count| count.to_string()));
        row.push(summary.guessed.total().to_string());
        placed.rows.push(with_title(row, 2));
    }
    let mut parts = vec![Part { caption: String::new(), table: placed, empty: own.nothing_fits.to_owned() }];
    if !ranking.unplaced.is_empty() {
        let heads = [
            words.plan,
            words.title,
            words.level,
            words.year,
            own.reason,
            words.covered,
            words.partial,
            own.applicable,
            words.undetermined,
            words.guessed,
        ];
        let mut table = Table::new(with_title(heads.map(str::to_owned).to_vec(), 1));
        for (plan, reason) in &ranking.unplaced {
            let mut row = called(plan);
            row.push(own.no_place(*reason).to_owned());
            let summary = plan.summary;
            let counts = [summary.covered, summary.partial, summary.applicable, summary.open];
            row.extend(counts.map(|count| if summary.applicable == 0 { words.unknown.to_owned() } else { count.to_string() }));
            row.push(summary.guessed.total().to_string());
            table.rows.push(with_title(row, 1));
        }
        parts.push(Part { caption: own.unplaced.to_owned(), table, empty: String::new() });
    }
    TableSet {
        upright: None,
        title: own.rank_title.to_owned(),
        notes: shown(&report.filter, lang).into_iter().collect(),
        parts,
        legend: vec![own.rank_legend.to_owned()],
    }
}
