//! The overview of many plans, and the page of a province.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use crate::render::policy::policy;
use crate::render::table::is_short;
use crate::report::model::{ItemRow, PlanReport, Report};
use crate::report::overview::Counts;
use crate::report::palette;
use crate::report::provinces::by_item;
use crate::report::views::{self, MOST_A_PAGE, Section};
use crate::report::words::fill;
use crate::report::{Cell, CountryWords, Lang, PageWords, Province, Words, svg};

use super::split::part_of;

const STYLE: &str = concat!(include_str!("../templates/report.css"), include_str!("../templates/country.css"));

#[derive(Template)]
#[template(path = "country.html")]
struct Country<'a> {
    lang: Lang,
    words: &'a Words,
    own: &'a CountryWords,
    page: &'a PageWords,
    style: &'static str,
    report: &'a Report,
    pages_note: &'a str,
    before: Vec<Section>,
    after: Vec<Section>,
    items: Vec<&'a ItemRow>,
    rows: Vec<Row<'a>>,
}

/// A province with its cells.
struct Row<'a> {
    province: &'a Province,
    share: String,
    cells: Vec<Shown>,
}

/// A cell as shown.
struct Shown {
    class: &'static str,
    text: String,
    alt: String,
}

#[derive(Template)]
#[template(path = "province.html")]
struct OfProvince<'a> {
    lang: Lang,
    words: &'a Words,
    own: &'a CountryWords,
    page: &'a PageWords,
    style: &'static str,
    report: &'a Report,
    pages_note: &'a str,
    province: &'a Province,
    before: Vec<Section>,
    after: Vec<Section>,
    items: Vec<&'a ItemRow>,
    rows: Vec<PlanRow<'a>>,
}

/// A plan with its cells.
struct PlanRow<'a> {
    plan: &'a PlanReport,
    has_page: bool,
    level: &'static str,
    coverage: String,
    cells: Vec<Shown>,
}

/// Writes the overview; the note says which plans have pages.
///
/// # Errors
/// Never in practice; the error comes from the template engine.
pub(in crate::report) fn country(
    report: &Report,
    provinces: &[Province],
    pages_note: &str,
    lang: Lang,
) -> Result<String, askama::Error> {
    let (words, own, page) = (lang.words(), lang.country(), lang.page());
    let items = items(report);
    let row = |province| {
        let cells = items.iter().zip(by_item(report, province_plans(province)));
        let cells = cells.map(|(item, counts)| shown(&province.name, item, counts, own)).collect();
        Row { province, share: views::share(province.counts(report), lang), cells }
    };
    let rows = provinces.iter().map(row).collect();
    let before = views::before_results(report, lang);
    let after = views::country_sections(report, provinces, lang);
    Country { lang, words, own, page, style: STYLE, report, pages_note, before, after, items, rows }.render()
}

fn province_plans(province: &Province) -> &[usize] {
    &province.plans
}

fn items(report: &Report) -> Vec<&ItemRow> {
    report.domains.iter().flat_map(|domain| &domain.items).collect()
}

fn shown(province: &str, item: &ItemRow, counts: Counts, own: &CountryWords) -> Shown {
    let asked = counts.asked();
    let text = views::covered_percent(counts);
    // Five classes: (nearly) all, most, at least half, less than half, hardly any.
    let class = match (100 * counts.covered).checked_div(asked) {
        None => "",
        Some(95..) => "q0",
        Some(80..) => "q1",
        Some(50..) => "q2",
        Some(20..) => "q3",
        Some(_) => "q4",
    };
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("name", &province),
        ("item", &item.code),
        ("asked", &asked),
        ("covered", &counts.covered),
        ("partial", &counts.partial),
        ("dropped", &counts.dropped),
    ];
    Shown { class, text, alt: fill(own.cell_alt, &values) }
}

/// Writes the page of a province; `demands` are those of its plans, and `has_page` the plans that have pages.
///
/// # Errors
/// Never in practice; the error comes from the template engine.
pub(in crate::report) fn province(
    report: &Report,
    province: &Province,
    demands: BTreeMap<(String, String), String>,
    has_page: &BTreeSet<usize>,
    (pages_note, lang): (&str, Lang),
) -> Result<String, askama::Error> {
    let (words, own, page) = (lang.words(), lang.country(), lang.page());
    let part = Report { demands, ..part_of(report, &province.plans) };
    let items = items(report);
    let row = |&at: &usize| {
        let plan = report.plans.get(at)?;
        let cell = |item: &&ItemRow| marked(item.cells.get(at).unwrap_or(&NONE), words);
        Some(PlanRow {
            plan,
            has_page: has_page.contains(&at),
            level: plan.header.level.map_or(words.unknown, |level| words.level_name(level)),
            coverage: views::coverage_of(plan, words),
            cells: items.iter().map(cell).collect(),
        })
    };
    let rows = province.plans.iter().filter_map(row).collect();
    let mut before = views::before_results(&part, lang);
    // Chapters that are not on this province alone are in the overview.
    before.retain(|section| section.id == "core" || section.id == "summary");
    let mut after = views::country_sections(&part, &[], lang);
    after.retain(|section| matches!(section.id, "levels" | "gaps" | "additions"));
    after.push(Section {
        id: "rank",
        set: views::rank_set(&part, crate::report::RenderOptions { lang, width: None, color: false }),
    });
    OfProvince { lang, words, own, page, style: STYLE, report, pages_note, province, before, after, items, rows }.render()
}

const NONE: Cell = Cell { verdict: None, guessed: false, restored: false, lost_above: false, clauses: 0 };

fn marked(cell: &Cell, words: &Words) -> Shown {
    Shown { class: palette::class(cell), text: views::cell_mark(cell, words), alt: String::new() }
}

/// The methods used by the templates.
macro_rules! asked {
    ($($page:ident)+) => {
        $(impl $page<'_> {
            fn policy(&self) -> String {
                policy(STYLE, None)
            }

            fn folds(&self, section: &str) -> bool {
                !matches!(section, "core" | "not-read" | "summary" | "provinces" | "levels")
            }

            fn pictures(&self, section: &str) -> Vec<String> {
                self.drawn(section)
            }

            fn is_short(&self, cell: &str) -> bool {
                is_short(cell)
            }

            fn lines<'t>(&self, cell: &'t str) -> Vec<&'t str> {
                cell.split('\n').collect()
            }
        })+
    };
}

asked!(Country OfProvince);

impl Country<'_> {
    fn note(&self) -> String {
        let plans = self.report.plans.len();
        let sentence = if plans > MOST_A_PAGE { self.own.note } else { self.own.note_few };
        fill(sentence, &[("plans", &plans), ("most", &MOST_A_PAGE)])
    }

    fn drawn(&self, section: &str) -> Vec<String> {
        if section != "summary" {
            return Vec::new();
        }
        let drawn = [
            (self.page.level_map, svg::level_map(self.report, self.lang)),
            (self.page.by_domain, svg::by_domains(self.report, self.lang)),
        ];
        drawn
            .into_iter()
            .filter(|(_, svg)| !svg.is_empty())
            .map(|(title, svg)| super::page::figure("chart", title, &svg))
            .collect()
    }
}

#[expect(clippy::unused_self, reason = "the overview draws")]
impl OfProvince<'_> {
    fn drawn(&self, _section: &str) -> Vec<String> {
        Vec::new()
    }
}
