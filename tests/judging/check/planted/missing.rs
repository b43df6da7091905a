//! What is asked for above is taken out of the draft.

use std::collections::{BTreeMap, BTreeSet};

use duibiao::lineage::Member;
use duibiao::plan::{ClauseKind, label_number};
use duibiao::source::Span;
use duibiao::taxonomy::{ElementId, ItemId};

use super::prepare::{end_of_chapter, relabelled, strangers, with_headings};
use super::{Kind, Planted, asking, code_of, of_one_item, plant_all, without};
use crate::check::TAXONOMY;

pub(super) fn kinds() -> Vec<Kind> {
    vec![
        Kind::new("the only sentence of an item is cut", |plan| cut_sentence(plan, 0)).prepared(with_sentences),
        Kind::new("the only sentence of another item is cut", |plan| cut_sentence(plan, 1)).prepared(with_sentences),
        Kind::new("the last task of a chapter is cut", cut_task).prepared(with_headings),
        Kind::new("an element is cut out of a list", |plan| cut_element(plan, 0)).prepared(with_lists),
        Kind::new("another element is cut out of a list", |plan| cut_element(plan, 1)).prepared(with_lists),
    ]
}

#[test]
fn what_is_cut_is_missed() {
    let counts = plant_all(&kinds());
    assert!(counts.natural >= 9 && counts.nowhere == 0, "{counts:?}");
}

/// Tells whether no word is left that speaks for an item, not even by the way: in a list it may be meant, and leaves the item open.
fn is_silent_on(text: &str, item: ItemId) -> bool {
    TAXONOMY.item(item).terms.iter().all(|term| !text.contains(&term.text))
}

/// A seed with a sentence on each of two items that it did not speak of, in two tasks.
#[expect(clippy::unnecessary_wraps, reason = "preparations of other kinds find no place in some seeds")]
fn with_sentences(seed: &Member) -> Option<String> {
    let mut text = seed.plan.source.text().to_owned();
    let ends = seed.plan.tasks.iter().filter(|task| task.clauses.len() > 2 && !task.responsible.is_empty());
    let ends: Vec<usize> =
        ends.filter_map(|task| task.clauses.get(1)).map(|&at| seed.plan.clauses[at].span.end).take(2).collect();
    for (end, stranger) in ends.iter().zip(strangers(seed)).rev() {
        text.insert_str(*end, &stranger.sentences[0]);
    }
    Some(text)
}

/// A seed with two more tasks, each of which lists elements of an item that it did not speak of.
fn with_lists(seed: &Member) -> Option<String> {
    let (at, last) = end_of_chapter(seed)?;
    let text = seed.plan.source.text();
    let owner = &seed.plan.tasks.iter().find_map(|task| task.responsible.first())?.unit;
    let (label, mut number) = (last.path.last()?, label_number(last.path.last()?)?);
    let mut added = String::new();
    for stranger in strangers(seed) {
        // Elements no half of whose names stands anywhere else.
        let mut known = format!("{text}{added}{}", stranger.name);
        let mut listed: Vec<&str> = Vec::new();
        for name in TAXONOMY.item(stranger.item).elements.iter().map(|element| element.names.zh.as_str()) {
            if halves(name).iter().all(|half| !known.contains(half)) {
                listed.push(name);
                known.push_str(name);
            }
        }
        number += 1;
        added.push_str(&format!(
            "{}公布{}的概况、{}、其他等内容。（{owner}牵头）\n",
            relabelled(label, number)?,
            stranger.name,
            listed.join("、")
        ));
    }
    Some(format!("{}{added}{}", &text[..at], &text[at..]))
}

fn cut_sentence(plan: &Member, nth: usize) -> Option<Planted> {
    let text = plan.plan.source.text();
    let mut alone = of_one_item(plan).filter(|(at, item)| {
        let clause = &plan.plan.clauses[*at];
        asking(plan, *item).count() == 1
            && !clause.text.contains(['（', '('])
            && is_silent_on(&without(text, clause.body), *item)
            && has_others(plan, *at)
    });
    let (at, item) = alone.nth(nth)?;
    Some(Planted::cut(without(text, plan.plan.clauses[at].body), vec![format!("C101 {}", code_of(item))]))
}

/// Tells whether the task of a clause says something else too: a task of no sentence is no task.
fn has_others(plan: &Member, at: usize) -> bool {
    let task = plan.plan.tasks.iter().find(|task| task.clauses.contains(&at));
    task.is_some_and(|task| task.clauses.iter().any(|&other| other != at && plan.plan.clauses[other].kind == ClauseKind::Task))
}

/// The last section of a chapter with everything in it, where all its items stand there alone.
fn cut_task(plan: &Member) -> Option<Planted> {
    let (text, sections) = (plan.plan.source.text(), &plan.plan.sections);
    (1..sections.len()).find_map(|at| {
        let (before, own, next) = (&sections[at - 1], &sections[at], sections.get(at + 1));
        let siblings = before.parent == own.parent && own.numbered && own.path.len() > 1;
        let leaf = sections.iter().all(|section| section.parent != Some(at));
        let closes = next.is_none_or(|next| next.path.len() == 1);
        // Where tasks are counted on through all chapters, the next number would not follow.
        let first = sections.get(at + 2).filter(|first| first.path.len() > 1).and_then(|first| first.path.last());
        let restarts = first.is_none_or(|label| label_number(label) == Some(1));
        let owned = plan.plan.tasks.iter().filter(|task| task.section == at).all(|task| !task.responsible.is_empty());
        if !(siblings && leaf && closes && restarts && owned) {
            return None;
        }
        let clauses: Vec<usize> =
            (0..plan.plan.clauses.len()).filter(|clause| plan.plan.clauses[*clause].section == Some(at)).collect();
        let end = next.map_or_else(|| plan.plan.clauses[*clauses.last().unwrap_or(&0)].span.end, |next| next.start);
        let rest = without(text, Span::new(own.start, end));
        let tasks = clauses.iter().filter(|clause| plan.plan.clauses[**clause].kind == ClauseKind::Task);
        let items: BTreeSet<ItemId> = tasks.flat_map(|&clause| plan.mapping.of(clause)).map(|label| label.item).collect();
        let alone = |item: &ItemId| asking(plan, *item).all(|clause| clauses.contains(&clause)) && is_silent_on(&rest, *item);
        let expected = || items.iter().map(|item| format!("C101 {}", code_of(*item))).collect();
        (!items.is_empty() && items.iter().all(alone)).then(|| Planted::cut(rest.clone(), expected()))
    })
}

/// The words of a name, taken to have two characters each.
fn halves(name: &str) -> Vec<String> {
    name.chars().collect::<Vec<_>>().chunks_exact(2).map(|pair| pair.iter().collect()).collect()
}

/// One of several things that a sentence lists, with the sign that sets it apart.
fn cut_element(plan: &Member, nth: usize) -> Option<Planted> {
    let text = plan.plan.source.text();
    let mut named: BTreeMap<ElementId, Vec<Span>> = BTreeMap::new();
    for one in plan.mapping.labels.iter().flatten().flat_map(|label| &label.elements) {
        named.entry(one.element).or_default().push(one.evidence.span);
    }
    let mut found: BTreeMap<ElementId, Planted> = BTreeMap::new();
    for (at, item) in of_one_item(plan) {
        let label = &plan.mapping.of(at)[0];
        for one in &label.elements {
            let Some(part) = part_around(text, one.evidence.span) else { continue };
            let carries = |span: Span| part.overlaps(span);
            if !named.get(&one.element).is_some_and(|spans| spans.iter().all(|span| carries(*span))) {
                continue;
            }
            let others = label.elements.iter().any(|other| other.element != one.element && carries(other.evidence.span));
            let whole = label.evidence.iter().all(|evidence| carries(evidence.span));
            let rest = without(text, part);
            let element = TAXONOMY.element(one.element);
            // Its words in the sections of the item, long ones anywhere, or half of its name, would make it a doubt.
            let around = sections_of(plan, item, part);
            let is_there = |word: &str| around.contains(word) || word.chars().count() > 3 && rest.contains(word);
            let silent = element.words().all(|term| !is_there(&term.text))
                && halves(&element.names.zh).iter().all(|half| !rest.contains(half));
            if !others && !whole && silent {
                let expected = vec![format!("C102 {} {}", code_of(item), element.code)];
                found.entry(one.element).or_insert_with(|| Planted { at: Some(part.start), ..Planted::cut(rest, expected) });
            }
        }
    }
    found.into_values().nth(nth)
}

/// The sections in which a plan asks for an item, without a part of the text.
fn sections_of(plan: &Member, item: ItemId, cut: Span) -> String {
    let sections: BTreeSet<Option<usize>> = asking(plan, item).map(|at| plan.plan.clauses[at].section).collect();
    let clauses = plan.plan.clauses.iter().filter(|clause| sections.contains(&clause.section));
    let kept = |span: Span| {
        let text = plan.plan.source.text();
        let (before, after) = (span.start..cut.start.clamp(span.start, span.end), cut.end.clamp(span.start, span.end)..span.end);
        format!("{}{}", &text[before], &text[after])
    };
    clauses.map(|clause| kept(clause.span)).collect()
}

/// The member of a list that words stand in, with the sign before it.
fn part_around(text: &str, words: Span) -> Option<Span> {
    let before = text[..words.start].rfind(['、', '，', '。', '；', '\n'])?;
    let after = words.end + text[words.end..].find(['、', '，', '。', '；', '\n'])?;
    let listed = text[before..].starts_with('、') && text[after..].starts_with('、');
    listed.then(|| Span::new(before, after))
}
