//! Which units of a task do which of its clauses: several notes in a paragraph, or sentences that each name who must do them.

use std::collections::{BTreeMap, BTreeSet};

use super::duty;
use super::{Clause, ClauseKind, Responsible};
use crate::source::{SourceText, Span, fold::fold};

/// Pairs of a unit and a clause up to which a task is looked through: no real one has so many, and a hostile document must not take forever.
const PAIRS: usize = 20_000;

/// For each clause that not all units of its task do, those that do it, as indices into the units.
type Doers = BTreeMap<usize, Vec<usize>>;

/// Finds the units of a task and which of its clauses each does: those of its notes, and those that the running text addresses besides;
/// without any note all that it addresses.
///
/// Of several notes in a paragraph each closes its own part of it; a unit that stands in none of them is of the whole task, and so is what
/// follows the last. Where no note says it, a sentence without a subject goes on with that of the one before.
pub(super) fn find(source: &SourceText, clauses: &[(usize, &Clause)]) -> (Vec<Responsible>, Doers) {
    let notes = || clauses.iter().map(|(at, clause)| (*at, source.slice(Span::new(clause.body.end, clause.span.end))));
    let mut named = duty::distinct(notes().flat_map(|(_, note)| duty::responsible(note)).collect(), duty::with_part);
    let sentences = clauses.iter().map(|(at, clause)| (*at, clause.kind, source.slice(clause.body)));
    // A heading that is the first sentence of its paragraph may say who does the rest.
    let is_said = |(_, kind, body): &(usize, ClauseKind, &str)| match kind {
        ClauseKind::Task => true,
        ClauseKind::Heading => body.trim_end().ends_with('。'),
        _ => false,
    };
    let sentences = sentences.filter(is_said).map(|(at, _, body)| (at, body));
    if !named.is_empty() {
        let known: BTreeSet<String> = named.iter().map(|unit| unit.unit.clone()).collect();
        let more = sentences.flat_map(|(_, sentence)| duty::addressed(sentence));
        named.extend(duty::distinct(more.filter(|unit| !known.contains(&unit.unit)).collect(), duty::by_name));
        let doers = if is_few(&named, clauses) { by_notes(&named, notes()) } else { Doers::new() };
        return (named, doers);
    }
    let subjects: Vec<(usize, Vec<Responsible>)> = sentences.map(|(at, sentence)| (at, duty::subjects(sentence))).collect();
    let named = duty::distinct(subjects.iter().flat_map(|(_, units)| units.iter().cloned()).collect(), duty::by_name);
    let doers = if is_few(&named, clauses) { by_sentences(&named, &subjects) } else { Doers::new() };
    (named, doers)
}

/// Tells whether there is anything to tell apart, and no more than [`PAIRS`].
fn is_few(units: &[Responsible], clauses: &[(usize, &Clause)]) -> bool {
    units.len() > 1 && clauses.len() > 1 && units.len().saturating_mul(clauses.len()) <= PAIRS
}

/// `notes` are what stands behind the body of each clause, with its index.
fn by_notes<'n>(units: &[Responsible], notes: impl Iterator<Item = (usize, &'n str)>) -> Doers {
    let names: Vec<String> = units.iter().map(|unit| fold(&unit.unit)).collect();
    let units_in = |note: &str| -> Vec<usize> {
        let note = fold(note);
        names.iter().enumerate().filter(|(_, name)| note.contains(name.as_str())).map(|(at, _)| at).collect()
    };
    let clauses: Vec<(usize, Option<Vec<usize>>)> =
        notes.map(|(at, note)| (at, note.chars().any(char::is_alphabetic).then(|| units_in(note)))).collect();
    let notes: Vec<(usize, &Vec<usize>)> = clauses.iter().filter_map(|(at, named)| Some((*at, named.as_ref()?))).collect();
    let in_notes: BTreeSet<usize> = notes.iter().flat_map(|(_, named)| named.iter().copied()).collect();
    if notes.len() < 2 || in_notes.is_empty() {
        return Doers::new();
    }
    let own = |at: usize| notes.iter().find(|(note, _)| *note >= at).map(|(_, named)| *named);
    let doers = |own: &Vec<usize>| (0..units.len()).filter(|unit| own.contains(unit) || !in_notes.contains(unit)).collect();
    clauses.iter().filter_map(|(at, _)| Some((*at, doers(own(*at)?)))).collect()
}

fn by_sentences(units: &[Responsible], subjects: &[(usize, Vec<Responsible>)]) -> Doers {
    let mut found = Doers::new();
    let mut last: Vec<usize> = Vec::new();
    for (at, subjects) in subjects {
        let here = subjects.iter().filter_map(|subject| units.iter().position(|unit| unit.unit == subject.unit));
        let here: Vec<usize> = here.collect();
        if !here.is_empty() {
            last = here;
        }
        if !last.is_empty() {
            found.insert(*at, last.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::plan;
    use crate::source::SourceText;

    /// Who does each clause of the only task.
    fn doers(paragraph: &str) -> Vec<String> {
        let text = format!("某县2026年安全生产工作要点\n一、排查隐患\n{paragraph}\n");
        let plan = plan::parse("p", SourceText::from_bytes("p", text.as_bytes()).expect("text")).expect("a plan");
        let [task] = &plan.tasks[..] else { panic!("one task, not {}", plan.tasks.len()) };
        let clauses = task.clauses.iter().filter(|at| plan.clauses[**at].kind == plan::ClauseKind::Task);
        clauses.map(|at| task.doers_of(*at).map(|unit| unit.unit.as_str()).collect::<Vec<_>>().join("、")).collect()
    }

    #[test]
    fn each_note_of_a_paragraph_closes_its_own_part() {
        assert_eq!(doers("排查矿山。公布结果。（县应急局）排查学校。（县教育局）"), ["县应急局", "县应急局", "县教育局"]);
        assert_eq!(doers("排查矿山。公布结果。（县应急局、县教育局）"), ["县应急局、县教育局", "县应急局、县教育局"]);
    }

    #[test]
    fn each_sentence_is_done_by_whom_it_names_and_the_next_goes_on() {
        assert_eq!(doers("县应急局要排查矿山。结果每月公布。县教育局要排查学校。"), ["县应急局", "县应急局", "县教育局"]);
        assert_eq!(doers("县应急局要排查矿山。结果每月公布。"), ["县应急局", "县应急局"]);
    }
}
