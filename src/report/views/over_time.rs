//! One place over its years: what was taken up, dropped and taken up again.

use std::collections::BTreeMap;

use super::side_by_side::{presence, set};
use crate::gap::Presence;
use crate::report::model::{ItemRow, PlanReport, Report};
use crate::report::table::Table;
use crate::report::words::fill;
use crate::report::{Lang, TableSet};

/// Why a place has no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OverTimeError {
    /// No plan is of this place.
    #[error("no plan is of “{0}” (places with a plan: {1})")]
    NoSuchPlace(String, String),
    /// Its plans are of one year only.
    #[error("“{0}” has plans of one year only ({1}); plans of two years or more can be held side by side")]
    OneYear(String, u16),
}

/// What became of an item from one year to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is there, as in the year before.
    Kept,
    /// It was not there in any year before.
    TakenUp,
    /// It was not there in the year before, and was in an earlier one.
    TakenUpAgain,
    /// It is there in the first year of the table, or what came before is not known.
    There,
    /// It was there in the year before.
    Dropped,
    /// It is not there, and was not in the year before.
    Absent,
    /// It cannot be told.
    Unknown,
}

impl Step {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::TakenUp => "taken-up",
            Self::TakenUpAgain => "taken-up-again",
            Self::There => "present",
            Self::Dropped => "dropped",
            Self::Absent => "absent",
            Self::Unknown => "unknown",
        }
    }
}

/// The places of a report that have plans of two years or more, each with its plans from the oldest on.
#[must_use]
pub fn places_over_time(report: &Report) -> Vec<(String, Vec<usize>)> {
    let mut places: BTreeMap<(Option<&str>, &str), Vec<usize>> = BTreeMap::new();
    for (index, plan) in report.plans.iter().enumerate() {
        if let (Some(place), Some(_)) = (&plan.header.jurisdiction, plan.header.year) {
            places.entry((place.province.as_deref(), place.name.as_str())).or_default().push(index);
        }
    }
    let by_year = |mut plans: Vec<usize>| {
        plans.sort_by_key(|&index| report.plans.get(index).map(|plan| (plan.header.year, plan.id.as_str())));
        plans
    };
    let several = |plans: &[usize]| {
        let years = plans.iter().filter_map(|&index| report.plans.get(index)?.header.year);
        years.collect::<std::collections::BTreeSet<u16>>().len() > 1
    };
    places.into_iter().map(|((_, name), plans)| (name.to_owned(), by_year(plans))).filter(|(_, plans)| several(plans)).collect()
}

/// Finds the plans of a place that somebody named, from the oldest on.
///
/// # Errors
/// When no plan is of the place, or all of them are of one year.
pub fn place_over_time(report: &Report, name: &str) -> Result<(String, Vec<usize>), OverTimeError> {
    let name = name.trim();
    if let Some(found) = places_over_time(report).into_iter().find(|(place, _)| place == name) {
        return Ok(found);
    }
    let of = |plan: &PlanReport| plan.header.jurisdiction.as_ref().map(|place| place.name.clone());
    let only = report.plans.iter().find(|plan| of(plan).as_deref() == Some(name));
    if let Some(year) = only.and_then(|plan| plan.header.year) {
        return Err(OverTimeError::OneYear(name.to_owned(), year));
    }
    let mut known: Vec<String> = report.plans.iter().filter_map(of).collect();
    known.sort();
    known.dedup();
    Err(OverTimeError::NoSuchPlace(name.to_owned(), known.join("、")))
}

/// The steps of an item over plans in the order of their years.
#[must_use]
pub fn steps(report: &Report, plans: &[usize], item: &ItemRow) -> Vec<Step> {
    let there = |&index: &usize| report.plans.get(index).map_or(Presence::Unknown, |plan| presence(plan, index, item));
    let presences: Vec<Presence> = plans.iter().map(there).collect();
    let step = |(at, own): (usize, &Presence)| {
        let earlier = presences.get(..at).unwrap_or_default();
        match (earlier.last(), own) {
            (_, Presence::Unknown) => Step::Unknown,
            (Some(Presence::Present), Presence::Present) => Step::Kept,
            (Some(Presence::Absent), Presence::Present) if earlier.contains(&Presence::Present) => Step::TakenUpAgain,
            (Some(Presence::Absent), Presence::Present) if !earlier.contains(&Presence::Unknown) => Step::TakenUp,
            (_, Presence::Present) => Step::There,
            (Some(Presence::Present), Presence::Absent) => Step::Dropped,
            (_, Presence::Absent) => Step::Absent,
        }
    };
    presences.iter().enumerate().map(step).collect()
}

/// Items in rows, the plans of the place in columns by year; items that no year has are left out.
#[must_use]
pub fn over_time_set(report: &Report, place: &str, plans: &[usize], lang: Lang) -> TableSet {
    let own = lang.standing();
    let mut set = set(
        report,
        &fill(own.over_time_of, &[("place", place)]),
        over_time_table(report, plans, lang),
        own.over_time_legend,
        lang,
    );
    set.notes.push(own.over_time_note.to_owned());
    set
}

pub(super) fn over_time_table(report: &Report, plans: &[usize], lang: Lang) -> Table {
    let words = lang.words();
    let head = |&index: &usize| {
        let plan = report.plans.get(index)?;
        Some(format!("{} {}", plan.header.year?, plan.id))
    };
    let heads = [words.code.to_owned(), words.item.to_owned()].into_iter().chain(plans.iter().filter_map(head));
    let mut table = Table::new(heads);
    for domain in &report.domains {
        let rows: Vec<Vec<String>> = domain.items.iter().filter_map(|item| row(report, plans, item, lang)).collect();
        if !rows.is_empty() {
            table.row([domain.code.as_str(), lang.pick(&domain.names)]);
            table.rows.extend(rows);
        }
    }
    table
}

fn row(report: &Report, plans: &[usize], item: &ItemRow, lang: Lang) -> Option<Vec<String>> {
    let steps = steps(report, plans, item);
    if steps.iter().all(|step| *step == Step::Absent) {
        return None;
    }
    let cells = steps.into_iter().map(|step| mark(step, lang).to_owned());
    Some([item.code.clone(), lang.pick(&item.names).to_owned()].into_iter().chain(cells).collect())
}

fn mark(step: Step, lang: Lang) -> &'static str {
    let (words, own) = (lang.words(), lang.standing());
    match step {
        Step::Kept | Step::There => words.mark_present,
        Step::TakenUp => own.new_mark,
        Step::TakenUpAgain => lang.levels().restored_mark,
        Step::Dropped => own.gone_mark,
        Step::Absent => "",
        Step::Unknown => words.unknown,
    }
}
