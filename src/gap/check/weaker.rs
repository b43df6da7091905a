//! `C201` to `C203`: a deadline, a frequency or a quantity that is weaker than above.

use std::collections::BTreeSet;

use super::draft::{Draft, asking};
use super::{Above, Spot, proposal};
use crate::gap::{Aspect, Code, Compared, Param, Relation, Severity};
use crate::source::Span;
use crate::source::fold::fold;
use crate::taxonomy::ItemId;

pub(super) fn check(draft: &mut Draft<'_>) {
    let Some((member, _)) = draft.nearest_parent() else { return };
    let mut known = BTreeSet::new();
    let answered = answered(draft);
    for item in &draft.asked.gap.items {
        let compared = item.text.strength.iter().flat_map(|strength| &strength.compared);
        for one in compared.filter(|one| one.relation == Relation::Weaker) {
            let code = match one.aspect {
                Aspect::Deadline => Code::DeadlineWeaker,
                Aspect::Frequency => Code::FrequencyWeaker,
                Aspect::Quantity => Code::QuantityWeaker,
                // A task without an owner has a finding of its own.
                Aspect::Owner => continue,
            };
            let Some(parent) = &one.parent else { continue };
            let own = one.own.as_ref().map(|said| said.text.clone());
            // The same words in a task of the item, or an equivalent that was assigned to another item beside it.
            let elsewhere = || answered.contains(&(one.aspect, parent.clause, parent.text.as_str()));
            if own.is_none() && (elsewhere() || says(draft, item.item, &parent.text)) {
                continue;
            }
            // A clause with several items is reported once.
            if !known.insert((code, parent.text.clone(), parent.clause, own.clone(), one.own.as_ref().map(|said| said.clause))) {
                continue;
            }
            let above = Above::Clause { member, clause: parent.clause };
            let Some((here, span)) = place(draft, one, item.item, &above) else { continue };
            let words = format!("{} {} {}", draft.taxonomy().item(item.item).code, parent.text, own.as_deref().unwrap_or("-"));
            let stated = own.clone().map_or(Param::Nothing, Param::Text);
            let section = draft.plan().clauses.get(here).and_then(|clause| clause.section);
            let proposal = proposal::of(draft, &above, item.item, Spot { section, clause: Some(here) }, &[]);
            let params = [("item", draft.item_name(item.item)), ("own", stated), ("parent", Param::Text(parent.text.clone()))];
            let found = draft.add(code, span, &words, params);
            // A missing value may be stated elsewhere for all tasks together.
            found.finding.severity = if own.is_some() { Severity::Error } else { Severity::Warning };
            found.finding.confidence = if own.is_some() { 0.85 } else { 0.7 };
            found.items = vec![item.item];
            found.above = Some(above);
            found.proposal = Some(proposal);
        }
    }
}

/// What the parent states and the draft answers for some item, by aspect, clause and words.
fn answered<'c>(draft: &Draft<'c>) -> BTreeSet<(Aspect, usize, &'c str)> {
    let strengths = draft.asked.gap.items.iter().filter_map(|item| item.text.strength.as_ref());
    let stated = strengths.flat_map(|strength| &strength.compared).filter(|one| one.own.is_some());
    stated.filter_map(|one| one.parent.as_ref().map(|parent| (one.aspect, parent.clause, parent.text.as_str()))).collect()
}

fn says(draft: &Draft<'_>, item: ItemId, words: &str) -> bool {
    let words = fold(words);
    let plan = draft.plan();
    let mut bodies = asking(draft.own, item).filter_map(|at| plan.clauses.get(at)).map(|clause| plan.source.slice(clause.body));
    bodies.any(|body| fold(body).contains(&words))
}

/// The clause and the words in it that state the value, else its first phrase.
fn place(draft: &Draft<'_>, one: &Compared, item: ItemId, above: &Above) -> Option<(usize, Option<Span>)> {
    let Some(said) = &one.own else {
        let here = draft.nearest_to(item, Some(above))?;
        return Some((here, draft.first_phrase(here)));
    };
    let clause = draft.plan().clauses.get(said.clause)?;
    let text = draft.plan().source.slice(clause.span);
    let at = text.find(said.text.as_str()).map(|at| clause.span.start + at);
    let words = at.map(|at| Span::new(at, at + said.text.len()));
    Some((said.clause, words.or_else(|| draft.first_phrase(said.clause))))
}
