//! The coverage of a plan, as text.

use crate::report::overview::Counts;
use crate::report::{PlanReport, Words};

/// Number of items that only a level above the nearest known parent asks for and that are not in the plan.
pub(crate) fn beyond(plan: &PlanReport) -> usize {
    Counts::beyond(plan).0
}

/// Covered of applicable items with the denominator; partly covered ones do not count. Unknown without a known parent.
pub(crate) fn coverage(plan: &PlanReport, words: &Words) -> String {
    let summary = plan.summary;
    if summary.applicable == 0 {
        return words.unknown.to_owned();
    }
    // Rounded to the nearest whole number.
    let percent = (200 * summary.covered + summary.applicable) / (2 * summary.applicable);
    format!("{}/{}{}", summary.covered, summary.applicable, words.brackets(format!("{percent}%")))
}
