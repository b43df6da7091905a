//! `compare --text` and `--rows`: plans side by side with their text, by item, by national point or by department.

use std::collections::BTreeMap;

use thiserror::Error;

use super::departments::{MOST_COLUMNS, roles_text};
use super::handed_out::handed_out;
use super::plan_names::{named, plan_heads};
use super::quoted::{quotes, with_text};
use super::shown::shown;
use crate::gap::{Presence, Verdict};
use crate::plan::Role;
use crate::render::table::Table;
use crate::render::{Part, TableSet};
use crate::report::model::{ItemRow, PointRow, ProfilePoints};
use crate::report::{Lang, PlanReport, RenderOptions, Report};

/// Most plans that fit side by side with their text on paper.
pub const MOST_PLANS: usize = 8;

/// Why a table cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SideBySideError {
    /// Too many columns of text.
    #[error(
        "{0} plans do not fit side by side with their text; choose up to {MOST_PLANS} with --plans, --level, --year or --siblings-of, or one item with --item"
    )]
    TooManyPlans(usize),
    /// Too many columns of departments.
    #[error(
        "{0} plans do not fit into one table of departments; choose up to {MOST_COLUMNS} with --plans, --level, --year or --siblings-of"
    )]
    TooManyColumns(usize),
    /// The plans follow the points of several years, or of none.
    #[error("the plans follow the points of several years, or none that are known; say which with --points-of (known: {0})")]
    WhichYear(String),
    /// There are no points for the year.
    #[error("there are no points of {0}, neither in the taxonomy nor as the plan of a province (known: {1})")]
    NoSuchYear(u16, String),
    /// Several provinces have points of the year.
    #[error("several provinces have a plan of {0} ({1}); choose one of them with what is below it by --plans")]
    SeveralProvinces(u16, String),
}

/// Items in rows, plans in columns, every clause quoted with its line. With a single item the plans are in rows, and may be many.
///
/// # Errors
/// If there are too many plans to put side by side.
pub fn texts_set(report: &Report, lang: Lang) -> Result<TableSet, SideBySideError> {
    let items: Vec<&ItemRow> = report.domains.iter().flat_map(|domain| &domain.items).collect();
    if let [item] = items.as_slice() {
        return Ok(one_item(report, item, lang));
    }
    few(report)?;
    Ok(handed_out(report, true, lang))
}

fn one_item(report: &Report, item: &ItemRow, lang: Lang) -> TableSet {
    let (words, own) = (lang.words(), lang.tables());
    let mut table = Table::new([words.plan, words.level, words.year, words.verdict, words.text, words.responsible]);
    for (plan, cell) in report.plans.iter().zip(&item.cells) {
        let [name, _, level, year] = named(plan, lang);
        let verdict = cell.verdict.map_or_else(|| own.too_few.to_owned(), |verdict| words.judged(verdict, cell.guessed));
        let quotes = quotes(plan, &item.code);
        let mut units: Vec<String> = Vec::new();
        for held in quotes.iter().flat_map(|quote| quote.responsible.iter()) {
            let unit = format!("{}{}{}", words.role_name(held.role), words.colon, held.unit);
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        let text = with_text("", plan, &item.code, lang);
        table.row([name, level, year, verdict, text, units.join("\n")]);
    }
    let title = format!("{} {}", item.code, lang.pick(&item.names));
    set(report, &title, table, words.legend, lang)
}

/// National points of a year in rows, plans in columns: the number of the items of a point that each asks for, or with `text` its clauses.
///
/// # Errors
/// If the year is not known, or there are too many plans to put side by side with their text.
pub fn points_set(report: &Report, year: Option<u16>, text: bool, options: RenderOptions) -> Result<TableSet, SideBySideError> {
    let lang = options.lang;
    let (words, own) = (lang.words(), lang.tables());
    let profile = profile(report, year)?;
    if text {
        few(report)?;
    }
    let rows: BTreeMap<&str, &ItemRow> =
        report.domains.iter().flat_map(|domain| &domain.items).map(|item| (item.code.as_str(), item)).collect();
    let heads = plan_heads(report, options, 40);
    let mut table = Table::new([own.number, own.point].into_iter().map(str::to_owned).chain(heads.names));
    for point in &profile.points {
        let items: Vec<&ItemRow> = point.items.iter().filter_map(|code| rows.get(code.as_str()).copied()).collect();
        let unsure = if point.sure { "" } else { words.unsure };
        let mut row = vec![point.number.clone(), format!("{}{unsure}", point.title)];
        for (index, plan) in report.plans.iter().enumerate() {
            row.push(if !profile.concerns(point, &plan.header) {
                own.not_concerned.to_owned()
            } else if text {
                point_text(plan, index, &items, lang)
            } else {
                point_mark(plan, index, &items, lang)
            });
        }
        table.rows.push(row);
    }
    let named = if profile.plan.is_some() { lang.standing().points_of_plan } else { own.points_title };
    let title = format!("{named} {} {}", profile.year, profile.doc_number);
    let mut set = set(report, &title, table, own.points_legend, lang);
    set.legend.extend(heads.legend);
    Ok(set)
}

/// The points for the rows: of the given year, or of the only year that the plans follow.
///
/// # Errors
/// If there is no such year, or if none is given and the plans follow several or none.
pub fn profile(report: &Report, year: Option<u16>) -> Result<&ProfilePoints, SideBySideError> {
    let shown = |points: &&ProfilePoints| points.plan.as_ref().is_none_or(|id| report.plans.iter().any(|plan| plan.id == *id));
    let points: Vec<&ProfilePoints> = report.points.iter().filter(shown).collect();
    let known = || {
        let mut years: Vec<String> = points.iter().map(|points| points.year.to_string()).collect();
        years.dedup();
        years.join(", ")
    };
    let of = |year: u16| {
        let found: Vec<&ProfilePoints> = points.iter().copied().filter(|points| points.year == year).collect();
        match found.as_slice() {
            [] => Err(SideBySideError::NoSuchYear(year, known())),
            [only] => Ok(*only),
            several => {
                let names: Vec<&str> =
                    several.iter().map(|points| points.plan.as_deref().unwrap_or(&points.doc_number)).collect();
                Err(SideBySideError::SeveralProvinces(year, names.join(", ")))
            }
        }
    };
    // Without national points the plans follow those of their province, if any.
    let provinces: Vec<u16> = points.iter().filter(|points| points.plan.is_some()).map(|points| points.year).collect();
    match (year, report.profiles.as_slice()) {
        (Some(year), _) => of(year),
        (None, [only]) => of(only.year),
        (None, []) if provinces.windows(2).all(|pair| pair[0] == pair[1]) => {
            provinces.first().map_or_else(|| Err(SideBySideError::WhichYear(known())), |year| of(*year))
        }
        (None, _) => Err(SideBySideError::WhichYear(known())),
    }
}

/// Whether a plan asks for each item of a point, whatever year it follows; empty if the point does not concern it.
#[must_use]
pub fn point_presence<'p>(
    report: &Report,
    plan: usize,
    profile: &ProfilePoints,
    point: &'p PointRow,
) -> Vec<(&'p str, Presence)> {
    if report.plans.get(plan).is_none_or(|plan| !profile.concerns(point, &plan.header)) {
        return Vec::new();
    }
    let find = |code: &str| report.domains.iter().flat_map(|domain| &domain.items).find(|item| item.code == code);
    let found = point.items.iter().filter_map(|code| Some((code.as_str(), presence(report.plans.get(plan)?, plan, find(code)?))));
    found.collect()
}

/// A verdict is against the plan's own parent; for a point of any year only presence matters.
pub(super) fn presence(plan: &PlanReport, index: usize, item: &ItemRow) -> Presence {
    let cell = item.cells.get(index);
    if cell.is_some_and(|cell| cell.clauses > 0) {
        return Presence::Present;
    }
    match cell.and_then(|cell| cell.verdict) {
        Some(Verdict::Undetermined) => {
            let gap = plan.gaps.iter().find(|gap| gap.code == item.code);
            let own = gap.and_then(|gap| gap.trace.0.iter().find(|(level, _)| Some(*level) == plan.header.level));
            own.map_or(Presence::Unknown, |(_, presence)| *presence)
        }
        Some(Verdict::Dropped) => Presence::Absent,
        Some(_) => Presence::Present,
        None if plan.unread.is_empty() => Presence::Absent,
        None => Presence::Unknown,
    }
}

fn point_mark(plan: &PlanReport, index: usize, items: &[&ItemRow], lang: Lang) -> String {
    let words = lang.words();
    if items.is_empty() {
        return lang.tables().no_point_items.to_owned();
    }
    let of = |wanted: Presence| -> Vec<&str> {
        items.iter().filter(|item| presence(plan, index, item) == wanted).map(|item| lang.pick(&item.names)).collect()
    };
    let (present, absent, unknown) = (of(Presence::Present), of(Presence::Absent), of(Presence::Unknown));
    if present.len() == items.len() {
        return words.mark_present.to_owned();
    }
    let mut parts = vec![format!("{}/{}", present.len(), items.len())];
    if !absent.is_empty() {
        parts.push(format!("{}{}", words.mark_absent, absent.join(words.comma)));
    }
    if !unknown.is_empty() {
        parts.push(format!("{}{}", words.unknown, unknown.join(words.comma)));
    }
    parts.join("\n")
}

fn point_text(plan: &PlanReport, index: usize, items: &[&ItemRow], lang: Lang) -> String {
    let (words, own) = (lang.words(), lang.tables());
    let cell = |item: &&ItemRow| {
        let state = match presence(plan, index, item) {
            Presence::Present => words.mark_present,
            Presence::Absent => own.not_said,
            Presence::Unknown => own.cannot_tell,
        };
        with_text(&format!("{} {} {state}", item.code, lang.pick(&item.names)), plan, &item.code, lang)
    };
    items.iter().map(cell).collect::<Vec<_>>().join("\n")
}

/// Departments in rows, plans in columns: the items in which a department has a role.
///
/// # Errors
/// If there are too many plans for one table.
pub fn by_departments_set(report: &Report, text: bool, options: RenderOptions) -> Result<TableSet, SideBySideError> {
    if report.plans.len() > MOST_COLUMNS {
        return Err(SideBySideError::TooManyColumns(report.plans.len()));
    }
    let lang = options.lang;
    let (words, own) = (lang.words(), lang.tables());
    let heads = plan_heads(report, options, 20);
    let mut table = Table::new([own.department.to_owned()].into_iter().chain(heads.names));
    for rows in report.departments.by_unit() {
        let mut cells: Vec<BTreeMap<&[Role], Vec<String>>> = vec![BTreeMap::new(); report.plans.len()];
        for row in &rows {
            for (plan, roles) in &row.roles {
                let name = lang.pick(&row.names);
                let name = if text { format!("{} {name}", row.code) } else { name.to_owned() };
                if let Some(cell) = cells.get_mut(*plan) {
                    cell.entry(roles.as_slice()).or_default().push(name);
                }
            }
        }
        let unit = rows.first().map(|row| lang.pick(&row.unit.names).to_owned()).unwrap_or_default();
        let mut row = vec![unit];
        row.extend(cells.into_iter().map(|cell| {
            let parts = cell
                .into_iter()
                .map(|(roles, items)| format!("{}{}{}", roles_text(roles, lang), words.colon, items.join(words.comma)));
            parts.collect::<Vec<_>>().join("\n")
        }));
        table.rows.push(row);
    }
    let mut set = set(report, own.by_departments_title, table, own.departments_legend, lang);
    set.legend.extend(heads.legend);
    Ok(set)
}

pub(super) fn set(report: &Report, title: &str, table: Table, legend: &str, lang: Lang) -> TableSet {
    let own = lang.tables();
    TableSet {
        upright: None,
        title: title.to_owned(),
        notes: shown(&report.filter, lang).into_iter().collect(),
        parts: vec![Part { caption: String::new(), table, empty: own.nothing_fits.to_owned() }],
        legend: vec![legend.to_owned()],
    }
}

pub(super) fn few(report: &Report) -> Result<(), SideBySideError> {
    let count = report.plans.len();
    if count > MOST_PLANS { Err(SideBySideError::TooManyPlans(count)) } else { Ok(()) }
}
