//! `C405`: a task that maps to no item of the taxonomy.

use super::draft::Draft;
use crate::gap::{Code, Param};

/// Fewest characters of a task that is long enough to be mapped.
const LEAST: usize = 15;

pub(super) fn check(draft: &mut Draft<'_>) {
    let (plan, mapping) = (draft.plan(), &draft.own.mapping);
    let silent = |at: &usize| {
        let doubtful = mapping.doubtful.get(*at).is_some_and(|labels| !labels.is_empty());
        // A person's decision that a clause asks for nothing settles it.
        mapping.of(*at).is_empty() && !doubtful && !mapping.settled.contains_key(at) && !mapping.rejected.contains_key(at)
    };
    let length = |at: &usize| plan.clauses.get(*at).map_or(0, |clause| plan.source.slice(clause.body).chars().count());
    let found: Vec<usize> = draft
        .tasks()
        .filter(|(task, clauses)| task.clauses.iter().all(silent) && clauses.iter().map(length).sum::<usize>() >= LEAST)
        .filter_map(|(_, clauses)| clauses.first().copied())
        .collect();
    for clause in found {
        let span = draft.first_phrase(clause);
        let words = span.map(|span| plan.source.slice(span).to_owned()).unwrap_or_default();
        let found = draft.add(Code::MapsToNothing, span, &words, [("task", Param::Text(words.clone()))]);
        found.finding.confidence = 0.7;
    }
}
