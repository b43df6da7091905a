//! Who does it is left out, changed or made less of.

use std::collections::BTreeSet;

use duibiao::gap::Code;
use duibiao::lineage::Member;
use duibiao::plan::{ClauseKind, Task};
use duibiao::source::Span;

use super::{Kind, Planted, code_of, diagnostics, instead, plant_all, signature, without};
use crate::check::{How, member};

pub(super) fn kinds() -> Vec<Kind> {
    vec![
        Kind::new("the note on who is responsible is cut", cut_note),
        Kind::new("another office is responsible", other_office),
        Kind::new("who leads only supports", only_supports),
        Kind::new("all notes on who is responsible are cut", cut_all),
    ]
}

#[test]
fn who_is_left_out_or_changed_is_told() {
    let counts = plant_all(&kinds());
    // In two seeds most sentences say themselves who is to act, so that they have owners without any note.
    assert_eq!((counts.natural, counts.nowhere), (18, 2));
}

/// Tasks with the note at their end, brackets and all.
fn notes(plan: &Member) -> Vec<(&Task, Span)> {
    let text = plan.plan.source.text();
    let note = |task: &Task| {
        let (first, last) = (plan.plan.clauses.get(*task.clauses.first()?)?, plan.plan.clauses.get(*task.clauses.last()?)?);
        let whole = &text[first.span.start..last.span.end];
        let start = whole.rfind(['（', '('])?;
        let end = start + whole[start..].find(['）', ')'])?;
        let end = end + whole[end..].chars().next()?.len_utf8();
        let words = &whole[start..end];
        let marked = ["牵头", "负责", "落实单位", "分别落实", "责任单位"].iter().any(|word| words.contains(word));
        let mut notes = whole.matches(['（', '(']).filter(|_| marked);
        notes.next()?;
        Some(Span::new(first.span.start + start, first.span.start + end))
    };
    plan.plan.tasks.iter().filter_map(|task| Some((task, note(task)?))).collect()
}

/// The item of the first clause of a task, as a finding on its owner names it.
fn first_item(plan: &Member, task: &Task) -> String {
    let first = task.clauses.iter().find(|at| plan.plan.clauses[**at].kind == ClauseKind::Task);
    let label = first.and_then(|at| plan.mapping.of(*at).first());
    label.map(|label| format!(" {}", code_of(label.item))).unwrap_or_default()
}

fn cut_note(plan: &Member) -> Option<Planted> {
    let text = plan.plan.source.text();
    notes(plan).into_iter().find_map(|(task, note)| {
        let cut = without(text, note);
        // A sentence may itself say who.
        let owned = |member: &Member| member.plan.tasks.iter().filter(|task| !task.responsible.is_empty()).count();
        let spoiled = member("cut", &cut);
        let one_less = spoiled.plan.tasks.len() == plan.plan.tasks.len() && owned(&spoiled) + 1 == owned(plan);
        one_less.then(|| Planted::cut(cut, vec![format!("C301{}", first_item(plan, task))]))
    })
}

/// An office of the plan itself that has nothing to do with the task.
fn other_office(plan: &Member) -> Option<Planted> {
    let text = plan.plan.source.text();
    let offices: Vec<_> =
        plan.plan.tasks.iter().flat_map(|task| &task.responsible).filter(|unit| unit.department.is_some()).collect();
    notes(plan).into_iter().find_map(|(task, note)| {
        let own: BTreeSet<_> = task.responsible.iter().filter_map(|unit| unit.department.as_ref()).collect();
        let other = offices.iter().find(|unit| unit.department.as_ref().is_some_and(|id| !own.contains(id)))?;
        let name = other.full_name.as_ref().unwrap_or(&other.unit);
        let changed = instead(text, note, &format!("（{name}负责落实）"));
        let labelled: BTreeSet<_> = task
            .clauses
            .iter()
            .filter(|at| plan.plan.clauses[**at].kind == ClauseKind::Task)
            .flat_map(|at| plan.mapping.of(*at))
            .map(|label| label.item)
            .collect();
        let only = labelled.len() == 1 && task.responsible.len() == 1 && own.len() == 1;
        let item = labelled.first().filter(|_| only)?;
        Some(Planted::cut(changed, vec![format!("C302 {}", code_of(*item))]))
    })
}

fn only_supports(plan: &Member) -> Option<Planted> {
    let text = plan.plan.source.text();
    notes(plan).into_iter().find_map(|(task, note)| {
        let unit = task.responsible.first().filter(|_| task.responsible.len() == 1)?;
        let changed = instead(text, note, &format!("（{}配合）", unit.unit));
        Some(Planted::cut(changed, vec![format!("C301{}", first_item(plan, task))]))
    })
}

/// Every note without which nobody is left, in a plan that names nobody for most of its tasks then.
fn cut_all(plan: &Member) -> Option<Planted> {
    let mut text = plan.plan.source.text().to_owned();
    let mut notes: Vec<Span> = notes(plan).into_iter().map(|(_, note)| note).collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.start));
    notes.dedup();
    let owned = |text: &str| {
        let tasks = member("cut", text).plan.tasks;
        (tasks.iter().filter(|task| !task.responsible.is_empty()).count(), tasks.len())
    };
    let mut left = owned(&text);
    for note in notes {
        let cut = without(&text, note);
        let now = owned(&cut);
        if now == (left.0 - 1, left.1) {
            (text, left) = (cut, now);
        }
    }
    if left.0 * 2 >= left.1 {
        return None;
    }
    let before = diagnostics(plan, plan.plan.source.text(), How::default());
    let settled = before.iter().filter(|one| one.finding.code == Code::NoOwner).map(signature).collect();
    Some(Planted { settled, ..Planted::cut(text, vec!["C303".to_owned()]) })
}
