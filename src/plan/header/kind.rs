//! Which kind of plan a title names.

use crate::language::current;
use crate::plan::PlanKind;

pub(super) fn kind(title: &str) -> Option<PlanKind> {
    let title = title.trim_end_matches("的通知");
    if title.contains("分解") || current().titles.breakdowns.iter().any(|ending| title.ends_with(ending)) {
        Some(PlanKind::TaskBreakdown)
    } else if title.ends_with("要点") {
        Some(PlanKind::WorkPoints)
    } else if title.ends_with("方案") {
        Some(PlanKind::ImplementationPlan)
    } else {
        None
    }
}
