//! `C602`: the name of another place of the same level, left over from a text that was copied from there.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::gap::{Code, Param};
use crate::language::current;
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::Span;

/// Shortest name, in characters: shorter ones occur inside other words.
const NAME: usize = 3;

pub(super) fn check(draft: &mut Draft<'_>) {
    let (Some(own), Some(level)) = (place(draft.own), draft.plan().header.level) else { return };
    let others: BTreeSet<&str> = draft
        .asked
        .corpus
        .members
        .iter()
        .filter(|member| member.plan.header.level == Some(level) && is_near(draft.own, member))
        .filter_map(place)
        .filter(|name| name.chars().count() >= NAME && !own.contains(name) && !name.contains(own) && !is_common(name))
        .collect();
    let plan = draft.plan();
    for clause in plan.clauses.iter().filter(|clause| matches!(clause.kind, ClauseKind::Task | ClauseKind::Heading)) {
        let text = plan.source.slice(clause.span);
        // One finding per clause: a copied sentence may contain the name several times.
        let first = others.iter().filter_map(|name| Some((outside_titles(text, name)?, *name))).min();
        let Some((at, name)) = first else { continue };
        let span = Span::new(clause.span.start + at, clause.span.start + at + name.len());
        let params = [("own", Param::Text(own.to_owned())), ("other", Param::Text(name.to_owned()))];
        draft.add(Code::ForeignPlace, Some(span), &format!("{name} {text}"), params);
    }
}

/// Returns `true` if two places may be in the same province.
fn is_near(own: &Member, other: &Member) -> bool {
    let [own, other] = [own, other].map(|member| member.plan.header.jurisdiction.as_ref()?.province.as_deref());
    own.zip(other).is_none_or(|(own, other)| own == other)
}

/// Names such as 高新区 belong to zones of many places.
fn is_common(name: &str) -> bool {
    current().places.level_in_words.iter().any(|word| name.ends_with(word))
}

fn place(member: &Member) -> Option<&str> {
    member.plan.header.jurisdiction.as_ref().map(|place| place.name.as_str())
}

/// The first occurrence of a name outside titles in 《》.
fn outside_titles(text: &str, name: &str) -> Option<usize> {
    let (mut opened, mut closed, mut from) = (0, 0, 0);
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = &text[from..*at];
        opened += before.matches('《').count();
        closed += before.matches('》').count();
        from = *at;
        opened <= closed
    })
}
