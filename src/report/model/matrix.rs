//! The table of items and plans, where nothing else of a report is wanted.

use super::{DomainRows, ProfileColumn};

/// Verdicts of a corpus, item by item and plan by plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// National profiles of the plans' years, oldest first: the first columns.
    pub profiles: Vec<ProfileColumn>,
    /// Plans in the order of the corpus: the other columns.
    pub plans: Vec<PlanName>,
    /// Rows, grouped by domain; the elements of the items are not in it.
    pub domains: Vec<DomainRows>,
}

/// By what a plan is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// Name of the plan.
    pub id: String,
    /// The name under which readers find it: its place and year, which no other plan of the table has.
    pub label: String,
}
