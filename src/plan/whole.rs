//! A text → a plan, in as much detail as is asked for.

use super::parse::parse_simplified;
use super::{Plan, printed};
use crate::source::SourceText;

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

/// Parses `source` as a plan that goes by the name `id`.
///
/// # Errors
/// When the text holds no task at all, or only calls to a meeting: comparing it would make every item look dropped.
pub fn parse(id: &str, source: SourceText) -> Result<Plan, PlanError> {
    parse_as(id, source, Detail::Whole)
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

/// Parses `source` in so much detail.
///
/// # Errors
/// Those of [`parse`].
pub fn parse_as(id: &str, source: SourceText, detail: Detail) -> Result<Plan, PlanError> {
    match source.simplified() {
        None => parse_simplified(id, source, detail),
        Some(simplified) => {
            let mut plan = parse_simplified(id, simplified, detail)?;
            printed::restore(&mut plan, source);
            Ok(plan)
        }
    }
}
