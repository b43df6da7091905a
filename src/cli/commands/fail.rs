//! When a command exits with 1: the single implementation of `--fail-on`.

use std::collections::BTreeSet;

use crate::cli::args::FailOn;
use crate::cli::{CLEAN, GAPS};
use crate::gap::{Finding, PlanGap, Severity, Verdict};

/// Results that may make a command fail, without those that are accepted or guessed.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Verdicts of the plans themselves.
    verdicts: BTreeSet<Verdict>,
    /// Whether an item was lost above a plan.
    lost_above: bool,
    severities: BTreeSet<Severity>,
}

impl Found {
    /// Collects the verdicts of plans.
    pub(super) fn of_items<'g>(gaps: impl IntoIterator<Item = &'g PlanGap>) -> Self {
        let mut found = Self::default();
        for gap in gaps {
            for item in gap.items.iter().filter(|item| !item.guessed && !gap.excepted.contains_key(&item.item)) {
                if gap.is_lost_above(item) {
                    found.lost_above = true;
                } else {
                    found.verdicts.insert(item.verdict);
                }
            }
        }
        found
    }

    /// Collects the verdicts of plans and their findings; `others` are findings on no plan.
    pub(super) fn of(gaps: &[PlanGap], others: &[Finding]) -> Self {
        let findings = gaps.iter().flat_map(|gap| &gap.findings).chain(others);
        let open = findings.filter(|finding| finding.excepted.is_none() && !finding.guessed);
        Self::of_items(gaps).with(open.map(|finding| finding.severity))
    }

    /// Adds further results.
    pub(super) fn add(&mut self, other: Self) {
        self.verdicts.extend(other.verdicts);
        self.lost_above |= other.lost_above;
        self.severities.extend(other.severities);
    }

    /// Adds findings by severity.
    pub(super) fn with(mut self, severities: impl IntoIterator<Item = Severity>) -> Self {
        self.severities.extend(severities);
        self
    }

    /// Returns the exit code of the command.
    pub(super) fn code(&self, on: &[FailOn]) -> u8 {
        let verdict = |verdict| self.verdicts.contains(&verdict);
        // Severities are ordered from worst to least.
        let severity = |least| self.severities.iter().any(|found| *found <= least);
        let fails = |on: &FailOn| match on {
            FailOn::Dropped => verdict(Verdict::Dropped),
            FailOn::LostAbove => self.lost_above,
            FailOn::Partial => verdict(Verdict::Partial),
            FailOn::Undetermined => verdict(Verdict::Undetermined),
            FailOn::Error => severity(Severity::Error),
            FailOn::Warning => severity(Severity::Warning),
            FailOn::Note => severity(Severity::Note),
            FailOn::Never => false,
        };
        if on.iter().any(fails) { GAPS } else { CLEAN }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severity_counts_the_worse_ones_and_a_verdict_only_itself() {
        let found = Found { verdicts: [Verdict::Partial].into(), severities: [Severity::Warning].into(), ..Found::default() };
        for (on, code) in [
            (FailOn::Partial, GAPS),
            (FailOn::Dropped, CLEAN),
            (FailOn::LostAbove, CLEAN),
            (FailOn::Undetermined, CLEAN),
            (FailOn::Error, CLEAN),
            (FailOn::Warning, GAPS),
            (FailOn::Note, GAPS),
            (FailOn::Never, CLEAN),
        ] {
            assert_eq!(found.code(&[on]), code, "{on:?}");
        }
        assert_eq!(found.code(&[FailOn::Dropped, FailOn::Partial]), GAPS, "any of several");
        assert_eq!(found.code(&[]), CLEAN);
        let above = Found { lost_above: true, ..Found::default() };
        assert_eq!((above.code(&[FailOn::LostAbove]), above.code(&[FailOn::Dropped])), (GAPS, CLEAN));
        assert_eq!(Found::default().code(&[FailOn::Note, FailOn::Undetermined]), CLEAN);
    }
}
