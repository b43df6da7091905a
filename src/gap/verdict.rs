//! Verdicts of a plan against what stands above it.

use std::collections::BTreeMap;

use super::against::against as join;
use super::tasks::{TaskGap, tasks};
use super::textual::Textual;
use super::{
    Against, Coverage, Doubt, Excepted, Finding, ItemText, Loss, PlanReuse, Presence, Trace, coverage_of_plan,
    coverage_of_profile,
};
use crate::lineage::{Chain, Corpus, Link, State};
use crate::plan::Level;
use crate::taxonomy::{ElementId, ItemId, Taxonomy};

/// What a plan does with an item, against the nearest level above that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Asked for above, and here, with every element.
    Covered,
    /// Asked for above, and here, but not with every element.
    Partial,
    /// Asked for above, and not here.
    Dropped,
    /// Not asked for above, and here.
    Added,
    /// Not to be told from what was read.
    Undetermined,
}

impl Verdict {
    /// All verdicts, in the order of their counts.
    pub const ALL: [Self; 5] = [Self::Covered, Self::Partial, Self::Dropped, Self::Added, Self::Undetermined];

    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partial => "partial",
            Self::Dropped => "dropped",
            Self::Added => "added",
            Self::Undetermined => "undetermined",
        }
    }

    /// Tells whether something that is asked for is known to be left out, whole or in part.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::Dropped | Self::Partial)
    }
}

/// One item of a plan's gap analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemGap {
    /// The item.
    pub item: ItemId,
    /// The verdict.
    pub verdict: Verdict,
    /// Elements that are asked for above and not here, in taxonomy order; only where the verdict is partial.
    pub missing: Vec<Missing>,
    /// Its way through the levels.
    pub trace: Trace,
    /// Where it was lost, for a dropped item.
    pub loss: Option<Loss>,
    /// Where it was added, for an item of which every level above is known not to have it.
    pub added_at: Option<Level>,
    /// Where it was taken up again, for an item that a level above has and the level right above that one lost.
    pub restored_at: Option<Level>,
    /// The verdicts against each link of the chain, and against all of them.
    pub against: Against,
    /// What the text of the nearest known parent says of it.
    pub text: ItemText,
}

/// An element that a plan does not ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The element.
    pub element: ElementId,
    /// Why it may be there all the same.
    pub doubt: Option<Doubt>,
}

/// The gap analysis of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanGap {
    /// The levels above.
    pub chain: Chain,
    /// Items that stand anywhere in the chain or in the plan, in taxonomy order.
    pub items: Vec<ItemGap>,
    /// What became of each task of the nearest known parent, in its order.
    pub tasks: Vec<TaskGap>,
    /// Counts of the verdicts.
    pub summary: Summary,
    /// What is wrong with the plan or its lineage; empty until a [`super::Inspector`] looked.
    pub findings: Vec<Finding>,
    /// The items whose gap somebody accepted; empty until they were settled by [`super::settle`].
    pub excepted: BTreeMap<ItemId, Excepted>,
    /// How its text was made; `None` where the nearest known parent has no text.
    pub reuse: Option<PlanReuse>,
}

/// Counts of verdicts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Items that are covered with every element.
    pub covered: usize,
    /// Items that are covered in part; the share of coverage does not count them.
    pub partial: usize,
    /// Dropped items.
    pub dropped: usize,
    /// Added items.
    pub added: usize,
    /// Items of which nothing can be said.
    pub undetermined: usize,
    /// Items that the nearest known level above asks for: the denominator of coverage.
    pub applicable: usize,
    /// Applicable items of which cannot be told whether they are covered.
    pub open: usize,
}

/// Judges the plan `index` of `corpus` against `chain`.
#[must_use]
pub fn gap_of(corpus: &Corpus, index: usize, chain: Chain, taxonomy: &Taxonomy) -> PlanGap {
    let above: Vec<(Level, Coverage)> =
        chain.links.iter().map(|link| (link.level, coverage_of_link(corpus, link, taxonomy))).collect();
    let known = chain.links.iter().rposition(|link| link.state != State::Missing);
    let mut own = corpus.members.get(index).map_or_else(Coverage::unknown, coverage_of_plan);
    let text = textual(corpus, index, &chain, taxonomy);
    for item in taxonomy.ids() {
        if own.of(item) == Presence::Absent && text.as_ref().is_some_and(|text| text.is_misread(item)) {
            own.leave_open(item);
        }
    }
    // Against a peer, or a plan against itself, it does not matter what neither has.
    let peer = chain.own.is_some() && chain.nearest_known().map(|link| link.level) == chain.own;
    let mut items = Vec::new();
    let mut summary = Summary::default();
    for item in taxonomy.ids() {
        let asked = known.and_then(|at| above.get(at)).map_or(Presence::Unknown, |(_, coverage)| coverage.of(item));
        let higher =
            asked == Presence::Present || !peer && above.iter().any(|(_, coverage)| coverage.of(item) == Presence::Present);
        if !higher && !own.names(item) {
            // It concerns nobody here, however little of the plan was read.
            continue;
        }
        let parent = known.and_then(|at| above.get(at)).map(|(_, parent)| parent);
        let Some((verdict, missing)) = judge(item, parent, higher, &own) else { continue };
        let mut steps: Vec<(Level, Presence)> = above.iter().map(|(level, coverage)| (*level, coverage.of(item))).collect();
        // A peer given as parent stands at the plan's own level, where only the plan itself is traced; one from below is no way to it.
        steps.retain(|(level, _)| chain.own.is_none_or(|own| *level < own));
        steps.extend(chain.own.map(|level| (level, own.of(item))));
        let trace = Trace(steps);
        let loss = trace.loss().filter(|_| chain.own.is_some());
        let added_at = trace.added_at().filter(|_| chain.own.is_some());
        let restored_at = trace.restored_at().filter(|_| chain.own.is_some());
        summary.count(verdict, asked);
        let against = against(&chain, &above, item, &own);
        let text = text.as_ref().map(|text| text.item(item));
        let text = text.unwrap_or_else(|| ItemText::without_text(own.of(item)));
        items.push(ItemGap { item, verdict, missing, trace, loss, added_at, restored_at, against, text });
    }
    let tasks = tasks(corpus, chain.nearest_known(), &own, taxonomy);
    PlanGap { chain, items, tasks, summary, findings: Vec::new(), excepted: BTreeMap::new(), reuse: text.map(|text| text.plan()) }
}

/// The plan next to the nearest known parent, where that has a text.
fn textual<'c>(corpus: &'c Corpus, index: usize, chain: &Chain, taxonomy: &Taxonomy) -> Option<Textual<'c>> {
    let State::Document(parent) = chain.nearest_known()?.state else { return None };
    Some(Textual::new(corpus.members.get(index)?, corpus.members.get(parent)?, taxonomy))
}

/// An item against each link apart, as if there were no other.
fn against(chain: &Chain, above: &[(Level, Coverage)], item: ItemId, own: &Coverage) -> Against {
    let links = chain.links.iter().zip(above).map(|(link, (_, parent))| {
        let parent = Some(parent).filter(|_| link.state != State::Missing);
        let verdict = judge(item, parent, false, own).map(|(verdict, _)| verdict);
        (parent.map(|parent| parent.of(item)), verdict)
    });
    join(links.collect())
}

/// Judges an item against one parent; `None` for the parent where none is known. With the elements that are missing where it is partial.
fn judge(item: ItemId, parent: Option<&Coverage>, higher: bool, own: &Coverage) -> Option<(Verdict, Vec<Missing>)> {
    let asked = parent.map_or(Presence::Unknown, |parent| parent.of(item));
    let verdict = verdict(asked, higher, own.of(item))?;
    let parent = parent.filter(|_| verdict == Verdict::Covered);
    let missing = parent.map(|parent| missing(parent.elements_of(item), own)).unwrap_or_default();
    Some((if missing.is_empty() { verdict } else { Verdict::Partial }, missing))
}

/// The elements of `asked` that a plan does not ask for.
pub(super) fn missing(asked: impl Iterator<Item = ElementId>, own: &Coverage) -> Vec<Missing> {
    let absent = asked.filter(|element| !own.asks_for(*element));
    absent.map(|element| Missing { element, doubt: own.doubt(element) }).collect()
}

fn coverage_of_link(corpus: &Corpus, link: &Link, taxonomy: &Taxonomy) -> Coverage {
    match link.state {
        State::Profile(year) => taxonomy.profiles.get(&year).map_or_else(Coverage::unknown, coverage_of_profile),
        State::Document(index) => corpus.members.get(index).map_or_else(Coverage::unknown, coverage_of_plan),
        State::Missing => Coverage::unknown(),
    }
}

/// `asked`: at the nearest known level above; `higher`: whether any level above has it. `None`: the item concerns nobody here.
const fn verdict(asked: Presence, higher: bool, own: Presence) -> Option<Verdict> {
    match (asked, own) {
        (Presence::Present, Presence::Present) => Some(Verdict::Covered),
        (Presence::Present, Presence::Absent) => Some(Verdict::Dropped),
        (Presence::Absent, Presence::Present) => Some(Verdict::Added),
        // A level above lost it already; the trace says where.
        (Presence::Absent, Presence::Absent) if higher => Some(Verdict::Dropped),
        (Presence::Absent, Presence::Absent) => None,
        _ => Some(Verdict::Undetermined),
    }
}

impl Summary {
    /// Adds other counts.
    pub const fn add(&mut self, other: Self) {
        self.covered += other.covered;
        self.partial += other.partial;
        self.dropped += other.dropped;
        self.added += other.added;
        self.undetermined += other.undetermined;
        self.applicable += other.applicable;
        self.open += other.open;
    }

    fn count(&mut self, verdict: Verdict, asked: Presence) {
        let place = match verdict {
            Verdict::Covered => &mut self.covered,
            Verdict::Partial => &mut self.partial,
            Verdict::Dropped => &mut self.dropped,
            Verdict::Added => &mut self.added,
            Verdict::Undetermined => &mut self.undetermined,
        };
        *place += 1;
        self.applicable += usize::from(asked == Presence::Present);
        self.open += usize::from(asked == Presence::Present && verdict == Verdict::Undetermined);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_never_read_as_a_gap() {
        use Presence::{Absent, Present, Unknown};
        assert_eq!(verdict(Present, true, Unknown), Some(Verdict::Undetermined));
        assert_eq!(verdict(Unknown, false, Present), Some(Verdict::Undetermined));
        assert_eq!(verdict(Absent, false, Absent), None);
        assert_eq!(verdict(Present, true, Absent), Some(Verdict::Dropped));
        assert_eq!(verdict(Absent, false, Present), Some(Verdict::Added));
    }
}
