//! `C301` to `C303`: tasks without an owner, and owners unlike those above.

use std::collections::BTreeSet;

use super::Above;
use super::Stage;
use super::draft::Draft;
use crate::gap::text::Places;
use crate::gap::{Aspect, Code, Param, Relation, Severity};
use crate::plan::{Role, Task, label_number};

pub(super) fn check(draft: &mut Draft<'_>) {
    without_owner(draft);
    differing(draft);
}

/// In a plan that names owners every task has one; a plan that names none is told so once.
fn without_owner(draft: &mut Draft<'_>) {
    let tasks: Vec<(&Task, usize)> = draft
        .tasks()
        .filter(|(task, _)| !in_annex(draft, task.section))
        .filter_map(|(task, clauses)| Some((task, *clauses.first()?)))
        .collect();
    // Who only supports owns nothing.
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

/// What stands in an annex, such as a list of contacts, is nobody's task.
fn in_annex(draft: &Draft<'_>, section: usize) -> bool {
    let first = draft.plan().sections.get(section).and_then(|section| section.path.first());
    first.is_some_and(|label| label_number(label).is_none())
}

/// The clause above of the same item, where its task has an owner.
fn owner_above(draft: &Draft<'_>, item: crate::taxonomy::ItemId) -> Option<Above> {
    let gap = draft.asked.gap.items.iter().find(|gap| gap.item == item)?;
    let compared = gap.text.strength.iter().flat_map(|strength| &strength.compared);
    let said = compared.filter(|one| one.aspect == Aspect::Owner && one.own.is_none()).find_map(|one| one.parent.as_ref())?;
    Some(Above::Clause { member: draft.nearest_parent()?.0, clause: said.clause })
}

fn differing(draft: &mut Draft<'_>) {
    let Some((member, parent)) = draft.nearest_parent() else { return };
    let (here, there) = (Places::of(&draft.plan().header), Places::of(&parent.plan.header));
    let mut known = BTreeSet::new();
    for item in &draft.asked.gap.items {
        let compared = item.text.strength.iter().flat_map(|strength| &strength.compared);
        for one in compared.filter(|one| one.aspect == Aspect::Owner && one.relation == Relation::Differs) {
            let (Some(own), Some(above)) = (&one.own, &one.parent) else { continue };
            // An office that the table does not know is the same office with another place before its name.
            let bare = |places: &Places, text: &str| text.split('、').map(|unit| places.plain(unit)).collect::<BTreeSet<_>>();
            if !bare(&here, &own.text).is_disjoint(&bare(&there, &above.text)) {
                continue;
            }
            if !known.insert((own.clause, own.text.clone(), above.text.clone())) {
                continue;
            }
            let words = format!("{} {} {}", draft.taxonomy().item(item.item).code, own.text, above.text);
            let params = [
                ("item", draft.item_name(item.item)),
                ("own", Param::Text(own.text.clone())),
                ("parent", Param::Text(above.text.clone())),
            ];
            let span = draft.first_phrase(own.clause);
            let above = Above::Clause { member, clause: above.clause };
            let found = draft.add(Code::OwnerDiffers, span, &words, params);
            found.finding.confidence = 0.8;
            found.items = vec![item.item];
            found.above = Some(above);
        }
    }
}
