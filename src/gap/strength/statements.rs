//! What each clause of a plan states, and of which of its items.

use std::collections::BTreeMap;

use super::relation::Value;
use crate::lineage::Member;
use crate::plan::{Clause, Plan, Task};
use crate::source::Span;
use crate::source::fold::{Folded, fold};
use crate::taxonomy::ItemId;

/// Signs between which a phrase stands.
const STOPS: [char; 9] = ['，', ',', '；', ';', '。', '：', ':', '！', '\n'];

/// A value with the words and the clause that state it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'p> {
    pub clause: usize,
    pub text: &'p str,
    pub value: Value<'p>,
    /// Where the words stand in the plan's text; `None` where the print breaks them.
    at: Option<Span>,
}

/// What the clauses of a plan state.
#[derive(Debug)]
pub(in crate::gap) struct Statements<'p> {
    pub(super) member: &'p Member,
    by_clause: BTreeMap<usize, Vec<Statement<'p>>>,
    /// For each clause the index of its task.
    tasks: BTreeMap<usize, usize>,
}

impl<'p> Statements<'p> {
    pub(in crate::gap) fn new(member: &'p Member) -> Self {
        let mut found = Self { member, by_clause: BTreeMap::new(), tasks: BTreeMap::new() };
        for (index, task) in member.plan.tasks.iter().enumerate() {
            found.tasks.extend(task.clauses.iter().map(|&clause| (clause, index)));
            found.read(&member.plan, task);
        }
        found
    }

    pub(super) const fn year(&self) -> Option<u16> {
        self.member.plan.header.year
    }

    pub(super) fn task_of(&self, clause: usize) -> Option<usize> {
        self.tasks.get(&clause).copied()
    }

    /// A task names a phrase once, by its first clause; it holds in every clause of the task that has the same words.
    fn read(&mut self, plan: &'p Plan, task: &'p Task) {
        let deadlines = task.deadlines.iter().map(|stated| (stated.clause, stated.text.as_str(), Value::Deadline(&stated.value)));
        let frequencies = task.frequencies.iter();
        let frequencies = frequencies.map(|stated| (stated.clause, stated.text.as_str(), Value::Frequency(stated.value)));
        let quantities = task.quantities.iter();
        let quantities = quantities
            .map(|stated| (stated.clause, stated.text.as_str(), Value::Quantity(&stated.value, stated.text.as_str())));
        for (first, text, value) in deadlines.chain(frequencies).chain(quantities) {
            let words = fold(text);
            for &index in &task.clauses {
                let Some(clause) = plan.clauses.get(index) else { continue };
                let at = place(plan, clause, &words);
                if index == first || at.is_some() {
                    self.by_clause.entry(index).or_default().push(Statement { clause: index, text, value, at });
                }
            }
        }
    }

    /// Collects what the clauses state of an item.
    pub(super) fn of(&self, item: ItemId, clauses: &[usize]) -> Vec<Statement<'p>> {
        let stated = clauses.iter().filter_map(|clause| self.by_clause.get(clause)).flatten();
        stated.filter(|stated| self.concerns(item, stated)).copied().collect()
    }

    /// Of the items of a clause a statement concerns those whose words stand in the same phrase, else in the next phrase that has any,
    /// else all. An item that the clause has from its heading goes with the whole clause.
    fn concerns(&self, item: ItemId, stated: &Statement<'_>) -> bool {
        let labels = self.member.mapping.of(stated.clause);
        let (Some(at), Some(clause)) = (stated.at, self.member.plan.clauses.get(stated.clause)) else { return true };
        let inside = |span: Span| clause.span.contains(span);
        let own = labels.iter().find(|label| label.item == item);
        if labels.len() < 2 || own.is_none_or(|label| !label.evidence.iter().any(|words| inside(words.span))) {
            return true;
        }
        let words = || {
            let all = labels.iter().flat_map(|label| label.evidence.iter().map(move |words| (label.item, words.span)));
            all.filter(|(_, span)| inside(*span))
        };
        let text = self.member.plan.source.slice(clause.span);
        let phrases = phrases(text, clause.span.start);
        let here = phrases.iter().position(|phrase| phrase.contains(at)).unwrap_or(0);
        let speaking = phrases.iter().skip(here).find(|phrase| words().any(|(_, span)| phrase.contains(span)));
        speaking.is_none_or(|phrase| words().any(|(other, span)| other == item && phrase.contains(span)))
    }
}

/// Cuts a text at its stops; the spans are of the plan's text.
fn phrases(text: &str, start: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, stop) in text.match_indices(STOPS) {
        found.push(Span::new(start + from, start + at + stop.len()));
        from = at + stop.len();
    }
    found.push(Span::new(start + from, start + text.len()));
    found
}

/// Finds folded words in a clause.
fn place(plan: &Plan, clause: &Clause, words: &str) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let folded = Folded::new(plan.source.slice(clause.span));
    let at = folded.text().find(words)?;
    let origin = folded.origin(Span::new(at, at + words.len()));
    Some(Span::new(clause.span.start + origin.start, clause.span.start + origin.end))
}
