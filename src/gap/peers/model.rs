//! What the siblings of a plan do with an item that it leaves out.

/// Number of siblings with a known verdict needed to call a gap systemic or local: with two, a single plan would decide.
pub const ENOUGH_SIBLINGS: usize = 3;

/// What siblings have in common besides their level, narrowest group first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeerGroup {
    /// The document directly above: the same plan, the same national points, or the same cited name of a missing plan.
    Parent,
    /// The province, in any year.
    Province,
    /// The year, in any place.
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

/// The verdicts of the siblings of one group on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerCount {
    /// What they have in common.
    pub group: PeerGroup,
    /// All siblings of the group.
    pub plans: usize,
    /// Siblings that are asked for the item and have a known verdict: the denominator.
    pub known: usize,
    /// Of these, the siblings with the gap: dropped items, and if the plan has the item in part, partial ones too.
    pub gaps: usize,
    /// Siblings whose verdict is undetermined.
    pub unknown: usize,
}

/// The verdicts of the siblings of a plan on an item that the plan leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peers {
    /// One count per group, narrowest first.
    pub counts: Vec<PeerCount>,
    /// The result and the group that it is based on: the narrowest with [`ENOUGH_SIBLINGS`] known verdicts. `None` if there is no such
    /// group.
    pub standing: Option<(PeerGroup, Standing)>,
}
