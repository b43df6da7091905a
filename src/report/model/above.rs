//! What the levels above the nearest known parent ask for.

use super::GapRow;
use crate::gap::{Presence, Verdict};
use crate::plan::Level;

impl GapRow {
    /// Returns `true` if a plan of this level restores an item that its nearest known parent left out and a level above that asks for.
    #[must_use]
    pub fn is_taken_up(&self, own: Option<Level>) -> bool {
        self.verdict == Verdict::Added && self.is_asked_above(own)
    }

    /// Returns `true` if the item is undetermined and no known level above asks for it, so that it may be an addition.
    #[must_use]
    pub fn is_unasked(&self, own: Option<Level>) -> bool {
        self.verdict == Verdict::Undetermined && !self.guessed && !self.is_asked_above(own)
    }

    /// Returns `true` if it is undetermined whether the plan has an item that the nearest known parent left out and a level above asks
    /// for.
    #[must_use]
    pub fn is_lost_and_open(&self, own: Option<Level>, nearest: Option<Level>) -> bool {
        // If the parent's own demand is unknown, it cannot be said to have left the item out.
        let left_out = self.trace.0.iter().any(|(level, presence)| Some(*level) == nearest && *presence == Presence::Absent);
        self.verdict == Verdict::Undetermined && !self.guessed && left_out && self.is_asked_above(own)
    }

    fn is_asked_above(&self, own: Option<Level>) -> bool {
        self.trace.0.iter().any(|(level, presence)| Some(*level) != own && *presence == Presence::Present)
    }
}
