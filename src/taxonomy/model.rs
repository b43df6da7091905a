//! A checked taxonomy.

use std::collections::BTreeMap;

use super::points::addresses;
use super::{Agencies, Departments, ElementId, Gazetteer, ItemId, Names, Profile, StandingAuthority};
use crate::language::Language;
use crate::level::Level;
use crate::source::fold::fold;

/// Where a part of the data stands, for what only shows later, such as a term that a corpus never uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line of its file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The whole domain, checked: every reference holds, no code or alias is claimed twice.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// What it was made of: the same for the same files, and empty for the one that is part of the program.
    pub fingerprint: String,
    /// Version of the data.
    pub version: i64,
    /// What the taxonomy is of.
    pub names: Names,
    /// What the identifiers of an export begin with; `None` where the data names none.
    pub iri: Option<String>,
    /// Until when there are national points.
    pub national: NationalPoints,
    /// Domains in report order.
    pub domains: Vec<Domain>,
    /// Items in report order: by domain, then by number.
    pub items: Vec<Item>,
    /// Profiles by year.
    pub profiles: BTreeMap<u16, Profile>,
    /// Laws and standing opinions, in the order of their files' ids.
    pub standing: Vec<StandingAuthority>,
    /// How clauses are mapped.
    pub rules: MappingRules,
    /// Divisions and zones.
    pub gazetteer: Gazetteer,
    /// What the codes of issuing offices say.
    pub agencies: Agencies,
    /// Departments under all their names.
    pub departments: Departments,
    /// The words by which plans are read; they hold once they are installed.
    pub language: &'static Language,
    pub(super) by_code: BTreeMap<String, ItemId>,
}

/// Which years have national points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalPoints {
    /// Last year that has any; from the next on, the province is the top of a chain.
    pub last_year: u16,
    /// Name of the national points, in both languages.
    pub names: Names,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Code, such as `LI`.
    pub code: String,
    /// Name.
    pub names: Names,
}

/// A node of the taxonomy.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Code, stable across years, such as `LI6`.
    pub code: String,
    /// Index of its domain in [`Taxonomy::domains`].
    pub domain: usize,
    /// Name.
    pub names: Names,
    /// What a clause must ask for to be labelled with the item.
    pub scope: String,
    /// Other names by which people look for it.
    pub aliases: Vec<String>,
    /// Words that carry it.
    pub terms: Vec<Term>,
    /// Its checkable parts, in the order in which they are listed.
    pub elements: Vec<Element>,
    /// The file that holds it, as messages name it.
    pub file: String,
}

/// A checkable part of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Code of its item, a dot and a number, such as `LI6.1`.
    pub code: String,
    /// Name.
    pub names: Names,
    /// Words that name it in a clause that asks for its item; each of them is enough.
    pub terms: Vec<Term>,
    /// Further words in which a plan answers for it. A demand is read strictly and an answer generously: they ask nobody for it.
    pub answers: Vec<Term>,
    /// Levels that can be asked for it; none: all. A county makes no rules that it could publish, whatever its city publishes.
    pub levels: Vec<Level>,
}

impl Element {
    /// Iterates over all words that it is known by: its terms, then those that only answer.
    pub fn words(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().chain(&self.answers)
    }
}

/// A word or phrase that speaks for an item, or names an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As written in the data.
    pub text: String,
    /// How much it says.
    pub strength: Strength,
    /// Counts only beside one of these; empty: always.
    pub with: Vec<String>,
    /// Does not count beside any of these.
    pub unless: Vec<String>,
    /// Reason for the conditions.
    pub why: Option<String>,
    /// Where it stands in the file of its item.
    pub at: Position,
}

impl Term {
    /// Tells whether the conditions of the term hold in a folded clause.
    #[must_use]
    pub fn counts_beside(&self, clause: &str) -> bool {
        let stands = |word: &String| clause.contains(&fold(word));
        (self.with.is_empty() || self.with.iter().any(stands)) && !self.unless.iter().any(stands)
    }
}

/// How much a term says about its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Alone makes a clause ask for the item.
    Defining,
    /// A usual word of the item.
    Typical,
    /// Counts only with others.
    Hint,
}

impl Strength {
    /// All strengths, strongest first.
    pub const ALL: [Self; 3] = [Self::Defining, Self::Typical, Self::Hint];

    /// Returns the name used in data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Defining => "defining",
            Self::Typical => "typical",
            Self::Hint => "hint",
        }
    }
}

/// How clauses are mapped; every number and word of it is data.
#[derive(Debug, Clone, PartialEq)]
pub struct MappingRules {
    /// Probability that a clause with a term of each [`Strength`] asks for the item.
    pub strengths: [f64; 3],
    /// The same in a heading that has no stronger word: there is little room for passing mentions.
    pub heading_strengths: [f64; 3],
    /// Confidence below which the tool abstains.
    pub threshold: f64,
    /// Confidence from which an item without a label is in doubt, and not absent.
    pub doubtful: f64,
    /// Confidence below which a document's only label of an item makes no firm demand on others.
    pub firm: f64,
    /// How often people agree with labels of a confidence: pairs of the sum of reasons and the share, both rising. What lies between two
    /// pairs is in proportion; without pairs the sum of reasons is the confidence.
    pub calibration: Vec<(f64, f64)>,
    /// What the heading above a clause adds.
    pub topic: TopicRules,
    /// Factor on terms in a channel phrase, for the items that are channels.
    pub channel_factor: f64,
    /// Factor on terms in a phrase of purpose.
    pub purpose_factor: f64,
    /// Factor on members of an enumeration that only modifies its head.
    pub modifier_factor: f64,
    /// Factor on terms inside the title of a cited document.
    pub citation_factor: f64,
    /// Factor on the only word of an item in a phrase that says more of another.
    pub beside_factor: f64,
    /// Items that are channels.
    pub channel_items: Vec<ItemId>,
    /// Words that open a channel phrase.
    pub channel_openings: Vec<String>,
    /// Verbs that end a channel phrase.
    pub channel_verbs: Vec<String>,
    /// Words that close a channel phrase, such as 等形式.
    pub channel_closings: Vec<String>,
    /// Names of channels that hold such a verb, such as 发布会.
    pub channel_names: Vec<String>,
    /// Words that open a phrase of purpose.
    pub purpose_openings: Vec<String>,
    /// Words that open a topic whose head stands in the next phrase, such as 围绕.
    pub list_openings: Vec<String>,
    /// Words that open what a demand rests on, such as 根据: what stands there is no demand itself.
    pub basis_openings: Vec<String>,
    /// Verbs at which a basis ends, besides those at which a topic does: 更新 in 对照标准更新目录.
    pub basis_verbs: Vec<String>,
    /// Verbs that end such a topic within its phrase: 围绕…加强….
    pub list_verbs: Vec<String>,
    /// Words that open a list of details of what stands before them, such as 包括.
    pub detail_openings: Vec<String>,
    /// Words that point back to the sentence before, such as 相关内容.
    pub anaphora: Vec<String>,
    /// Heads that make mere modifiers of the members before them, such as 舆情.
    pub modified_heads: Vec<String>,
    /// Last words of the names of platforms: in a channel phrase they name the channel, whatever it is for.
    pub platform_endings: Vec<String>,
    /// Items that speak of the manner of work in any field; the topic of the heading goes on beside them.
    pub cross_cutting: Vec<ItemId>,
    /// Heads of an enumeration of actors, such as 部门.
    pub actor_heads: Vec<String>,
    /// Phrases that hold a term and ask for nothing.
    pub neutral: Vec<String>,
    /// Set phrases that plans of any place share: they prove no copying.
    pub boilerplate: Vec<String>,
}

impl MappingRules {
    /// Tells whether one term of this strength is enough for a label.
    #[must_use]
    pub fn carries(&self, strength: Strength) -> bool {
        self.strengths[strength as usize] >= self.threshold
    }

    /// Returns how often people agree with labels of this sum of reasons.
    #[must_use]
    pub fn calibrated(&self, sum: f64) -> f64 {
        let after = self.calibration.partition_point(|(from, _)| *from <= sum);
        match (after.checked_sub(1).and_then(|at| self.calibration.get(at)), self.calibration.get(after)) {
            (None, None) => sum,
            (Some((_, share)), None) => *share,
            // Below the first pair nobody has looked: it is no more than in proportion.
            (None, Some((to, share))) => share * sum / to,
            (Some((from, low)), Some((to, high))) => low + (high - low) * (sum - from) / (to - from),
        }
    }
}

/// What the heading above a clause adds to its own words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicRules {
    /// Added (as a probability) to an item of the heading of which the clause has a word.
    pub support: f64,
    /// Confidence that a clause without words of its own goes on about the heading's only item.
    pub inherited: f64,
    /// Factor on other items of the heading's domain.
    pub sibling: f64,
    /// Factor on items of other domains in a clause that speaks of the heading's item.
    pub passing: f64,
    /// Factor on items of other domains in a clause that does not.
    pub foreign: f64,
}

impl Taxonomy {
    /// Returns an item.
    #[must_use]
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0]
    }

    /// Finds an item by its code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<ItemId> {
        self.by_code.get(code).copied()
    }

    /// Finds an item by code, name or alias, as a person would type it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ItemId> {
        let wanted = fold(name);
        self.by_code(&name.trim().to_ascii_uppercase()).or_else(|| {
            let known = |text: &String| fold(text) == wanted;
            self.items
                .iter()
                .position(|item| known(&item.names.zh) || known(&item.names.en) || item.aliases.iter().any(known))
                .map(ItemId)
        })
    }

    /// Returns an element.
    #[must_use]
    pub fn element(&self, id: ElementId) -> &Element {
        &self.items[id.item.0].elements[id.index]
    }

    /// Iterates over the ids of the elements of an item, in their order.
    pub fn elements_of(&self, item: ItemId) -> impl Iterator<Item = ElementId> + use<> {
        (0..self.item(item).elements.len()).map(move |index| ElementId { item, index })
    }

    /// Iterates over the elements that a plan of a level cannot be asked for; none where the level is not known.
    pub fn elements_beyond(&self, level: Option<Level>) -> impl Iterator<Item = ElementId> {
        let all = self.ids().flat_map(|item| self.elements_of(item));
        all.filter(move |id| !addresses(&self.element(*id).levels, level))
    }

    /// Finds an element by its code or either name.
    #[must_use]
    pub fn find_element(&self, name: &str) -> Option<ElementId> {
        let wanted = fold(name);
        let known = |text: &String| fold(text) == wanted;
        self.ids().flat_map(|item| self.elements_of(item)).find(|id| {
            let element = self.element(*id);
            known(&element.code) || known(&element.names.zh) || known(&element.names.en)
        })
    }

    /// Iterates over the ids of all items, in report order.
    pub fn ids(&self) -> impl Iterator<Item = ItemId> + use<> {
        (0..self.items.len()).map(ItemId)
    }
}

#[cfg(test)]
mod tests;
