//! `C401`: a task under the heading of another field although the draft has a heading for it.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::gap::{Code, Param};
use crate::plan::ClauseKind;
use crate::taxonomy::ItemId;

pub(super) fn check(draft: &mut Draft<'_>) {
    let named = headings(draft);
    // A heading that names only one item is the home of that item.
    let mut homes: BTreeMap<ItemId, BTreeSet<usize>> = BTreeMap::new();
    for (section, items) in &named {
        if let (Some(item), 1) = (items.first(), items.len()) {
            // A heading below a home of the item belongs to that home.
            let known = homes.entry(*item).or_default();
            if !draft.with_above(*section).iter().any(|above| known.contains(above)) {
                known.insert(*section);
            }
        }
    }
    let with_tasks: BTreeSet<usize> = draft.plan().tasks.iter().flat_map(|task| draft.with_above(task.section)).collect();
    let misplaced: Vec<(usize, ItemId, usize, usize)> = draft
        .tasks()
        .filter_map(|(task, clauses)| {
            let above = draft.with_above(task.section);
            let items: BTreeSet<ItemId> =
                clauses.iter().flat_map(|&at| draft.own.mapping.of(at)).map(|label| label.item).collect();
            let (Some(&item), 1) = (items.first(), items.len()) else { return None };
            let mut elsewhere = homes.get(&item)?.iter().filter(|home| !above.contains(home));
            let (Some(home), None) = (elsewhere.next(), elsewhere.next()) else { return None };
            // The nearest heading above that is about something else.
            let (at, under) = above.iter().find_map(|at| Some((*at, named.get(at).filter(|items| !items.contains(&item))?)))?;
            let domain = |item: &ItemId| draft.taxonomy().item(*item).domain;
            let foreign = under.iter().all(|other| domain(other) != domain(&item));
            (foreign && with_tasks.contains(home)).then_some((*clauses.first()?, item, at, *home))
        })
        .collect();
    for (clause, item, under, home) in misplaced {
        let heading = |at: usize| draft.plan().sections.get(at).map(|section| section.heading.clone()).unwrap_or_default();
        let words = format!("{} {}", draft.taxonomy().item(item).code, heading(under));
        let params =
            [("item", draft.item_name(item)), ("under", Param::Text(heading(under))), ("home", Param::Text(heading(home)))];
        let (span, other) = (draft.first_phrase(clause), draft.heading(home));
        let found = draft.add(Code::ForeignHeading, span, &words, params);
        found.finding.confidence = 0.7;
        found.other = other;
        found.items = vec![item];
    }
}

/// The items that each heading names.
fn headings(draft: &Draft<'_>) -> BTreeMap<usize, BTreeSet<ItemId>> {
    let mut named: BTreeMap<usize, BTreeSet<ItemId>> = BTreeMap::new();
    for (at, clause) in draft.plan().clauses.iter().enumerate().filter(|(_, clause)| clause.kind == ClauseKind::Heading) {
        let items = draft.own.mapping.of(at).iter().map(|label| label.item);
        if let Some(section) = clause.section {
            named.entry(section).or_default().extend(items);
        }
    }
    named.retain(|_, items| !items.is_empty());
    named
}
