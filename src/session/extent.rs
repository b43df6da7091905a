//! How much of a plan is held, and how the rest of it is found again.

use super::store::Key;
use super::wanted::Wanted;
use crate::gap::{keep_for_items, keep_head};
use crate::lineage::Member;

/// How much of plans is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// What chains rest on.
    Head,
    /// What chains rest on, and where the host keeps no results what verdicts rest on too.
    HeadOrItems,
    /// What verdicts on items rest on.
    Items,
    /// All of it.
    Whole,
}

/// How a plan of a corpus was come by.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub wanted: Wanted,
    /// Its key in the store of the host; `None` where it is not what its file says alone.
    pub key: Option<Key>,
    /// How much of it is held.
    pub extent: Extent,
}

impl Extent {
    /// Lets go of what is not wanted of a whole plan, and says what is left.
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
