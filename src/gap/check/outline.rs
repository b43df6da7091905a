//! Where in the draft's own outline something belongs that is not there: behind what stands beside it above.

use super::draft::{Draft, asking};
use super::{Above, Spot};
use crate::source::Span;
use crate::taxonomy::ItemId;

/// The place of an item that is not in the draft: behind the draft's last task that asks for its nearest neighbour above (of the same
/// task or point, then of the same chapter, then of the same domain, then before it).
pub(super) fn spot(draft: &Draft<'_>, item: ItemId, above: &Above) -> Spot {
    let neighbours = neighbours(draft, item, above);
    let last = neighbours.into_iter().find_map(|other| asking(draft.own, other).last());
    // Before the closing chapters nothing is known; behind everything is never wrong.
    let clause = last.or_else(|| draft.tasks().last().and_then(|(_, clauses)| clauses.last().copied()));
    let section = clause.and_then(|at| draft.plan().clauses.get(at)?.section);
    Spot { section, clause }
}

/// What of the text is underlined: the heading of the section, else the clause before the place.
pub(super) fn span(draft: &Draft<'_>, spot: Spot) -> Option<Span> {
    let heading = spot.section.filter(|at| draft.plan().sections.get(*at).is_some_and(|section| !section.heading.is_empty()));
    heading.and_then(|at| draft.heading(at)).or_else(|| draft.first_phrase(spot.clause?)).or_else(|| draft.title())
}

/// Items beside one, the nearest first; some may stand twice.
fn neighbours(draft: &Draft<'_>, item: ItemId, above: &Above) -> Vec<ItemId> {
    let mut found = Vec::new();
    let order: Vec<ItemId> = match above {
        Above::Clause { member, clause } => {
            let Some(parent) = draft.asked.corpus.members.get(*member) else { return found };
            let labels = |at: usize| parent.mapping.of(at).iter().map(|label| label.item);
            let task = parent.plan.tasks.iter().find(|task| task.clauses.contains(clause));
            found.extend(task.into_iter().flat_map(|task| &task.clauses).flat_map(|&at| labels(at)));
            (0..parent.plan.clauses.len()).filter(|at| super::draft::is_task(&parent.plan, *at)).flat_map(labels).collect()
        }
        Above::Points { year, points } => {
            let Some(profile) = draft.taxonomy().profiles.get(year) else { return found };
            let here = points.iter().filter_map(|&at| profile.points.get(at));
            found.extend(here.flat_map(|point| &point.items).copied());
            profile.points.iter().flat_map(|point| &point.items).copied().collect()
        }
    };
    let domain = draft.taxonomy().item(item).domain;
    if let Some(at) = order.iter().position(|other| *other == item) {
        let distance = |other: &(usize, &ItemId)| other.0.abs_diff(at) * 2 + usize::from(other.0 > at);
        let mut rest: Vec<(usize, &ItemId)> = order.iter().enumerate().collect();
        rest.sort_by_key(|other| (draft.taxonomy().item(*other.1).domain != domain, distance(other)));
        found.extend(rest.into_iter().map(|(_, other)| *other));
    }
    found.retain(|other| *other != item);
    found
}
