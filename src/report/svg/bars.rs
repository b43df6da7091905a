//! Coverage as pictures for a page: bars by plan and by domain, and a map of shares by level and domain.

use crate::render::svg::{self, Row, Share, ShareMap, share_map};
use crate::report::figures::{self, Bars};
use crate::report::words::fill;
use crate::report::{Lang, Report};

/// Draws a bar per plan; empty if there is none.
#[must_use]
pub fn by_plans(report: &Report, lang: Lang) -> String {
    figures::by_plans(report, lang).map(|found| bars("bars-plans", &found, lang)).unwrap_or_default()
}

/// Draws a bar per domain; empty if there is none.
#[must_use]
pub fn by_domains(report: &Report, lang: Lang) -> String {
    figures::by_domains(report, lang).map(|found| bars("bars-domains", &found, lang)).unwrap_or_default()
}

fn bars(id: &'static str, found: &Bars, lang: Lang) -> String {
    let words = lang.words();
    let Bars { title, rows, alt } = found;
    let legend = [
        ("covered", words.mark_present, words.covered),
        ("partial", words.mark_partial, words.partial),
        ("dropped", words.mark_absent, words.dropped),
        ("undetermined", words.unknown, words.undetermined),
    ];
    let rows = rows.iter().map(|(name, counts)| Row {
        name,
        parts: figures::PARTS.map(|part| (part.code(), figures::part_of(*counts, part))).into(),
        whole: counts.asked(),
        label: figures::label(*counts, lang),
    });
    svg::bars(&svg::Bars { id, title, alt, legend: &legend, rows: rows.collect() })
}

/// Draws levels in rows and domains in columns, each with covered of asked, darker with higher coverage.
#[must_use]
pub fn level_map(report: &Report, lang: Lang) -> String {
    let Some(map) = figures::level_map(report, lang) else { return String::new() };
    let rows = map.levels.iter().map(|(name, cells)| {
        let cells = map.domains.iter().zip(cells).map(|((code, _), counts)| {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("name", code), ("covered", &counts.covered), ("asked", &counts.asked())];
            Share { part: counts.covered, whole: counts.asked(), alt: fill(lang.page().map_value, &values) }
        });
        (name.as_str(), cells.collect())
    });
    let rows = rows.collect();
    share_map(&ShareMap { id: "level-map", title: map.title, alt: &map.alt, class: "covered", columns: &map.domains, rows })
}
