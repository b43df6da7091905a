//! One place over its years: which items were added, dropped and restored.

use std::collections::BTreeMap;

use super::side_by_side::{presence, set};
use crate::gap::Presence;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::Lang;
use crate::report::model::{ItemRow, Report};
use crate::report::one_place::{self, OnePlace};
use crate::report::words::fill;

/// Why no table can be made for a place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OverTimeError {
    /// There is no plan of this place.
    #[error("no plan is of “{0}” (places with a plan: {1})")]
    NoSuchPlace(String, String),
    /// All its plans are of one year.
    #[error("“{0}” has plans of one year only ({1}); plans of two years or more can be held side by side")]
    OneYear(String, String),
    /// The name is ambiguous.
    #[error("several places are called “{0}”; name the one that is meant with the place above it: {1}")]
    SeveralPlaces(String, String),
}

/// The change of an item from one year to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Present, as in the previous year.
    Kept,
    /// Present for the first time.
    TakenUp,
    /// Absent in the previous year, but present in an earlier one.
    TakenUpAgain,
    /// Present in the first year of the table, or after unknown years.
    There,
    /// Present in the previous year, now absent.
    Dropped,
    /// Absent, as in the previous year.
    Absent,
    /// Undetermined.
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

/// A place with its plans, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceOverTime {
    /// Its name, with its superior place if the name is ambiguous.
    pub name: String,
    /// The years in ascending order, each with its plans as indices into [`Report::plans`].
    pub years: Vec<(u16, Vec<usize>)>,
    /// Plans of the place without a year.
    pub undated: Vec<usize>,
}

/// All places of a report, sorted by code, each with its name and its superior places.
fn places(report: &Report) -> Vec<(OnePlace, PlaceOverTime)> {
    let found = one_place::places(report.plans.iter().map(|plan| &plan.header));
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for place in &found {
        *names.entry(place.name.clone()).or_default() += 1;
    }
    let place = |place: OnePlace| {
        let OnePlace { name, province, prefecture, plans, .. } = &place;
        let above = prefecture.as_ref().filter(|above| *above != name).or(province.as_ref());
        let above = above.filter(|_| names.get(name).copied() > Some(1));
        let mut years: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        let mut undated = Vec::new();
        for &index in plans {
            match report.plans.get(index).and_then(|plan| plan.header.year) {
                Some(year) => years.entry(year).or_default().push(index),
                None => undated.push(index),
            }
        }
        let name = format!("{}{name}", above.map(String::as_str).unwrap_or_default());
        (place, PlaceOverTime { name, years: years.into_iter().collect(), undated })
    };
    found.into_iter().map(place).collect()
}

/// The places of a report with plans of two or more years.
#[must_use]
pub fn places_over_time(report: &Report) -> Vec<PlaceOverTime> {
    places(report).into_iter().map(|(_, place)| place).filter(|place| place.years.len() > 1).collect()
}

/// Finds a place by its name, with or without its superior places.
///
/// # Errors
/// If no plan is of the place, the name is ambiguous, or all its plans are of one year.
pub fn place_over_time(report: &Report, name: &str) -> Result<PlaceOverTime, OverTimeError> {
    let name: String = name.chars().filter(|ch| !ch.is_whitespace()).collect();
    let all = places(report);
    let fits = |(place, _): &&(OnePlace, PlaceOverTime)| {
        place.name == name || place.full_name().ends_with(&name) && name.ends_with(&place.name)
    };
    let found: Vec<&PlaceOverTime> = all.iter().filter(fits).map(|(_, place)| place).collect();
    let listed = |places: &[&PlaceOverTime]| places.iter().map(|place| place.name.as_str()).collect::<Vec<_>>().join("、");
    match found.as_slice() {
        [] => Err(OverTimeError::NoSuchPlace(name, listed(&all.iter().map(|(_, place)| place).collect::<Vec<_>>()))),
        [one] if one.years.len() > 1 => Ok((*one).clone()),
        [one] => {
            Err(OverTimeError::OneYear(name, one.years.first().map_or_else(|| "?".to_owned(), |(year, _)| year.to_string())))
        }
        several => Err(OverTimeError::SeveralPlaces(name, listed(several))),
    }
}

/// The steps of an item over the years; if a year has several plans, it counts as present if one of them has it.
#[must_use]
pub fn steps(report: &Report, place: &PlaceOverTime, item: &ItemRow) -> Vec<Step> {
    let there = |&index: &usize| report.plans.get(index).map_or(Presence::Unknown, |plan| presence(plan, index, item));
    let in_year = |(_, plans): &(u16, Vec<usize>)| {
        let found: Vec<Presence> = plans.iter().map(there).collect();
        [Presence::Present, Presence::Unknown].into_iter().find(|wanted| found.contains(wanted)).unwrap_or(Presence::Absent)
    };
    let presences: Vec<Presence> = place.years.iter().map(in_year).collect();
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

/// Items in rows, the years of the place in columns; items that are absent in all years are left out.
#[must_use]
pub fn over_time_set(report: &Report, place: &PlaceOverTime, lang: Lang) -> TableSet {
    let own = lang.standing();
    let title = fill(own.over_time_of, &[("place", &place.name)]);
    let mut set = set(report, &title, over_time_table(report, place, lang), own.over_time_legend, lang);
    set.notes.push(own.over_time_note.to_owned());
    if !place.undated.is_empty() {
        let ids: Vec<&str> = ids(report, &place.undated).collect();
        set.notes.push(fill(own.undated, &[("plans", &ids.join(lang.words().comma))]));
    }
    set
}

fn ids<'r>(report: &'r Report, plans: &'r [usize]) -> impl Iterator<Item = &'r str> {
    plans.iter().filter_map(|&index| report.plans.get(index)).map(|plan| plan.label.as_str())
}

pub(super) fn over_time_table(report: &Report, place: &PlaceOverTime, lang: Lang) -> Table {
    let words = lang.words();
    let head = |(year, plans): &(u16, Vec<usize>)| format!("{year} {}", ids(report, plans).collect::<Vec<_>>().join(words.comma));
    let heads = [words.code.to_owned(), words.item.to_owned()].into_iter().chain(place.years.iter().map(head));
    let mut table = Table::new(heads);
    for domain in &report.domains {
        let rows: Vec<Vec<String>> = domain.items.iter().filter_map(|item| row(report, place, item, lang)).collect();
        if !rows.is_empty() {
            table.row([domain.code.as_str(), lang.pick(&domain.names)]);
            table.rows.extend(rows);
        }
    }
    table
}

fn row(report: &Report, place: &PlaceOverTime, item: &ItemRow, lang: Lang) -> Option<Vec<String>> {
    let steps = steps(report, place, item);
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
