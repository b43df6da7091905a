//! The gap analysis of a plan: its verdicts, their evidence, and their counts.

use std::collections::BTreeMap;

use super::{Against, Excepted, Finding, ItemText, Loss, Missing, PlanReuse, Presence, StandingGap, TaskGap, Trace, Verdict};
use crate::lineage::Chain;
use crate::plan::Level;
use crate::taxonomy::ItemId;

/// One item of a plan's gap analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemGap {
    /// The item.
    pub item: ItemId,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the verdict rests on a guessed demand; such verdicts are shown as guessed and counted separately.
    pub guessed: bool,
    /// Elements that are asked for above but not here, in taxonomy order; only if the verdict is partial.
    pub missing: Vec<Missing>,
    /// Its presence through the levels.
    pub trace: Trace,
    /// Where it was lost, for a dropped item.
    pub loss: Option<Loss>,
    /// Where it was added, if all levels above are known not to have it.
    pub added_at: Option<Level>,
    /// The level that restored it after the level right above had lost it.
    pub restored_at: Option<Level>,
    /// The verdicts against each link of the chain, and the combined one.
    pub against: Against,
    /// The comparison with the text of the nearest known parent.
    pub text: ItemText,
}

/// The gap analysis of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanGap {
    /// The levels above.
    pub chain: Chain,
    /// Items that occur anywhere in the chain or in the plan, in taxonomy order.
    pub items: Vec<ItemGap>,
    /// What became of each task of the nearest known parent, in its order.
    pub tasks: Vec<TaskGap>,
    /// What laws and standing opinions ask for, and whether the plan arranges it; not part of the verdicts.
    pub standing: Vec<StandingGap>,
    /// Counts of the verdicts.
    pub summary: Summary,
    /// Problems of the plan or its lineage.
    pub findings: Vec<Finding>,
    /// The items whose gap was accepted.
    pub excepted: BTreeMap<ItemId, Excepted>,
    /// How its text was made; `None` if the nearest known parent has no text.
    pub reuse: Option<PlanReuse>,
}

impl PlanGap {
    /// Returns `true` if an item is dropped that only a level above the nearest known parent asks for: it was lost on the way.
    #[must_use]
    pub fn is_lost_above(&self, found: &ItemGap) -> bool {
        let nearest = self.chain.nearest_known_at().and_then(|at| found.against.links.get(at).copied().flatten());
        found.verdict == Verdict::Dropped && !found.guessed && nearest != Some(Verdict::Dropped)
    }
}

/// Counts of verdicts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Items that are covered with every element.
    pub covered: usize,
    /// Items that are partly covered; the share of coverage does not count them.
    pub partial: usize,
    /// Dropped items that the nearest known level above asks for.
    pub dropped: usize,
    /// Dropped items that only a level above that one asks for: they were lost on the way.
    pub lost_above: usize,
    /// Added items.
    pub added: usize,
    /// Items whose verdict is undetermined.
    pub undetermined: usize,
    /// Items that the nearest known level above asks for: the denominator of coverage.
    pub applicable: usize,
    /// Applicable items whose verdict is undetermined.
    pub open: usize,
    /// Items whose demand is only guessed; they are not in any of the counts above.
    pub guessed: GuessedCounts,
}

/// Counts of the verdicts that rest on a guessed demand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GuessedCounts {
    /// Items that are covered with every element.
    pub covered: usize,
    /// Items that are partly covered.
    pub partial: usize,
    /// Dropped items.
    pub dropped: usize,
    /// Items whose verdict is undetermined.
    pub open: usize,
}

impl GuessedCounts {
    /// Returns the total.
    #[must_use]
    pub const fn total(self) -> usize {
        self.covered + self.partial + self.dropped + self.open
    }
}

impl Summary {
    /// Adds other counts.
    pub const fn add(&mut self, other: Self) {
        self.covered += other.covered;
        self.partial += other.partial;
        self.dropped += other.dropped;
        self.lost_above += other.lost_above;
        self.added += other.added;
        self.undetermined += other.undetermined;
        self.applicable += other.applicable;
        self.open += other.open;
        self.guessed.covered += other.guessed.covered;
        self.guessed.partial += other.guessed.partial;
        self.guessed.dropped += other.guessed.dropped;
        self.guessed.open += other.guessed.open;
    }

    /// Counts an item; `asked` is what the nearest known level above says of it.
    pub(super) fn count(&mut self, found: &ItemGap, asked: Presence) {
        if found.guessed {
            let place = match found.verdict {
                Verdict::Covered => &mut self.guessed.covered,
                Verdict::Partial => &mut self.guessed.partial,
                Verdict::Dropped => &mut self.guessed.dropped,
                // A guessed demand cannot make an item added.
                Verdict::Added | Verdict::Undetermined => &mut self.guessed.open,
            };
            *place += 1;
            return;
        }
        let place = match found.verdict {
            Verdict::Covered => &mut self.covered,
            Verdict::Partial => &mut self.partial,
            Verdict::Dropped if asked == Presence::Present => &mut self.dropped,
            Verdict::Dropped => &mut self.lost_above,
            Verdict::Added => &mut self.added,
            Verdict::Undetermined => &mut self.undetermined,
        };
        *place += 1;
        self.applicable += usize::from(asked == Presence::Present);
        self.open += usize::from(asked == Presence::Present && found.verdict == Verdict::Undetermined);
    }
}
