//! What the mapper finds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::decision::{Decision, Signature};
use crate::plan::Clause;
use crate::source::{Span, fold::Folded};
use crate::taxonomy::{ElementId, ItemId};

/// The labels of a plan, clause by clause.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// The labels that count, as long as the plan's clauses; empty where a clause asks for nothing or the mapper abstains.
    pub labels: Vec<Vec<Label>>,
    /// As long as the plan's clauses: items that fell just short of a label. They are no demand, and no proof of a gap either.
    pub doubtful: Vec<Vec<Label>>,
    /// Confidence below which a document's only label of an item makes no firm demand on others.
    pub firm: f64,
    /// The labels that a person rejected, by clause. They stand apart, so that nothing counts them by mistake.
    pub rejected: BTreeMap<usize, Vec<Label>>,
    /// The clauses of which a person said that they ask for no item.
    pub settled: BTreeMap<usize, Signature>,
}

/// One item that a clause asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// The item.
    pub item: ItemId,
    /// Probability that a careful reader agrees, 0 to 1.
    pub confidence: f64,
    /// What the label rests on.
    pub basis: Basis,
    /// The words that carried it, in order; empty only where the basis is a person.
    pub evidence: Vec<Evidence>,
    /// The elements of the item that the clause names, each at every place of its words, by element and place.
    pub elements: Vec<Named>,
    /// The further elements that it answers for, in other words than those by which one is asked for, in taxonomy order.
    pub answers: Vec<ElementId>,
    /// What a person said of it.
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
    /// Iterates over the elements that the clause names, each once, in taxonomy order.
    pub fn element_ids(&self) -> impl Iterator<Item = ElementId> {
        let repeated = |at: usize| at > 0 && self.elements[at - 1].element == self.elements[at].element;
        (0..self.elements.len()).filter(move |at| !repeated(*at)).map(|at| self.elements[at].element)
    }

    /// Iterates over the elements that the clause names and then those that it answers for otherwise, each once.
    pub fn fulfilled(&self) -> impl Iterator<Item = ElementId> {
        self.element_ids().chain(self.answers.iter().copied())
    }
}

/// What a label rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Words of the clause itself.
    Words,
    /// The heading above: the clause goes on about its topic.
    Topic,
    /// A person, who saw what the program did not.
    Person,
}

/// Words at a place of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// Where they stand in the plan's text.
    pub span: Span,
}

impl Evidence {
    /// Makes evidence of words at a place of a folded clause.
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

    /// Returns what the program said before any person did.
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
