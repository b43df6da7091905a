//! What the mapper finds.

use std::collections::BTreeMap;

use crate::plan::Plan;
use crate::source::Span;
use crate::taxonomy::ItemId;

/// The labels of a plan, clause by clause.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping {
    /// As long as the plan's clauses; empty where a clause asks for nothing or the mapper abstains.
    pub labels: Vec<Vec<Label>>,
    /// As long as the plan's clauses: items that fell just short of a label. They are no demand, and no proof of a gap either.
    pub doubtful: Vec<Vec<Label>>,
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
    /// The words that carried it, in order, never empty.
    pub evidence: Vec<Evidence>,
}

/// What a label rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Words of the clause itself.
    Words,
    /// The heading above: the clause goes on about its topic.
    Topic,
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

    /// Returns the clauses that ask for each item, in document order, headings left out where a task says the same.
    #[must_use]
    pub fn by_item(&self, plan: &Plan) -> BTreeMap<ItemId, Vec<usize>> {
        let mut found: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        for (index, labels) in self.labels.iter().enumerate() {
            if plan.clauses.get(index).is_some_and(|clause| clause.kind == crate::plan::ClauseKind::Task) {
                for label in labels {
                    found.entry(label.item).or_default().push(index);
                }
            }
        }
        found
    }
}
