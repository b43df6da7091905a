//! Sections with something to do → [`Task`]s with owners, deadlines, frequencies and quantities.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::deadline::undated;
use super::duty::NoteLine;
use super::pattern::pattern;
use super::phrase::{Found, Searched};
use super::table::Assignment;
use super::told::{is_in, told};
use super::{Clause, ClauseKind, Comparison, Deadline, Frequency, Quantity, Stated, Task, doers, duty, lexicon};
use crate::source::{SourceText, Span, fold::fold};

/// A task is a section with something to do directly under its heading. What is stated of it is still to be found.
pub(super) fn tasks(clauses: &[Clause]) -> Vec<Task> {
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
    found
}

/// Finds who does each task, by when, how often and how much.
///
/// `assignments`: what the columns of task tables say of their sections. `year` is that of the plan: a deadline such as 年底前 is in it.
pub(super) fn complete(
    tasks: &mut [Task],
    source: &SourceText,
    clauses: &[Clause],
    assignments: &BTreeMap<usize, Assignment>,
    year: Option<u16>,
) {
    let mut notes: BTreeMap<usize, Vec<&Clause>> = BTreeMap::new();
    for clause in clauses.iter().filter(|clause| clause.kind == ClauseKind::Meta) {
        if let Some(section) = clause.section {
            notes.entry(section).or_default().push(clause);
        }
    }
    for task in tasks {
        let notes = notes.get(&task.section).map_or(&[] as &[&Clause], Vec::as_slice);
        complete_one(task, (source, clauses), notes, assignments.get(&task.section), year);
        for deadline in &mut task.deadlines {
            deadline.value.settle(year);
        }
    }
}

impl Task {
    /// Makes a task of one clause, for which nothing else is known yet.
    pub(super) fn new(section: usize, clause: usize) -> Self {
        Self { section, clauses: vec![clause], ..Self::default() }
    }
}

/// `notes` are the lines of their own that say who does the task, or by when; `assignment` is what the columns beside it say.
fn complete_one(
    task: &mut Task,
    (source, clauses): (&SourceText, &[Clause]),
    notes: &[&Clause],
    assignment: Option<&Assignment>,
    year: Option<u16>,
) {
    let own: Vec<(usize, &Clause)> = task.clauses.iter().filter_map(|&index| Some((index, clauses.get(index)?))).collect();
    // What a note states is stated of the task, by its last sentence.
    let last = own.last().map_or(0, |(index, _)| *index);
    let own: Vec<(usize, &Clause)> = own.into_iter().chain(notes.iter().map(|note| (last, *note))).collect();
    // What the columns of a table say is all there is; the cells beside the text are no notes in it.
    (task.responsible, task.doers) = match assignment {
        Some(columns) => (duty::distinct(columns.units.clone(), duty::with_part), BTreeMap::new()),
        None => doers::find(source, &own),
    };
    let mut known = Known::default();
    for &(index, clause) in &own {
        let searched = Searched::new(&clause.text);
        let mut deadlines = Deadline::find(&searched);
        let frequencies = Frequency::find(&searched);
        let mut quantities = Quantity::find(&searched);
        let is_figure = |quantity: &Found<Quantity>| quantity.value.comparison == Comparison::Exactly;
        let told = if quantities.iter().any(is_figure) { told(&clause.text, year) } else { Vec::new() };
        // The 2次 of 每季度至少2次 is no quantity of its own.
        quantities.retain(|quantity| {
            let taken = |span: Span| span.overlaps(quantity.span);
            let is_goal = !is_figure(quantity) || !is_in(&told, quantity.span);
            is_goal && !deadlines.iter().any(|found| taken(found.span)) && !frequencies.iter().any(|found| taken(found.span))
        });
        for words in undated(&clause.text) {
            if !deadlines.iter().any(|found| found.text.contains(words)) && known.undated.insert(fold(words)) {
                task.undated.push(words.to_owned());
            }
        }
        let note = source.slice(Span::new(clause.body.end, clause.span.end));
        let mut limits = duty::time_limits(note);
        if clause.kind == ClauseKind::Meta && duty::note_line(note) == Some(NoteLine::Time) {
            limits.push(note.trim());
        }
        for words in limits {
            // What a running text would state as well has been found in it.
            if Deadline::find(&Searched::new(words)).is_empty() {
                deadlines.extend(known.limit(task, words));
            }
        }
        add(&mut task.deadlines, &mut known.deadlines, deadlines, index);
        add(&mut task.frequencies, &mut known.frequencies, frequencies, index);
        add(&mut task.quantities, &mut known.quantities, quantities, index);
    }
    if let Some(columns) = assignment {
        let mut values: BTreeSet<String> = task.deadlines.iter().map(|stated| stated.value.to_string()).collect();
        for (start, words) in &columns.limits {
            // A cell that is merged over several rows stands in the text of the first alone.
            let before = own.partition_point(|(_, clause)| clause.span.start <= *start).checked_sub(1);
            let index = before.and_then(|at| own.get(at)).map_or(last, |(index, _)| *index);
            let searched = Searched::new(words);
            add(&mut task.frequencies, &mut known.frequencies, Frequency::find(&searched), index);
            let mut stated = Deadline::find(&searched);
            if stated.is_empty() {
                stated.extend(known.limit(task, words));
            }
            stated.retain(|found| values.insert(found.value.to_string()));
            add(&mut task.deadlines, &mut known.deadlines, stated, index);
        }
    }
}

/// The phrases that a task has stated so far, folded.
#[derive(Default)]
struct Known {
    deadlines: BTreeSet<String>,
    frequencies: BTreeSet<String>,
    quantities: BTreeSet<String>,
    undated: BTreeSet<String>,
}

impl Known {
    /// Returns the deadline of words that are one by their place alone; words that set no day are kept with the task as they are.
    fn limit(&mut self, task: &mut Task, words: &str) -> Option<Found<Deadline>> {
        let found = deadline_by_place(words);
        if found.is_none() && is_undated(words) && self.undated.insert(fold(words)) {
            task.undated.push(words.to_owned());
        }
        found
    }
}

/// Reads 6月底 behind 完成时限：, 2017.6.30 and 2017-06 in a column of deadlines.
fn deadline_by_place(words: &str) -> Option<Found<Deadline>> {
    let dated = lexicon::DATE.replace_all(words, "${1}年${2}月${3}日");
    let bounded = format!("{}前", MONTH.replace(&dated, "${1}年${2}月${3}"));
    let found = Deadline::find(&Searched::new(&bounded)).into_iter().next()?;
    let date = lexicon::DATE.find_iter(words).last().or_else(|| MONTH.find(words)).map(|date| date.as_str());
    Some(Found { text: date.unwrap_or_else(|| found.text.trim_end_matches('前')).to_owned(), ..found })
}

/// A month that is all the words, set apart by signs; groups: year, month, the end of it.
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^((?:19|20)\d{2})\s*[.\-/．－／]\s*(1[0-2]|0?[1-9])\s*月?(底|末)?前?$"));

/// Longest words that stand where a deadline would, in characters.
const LIMIT: usize = 30;

/// Tells whether words where a deadline would stand are about time and set no day: 全年, 长期坚持.
fn is_undated(words: &str) -> bool {
    let says = words.chars().any(char::is_alphabetic) && words.chars().nth(LIMIT).is_none();
    says && Frequency::find(&Searched::new(words)).is_empty()
}

/// Adds what the clause `index` states, each phrase once.
fn add<T>(stated: &mut Vec<Stated<T>>, known: &mut BTreeSet<String>, found: Vec<Found<T>>, index: usize) {
    let new = found.into_iter().filter(|found| known.insert(fold(&found.text)));
    stated.extend(new.map(|Found { text, value, .. }| Stated { text, value, clause: index }));
}
