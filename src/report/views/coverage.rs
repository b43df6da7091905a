//! How much a plan covers, as text.

use crate::report::overview::Counts;
use crate::report::{PlanReport, Words};

/// Items that only a level above the nearest known parent asks for and that are not there.
pub(crate) fn beyond(plan: &PlanReport) -> usize {
    Counts::beyond(plan).0
}

/// Covered of applicable items, those covered in part not counted, with the denominator shown; unknown without a known parent.
pub(crate) fn coverage(plan: &PlanReport, words: &Words) -> String {
    let summary = plan.summary;
    if summary.applicable == 0 {
        return words.unknown.to_owned();
    }
    // Rounded to the nearest whole number.
    let percent = (200 * summary.covered + summary.applicable) / (2 * summary.applicable);
    format!("{}/{}{}", summary.covered, summary.applicable, words.brackets(format!("{percent}%")))
}
