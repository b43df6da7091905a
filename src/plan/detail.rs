//! How much of a plan is read, and why a text is none.

/// Why a text is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Nothing in the text asks anybody to do anything.
    #[error("no task was found in it; check that this is a plan (工作要点, 实施方案) and not only its cover notice")]
    NoTask,
    /// It calls people to a meeting or a course.
    #[error("its title calls people to a meeting or a course; check that this is a plan and not a notice of a date")]
    Convenes,
}

/// How much of a plan is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Whole,
    /// Which tasks there are, and not who does them, by when, how often and how much: a third of the reading, of which no verdict on an
    /// item makes use.
    Outline,
}
