//! Why a clause has the labels that it has.

use super::context::Context;
use super::model::{Evidence, Label};
use crate::taxonomy::{ItemId, Strength};

/// The reasons behind the labels of one clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The clause, as an index into the plan's clauses.
    pub clause: usize,
    /// Items of the nearest heading that speaks of any.
    pub topic: Vec<ItemId>,
    /// The labels that it has.
    pub labels: Vec<Label>,
    /// Every item of which it has a word, in item order, labelled or not.
    pub candidates: Vec<Candidate>,
}

/// An item of which a clause has a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The item.
    pub item: ItemId,
    /// What the words say by themselves, 0 to 1.
    pub own: f64,
    /// What the heading makes of it.
    pub context: Context,
    /// What comes out, 0 to 1.
    pub confidence: f64,
    /// The words.
    pub reasons: Vec<Reason>,
}

/// A word with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// Where it stands.
    pub words: Evidence,
    /// How much the term says by itself.
    pub strength: Strength,
    /// What its place in the clause (channel, purpose, mere member of a list, cited title) leaves of that, 0 to 1.
    pub factor: f64,
}

impl Explanation {
    /// Returns the strongest item that is no label.
    #[must_use]
    pub fn runner_up(&self) -> Option<&Candidate> {
        let labelled = |item: ItemId| self.labels.iter().any(|label| label.item == item);
        self.candidates.iter().filter(|found| !labelled(found.item)).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }
}
