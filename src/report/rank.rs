//! Plans ordered by the share of what they are asked for.

use super::{PlanReport, Report};

/// The plans of a report, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking<'r> {
    /// Plans with a place; plans of the same share have the same place (1, 2, 2, 4) and keep the order of the report.
    pub placed: Vec<(usize, &'r PlanReport)>,
    /// Plans without one, in the order of the report.
    pub unplaced: Vec<(&'r PlanReport, NoPlace)>,
}

/// Why a plan has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// Nothing is known that stands above it.
    NoParent,
    /// What stands above it asks for no item of the taxonomy.
    NothingAsked,
    /// Part of it was not read, and of some items that it is asked for cannot be told whether they stand there.
    NotRead,
}

impl NoPlace {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoParent => "no-parent",
            Self::NothingAsked => "nothing-asked",
            Self::NotRead => "not-read",
        }
    }
}

/// Orders the plans of a report by covered of applicable items.
#[must_use]
pub fn ranking(report: &Report) -> Ranking<'_> {
    let reason = |plan: &PlanReport| match (&plan.against, plan.summary.applicable) {
        (None, _) => Some(NoPlace::NoParent),
        (Some(_), 0) => Some(NoPlace::NothingAsked),
        // Its share would count what nobody read as left out.
        (Some(_), _) if !plan.unread.is_empty() && plan.summary.open > 0 => Some(NoPlace::NotRead),
        (Some(_), _) => None,
    };
    let mut order: Vec<&PlanReport> = report.plans.iter().filter(|plan| reason(plan).is_none()).collect();
    // Fractions are compared crosswise: no rounding can make or break a tie.
    let products = |a: &PlanReport, b: &PlanReport| {
        (a.summary.covered * b.summary.applicable, b.summary.covered * a.summary.applicable)
    };
    order.sort_by(|a, b| {
        let (first, second) = products(a, b);
        second.cmp(&first)
    });
    let mut placed: Vec<(usize, &PlanReport)> = Vec::with_capacity(order.len());
    for (index, plan) in order.into_iter().enumerate() {
        let tied = placed.last().filter(|(_, before)| {
            let (first, second) = products(before, plan);
            first == second
        });
        placed.push((tied.map_or(index + 1, |(place, _)| *place), plan));
    }
    let unplaced = report.plans.iter().filter_map(|plan| Some((plan, reason(plan)?)));
    Ranking { placed, unplaced: unplaced.collect() }
}
