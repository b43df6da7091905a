//! `C102`: an item is in the draft, but some of its elements that are asked for are not.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, asking, is_task, names, says_something};
use super::{Above, Spot, proposal};
use crate::gap::{Code, Severity, Verdict};
use crate::source::fold::fold;
use crate::taxonomy::{ElementId, ItemId};

/// Least length, in characters, of words specific enough to identify an element anywhere in the draft.
const TELLING: usize = 4;
/// A word that occurs in the names of this many elements identifies none of them.
const COMMON: usize = 4;

pub(super) fn check(draft: &mut Draft<'_>) {
    let (everywhere, common) = (draft.words(|_| true), common_words(draft));
    for item in draft.asked.gap.items.iter().filter(|item| item.verdict == Verdict::Partial) {
        // Elements that may be there after all are not reported.
        let around = sections_of(draft, item.item);
        let clear = item.missing.iter().filter(|missing| missing.doubt.is_none()).map(|missing| missing.element);
        let missing: Vec<ElementId> = clear.filter(|element| !is_named(draft, *element, &around, &everywhere, &common)).collect();
        let Some(&first) = missing.first() else { continue };
        let above = naming(draft, item.item, first).or_else(|| draft.above(item.item));
        let Some(here) = draft.nearest_to(item.item, above.as_ref()) else { continue };
        let section = draft.plan().clauses.get(here).and_then(|clause| clause.section);
        let spot = Spot { section, clause: Some(here) };
        let taxonomy = draft.taxonomy();
        let codes: Vec<&str> = missing.iter().map(|id| taxonomy.element(*id).code.as_str()).collect();
        let elements = names(missing.iter().map(|id| &taxonomy.element(*id).names));
        let proposal = above.as_ref().map(|above| proposal::of(draft, above, item.item, spot, &missing));
        let (name, span) = (draft.item_name(item.item), draft.first_phrase(here));
        let excepted = draft.asked.gap.excepted.get(&item.item).cloned();
        let found = draft.add(Code::ElementMissing, span, &codes.join(" "), [("item", name), ("elements", elements)]);
        found.finding.confidence = 0.8;
        found.finding.excepted = excepted;
        found.finding.guessed = item.guessed;
        if item.guessed {
            found.finding.severity = Severity::Note;
        }
        found.items = vec![item.item];
        found.elements = missing;
        found.above = above;
        found.proposal = proposal;
    }
}

/// The folded task and heading text of the sections that contain a task of an item.
fn sections_of(draft: &Draft<'_>, item: ItemId) -> String {
    let plan = draft.plan();
    let sections: BTreeSet<Option<usize>> =
        asking(draft.own, item).filter_map(|at| plan.clauses.get(at)).map(|clause| clause.section).collect();
    draft.words(|clause| sections.contains(&clause.section))
}

/// Returns `true` if words of an element occur in these sections, or sufficiently specific words anywhere in the draft, in a sentence that
/// was not mapped to the item: that is a doubt, not a gap. Half of its name counts too: 入学 of 招生入学.
fn is_named(draft: &Draft<'_>, element: ElementId, around: &str, everywhere: &str, common: &BTreeSet<String>) -> bool {
    let element = draft.taxonomy().element(element);
    let by_term = element.terms.iter().any(|term| {
        let term = fold(&term.text);
        around.contains(&term) || term.chars().count() >= TELLING && everywhere.contains(&term)
    });
    by_term || words_of(&element.names.zh).iter().any(|word| !common.contains(word) && around.contains(word))
}

/// The words of a name, assumed to have two characters each.
fn words_of(name: &str) -> Vec<String> {
    let parts = name.split(['与', '和', '、']).map(|part| fold(part).chars().collect::<Vec<char>>());
    parts.flat_map(|part| part.chunks_exact(2).map(|word| word.iter().collect()).collect::<Vec<String>>()).collect()
}

/// Words that occur in the names of so many elements that they identify none.
fn common_words(draft: &Draft<'_>) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in draft.taxonomy().items.iter().flat_map(|item| &item.elements).map(|element| &element.names.zh) {
        for word in words_of(name) {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= COMMON).map(|(word, _)| word).collect()
}

/// The clause of the nearest plan above that names an element, or the national points that do.
fn naming(draft: &Draft<'_>, item: ItemId, element: ElementId) -> Option<Above> {
    for (member, parent) in draft.parents() {
        let labels = parent.mapping.labels.iter().enumerate();
        let labels = labels.filter(|(at, _)| is_task(&parent.plan, *at) && says_something(&parent.plan, *at));
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
