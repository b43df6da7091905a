//! A plan with its labels, each at its place.

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
    /// For each unit of the labels the clauses of the plan that it is; `None` for a unit that was not found.
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
