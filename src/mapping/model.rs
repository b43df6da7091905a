//! The result of mapping.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::decision::{Decision, Signature};
use crate::plan::Clause;
use crate::source::{Span, fold::Folded};
use crate::taxonomy::{ElementId, ItemId};

/// The labels of a plan, clause by clause.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// The labels, one list per clause of the plan; empty if a clause asks for nothing or the mapper abstains.
    pub labels: Vec<Vec<Label>>,
    /// One list per clause of the plan: items that fell just short of a label. They are no demand, but no proof of a gap either.
    pub doubtful: Vec<Vec<Label>>,
    /// Confidence below which a document's only label of an item makes no firm demand on others.
    pub firm: f64,
    /// The labels that a person rejected, by clause. They are kept apart, so that nothing counts them by mistake.
    pub rejected: BTreeMap<usize, Vec<Label>>,
    /// The clauses that ask for no item according to a person.
    pub settled: BTreeMap<usize, Signature>,
}

/// An item that a clause asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// The item.
    pub item: ItemId,
    /// Probability that a careful reader agrees, 0 to 1.
    pub confidence: f64,
    /// The basis of the label.
    pub basis: Basis,
    /// The words that carried it, in order; empty only if the basis is a person.
    pub evidence: Vec<Evidence>,
    /// The elements of the item that the clause names, once per occurrence of their words, sorted by element and place.
    pub elements: Vec<Named>,
    /// Further elements that it answers for, in words that do not ask for them, in taxonomy order.
    pub answers: Vec<ElementId>,
    /// The human decision on it.
    pub decision: Decision,
}

/// An element with the words that name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The element.
    pub element: ElementId,
    /// Its words.
    pub evidence: Evidence,
}

impl Label {
    /// Iterates over the elements that the clause names, without duplicates, in taxonomy order.
    pub fn element_ids(&self) -> impl Iterator<Item = ElementId> {
        let repeated = |at: usize| at > 0 && self.elements[at - 1].element == self.elements[at].element;
        (0..self.elements.len()).filter(move |at| !repeated(*at)).map(|at| self.elements[at].element)
    }

    /// Iterates over the elements that the clause names and then those that it only answers for, without duplicates.
    pub fn fulfilled(&self) -> impl Iterator<Item = ElementId> {
        self.element_ids().chain(self.answers.iter().copied())
    }
}

/// The basis of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Words of the clause itself.
    Words,
    /// The heading above: the clause continues its topic.
    Topic,
    /// A person, who added what the program missed.
    Person,
}

/// Words at a place of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// Their place in the plan's text.
    pub span: Span,
}

impl Evidence {
    /// Makes evidence of words from their place in a folded clause.
    pub(super) fn at(clause: &Clause, folded: &Folded, words: Span) -> Self {
        let origin = folded.origin(words);
        Self { span: Span::new(clause.body.start + origin.start, clause.body.start + origin.end) }
    }
}

impl Mapping {
    /// Returns the labels of clause `index`.
    #[must_use]
    pub fn of(&self, index: usize) -> &[Label] {
        self.labels.get(index).map_or(&[], Vec::as_slice)
    }

    /// Returns the rejected labels of clause `index`.
    #[must_use]
    pub fn rejected_of(&self, index: usize) -> &[Label] {
        self.rejected.get(&index).map_or(&[], Vec::as_slice)
    }

    /// Returns the labels of the program, without human decisions.
    #[must_use]
    pub fn machine(&self) -> Self {
        let labels = self.labels.iter().enumerate().map(|(index, labels)| {
            let both = labels.iter().chain(self.rejected_of(index)).filter(|label| label.basis != Basis::Person);
            let mut own: Vec<Label> = both.map(|label| Label { decision: Decision::Machine, ..label.clone() }).collect();
            own.sort_by_key(|label| label.item);
            own
        });
        Self { labels: labels.collect(), doubtful: self.doubtful.clone(), firm: self.firm, ..Self::default() }
    }
}
