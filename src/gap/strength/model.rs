//! How a demand compares with that of the parent, and in which aspect.

/// How a covered item compares with what the parent asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrengthLabel {
    /// Stronger in some aspect, weaker in none.
    Stronger,
    /// Neither stronger nor weaker.
    Same,
    /// Weaker in some aspect.
    Weaker,
}

impl StrengthLabel {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Same => "same",
            Self::Weaker => "weaker",
        }
    }

    /// Returns `true` if the plan meets or exceeds what the parent asks for.
    #[must_use]
    pub const fn meets(self) -> bool {
        !matches!(self, Self::Weaker)
    }
}

/// The aspect in which two demands are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// By when.
    Deadline,
    /// How often.
    Frequency,
    /// How much.
    Quantity,
    /// Who.
    Owner,
}

impl Aspect {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Frequency => "frequency",
            Self::Quantity => "quantity",
            Self::Owner => "owner",
        }
    }
}

/// How one statement of the plan compares with one of the parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It asks for more, or for something where the parent asks for nothing.
    Stronger,
    /// It asks for the same.
    Same,
    /// It asks other units for as much; only for owners.
    Differs,
    /// It asks for less, or for nothing where the parent asks for something.
    Weaker,
    /// The two cannot be compared, such as a share and points.
    NotComparable,
}

impl Relation {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Weaker => "weaker",
            Self::NotComparable => "not comparable",
        }
    }
}

/// A statement quoted from a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words as printed; for owners their names.
    pub text: String,
    /// The clause that contains them, as an index into [`crate::plan::Plan::clauses`].
    pub clause: usize,
}

/// One comparison behind a strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The aspect.
    pub aspect: Aspect,
    /// How the plan compares with the parent.
    pub relation: Relation,
    /// What the parent states, if anything.
    pub parent: Option<Said>,
    /// What the plan states, if anything.
    pub own: Option<Said>,
}

/// How strongly a plan asks for an item that its parent asks for too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// `None` if nothing that is stated can be compared.
    pub label: Option<StrengthLabel>,
    /// What was compared, in the order of [`Aspect`].
    pub compared: Vec<Compared>,
}
