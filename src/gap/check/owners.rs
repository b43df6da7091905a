//! `C301` to `C303`: tasks without an owner, and owners that differ from those above.

use super::draft::{Draft, names};
use super::{Above, Stage};
use crate::gap::{Aspect, Code, Param, Relation, Said, Severity};
use crate::plan::{Role, Task, label_number};
use crate::source::Span;
use crate::taxonomy::ItemId;

pub(super) fn check(draft: &mut Draft<'_>) {
    without_owner(draft);
    differing(draft);
}

/// In a plan that names owners every task needs one; a plan that names none gets a single finding.
fn without_owner(draft: &mut Draft<'_>) {
    let tasks: Vec<(&Task, usize)> = draft
        .tasks()
        .filter(|(task, _)| !in_annex(draft, task.section))
        .filter_map(|(task, clauses)| Some((task, *clauses.first()?)))
        .collect();
    // A supporting unit alone is not an owner.
    let is_open = |task: &Task| task.responsible.iter().all(|unit| unit.role == Role::Support);
    let open: Vec<(&Task, usize)> = tasks.iter().filter(|(task, _)| is_open(task)).copied().collect();
    let severity = if draft.asked.stage == Stage::Final { Severity::Error } else { Severity::Warning };
    if open.len() * 2 > tasks.len() {
        let count = |count: usize| Param::Text(count.to_string());
        let params = [("owned", count(tasks.len() - open.len())), ("tasks", count(tasks.len()))];
        let title = draft.title();
        draft.add(Code::FewOwners, title, "", params).finding.severity = severity;
        return;
    }
    for (task, first) in open {
        let span = draft.first_phrase(first);
        let words = span.map(|span| draft.plan().source.slice(span).to_owned()).unwrap_or_default();
        let item = draft.own.mapping.of(first).first().map(|label| label.item);
        let above = item.and_then(|item| owner_above(draft, item));
        let found = draft.add(Code::NoOwner, span, &words, [("task", Param::Text(words.clone()))]);
        if !task.responsible.is_empty() {
            let support: Vec<&str> = task.responsible.iter().map(|unit| unit.unit.as_str()).collect();
            found.finding.params.insert("support", Param::Text(support.join("、")));
        }
        found.finding.severity = severity;
        found.items = item.into_iter().collect();
        found.above = above;
    }
}

/// Content of an annex, such as a list of contacts, needs no owner.
fn in_annex(draft: &Draft<'_>, section: usize) -> bool {
    let first = draft.plan().sections.get(section).and_then(|section| section.path.first());
    first.is_some_and(|label| label_number(label).is_none())
}

/// The clause above of the same item, if its task has an owner.
fn owner_above(draft: &Draft<'_>, item: ItemId) -> Option<Above> {
    let gap = draft.asked.gap.items.iter().find(|gap| gap.item == item)?;
    let compared = gap.text.strength.iter().flat_map(|strength| &strength.compared);
    let said = compared.filter(|one| one.aspect == Aspect::Owner && one.own.is_none()).find_map(|one| one.parent.as_ref())?;
    Some(Above::Clause { member: draft.nearest_parent()?.0, clause: said.clause })
}

/// A task whose owners differ from those above.
struct Differing {
    clause: usize,
    own: String,
    above: Said,
    items: Vec<ItemId>,
}

fn differing(draft: &mut Draft<'_>) {
    let Some((member, _)) = draft.nearest_parent() else { return };
    let mut found: Vec<Differing> = Vec::new();
    for item in &draft.asked.gap.items {
        let compared = item.text.strength.iter().flat_map(|strength| &strength.compared);
        for one in compared.filter(|one| one.aspect == Aspect::Owner && one.relation == Relation::Differs) {
            let (Some(own), Some(above)) = (&one.own, &one.parent) else { continue };
            // A task has its owners once for all its items.
            let task = |clause: usize| draft.plan().tasks.iter().position(|task| task.clauses.contains(&clause));
            let known = found
                .iter_mut()
                .find(|known| task(known.clause) == task(own.clause) && known.own == own.text && known.above.text == above.text);
            match known {
                Some(known) if known.items.contains(&item.item) => {}
                Some(known) => known.items.push(item.item),
                None => {
                    let items = vec![item.item];
                    found.push(Differing { clause: own.clause, own: own.text.clone(), above: above.clone(), items });
                }
            }
        }
    }
    for one in found {
        let Some(&first) = one.items.first() else { continue };
        let words = format!("{} {} {}", draft.taxonomy().item(first).code, one.own, one.above.text);
        let params = [
            ("item", names(one.items.iter().map(|item| &draft.taxonomy().item(*item).names))),
            ("own", Param::Text(one.own.clone())),
            ("parent", Param::Text(one.above.text.clone())),
        ];
        let span = owners_of(draft, one.clause, &one.own).or_else(|| draft.first_phrase(one.clause));
        let found = draft.add(Code::OwnerDiffers, span, &words, params);
        found.finding.confidence = 0.8;
        found.items = one.items;
        found.above = Some(Above::Clause { member, clause: one.above.clause });
    }
}

/// The place of the owners of a clause's task: all of them if they are adjacent, else the first.
fn owners_of(draft: &Draft<'_>, clause: usize, owners: &str) -> Option<Span> {
    let plan = draft.plan();
    let task = plan.tasks.iter().find(|task| task.clauses.contains(&clause))?;
    let first = owners.split('、').next()?;
    // Notes are at the end.
    let mut spans = task.clauses.iter().rev().filter_map(|&at| plan.clauses.get(at)).map(|clause| clause.span);
    spans.find_map(|span| {
        let text = plan.source.slice(span);
        let found = |words: &str| text.rfind(words).map(|at| Span::new(span.start + at, span.start + at + words.len()));
        found(owners).or_else(|| found(first))
    })
}
