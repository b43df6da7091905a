//! The place of a clause, as a reader finds it.

use crate::plan::{Clause, Plan};
use crate::source::Origin;

/// The place of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its numbers in the outline, from the chapter down.
    pub path: Vec<String>,
    /// Its page, paragraph or cell in the file; `None` for plain text, where the line is sufficient.
    pub origin: Option<Origin>,
    /// Its first line in the text, from 1.
    pub line: usize,
}

impl Place {
    /// Finds the place of a clause of a plan.
    #[must_use]
    pub fn of(plan: &Plan, clause: &Clause) -> Self {
        Self {
            path: plan.path_of(clause).to_vec(),
            origin: plan.origin_of(clause.span.start).cloned(),
            line: plan.lines_of(clause.span).0,
        }
    }

    /// Finds the place of a byte offset in a plan's text: that of the surrounding clause, or else only the line.
    #[must_use]
    pub fn at(plan: &Plan, at: usize) -> Self {
        let behind = plan.clauses.partition_point(|clause| clause.span.start <= at);
        let around = behind.checked_sub(1).and_then(|last| plan.clauses.get(last)).filter(|clause| at < clause.span.end);
        around.map_or_else(
            || Self { path: Vec::new(), origin: plan.source.origin_of(at).cloned(), line: plan.source.line_of(at) },
            |clause| Self::of(plan, clause),
        )
    }
}
