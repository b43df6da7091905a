//! `C102`: an item is there, and not all of what is asked for of it.

use super::draft::{Draft, asking, is_task, names};
use super::{Above, Spot, proposal};
use crate::gap::{Code, Verdict};
use crate::taxonomy::{ElementId, ItemId};

pub(super) fn check(draft: &mut Draft<'_>) {
    for item in draft.asked.gap.items.iter().filter(|item| item.verdict == Verdict::Partial) {
        // What may be there all the same is not called missing.
        let missing: Vec<ElementId> =
            item.missing.iter().filter(|missing| missing.doubt.is_none()).map(|missing| missing.element).collect();
        let Some(&first) = missing.first() else { continue };
        let Some(here) = asking(draft.own, item.item).last() else { continue };
        let above = naming(draft, item.item, first).or_else(|| draft.above(item.item));
        let section = draft.plan().clauses.get(here).and_then(|clause| clause.section);
        let spot = Spot { section, clause: Some(here) };
        let taxonomy = draft.taxonomy();
        let codes: Vec<&str> = missing.iter().map(|id| taxonomy.element(*id).code.as_str()).collect();
        let elements = names(missing.iter().map(|id| &taxonomy.element(*id).names));
        let proposal = above.as_ref().map(|above| proposal::of(draft, above, item.item, spot));
        let (name, span) = (draft.item_name(item.item), draft.first_phrase(here));
        let excepted = draft.asked.gap.excepted.get(&item.item).cloned();
        let found = draft.add(Code::ElementMissing, span, &codes.join(" "), [("item", name), ("elements", elements)]);
        found.finding.confidence = 0.8;
        found.finding.excepted = excepted;
        found.items = vec![item.item];
        found.elements = missing;
        found.above = above;
        found.proposal = proposal;
    }
}

/// The clause of the nearest plan above that names an element, or the points that do.
fn naming(draft: &Draft<'_>, item: ItemId, element: ElementId) -> Option<Above> {
    for (member, parent) in draft.parents() {
        let labels = parent.mapping.labels.iter().enumerate().filter(|(at, _)| is_task(&parent.plan, *at));
        let mut with = labels.filter(|(_, labels)| labels.iter().any(|label| label.element_ids().any(|id| id == element)));
        if let Some((clause, _)) = with.next() {
            return Some(Above::Clause { member, clause });
        }
    }
    let Some(Above::Points { year, points }) = draft.above(item) else { return None };
    let profile = draft.taxonomy().profiles.get(&year)?;
    let names = |at: &usize| profile.points.get(*at).is_some_and(|point| point.elements.contains(&element));
    let points: Vec<usize> = points.into_iter().filter(names).collect();
    (!points.is_empty()).then_some(Above::Points { year, points })
}
