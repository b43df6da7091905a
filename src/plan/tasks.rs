//! Sections with something to do → [`Task`]s with owners, deadlines, frequencies and quantities.

use std::collections::BTreeSet;

use super::phrase::{Found, sign};
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
    for task in &mut found {
        complete(task, source, clauses, year);
    }
    found
}

impl Task {
    /// Makes a task of one clause, for which nothing else is known yet.
    pub(super) fn new(section: usize, clause: usize) -> Self {
        Self { section, clauses: vec![clause], ..Self::default() }
    }
}

/// A clause of a task with its index and its signs.
#[derive(Clone, Copy)]
struct Own<'c> {
    index: usize,
    clause: &'c Clause,
    signs: u32,
}

fn complete(task: &mut Task, source: &SourceText, clauses: &[Clause], year: Option<u16>) {
    let own = |&index: &usize| clauses.get(index).map(|clause| Own { index, clause, signs: sign::of(&clause.text) });
    let own: Vec<Own<'_>> = task.clauses.iter().filter_map(own).collect();
    task.responsible = responsible(source, &own);
    task.deadlines = stated(&own, Deadline::find);
    for deadline in &mut task.deadlines {
        deadline.value.settle(year);
    }
    task.frequencies = stated(&own, Frequency::find);
    task.quantities = stated(&own, quantities);
}

/// The quantities of a text that are no part of a deadline or frequency: the 2次 of 每季度至少2次 is none.
fn quantities(text: &str, signs: u32) -> Vec<Found<Quantity>> {
    let mut found = Quantity::find(text, signs);
    if !found.is_empty() {
        let frequencies = Frequency::find(text, signs).into_iter().map(|found| found.span);
        let taken: Vec<Span> = Deadline::find(text, signs).into_iter().map(|found| found.span).chain(frequencies).collect();
        found.retain(|quantity| !taken.iter().any(|span| span.overlaps(quantity.span)));
    }
    found
}

/// The units of the notes; without any note those that the running text addresses.
fn responsible(source: &SourceText, clauses: &[Own<'_>]) -> Vec<Responsible> {
    let notes = clauses
        .iter()
        .flat_map(|Own { clause, .. }| duty::responsible(source.slice(Span::new(clause.body.end, clause.span.end))));
    let mut known = BTreeSet::new();
    let named: Vec<Responsible> = notes.filter(|found| known.insert((found.unit.clone(), found.role))).collect();
    if !named.is_empty() {
        return named;
    }
    let sentences = clauses.iter().filter(|Own { clause, .. }| clause.kind == ClauseKind::Task);
    let mut known = BTreeSet::new();
    sentences
        .flat_map(|Own { clause, .. }| duty::subjects(source.slice(clause.body)))
        .filter(|found| known.insert(found.unit.clone()))
        .collect()
}

/// What the clauses state, each phrase once.
fn stated<T>(clauses: &[Own<'_>], find: fn(&str, u32) -> Vec<Found<T>>) -> Vec<Stated<T>> {
    let mut known = BTreeSet::new();
    let mut found: Vec<Stated<T>> = Vec::new();
    for &Own { index, clause, signs } in clauses {
        let new = find(&clause.text, signs).into_iter().filter(|found| known.insert(fold(&found.text)));
        found.extend(new.map(|Found { text, value, .. }| Stated { text, value, clause: index }));
    }
    found
}
