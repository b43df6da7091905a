//! A plan with its labels and their places.

use super::Gold;
use super::place::clauses_of_units;
use crate::plan::Plan;

/// A plan with its labels.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// The labels.
    pub gold: Gold,
    /// The plan.
    pub plan: Plan,
    /// For each labelled unit, its clauses in the plan; `None` if the unit was not found.
    pub places: Vec<Option<Vec<usize>>>,
}

impl Labelled {
    /// Finds the units of `gold` by their whole texts in `plan`.
    #[must_use]
    pub fn new(gold: Gold, plan: Plan) -> Self {
        let places = clauses_of_units(&gold, &plan);
        Self { gold, plan, places }
    }
}
