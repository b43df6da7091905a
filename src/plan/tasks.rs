//! Sections with something to do → [`Task`]s with owners, deadlines, frequencies and quantities.

use std::collections::{BTreeMap, BTreeSet};

use super::phrase::{Found, Searched};
use super::{Clause, ClauseKind, Deadline, Frequency, Quantity, Responsible, Stated, Task, duty};
use crate::source::{SourceText, Span, fold::fold};

/// A task is a section with something to do directly under its heading.
///
/// `year` is that of the plan: a deadline such as 年底前 is in it.
pub(super) fn tasks(source: &SourceText, clauses: &[Clause], year: Option<u16>) -> Vec<Task> {
    let mut found: Vec<Task> = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        let Some(section) = clause.section.filter(|_| clause.kind.is_mapped()) else { continue };
        match found.last_mut() {
            Some(open) if open.section == section => open.clauses.push(index),
            _ => found.push(Task::new(section, index)),
        }
    }
    found
        .retain(|task| task.clauses.iter().filter_map(|&index| clauses.get(index)).any(|clause| clause.kind == ClauseKind::Task));
    let mut notes: BTreeMap<usize, Vec<&Clause>> = BTreeMap::new();
    for clause in clauses.iter().filter(|clause| clause.kind == ClauseKind::Meta) {
        if let Some(section) = clause.section {
            notes.entry(section).or_default().push(clause);
        }
    }
    for task in &mut found {
        let notes = notes.get(&task.section).map_or(&[] as &[&Clause], Vec::as_slice);
        complete(task, source, clauses, notes, year);
    }
    found
}

impl Task {
    /// Makes a task of one clause, for which nothing else is known yet.
    pub(super) fn new(section: usize, clause: usize) -> Self {
        Self { section, clauses: vec![clause], ..Self::default() }
    }
}

/// `notes` are the lines of their own that say who does the task, or by when.
fn complete(task: &mut Task, source: &SourceText, clauses: &[Clause], notes: &[&Clause], year: Option<u16>) {
    let own: Vec<(usize, &Clause)> = task.clauses.iter().filter_map(|&index| Some((index, clauses.get(index)?))).collect();
    // What a note states is stated of the task, by its last sentence.
    let last = own.last().map_or(0, |(index, _)| *index);
    let own: Vec<(usize, &Clause)> = own.into_iter().chain(notes.iter().map(|note| (last, *note))).collect();
    task.responsible = responsible(source, &own);
    let mut known = Known::default();
    for (index, clause) in own {
        let searched = Searched::new(&clause.text);
        let mut deadlines = Deadline::find(&searched);
        let frequencies = Frequency::find(&searched);
        let mut quantities = Quantity::find(&searched);
        // The 2次 of 每季度至少2次 is no quantity of its own.
        quantities.retain(|quantity| {
            let taken = |span: Span| span.overlaps(quantity.span);
            !deadlines.iter().any(|found| taken(found.span)) && !frequencies.iter().any(|found| taken(found.span))
        });
        deadlines.extend(limits(source.slice(Span::new(clause.body.end, clause.span.end))));
        add(&mut task.deadlines, &mut known.deadlines, deadlines, index);
        add(&mut task.frequencies, &mut known.frequencies, frequencies, index);
        add(&mut task.quantities, &mut known.quantities, quantities, index);
    }
    for deadline in &mut task.deadlines {
        deadline.value.settle(year);
    }
}

/// The deadlines that a note states by its label alone: 完成时限：6月底.
fn limits(note: &str) -> Vec<Found<Deadline>> {
    let stated = duty::time_limits(note).into_iter().filter(|words| Deadline::find(&Searched::new(words)).is_empty());
    let read = |words: &str| {
        let bounded = format!("{words}前");
        let found = Deadline::find(&Searched::new(&bounded)).into_iter().next()?;
        Some(Found { text: found.text.trim_end_matches('前').to_owned(), ..found })
    };
    stated.filter_map(read).collect()
}

/// The phrases that a task has stated so far, folded.
#[derive(Default)]
struct Known {
    deadlines: BTreeSet<String>,
    frequencies: BTreeSet<String>,
    quantities: BTreeSet<String>,
}

/// Adds what the clause `index` states, each phrase once.
fn add<T>(stated: &mut Vec<Stated<T>>, known: &mut BTreeSet<String>, found: Vec<Found<T>>, index: usize) {
    let new = found.into_iter().filter(|found| known.insert(fold(&found.text)));
    stated.extend(new.map(|Found { text, value, .. }| Stated { text, value, clause: index }));
}

/// The units of the notes; without any note those that the running text addresses.
fn responsible(source: &SourceText, clauses: &[(usize, &Clause)]) -> Vec<Responsible> {
    let notes = clauses.iter().map(|(_, clause)| source.slice(Span::new(clause.body.end, clause.span.end)));
    let named: Vec<Responsible> = notes.flat_map(duty::responsible).collect();
    let mut known = BTreeSet::new();
    let is_new: Vec<bool> = named.iter().map(|found| known.insert((found.unit.as_str(), found.role))).collect();
    let named: Vec<Responsible> = named.into_iter().zip(is_new).filter_map(|(found, is_new)| is_new.then_some(found)).collect();
    if !named.is_empty() {
        return named;
    }
    let sentences = clauses.iter().filter(|(_, clause)| clause.kind == ClauseKind::Task);
    let mut known = BTreeSet::new();
    sentences
        .flat_map(|(_, clause)| duty::subjects(source.slice(clause.body)))
        .filter(|found| known.insert(found.unit.clone()))
        .collect()
}
