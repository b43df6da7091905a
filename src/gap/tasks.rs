//! The parent's tasks: one with several deliverables is covered only if all of them are.

use std::collections::{BTreeMap, BTreeSet};

use super::verdict::missing;
use super::{Coverage, Missing, Presence, Verdict};
use crate::lineage::{Chain, Corpus, Member, State};
use crate::plan::{ClauseKind, Task};
use crate::taxonomy::{ElementId, ItemId, Point, Taxonomy};

/// The verdict on a task of the parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskGap {
    /// The task.
    pub task: TaskAt,
    /// The items that it asks for, in taxonomy order; empty if it maps to no item.
    pub deliverables: Vec<Deliverable>,
    /// The verdict: never added; undetermined if it maps to no item.
    pub verdict: Verdict,
}

/// A task of a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskAt {
    /// A point of the national profile of a year, by its index there.
    Point {
        /// Year of the profile.
        year: u16,
        /// Index in [`crate::taxonomy::Profile::points`].
        index: usize,
    },
    /// A task of a plan of the corpus.
    Task {
        /// Index in [`Corpus::members`].
        member: usize,
        /// Index in [`crate::plan::Plan::tasks`].
        index: usize,
    },
}

/// One item that a task asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    /// The item.
    pub item: ItemId,
    /// Whether the plan covers it with the elements that the task names.
    pub verdict: Verdict,
    /// Elements that the task asks for but the plan does not.
    pub missing: Vec<Missing>,
}

/// The items that a task asks for, each with the elements that it names.
type Asked = BTreeMap<ItemId, BTreeSet<ElementId>>;

/// Judges every task of the parent against what the plan asks for; empty without a known parent.
pub(super) fn tasks(corpus: &Corpus, chain: &Chain, own: &Coverage, taxonomy: &Taxonomy) -> Vec<TaskGap> {
    match chain.nearest_known().map(|link| link.state) {
        Some(State::Profile(year)) => {
            let points = taxonomy.profiles.get(&year).into_iter().flat_map(|profile| &profile.points).enumerate();
            let points = points.filter(|(_, point)| point.addresses(chain.own));
            points.map(|(index, point)| judged(TaskAt::Point { year, index }, asked_by_point(point), own)).collect()
        }
        Some(State::Document(at)) => {
            let Some(member) = corpus.members.get(at) else { return Vec::new() };
            let tasks = member.plan.tasks.iter().enumerate();
            tasks.map(|(index, task)| judged(TaskAt::Task { member: at, index }, asked_by_task(member, task), own)).collect()
        }
        Some(State::Missing) | None => Vec::new(),
    }
}

fn asked_by_point(point: &Point) -> Asked {
    let elements = |item: &ItemId| point.elements.iter().filter(|element| element.item == *item).copied().collect();
    point.items.iter().map(|item| (*item, elements(item))).collect()
}

fn asked_by_task(member: &Member, task: &Task) -> Asked {
    let mut asked = Asked::new();
    for &index in &task.clauses {
        if member.plan.clauses.get(index).is_some_and(|clause| clause.kind == ClauseKind::Task) {
            for label in member.mapping.of(index) {
                asked.entry(label.item).or_default().extend(label.element_ids());
            }
        }
    }
    asked
}

fn judged(task: TaskAt, asked: Asked, own: &Coverage) -> TaskGap {
    let deliverables: Vec<Deliverable> = asked.into_iter().map(|(item, elements)| deliverable(item, elements, own)).collect();
    let verdict = together(&deliverables);
    TaskGap { task, deliverables, verdict }
}

fn deliverable(item: ItemId, elements: BTreeSet<ElementId>, own: &Coverage) -> Deliverable {
    let (verdict, missing) = match own.of(item) {
        Presence::Absent => (Verdict::Dropped, Vec::new()),
        Presence::Unknown => (Verdict::Undetermined, Vec::new()),
        Presence::Present => {
            let missing = missing(elements.into_iter(), own);
            (if missing.is_empty() { Verdict::Covered } else { Verdict::Partial }, missing)
        }
    };
    Deliverable { item, verdict, missing }
}

/// An unknown deliverable may turn out either way, so it decides nothing and leaves open whatever depends on it.
fn together(deliverables: &[Deliverable]) -> Verdict {
    let all = |verdict| deliverables.iter().all(|one| one.verdict == verdict);
    let any = |verdict| deliverables.iter().any(|one| one.verdict == verdict);
    if deliverables.is_empty() {
        Verdict::Undetermined
    } else if all(Verdict::Covered) {
        Verdict::Covered
    } else if all(Verdict::Dropped) {
        Verdict::Dropped
    } else if any(Verdict::Partial) || any(Verdict::Covered) && any(Verdict::Dropped) {
        Verdict::Partial
    } else {
        Verdict::Undetermined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict_of(verdicts: &[Verdict]) -> Verdict {
        let one = |(at, verdict): (usize, &Verdict)| Deliverable { item: ItemId(at), verdict: *verdict, missing: Vec::new() };
        together(&verdicts.iter().enumerate().map(one).collect::<Vec<_>>())
    }

    #[test]
    fn a_task_with_two_deliverables_is_covered_only_if_both_are() {
        use Verdict::{Covered, Dropped, Partial, Undetermined};
        let cases: [(&[Verdict], Verdict); 10] = [
            (&[Covered, Covered], Covered),
            (&[Covered, Dropped], Partial),
            (&[Covered, Partial], Partial),
            (&[Dropped, Dropped], Dropped),
            (&[Partial, Dropped], Partial),
            (&[Covered, Undetermined], Undetermined),
            (&[Dropped, Undetermined], Undetermined),
            (&[Covered, Dropped, Undetermined], Partial),
            (&[Undetermined], Undetermined),
            (&[], Undetermined),
        ];
        for (verdicts, wanted) in cases {
            assert_eq!(verdict_of(verdicts), wanted, "{verdicts:?}");
        }
    }
}
