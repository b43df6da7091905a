//! How much of a plan is held, and how the rest of it is found again.

use super::store::Key;
use super::wanted::Wanted;
use crate::gap::{keep_for_items, keep_head};
use crate::lineage::Member;

/// How much of a plan is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// What chains need.
    Head,
    /// What chains need, and, if the host has no store, what verdicts need too.
    HeadOrItems,
    /// What verdicts on items need.
    Items,
    /// Everything.
    Whole,
}

/// Where a plan of a corpus came from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub wanted: Wanted,
    /// Its key in the host's store; `None` if it does not depend on its file alone.
    pub key: Option<Key>,
    /// How much of it is held.
    pub extent: Extent,
}

impl Extent {
    /// Drops the parts of a whole plan that are not needed, and returns what is left.
    pub(super) fn apply(self, member: &mut Member) -> Self {
        match self {
            Self::Whole => {}
            Self::Items | Self::HeadOrItems => keep_for_items(member),
            Self::Head => keep_head(member),
        }
        if self == Self::HeadOrItems { Self::Items } else { self }
    }
}

/// A plan that was read.
pub(super) struct Held {
    pub member: Member,
    pub key: Option<Key>,
    pub extent: Extent,
}
