//! What the mapper finds.

use std::collections::BTreeMap;

use super::review::{Decision, Signature};
use crate::source::Span;
use crate::taxonomy::ItemId;

/// The labels of a plan, clause by clause.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping {
    /// The labels that count, as long as the plan's clauses; empty where a clause asks for nothing or the mapper abstains.
    pub labels: Vec<Vec<Label>>,
    /// As long as the plan's clauses: items that fell just short of a label. They are no demand, and no proof of a gap either.
    pub doubtful: Vec<Vec<Label>>,
    /// The labels that a person rejected, by clause. They stand apart, so that nothing counts them by mistake.
    pub rejected: BTreeMap<usize, Vec<Label>>,
    /// The clauses of which a person said that they ask for no item.
    pub settled: BTreeMap<usize, Signature>,
}

/// One item that a clause asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The item.
    pub item: ItemId,
    /// Probability that a careful reader agrees, 0 to 1.
    pub confidence: f64,
    /// What the label rests on.
    pub basis: Basis,
    /// The words that carried it, in order; empty only where the basis is a person.
    pub evidence: Vec<Evidence>,
    /// What a person said of it.
    pub decision: Decision,
}

/// What a label rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Words of the clause itself.
    Words,
    /// The heading above: the clause goes on about its topic.
    Topic,
    /// A person, who saw what the program did not.
    Person,
}

/// Words at a place of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Where they stand in the plan's text.
    pub span: Span,
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
        Self { labels: labels.collect(), doubtful: self.doubtful.clone(), ..Self::default() }
    }
}
