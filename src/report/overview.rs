//! What a whole report adds up to: coverage by level and by domain, and how much a gap weighs.

use std::collections::BTreeMap;

use super::model::{DomainRows, GapRow, PlanReport, Report};
use crate::gap::{Presence, Trace, Verdict};
use crate::plan::Level;

/// Items of plans by verdict, each item of each plan counted once.
///
/// Only what the nearest known parent asks for is counted, beside what is added: `asked` is the sum of the first four.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Covered with every element.
    pub covered: usize,
    /// Covered in part.
    pub partial: usize,
    /// Asked for by the nearest known parent and left out.
    pub dropped: usize,
    /// Asked for by the nearest known parent; whether it is covered cannot be told.
    pub open: usize,
    /// Not asked for by any known level above.
    pub added: usize,
    /// Left out by the nearest known parent, asked for above it, and taken up again.
    pub restored: usize,
    /// Only guessed to be asked for, whatever the verdict; in none of the counts before.
    pub guessed: usize,
}

impl Counts {
    /// Returns how much is asked for.
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

    /// Returns the counts of one item of a plan; all 0 where a level above the nearest known parent asks for it and that one does not.
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

    /// Returns the counts of a plan, of its whole text.
    #[must_use]
    pub const fn of_plan(plan: &PlanReport) -> Self {
        let summary = plan.summary;
        let (covered, partial, dropped, open) = (summary.covered, summary.partial, summary.dropped, summary.open);
        let (added, restored) =
            if plan.against.is_some() { (summary.added.saturating_sub(plan.restored), plan.restored) } else { (0, 0) };
        Self { covered, partial, dropped, open, added, restored, guessed: summary.guessed.total() }
    }

    /// Returns how many items of a plan are asked for only above the nearest known parent, of its whole text: dropped, and undetermined.
    #[must_use]
    pub const fn beyond(plan: &PlanReport) -> (usize, usize) {
        if plan.against.is_none() {
            return (0, 0);
        }
        (plan.summary.lost_above, plan.lost_open)
    }

    /// Adds up.
    #[must_use]
    pub fn sum(counts: impl IntoIterator<Item = Self>) -> Self {
        counts.into_iter().fold(Self::default(), Self::plus)
    }
}

/// Returns the number of plans of each level with their counts, from the top; plans without a level last.
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

/// Returns the counts of each domain; with a level only those of its plans.
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

/// How much a gap weighs: who certainly asks for the item, the highest level first.
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
    /// Only the national points, and that is inferred from local plans.
    Inferred,
}

impl Weight {
    /// Weighs an item of a plan.
    #[must_use]
    pub fn of(plan: &PlanReport, gap: &GapRow) -> Self {
        // That a plan speaks of an item does not make it ask itself.
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

/// Returns the items of a plan with this verdict: what it lost itself before what was lost above it, the heaviest first, those of one trace
/// together, else in the order of the taxonomy.
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
