//! Which units of a task do which of its clauses: several notes in a paragraph, or sentences that each name who must do them.

use std::collections::{BTreeMap, BTreeSet};

use super::duty;
use super::{Clause, ClauseKind, Responsible};
use crate::source::{SourceText, Span, fold::fold};

/// Pairs of a unit and a clause up to which a task is looked through: no real one has so many, and a hostile document must not take forever.
const PAIRS: usize = 20_000;

/// Finds for each clause the units of its own, as indices into `units`; a clause that all do has no entry.
///
/// Of several notes in a paragraph each closes its own part of it; a unit that stands in none of them is of the whole task, and so is what
/// follows the last. Where no note says it, a sentence without a subject goes on with that of the one before.
pub(super) fn find(source: &SourceText, clauses: &[(usize, &Clause)], units: &[Responsible]) -> BTreeMap<usize, Vec<usize>> {
    if units.len() < 2 || clauses.len() < 2 || units.len().saturating_mul(clauses.len()) > PAIRS {
        return BTreeMap::new();
    }
    let names: Vec<String> = units.iter().map(|unit| fold(&unit.unit)).collect();
    let note = |clause: &Clause| fold(source.slice(Span::new(clause.body.end, clause.span.end)));
    let notes: Vec<(usize, String)> = clauses
        .iter()
        .map(|(at, clause)| (*at, note(clause)))
        .filter(|(_, note)| note.chars().any(char::is_alphabetic))
        .collect();
    let units_in =
        |note: &str| names.iter().enumerate().filter(|(_, name)| note.contains(name.as_str())).map(|(at, _)| at).collect();
    let notes: Vec<(usize, Vec<usize>)> = notes.into_iter().map(|(at, note)| (at, units_in(&note))).collect();
    if notes.iter().any(|(_, named)| !named.is_empty()) {
        return if notes.len() < 2 { BTreeMap::new() } else { by_notes(clauses, &notes, units.len()) };
    }
    by_sentences(source, clauses, &names)
}

fn by_notes(clauses: &[(usize, &Clause)], notes: &[(usize, Vec<usize>)], units: usize) -> BTreeMap<usize, Vec<usize>> {
    let in_notes: BTreeSet<usize> = notes.iter().flat_map(|(_, named)| named).copied().collect();
    let in_none = |unit: &usize| !in_notes.contains(unit);
    let own = |at: usize| notes.iter().find(|(note, _)| *note >= at).map(|(_, named)| named);
    let doers = |own: &Vec<usize>| (0..units).filter(|unit| own.contains(unit) || in_none(unit)).collect();
    clauses.iter().filter_map(|(at, _)| Some((*at, doers(own(*at)?)))).collect()
}

fn by_sentences(source: &SourceText, clauses: &[(usize, &Clause)], names: &[String]) -> BTreeMap<usize, Vec<usize>> {
    let mut found = BTreeMap::new();
    let mut last: Vec<usize> = Vec::new();
    for (at, clause) in clauses.iter().filter(|(_, clause)| clause.kind == ClauseKind::Task) {
        let subjects = duty::subjects(source.slice(clause.body));
        let here = subjects.iter().filter_map(|unit| names.iter().position(|name| *name == fold(&unit.unit)));
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
