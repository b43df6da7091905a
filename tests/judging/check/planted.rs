//! A seed against itself finds only what is wrong in itself; a draft made from it with one planted mistake finds that mistake, where it
//! was planted, and nothing else.

mod missing;
mod order;
mod owners;
mod prepare;
mod sources;
mod weaker;

use std::collections::{BTreeMap, BTreeSet};

use duibiao::gap::Diagnostic;
use duibiao::lineage::Member;
use duibiao::plan::ClauseKind;
use duibiao::source::Span;
use duibiao::taxonomy::ItemId;

use crate::check::{How, SEEDS, TAXONOMY, checked, member};

/// A draft with a mistake in it.
struct Planted {
    text: String,
    /// What must be said that the draft without the mistake does not: code, items and elements.
    expected: Vec<String>,
    /// What must be said no more, because the mistake takes its place.
    settled: Vec<String>,
    /// Where in the text the mistake stands; `None` where something is gone.
    at: Option<usize>,
}

/// A way to spoil a plan.
struct Kind {
    name: &'static str,
    how: How,
    /// Spoils a plan; `None` where it has no place for the mistake.
    plant: fn(&Member) -> Option<Planted>,
    /// Gives a seed without a place for the mistake one, above and below alike.
    prepare: Option<fn(&Member) -> Option<String>>,
}

impl Kind {
    fn new(name: &'static str, plant: fn(&Member) -> Option<Planted>) -> Self {
        Self { name, how: How::default(), plant, prepare: None }
    }

    fn prepared(self, prepare: fn(&Member) -> Option<String>) -> Self {
        Self { prepare: Some(prepare), ..self }
    }
}

impl Planted {
    fn at(at: usize, text: String, expected: String) -> Self {
        Self { text, expected: vec![expected], settled: Vec::new(), at: Some(at) }
    }

    /// Something is gone.
    fn cut(text: String, expected: Vec<String>) -> Self {
        Self { text, expected, settled: Vec::new(), at: None }
    }
}

/// A finding as it is expected: `C102 EC1 EC1.2`.
fn signature(one: &Diagnostic) -> String {
    let mut said = one.finding.code.code().to_owned();
    for item in &one.items {
        said = format!("{said} {}", TAXONOMY.item(*item).code);
    }
    for element in &one.elements {
        said = format!("{said} {}", TAXONOMY.element(*element).code);
    }
    said
}

/// Signatures with how often each is in the first list and not in the second.
fn beyond(more: &[Diagnostic], less: &[Diagnostic]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in less {
        *counts.entry(signature(one)).or_default() += 1;
    }
    let mut left = Vec::new();
    for one in more {
        match counts.get_mut(&signature(one)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => left.push(signature(one)),
        }
    }
    left.sort();
    left
}

/// The draft of a plan: the same words in another file.
fn draft_of(text: &str) -> String {
    format!("{text}\n")
}

fn diagnostics(above: &Member, draft: &str, how: How) -> Vec<Diagnostic> {
    checked(&member("draft", draft), &[above], how).0.diagnostics
}

/// What is wrong with the outcome of a planted mistake; `None` where it is found and nothing else.
fn surprise(above: &Member, before: &[Diagnostic], planted: &Planted, how: How) -> Option<String> {
    let draft = draft_of(&planted.text);
    let after = diagnostics(above, &draft, how);
    let (more, fewer) = (beyond(&after, before), beyond(before, &after));
    let sorted = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    if more != sorted(&planted.expected) || fewer != sorted(&planted.settled) {
        return Some(format!(
            "expected {:?} and {:?} settled, found {more:?} and {fewer:?} settled",
            planted.expected, planted.settled
        ));
    }
    let line = |at: usize| draft[..at].matches('\n').count();
    let wanted = line(planted.at?);
    let there = |one: &Diagnostic| one.span.is_some_and(|span| line(span.start) == wanted);
    let found = after.iter().any(|one| planted.expected.contains(&signature(one)) && there(one));
    (!found).then(|| format!("{:?} is not told at line {}", planted.expected, wanted + 1))
}

/// Where mistakes were planted, over all kinds and seeds.
#[derive(Debug, Default)]
struct Counts {
    /// In the words of the seed.
    natural: usize,
    /// In a place that was made for it, above and below alike.
    made: usize,
    /// The seed has no place for it and none can be made.
    nowhere: usize,
}

/// Plants every kind in every seed.
fn plant_all(kinds: &[Kind]) -> Counts {
    let (mut wrong, mut counts) = (Vec::new(), Counts::default());
    for (id, text) in SEEDS {
        let seed = member(id, text);
        let mut known: Vec<(How, Vec<Diagnostic>)> = Vec::new();
        for kind in kinds {
            let tell = |what: &str| format!("{id}: {}: {what}", kind.name);
            if let Some(planted) = (kind.plant)(&seed) {
                counts.natural += 1;
                if !known.iter().any(|(how, _)| *how == kind.how) {
                    known.push((kind.how, diagnostics(&seed, &draft_of(text), kind.how)));
                }
                let before = known.iter().find(|(how, _)| *how == kind.how).map_or(&[][..], |(_, found)| found);
                wrong.extend(surprise(&seed, before, &planted, kind.how).map(|what| tell(&what)));
                continue;
            }
            let Some(prepare) = kind.prepare else {
                counts.nowhere += 1;
                continue;
            };
            counts.made += 1;
            let Some(ready) = prepare(&seed).map(|text| member(id, &text)) else {
                wrong.push(tell("there is no place for it, and none could be made"));
                continue;
            };
            let Some(planted) = (kind.plant)(&ready) else {
                wrong.push(tell("there is no place for it, though one was made"));
                continue;
            };
            let before = diagnostics(&ready, &draft_of(ready.plan.source.text()), kind.how);
            wrong.extend(surprise(&ready, &before, &planted, kind.how).map(|what| tell(&what)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), kinds.len() * SEEDS.len(), wrong.join("\n"));
    assert_eq!(counts.natural + counts.made + counts.nowhere, kinds.len() * SEEDS.len());
    counts
}

fn without(text: &str, span: Span) -> String {
    format!("{}{}", &text[..span.start], &text[span.end..])
}

fn instead(text: &str, span: Span, words: &str) -> String {
    format!("{}{words}{}", &text[..span.start], &text[span.end..])
}

/// The task clauses that ask for one item and nothing else, with it.
fn of_one_item(plan: &Member) -> impl Iterator<Item = (usize, ItemId)> {
    plan.plan.clauses.iter().enumerate().filter(|(_, clause)| clause.kind == ClauseKind::Task).filter_map(|(at, _)| {
        match plan.mapping.of(at) {
            [label] => Some((at, label.item)),
            _ => None,
        }
    })
}

/// The task clauses that ask for an item.
fn asking(plan: &Member, item: ItemId) -> impl Iterator<Item = usize> {
    let clauses = plan.plan.clauses.iter().enumerate().filter(|(_, clause)| clause.kind == ClauseKind::Task);
    clauses.map(|(at, _)| at).filter(move |at| plan.mapping.of(*at).iter().any(|label| label.item == item))
}

fn code_of(item: ItemId) -> &'static str {
    &TAXONOMY.item(item).code
}

#[test]
fn a_plan_against_itself_finds_only_what_is_wrong_in_itself() {
    let compared = ["C101", "C102", "C201", "C202", "C203", "C302", "C502", "C601"];
    for (id, text) in SEEDS {
        let seed = member(id, text);
        let alone = checked(&seed, &[], How::default()).0.diagnostics;
        let asked_above = |one: &Diagnostic| alone.iter().any(|known| known.finding.fingerprint == one.finding.fingerprint);
        let found = checked(&seed, &[&seed], How::default()).0.diagnostics;
        let beyond = found.iter().filter(|one| !asked_above(one)).map(|one| one.finding.code.code());
        let wrong: Vec<&str> = beyond.filter(|code| compared.contains(code)).collect();
        assert!(wrong.is_empty(), "{id}: {wrong:?}");
    }
}

#[test]
fn fingerprints_are_unique_and_outlive_an_edit_above() {
    for (id, text) in SEEDS {
        let seed = member(id, text);
        let found = checked(&seed, &[], How::default()).0.diagnostics;
        let prints = |found: &[Diagnostic]| found.iter().map(|one| one.finding.fingerprint.clone()).collect::<BTreeSet<_>>();
        assert_eq!(prints(&found).len(), found.len(), "{id}");
        let moved = member(id, &format!("\n\n{text}"));
        assert_eq!(prints(&checked(&moved, &[], How::default()).0.diagnostics), prints(&found), "{id}");
    }
}

#[test]
fn the_kinds_are_at_least_twenty() {
    let all = [missing::kinds(), weaker::kinds(), owners::kinds(), order::kinds(), sources::kinds()];
    let names: BTreeSet<&str> = all.iter().flatten().map(|kind| kind.name).collect();
    assert!(names.len() >= 20, "{}", names.len());
    assert_eq!(names.len(), all.iter().map(Vec::len).sum::<usize>(), "each has a name of its own");
}
