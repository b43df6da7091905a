//! The table of items and plans without the rest of a report.

use super::{DomainRows, ProfileColumn};

/// Verdicts of a corpus, item by item and plan by plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// National profiles of the plans' years, oldest first: the first columns.
    pub profiles: Vec<ProfileColumn>,
    /// Plans in the order of the corpus: the other columns.
    pub plans: Vec<PlanName>,
    /// Rows, grouped by domain, without the elements of the items.
    pub domains: Vec<DomainRows>,
}

/// The names of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// Id of the plan.
    pub id: String,
    /// Its display name: place and year, unique within the table.
    pub label: String,
}
