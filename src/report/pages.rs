//! Which plans have pages of their own.

use super::PlanReport;
use super::views::MOST_A_PAGE;

/// Which plans of a report have pages of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Every plan.
    All,
    /// Plans that have something to show: a gap or a finding that nobody accepted, or a part that was not read.
    Gaps,
    /// No plan; then nothing of what plans say is written, but only what they add up to.
    None,
}

impl Pages {
    /// What a report on so many plans has where nobody says it.
    #[must_use]
    pub const fn by_default(plans: usize) -> Self {
        if plans > MOST_A_PAGE { Self::Gaps } else { Self::All }
    }

    /// Tells whether a report on so many plans is an overview with pages beside it, and not one page.
    #[must_use]
    pub fn are_apart(self, plans: usize) -> bool {
        plans > MOST_A_PAGE || self != Self::All
    }

    /// Tells whether a plan has pages of its own.
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
