//! `C402`: a task that occurs twice.

use super::draft::{Draft, is_task};
use crate::gap::Code;
use crate::gap::similarity::{Alignment, overlap};
use crate::gap::text::{Boilerplate, PlanText};

/// Tenths of each of two clauses that they must share.
const SAME: usize = 9;
/// Fewest character pairs of a clause that can be a task of its own.
const LEAST: usize = 20;

pub(super) fn check(draft: &mut Draft<'_>) {
    let text = PlanText::of(draft.own, &Boilerplate::new(&draft.taxonomy().rules));
    let near = Alignment::new(&text.clauses, &text.clauses);
    // A task table repeats the text by design.
    let in_table = |at: usize| {
        let span = draft.plan().clauses.get(at).map(|clause| clause.span).unwrap_or_default();
        draft.plan().source.tables().iter().any(|table| table.span.overlaps(span))
    };
    let twin = |at: usize| {
        let own = &text.clauses.get(at)?.pairs;
        let same = |other: &usize| {
            let Some(other) = text.clauses.get(*other).map(|clause| &clause.pairs) else { return false };
            let short = own.len().min(other.len()) * 10 >= own.len().max(other.len()) * SAME;
            short && overlap(own, other).reaches(SAME)
        };
        let earlier = near.of(at).iter().copied().filter(|&other| other < at && is_task(draft.plan(), other));
        earlier.filter(|&other| in_table(other) == in_table(at)).filter(same).min()
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (task, clauses) in draft.tasks() {
        let long = |at: &&usize| text.clauses.get(**at).is_some_and(|clause| clause.pairs.len() >= LEAST);
        let twins = clauses.iter().filter(long).find_map(|&at| Some((at, twin(at)?)));
        // A repetition within one task is a matter of style.
        pairs.extend(twins.filter(|(_, earlier)| !task.clauses.contains(earlier)));
    }
    for (clause, earlier) in pairs {
        let (span, other) = (draft.first_phrase(clause), draft.first_phrase(earlier));
        let words = span.map(|span| draft.plan().source.slice(span).to_owned()).unwrap_or_default();
        let items = draft.own.mapping.of(clause).iter().map(|label| label.item).collect();
        let found = draft.add(Code::Duplicate, span, &words, [("place", draft.place_of(earlier))]);
        found.other = other;
        found.items = items;
    }
}
