//! Data beside the verdicts: standing duties, and the counts against the points that a plan actually follows.

use crate::gap::{Arranged, Summary};
use crate::taxonomy::{Names, StandingKind};

use super::MissingRow;

/// A law or standing opinion that was in force when a plan was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingRow {
    /// Its id, such as `regulation-711`.
    pub id: String,
    /// Its title.
    pub names: Names,
    /// Its document number.
    pub doc_number: String,
    /// Whether it is a law or an opinion.
    pub kind: StandingKind,
    /// Whether the plan cites it.
    pub cited: bool,
    /// Its duties for the level of the plan.
    pub duties: Vec<DutyRow>,
}

/// A standing duty and a plan's answer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// Article or section.
    pub number: String,
    /// Name of the duty.
    pub title: String,
    /// Whether the plan arranges it.
    pub arranged: Arranged,
    /// Items of it that no task of the plan asks for: code and name.
    pub items: Vec<(String, Names)>,
    /// Elements of its other items that the plan does not name.
    pub missing: Vec<MissingRow>,
    /// What the duty also asks for but the taxonomy has no item for; it is not judged.
    pub unmapped: Vec<String>,
}

/// The counts of a plan against the points of the year that it follows, if that is not its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedRow {
    /// Year of these points.
    pub year: u16,
    /// Document number of these points.
    pub doc_number: String,
    /// The counts.
    pub summary: Summary,
}

impl StandingRow {
    /// Counts the duties with this state.
    #[must_use]
    pub fn count(&self, arranged: Arranged) -> usize {
        self.duties.iter().filter(|duty| duty.arranged == arranged).count()
    }
}
