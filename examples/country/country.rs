//! Every plan of a country, one after another, with what became of each item on its way down.

use std::collections::{BTreeMap, VecDeque};

use duibiao::taxonomy::Taxonomy;

use super::Failure;
use super::chance::Chance;
use super::content::{Content, Fate};
use super::dirt::soiled;
use super::places::{Place, places};
use super::stock::{Task, stock};
use super::text::{Above, Cited, Citing, named, written};

/// Years in the order in which they are made: one is a whole country, ten are ten.
const YEARS: [u16; 10] = [2017, 2018, 2016, 2019, 2020, 2021, 2022, 2023, 2024, 2015];

/// A plan with what became of the items above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    /// Name of its file without ending, by which the plan is known.
    pub id: String,
    /// The plan above, and what became of each item; `None` for a province.
    pub fates: Option<(String, Vec<(String, Fate)>)>,
    /// Its file.
    pub bytes: Vec<u8>,
}

/// A plan that others below may be derived from.
struct Parent {
    id: String,
    cited: Cited,
    content: Content,
    /// Day of the year on which it was issued.
    day: usize,
}

/// The plans of a country.
pub(crate) struct Country<'t> {
    taxonomy: &'t Taxonomy,
    seed: u64,
    stock: Vec<Task>,
    /// The years that are still to be made.
    years: VecDeque<u16>,
    year: u16,
    places: std::vec::IntoIter<Place>,
    /// How many places of the year were made.
    at: usize,
    /// The plans above the next one, by their places in the list of the year.
    parents: BTreeMap<usize, Parent>,
}

impl<'t> Country<'t> {
    /// Begins a country; another `seed` gives another one.
    ///
    /// # Errors
    /// When the seeds or the divisions are not what they should be.
    pub(crate) fn new(seed: u64, taxonomy: &'t Taxonomy) -> Result<Self, Failure> {
        let years = YEARS.into_iter().collect();
        let (places, parents) = (Vec::new().into_iter(), BTreeMap::new());
        Ok(Self { taxonomy, seed, stock: stock()?, years, year: 0, places, at: 0, parents })
    }

    /// Makes the next plan; `None` behind the last of the last year.
    ///
    /// # Errors
    /// When the divisions are not what they should be.
    pub(crate) fn next(&mut self) -> Result<Option<Made>, Failure> {
        let place = loop {
            if let Some(place) = self.places.next() {
                break place;
            }
            let Some(year) = self.years.pop_front() else { return Ok(None) };
            (self.year, self.places, self.at, self.parents) = (year, places(year)?.into_iter(), 0, BTreeMap::new());
        };
        let at = self.at;
        self.at += 1;
        // The places come from the top down: what is not above this one is needed no more.
        self.parents.retain(|known, _| place.parent.is_some_and(|parent| *known <= parent));
        let id = format!("{}-{}", place.code, self.year);
        let mut chance = Chance::new(self.seed, &id);
        let parent = place.parent.and_then(|parent| self.parents.get(&parent));
        let content = match parent {
            Some(parent) => parent.content.derived(&self.stock, &mut chance),
            None => Content::drawn(&self.stock, &mut chance),
        };
        let profile = self.taxonomy.profiles.get(&self.year);
        let title = profile.and_then(|profile| profile.title.clone());
        let national = profile.zip(title).map(|(profile, title)| Cited { title, number: profile.doc_number.clone() });
        let citing = match chance.below(10) {
            0..6 => Citing::Number,
            6..8 => Citing::Title,
            _ => Citing::Nothing,
        };
        let own = named(&place, self.year, at + 1);
        let day = parent.map_or(120, |parent| parent.day + 12) + chance.below(12);
        let above = Above { national: national.as_ref(), parent: parent.map(|parent| (&parent.cited, citing)) };
        let text = written(&place, &own, &above, &date(self.year, day), &content)?.replace("2017年", &format!("{}年", self.year));
        let fates = parent.map(|parent| (parent.id.clone(), content.fates(&parent.content)));
        self.parents.insert(at, Parent { id: id.clone(), cited: own, content, day });
        Ok(Some(Made { id, fates, bytes: soiled(&text, &mut chance) }))
    }
}

/// A day of a year, of months of thirty days.
fn date(year: u16, day: usize) -> String {
    format!("{year}年{}月{}日", (day / 30 + 1).min(12), (day % 30 + 1).min(28))
}
