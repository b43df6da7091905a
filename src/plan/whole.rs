//! A text → a plan, in as much detail as is asked for.

use super::parse::parse_simplified;
use super::{Detail, Plan, PlanError, printed};
use crate::source::SourceText;

/// Parses `source` as a plan that goes by the name `id`.
///
/// # Errors
/// When the text holds no task at all, or only calls to a meeting: comparing it would make every item look dropped.
pub fn parse(id: &str, source: SourceText) -> Result<Plan, PlanError> {
    parse_as(id, source, Detail::Whole)
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
