//! Totals of a whole report: coverage by level and by domain, and the weight of gaps.

use std::collections::BTreeMap;

use super::model::{DomainRows, GapRow, PlanReport, Report};
use crate::gap::{Presence, Trace, Verdict};
use crate::plan::Level;

/// Items by verdict, with each item of each plan counted once.
///
/// Counts only what the nearest known parent asks for, and additions: `asked` is the sum of the first four fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Covered with every element.
    pub covered: usize,
    /// Partly covered.
    pub partial: usize,
    /// Asked for by the nearest known parent and left out.
    pub dropped: usize,
    /// Asked for by the nearest known parent, but undetermined.
    pub open: usize,
    /// Not asked for by any known level above.
    pub added: usize,
    /// Restored: left out by the nearest known parent, but asked for above it.
    pub restored: usize,
    /// With a guessed demand, whatever the verdict; in none of the other counts.
    pub guessed: usize,
}

impl Counts {
    /// Returns the number of items asked for.
    #[must_use]
    pub const fn asked(self) -> usize {
        self.covered + self.partial + self.dropped + self.open
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            covered: self.covered + other.covered,
            partial: self.partial + other.partial,
            dropped: self.dropped + other.dropped,
            open: self.open + other.open,
            added: self.added + other.added,
            restored: self.restored + other.restored,
            guessed: self.guessed + other.guessed,
        }
    }

    /// Returns the counts of one item of a plan; all 0 if a level above the nearest known parent asks for it but that parent does not.
    #[must_use]
    pub fn of(plan: &PlanReport, gap: &GapRow) -> Self {
        let level = plan.nearest_known().and_then(|at| plan.chain.get(at)).map(|link| link.level);
        let traced = gap.trace.0.iter().any(|(at, presence)| Some(*at) == level && *presence == Presence::Present);
        let mut counts = Self::default();
        if gap.guessed {
            return Self { guessed: 1, ..counts };
        }
        match gap.verdict {
            Verdict::Covered => counts.covered = 1,
            Verdict::Partial => counts.partial = 1,
            Verdict::Dropped => counts.dropped = usize::from(!gap.lost_above),
            Verdict::Undetermined => counts.open = usize::from(traced),
            Verdict::Added if gap.is_taken_up(plan.header.level) => counts.restored = 1,
            Verdict::Added => counts.added = 1,
        }
        counts
    }

    /// Returns the counts of a whole plan.
    #[must_use]
    pub const fn of_plan(plan: &PlanReport) -> Self {
        let summary = plan.summary;
        let (covered, partial, dropped, open) = (summary.covered, summary.partial, summary.dropped, summary.open);
        let (added, restored) =
            if plan.against.is_some() { (summary.added.saturating_sub(plan.restored), plan.restored) } else { (0, 0) };
        Self { covered, partial, dropped, open, added, restored, guessed: summary.guessed.total() }
    }

    /// Returns the number of items of a whole plan that are asked for only above the nearest known parent: dropped and undetermined ones.
    #[must_use]
    pub const fn beyond(plan: &PlanReport) -> (usize, usize) {
        if plan.against.is_none() {
            return (0, 0);
        }
        (plan.summary.lost_above, plan.lost_open)
    }

    /// Sums counts.
    #[must_use]
    pub fn sum(counts: impl IntoIterator<Item = Self>) -> Self {
        counts.into_iter().fold(Self::default(), Self::plus)
    }
}

/// Returns for each level the number of its plans and their counts, from the top, with plans of unknown level last.
#[must_use]
pub fn by_level(report: &Report) -> Vec<(Option<Level>, usize, Counts)> {
    let levels = Level::ALL.into_iter().map(Some).chain([None]);
    let row = |level| {
        let plans: Vec<&PlanReport> = report.plans.iter().filter(|plan| plan.header.level == level).collect();
        let counts = Counts::sum(plans.iter().map(|plan| Counts::of_plan(plan)));
        (!plans.is_empty()).then_some((level, plans.len(), counts))
    };
    levels.filter_map(row).collect()
}

/// Returns the counts of each domain, optionally only of plans of one level.
#[must_use]
pub fn by_domain(report: &Report, level: Option<Option<Level>>) -> Vec<(&DomainRows, Counts)> {
    let domain_of: BTreeMap<&str, usize> = report
        .domains
        .iter()
        .enumerate()
        .flat_map(|(at, domain)| domain.items.iter().map(move |item| (item.code.as_str(), at)))
        .collect();
    let mut counts = vec![Counts::default(); report.domains.len()];
    for plan in report.plans.iter().filter(|plan| level.is_none_or(|level| plan.header.level == level)) {
        for gap in &plan.gaps {
            if let Some(sum) = domain_of.get(gap.code.as_str()).and_then(|at| counts.get_mut(*at)) {
                *sum = sum.plus(Counts::of(plan, gap));
            }
        }
    }
    report.domains.iter().zip(counts).collect()
}

/// The weight of a gap: the highest level that certainly asks for the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The national points, seen in their text.
    National,
    /// The province.
    Province,
    /// The prefecture.
    Prefecture,
    /// A level below it.
    Lower,
    /// Only the national points, as inferred from local plans.
    Inferred,
}

impl Weight {
    /// Determines the weight of an item of a plan.
    #[must_use]
    pub fn of(plan: &PlanReport, gap: &GapRow) -> Self {
        // The plan's own mention of an item is not a demand on it.
        let own = plan.header.level;
        let asks = |level| Some(level) != own && gap.trace.0.contains(&(level, Presence::Present));
        if gap.points.iter().any(|point| point.sure) {
            Self::National
        } else if asks(Level::Province) {
            Self::Province
        } else if asks(Level::Prefecture) {
            Self::Prefecture
        } else if gap.points.is_empty() {
            Self::Lower
        } else {
            Self::Inferred
        }
    }
}

/// Returns the items of a plan with this verdict: those that it lost itself before those lost above, then by descending weight, grouped by
/// trace, and otherwise in taxonomy order.
#[must_use]
pub fn weighed(plan: &PlanReport, verdict: Verdict) -> Vec<&GapRow> {
    let mut gaps: Vec<&GapRow> = plan.gaps.iter().filter(|gap| gap.verdict == verdict).collect();
    let mut traces: Vec<&Trace> = Vec::new();
    for gap in &gaps {
        if !traces.contains(&&gap.trace) {
            traces.push(&gap.trace);
        }
    }
    gaps.sort_by_cached_key(|gap| (gap.lost_above, Weight::of(plan, gap), traces.iter().position(|trace| **trace == gap.trace)));
    gaps
}
