//! What siblings of a plan do with an item that it leaves out.

/// Siblings of which the answer must be known before a gap is called systemic or local: of two, one plan would decide alone.
pub const ENOUGH_SIBLINGS: usize = 3;

/// What siblings have in common besides their level, narrowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeerGroup {
    /// The document directly above: the same plan, the same national points, or the same cited name of a plan that is not there.
    Parent,
    /// The province, of whatever year.
    Province,
    /// The year, wherever the place is.
    Year,
}

impl PeerGroup {
    /// All groups, narrowest first.
    pub const ALL: [Self; 3] = [Self::Parent, Self::Province, Self::Year];

    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Province => "province",
            Self::Year => "year",
        }
    }
}

/// Whether a gap is common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// At least half of the siblings have it too.
    Systemic,
    /// Fewer than half have it.
    Local,
}

impl Standing {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Systemic => "systemic",
            Self::Local => "local",
        }
    }
}

/// What the siblings of one group do with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerCount {
    /// What they have in common.
    pub group: PeerGroup,
    /// All siblings of the group.
    pub plans: usize,
    /// Those that are asked for the item and of which it is known what they do: the denominator.
    pub known: usize,
    /// Of the known ones those with the gap: the item left out whole, or, beside a plan that has it in part, whole or in part.
    pub gaps: usize,
    /// Those of which it cannot be told.
    pub unknown: usize,
}

/// What the siblings of a plan do with an item that the plan leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// One count a group, narrowest first.
    pub counts: Vec<PeerCount>,
    /// The answer, and the group that it rests on: the narrowest with [`ENOUGH_SIBLINGS`] known ones. `None`: none to compare.
    pub standing: Option<(PeerGroup, Standing)>,
}
