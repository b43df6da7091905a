//! The data of the pictures, computed once: every format draws the same numbers and uses the same texts.

mod lineage;
mod stacked;

pub use lineage::{LineageRow, LineageTree, Place, lineage};
pub(super) use stacked::stacked;

use super::model::Report;
use super::overview::{Counts, by_domain, by_level};
use super::words::fill;
use super::{Lang, views};
use crate::gap::Verdict;

/// The verdicts of the segments of a bar, in order.
pub const PARTS: [Verdict; 4] = [Verdict::Covered, Verdict::Partial, Verdict::Dropped, Verdict::Undetermined];

/// Coverage bars, one per plan or per domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// What the bars are of.
    pub title: &'static str,
    /// Name of each bar, and its counts.
    pub rows: Vec<(String, Counts)>,
    /// The bars in words, with every number.
    pub alt: String,
}

/// Levels in rows and domains in columns, each with covered and asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelMap {
    /// What the map is of.
    pub title: &'static str,
    /// Code and name of the domains with any demand.
    pub domains: Vec<(String, String)>,
    /// Name of each level, and its counts in each of these domains.
    pub levels: Vec<(String, Vec<Counts>)>,
    /// The map in words, with every number.
    pub alt: String,
}

/// Returns the size of a segment of a bar.
#[must_use]
pub const fn part_of(counts: Counts, verdict: Verdict) -> usize {
    match verdict {
        Verdict::Covered => counts.covered,
        Verdict::Partial => counts.partial,
        Verdict::Dropped => counts.dropped,
        Verdict::Undetermined => counts.open,
        Verdict::Added => counts.added,
    }
}

/// Makes a bar for each plan with any demand; `None` if there is none.
#[must_use]
pub fn by_plans(report: &Report, lang: Lang) -> Option<Bars> {
    let judged = report.plans.iter().filter(|plan| plan.summary.applicable > 0);
    bars(lang.page().by_plan, judged.map(|plan| (plan.label.clone(), Counts::of_plan(plan))).collect(), lang)
}

/// Makes a bar for each domain with any demand.
///
/// `None` if there is none, or if a filter left items out, because the domains would show only the rest.
#[must_use]
pub fn by_domains(report: &Report, lang: Lang) -> Option<Bars> {
    if report.filter.picks_items() {
        return None;
    }
    let rows = by_domain(report, None).into_iter().filter(|(_, counts)| counts.asked() > 0);
    bars(
        lang.page().by_domain,
        rows.map(|(domain, counts)| (format!("{} {}", domain.code, lang.pick(&domain.names)), counts)).collect(),
        lang,
    )
}

fn bars(title: &'static str, rows: Vec<(String, Counts)>, lang: Lang) -> Option<Bars> {
    if rows.is_empty() {
        return None;
    }
    let (words, own) = (lang.words(), lang.page());
    let values = rows.iter().map(|(name, counts)| {
        let values: [(&str, &dyn std::fmt::Display); 6] = [
            ("name", name),
            ("asked", &counts.asked()),
            ("covered", &counts.covered),
            ("partial", &counts.partial),
            ("dropped", &counts.dropped),
            ("open", &counts.open),
        ];
        fill(own.bar_value, &values)
    });
    let values = values.collect::<Vec<_>>().join(words.semicolon);
    let alt = fill(own.bars_alt, &[("title", title), ("values", &values)]);
    Some(Bars { title, rows, alt })
}

/// The label at the end of a bar or in a cell of the map: covered of asked, and the share.
#[must_use]
pub fn label(counts: Counts, lang: Lang) -> String {
    format!("{}/{} {}", counts.covered, counts.asked(), views::share(counts, lang))
}

/// Makes the map of levels and domains; `None` if nothing is asked for, or a filter left items out.
#[must_use]
pub fn level_map(report: &Report, lang: Lang) -> Option<LevelMap> {
    if report.filter.picks_items() {
        return None;
    }
    let (words, own) = (lang.words(), lang.page());
    let whole = by_domain(report, None);
    let shown: Vec<bool> = whole.iter().map(|(_, counts)| counts.asked() > 0).collect();
    let domains: Vec<(String, String)> = whole
        .iter()
        .zip(&shown)
        .filter(|(_, shown)| **shown)
        .map(|((domain, _), _)| (domain.code.clone(), lang.pick(&domain.names).to_owned()))
        .collect();
    let row = |level: Option<_>| {
        let name: &str = level.map_or(lang.levels().level_unknown, |level| words.level_name(level));
        let counts = by_domain(report, Some(level)).into_iter().zip(&shown).filter(|(_, shown)| **shown);
        (name.to_owned(), counts.map(|((_, counts), _)| counts).collect::<Vec<Counts>>())
    };
    let levels: Vec<(String, Vec<Counts>)> = by_level(report).into_iter().map(|(level, _, _)| row(level)).collect();
    if levels.is_empty() || domains.is_empty() {
        return None;
    }
    let said = levels.iter().flat_map(|(name, counts)| {
        let values = domains.iter().zip(counts);
        values.map(move |((code, _), counts)| {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("name", code), ("covered", &counts.covered), ("asked", &counts.asked())];
            format!("{name} {}", fill(own.map_value, &values))
        })
    });
    let alt = format!("{}{}{}", own.level_map, words.colon, said.collect::<Vec<_>>().join(words.semicolon));
    Some(LevelMap { title: own.level_map, domains, levels, alt })
}
