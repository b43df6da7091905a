//! A verdict as shown in tables of many plans, without its evidence.

use serde::{Deserialize, Serialize};

use super::{ItemGap, Verdict};
use crate::taxonomy::ItemId;

/// The verdict on an item of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The item.
    pub item: ItemId,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it rests on a guessed demand.
    pub guessed: bool,
    /// Whether the item was taken up again below a level that lost it.
    pub restored: bool,
}

impl Outcome {
    /// Reduces a verdict.
    #[must_use]
    pub const fn of(found: &ItemGap) -> Self {
        Self { item: found.item, verdict: found.verdict, guessed: found.guessed, restored: found.restored_at.is_some() }
    }
}
