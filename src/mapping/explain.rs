//! Explains the labels of a clause.

use super::context::Context;
use super::model::{Evidence, Label};
use crate::taxonomy::{ItemId, Strength};

/// The reasons for the labels of one clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The clause, as an index into the plan's clauses.
    pub clause: usize,
    /// Items of the nearest heading with labels.
    pub topic: Vec<ItemId>,
    /// Its labels.
    pub labels: Vec<Label>,
    /// Every item that the clause has a word of, in item order, labelled or not.
    pub candidates: Vec<Candidate>,
}

/// An item that a clause has a word of.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The item.
    pub item: ItemId,
    /// Score of the words alone, 0 to 1.
    pub own: f64,
    /// The effect of the heading.
    pub context: Context,
    /// Resulting confidence, 0 to 1.
    pub confidence: f64,
    /// The words.
    pub reasons: Vec<Reason>,
}

/// A word with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// Its place.
    pub words: Evidence,
    /// Strength of the term.
    pub strength: Strength,
    /// Factor for its position in the clause (channel, purpose, mere list member, cited title), 0 to 1.
    pub factor: f64,
}

impl Explanation {
    /// Returns the strongest candidate that is not a label.
    #[must_use]
    pub fn runner_up(&self) -> Option<&Candidate> {
        let labelled = |item: ItemId| self.labels.iter().any(|label| label.item == item);
        self.candidates.iter().filter(|found| !labelled(found.item)).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }
}
