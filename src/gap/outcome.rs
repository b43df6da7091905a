//! A verdict as a table of many plans shows it, without what it rests on.

use serde::{Deserialize, Serialize};

use super::{ItemGap, Verdict};
use crate::taxonomy::ItemId;

/// What a plan does with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The item.
    pub item: ItemId,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it rests on a demand that is only guessed.
    pub guessed: bool,
    /// Whether the item was taken up again below a level that lost it.
    pub restored: bool,
}

impl Outcome {
    /// Takes it from a verdict.
    #[must_use]
    pub const fn of(found: &ItemGap) -> Self {
        Self { item: found.item, verdict: found.verdict, guessed: found.guessed, restored: found.restored_at.is_some() }
    }
}
