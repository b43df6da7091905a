//! Selects the plans with pages of their own.

use super::PlanReport;
use super::views::MOST_A_PAGE;

/// Which plans of a report get pages of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Every plan.
    All,
    /// Plans with something to show: a gap or a finding that was not accepted, or a part that was not read.
    Gaps,
    /// None; then only totals are written, and nothing about single plans.
    None,
}

impl Pages {
    /// The default for a report on this number of plans.
    #[must_use]
    pub const fn by_default(plans: usize) -> Self {
        if plans > MOST_A_PAGE { Self::Gaps } else { Self::All }
    }

    /// Returns `true` if a report on this number of plans is an overview with separate pages.
    #[must_use]
    pub fn are_apart(self, plans: usize) -> bool {
        plans > MOST_A_PAGE || self != Self::All
    }

    /// Returns `true` if a plan gets pages of its own.
    #[must_use]
    pub fn has(self, plan: &PlanReport) -> bool {
        let has_gap = || plan.gaps.iter().any(|gap| gap.verdict.is_gap() && gap.excepted.is_none());
        let has_finding = || plan.findings.iter().any(|finding| finding.excepted.is_none());
        match self {
            Self::All => true,
            Self::Gaps => has_gap() || has_finding() || !plan.unread.is_empty(),
            Self::None => false,
        }
    }
}
