//! Sections with something to do → [`Task`]s with owners, deadlines, frequencies and quantities.

use super::phrase::Found;
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

fn complete(task: &mut Task, source: &SourceText, clauses: &[Clause], year: Option<u16>) {
    let own: Vec<(usize, &Clause)> = task.clauses.iter().filter_map(|&index| Some((index, clauses.get(index)?))).collect();
    task.responsible = responsible(source, &own);
    task.deadlines = stated(&own, Deadline::find);
    for deadline in &mut task.deadlines {
        deadline.value.settle(year);
    }
    task.frequencies = stated(&own, Frequency::find);
    task.quantities = stated(&own, Quantity::find);
}

/// The units of the notes; without any note those that the running text addresses.
fn responsible(source: &SourceText, clauses: &[(usize, &Clause)]) -> Vec<Responsible> {
    let notes =
        clauses.iter().flat_map(|(_, clause)| duty::responsible(source.slice(Span::new(clause.body.end, clause.span.end))));
    let noted = distinct(notes, |unit, known| unit == known);
    if !noted.is_empty() {
        return noted;
    }
    let sentences = clauses.iter().filter(|(_, clause)| clause.kind == ClauseKind::Task);
    distinct(sentences.flat_map(|(_, clause)| duty::subjects(source.slice(clause.body))), |unit, known| unit.unit == known.unit)
}

fn distinct(units: impl Iterator<Item = Responsible>, same: fn(&Responsible, &Responsible) -> bool) -> Vec<Responsible> {
    units.fold(Vec::new(), |mut found, unit| {
        if !found.iter().any(|known| same(&unit, known)) {
            found.push(unit);
        }
        found
    })
}

/// What the clauses state, each phrase once.
fn stated<T>(clauses: &[(usize, &Clause)], find: fn(&str) -> Vec<Found<T>>) -> Vec<Stated<T>> {
    let mut found: Vec<Stated<T>> = Vec::new();
    for &(index, clause) in clauses {
        for Found { text, value, .. } in find(&clause.text) {
            if !found.iter().any(|known| fold(&known.text) == fold(&text)) {
                found.push(Stated { text, value, clause: index });
            }
        }
    }
    found
}
