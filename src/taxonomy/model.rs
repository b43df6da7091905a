//! A checked taxonomy.

use std::collections::BTreeMap;

use super::points::addresses;
use super::{Agencies, Departments, ElementId, Gazetteer, ItemId, Names, Profile, StandingAuthority};
use crate::language::Language;
use crate::level::Level;
use crate::source::fold::fold;

/// Position of an entry in its file, for problems found only later, such as a term that a corpus never uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line of its file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A complete, checked taxonomy: every reference is valid, and no code or alias is used twice.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// Identifies the source files: equal for equal files, and empty for the built-in taxonomy.
    pub fingerprint: String,
    /// Version of the data.
    pub version: i64,
    /// The name of its domain.
    pub names: Names,
    /// Prefix of the identifiers in an export; `None` if the data defines none.
    pub iri: Option<String>,
    /// The years that have national points.
    pub national: NationalPoints,
    /// Domains in report order.
    pub domains: Vec<Domain>,
    /// Items in report order: by domain, then by number.
    pub items: Vec<Item>,
    /// Profiles by year.
    pub profiles: BTreeMap<u16, Profile>,
    /// Laws and standing opinions, sorted by the ids in their files.
    pub standing: Vec<StandingAuthority>,
    /// The rules that map clauses.
    pub rules: MappingRules,
    /// Divisions and zones.
    pub gazetteer: Gazetteer,
    /// The meaning of agency codes.
    pub agencies: Agencies,
    /// Departments with all their names.
    pub departments: Departments,
    /// The words used to read plans; they take effect only when installed.
    pub language: &'static Language,
    pub(super) by_code: BTreeMap<String, ItemId>,
}

/// Which years have national points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalPoints {
    /// Last year that has any; from the next year on, the province is the top of a chain.
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
    /// Other names that people use for it.
    pub aliases: Vec<String>,
    /// Words that indicate it.
    pub terms: Vec<Term>,
    /// Its checkable parts, in file order.
    pub elements: Vec<Element>,
    /// The file that defines it, as named in messages.
    pub file: String,
}

/// A checkable part of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Code of its item, a dot and a number, such as `LI6.1`.
    pub code: String,
    /// Name.
    pub names: Names,
    /// Words that name it in a clause that asks for its item; each of them is sufficient.
    pub terms: Vec<Term>,
    /// Further words that count as an answer but not as a demand: demands are read strictly and answers generously.
    pub answers: Vec<Term>,
    /// Levels that can be asked for it; empty for all. A county, for example, makes no rules that it could publish, whatever its city
    /// publishes.
    pub levels: Vec<Level>,
}

impl Element {
    /// Iterates over all its words: its terms, then those that only answer.
    pub fn words(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().chain(&self.answers)
    }
}

/// A word or phrase that indicates an item or names an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As written in the data.
    pub text: String,
    /// How strongly it indicates the item.
    pub strength: Strength,
    /// Counts only together with one of these; no condition if empty.
    pub with: Vec<String>,
    /// Does not count together with any of these.
    pub unless: Vec<String>,
    /// Reason for the conditions.
    pub why: Option<String>,
    /// Its position in the file of its item.
    pub at: Position,
}

impl Term {
    /// Returns `true` if the conditions of the term hold in a folded clause.
    #[must_use]
    pub fn counts_beside(&self, clause: &str) -> bool {
        let stands = |word: &String| clause.contains(&fold(word));
        (self.with.is_empty() || self.with.iter().any(stands)) && !self.unless.iter().any(stands)
    }
}

/// How strongly a term indicates its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Sufficient alone for a clause to ask for the item.
    Defining,
    /// A typical word of the item.
    Typical,
    /// Counts only together with others.
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

/// The rules that map clauses; all numbers and words come from the data.
#[derive(Debug, Clone, PartialEq)]
pub struct MappingRules {
    /// Probability that a clause with a term of each [`Strength`] asks for the item.
    pub strengths: [f64; 3],
    /// The same for a heading that has no stronger word: headings have little room for passing mentions.
    pub heading_strengths: [f64; 3],
    /// Confidence below which the tool abstains.
    pub threshold: f64,
    /// Confidence from which an item without a label is doubtful rather than absent.
    pub doubtful: f64,
    /// Confidence below which a document's only label of an item makes no firm demand on others.
    pub firm: f64,
    /// How often people agree with labels of a given confidence: pairs of the sum of evidence and the share of agreement, both ascending.
    /// Values between two pairs are interpolated; without pairs the sum is the confidence.
    pub calibration: Vec<(f64, f64)>,
    /// What the heading above a clause contributes.
    pub topic: TopicRules,
    /// Factor on terms in a channel phrase, for the items that are channels.
    pub channel_factor: f64,
    /// Factor on terms in a phrase of purpose.
    pub purpose_factor: f64,
    /// Factor on members of an enumeration that only modifies its head.
    pub modifier_factor: f64,
    /// Factor on terms inside the title of a cited document.
    pub citation_factor: f64,
    /// Factor on the only word of an item in a phrase that says more about another item.
    pub beside_factor: f64,
    /// Items that are channels themselves.
    pub channel_items: Vec<ItemId>,
    /// Words that open a channel phrase.
    pub channel_openings: Vec<String>,
    /// Verbs that end a channel phrase.
    pub channel_verbs: Vec<String>,
    /// Words that close a channel phrase, such as 等形式.
    pub channel_closings: Vec<String>,
    /// Names of channels that contain such a verb, such as 发布会.
    pub channel_names: Vec<String>,
    /// Words that open a phrase of purpose.
    pub purpose_openings: Vec<String>,
    /// Words that open a topic whose head is in the next phrase, such as 围绕.
    pub list_openings: Vec<String>,
    /// Words that open the basis of a demand, such as 根据; a basis is not a demand itself.
    pub basis_openings: Vec<String>,
    /// Verbs that end a basis, in addition to those that end a topic: 更新 in 对照标准更新目录.
    pub basis_verbs: Vec<String>,
    /// Verbs that end such a topic within its phrase: 围绕…加强….
    pub list_verbs: Vec<String>,
    /// Words that open a list of details of what precedes them, such as 包括.
    pub detail_openings: Vec<String>,
    /// Words that refer to the previous sentence, such as 相关内容.
    pub anaphora: Vec<String>,
    /// Heads that turn the members before them into mere modifiers, such as 舆情.
    pub modified_heads: Vec<String>,
    /// Last words of platform names: in a channel phrase they name the channel, whatever its purpose.
    pub platform_endings: Vec<String>,
    /// Items on the manner of work in any field; the topic of the heading continues beside them.
    pub cross_cutting: Vec<ItemId>,
    /// Heads of an enumeration of actors, such as 部门.
    pub actor_heads: Vec<String>,
    /// Phrases that contain a term but ask for nothing.
    pub neutral: Vec<String>,
    /// Set phrases that plans of any place share; they do not prove copying.
    pub boilerplate: Vec<String>,
}

impl MappingRules {
    /// Returns `true` if a single term of this strength is sufficient for a label.
    #[must_use]
    pub fn carries(&self, strength: Strength) -> bool {
        self.strengths[strength as usize] >= self.threshold
    }

    /// Returns how often people agree with labels whose evidence has this sum.
    #[must_use]
    pub fn calibrated(&self, sum: f64) -> f64 {
        let after = self.calibration.partition_point(|(from, _)| *from <= sum);
        match (after.checked_sub(1).and_then(|at| self.calibration.get(at)), self.calibration.get(after)) {
            (None, None) => sum,
            (Some((_, share)), None) => *share,
            // Below the first pair there are no reviews; the share is extrapolated in proportion.
            (None, Some((to, share))) => share * sum / to,
            (Some((from, low)), Some((to, high))) => low + (high - low) * (sum - from) / (to - from),
        }
    }
}

/// What the heading above a clause contributes to the clause's own words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicRules {
    /// Added (as a probability) to an item of the heading if the clause has a word of it.
    pub support: f64,
    /// Confidence that a clause without words of its own continues with the heading's only item.
    pub inherited: f64,
    /// Factor on other items of the heading's domain.
    pub sibling: f64,
    /// Factor on items of other domains in a clause with words of the heading's item.
    pub passing: f64,
    /// Factor on items of other domains in a clause without them.
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

    /// Finds an item by code, name or alias, as typed by a person.
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

    /// Iterates over the elements that a plan of a level cannot be asked for; none if the level is not known.
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
