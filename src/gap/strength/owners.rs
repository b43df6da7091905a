//! Compares the owners of an item's tasks in a plan and its parent.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Aspect, Compared, Relation, Said};
use super::pairing::Links;
use super::statements::Statements;
use crate::gap::office::Office;
use crate::language::current;
use crate::plan::{Responsible, Role};

/// Compares the owners of each task of the parent that asks for an item with those of the plan's tasks that answer it.
///
/// Owners are the same if they are the same office, at whatever level: 市财政局 and 区财政局. A supporting unit is not an owner. One
/// common owner is enough, because the level below rarely has all offices of the one above. Different owners are reported only for clauses
/// in `near`, of which one is the most similar to the other in its whole plan: other pairs share an item but may be different tasks.
pub(super) fn compare(own: &Statements<'_>, parent: &Statements<'_>, links: &Links, near: &Links) -> Vec<Compared> {
    let mut tasks: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
    for (above, clause) in links {
        tasks.entry(parent.task_of(*above)).or_default().push((*above, *clause));
    }
    let task = |linked: Vec<(usize, usize)>| {
        let answers: BTreeSet<usize> = linked.iter().map(|(_, clause)| *clause).collect();
        let (above, here) = linked.first()?;
        let there = owners(parent, [*above].into_iter());
        let here = (owners(own, answers.iter().copied()), *here);
        let offices = |side: &Statements<'_>, units: &[&Responsible]| {
            units.iter().map(|unit| Office::of(unit, &side.places)).collect::<BTreeSet<_>>()
        };
        let is_shared = !offices(own, &here.0).is_disjoint(&offices(parent, &there));
        let relation = relation(&here.0, &there, is_shared)?;
        if relation == Relation::Differs && !linked.iter().any(|pair| near.contains(pair)) {
            return None;
        }
        Some(Compared { aspect: Aspect::Owner, relation, parent: said(&there, *above), own: said(&here.0, here.1) })
    };
    let mut found: Vec<Compared> = tasks.into_values().filter_map(task).collect();
    // Several tasks with the same owners are reported once.
    let mut known = BTreeSet::new();
    let names = |said: &Option<Said>| said.as_ref().map(|said| said.text.clone());
    found.retain(|compared| known.insert((compared.relation, names(&compared.parent), names(&compared.own))));
    found
}

/// `is_shared`: whether both sides name a common office.
fn relation(here: &[&Responsible], there: &[&Responsible], is_shared: bool) -> Option<Relation> {
    Some(match (here.is_empty(), there.is_empty()) {
        (true, true) => return None,
        (true, false) => Relation::Weaker,
        (false, true) => Relation::Stronger,
        // Any of the collectively named units may answer: 县政府办公室 for 各县（区）人民政府.
        (false, false) if there.iter().all(|unit| is_all_of_a_kind(unit)) => Relation::Same,
        // 各单位 answers for 市政府办公室、市直各部门.
        (false, false) if [here, there].iter().all(|side| side.iter().any(|unit| is_all_of_a_kind(unit))) => Relation::Same,
        (false, false) if is_shared => Relation::Same,
        (false, false) => Relation::Differs,
    })
}

fn is_all_of_a_kind(unit: &Responsible) -> bool {
    unit.unit.starts_with(current().units.all_of_a_kind)
}

fn said(units: &[&Responsible], clause: usize) -> Option<Said> {
    let mut names: Vec<&str> = Vec::new();
    for unit in units {
        if !names.contains(&unit.unit.as_str()) {
            names.push(&unit.unit);
        }
    }
    Some(Said { text: names.join("、"), clause }).filter(|said| !said.text.is_empty())
}

fn owners<'p>(side: &Statements<'p>, clauses: impl Iterator<Item = usize>) -> Vec<&'p Responsible> {
    let task = |clause: usize| side.task_of(clause).and_then(|task| side.member.plan.tasks.get(task));
    let named: Vec<&Responsible> = clauses
        .filter_map(|clause| Some(task(clause)?.doers_of(clause)))
        .flatten()
        .filter(|unit| unit.role != Role::Support)
        .collect();
    let mut known = BTreeSet::new();
    named.into_iter().filter(|unit| known.insert((&unit.unit, unit.role))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str) -> Responsible {
        Responsible { unit: name.to_owned(), full_name: None, department: None, role: Role::Lead }
    }

    #[test]
    fn whoever_of_all_of_a_kind_is_asked_answers() {
        let relation = |here: &str, there: &[&str]| {
            let there: Vec<Responsible> = there.iter().map(|name| unit(name)).collect();
            relation(&[&unit(here)], &there.iter().collect::<Vec<_>>(), false)
        };
        assert_eq!(relation("县政府办公室", &["各县（区）人民政府"]), Some(Relation::Same));
        assert_eq!(relation("各单位", &["市财政局", "各县（区）人民政府"]), Some(Relation::Same));
        assert_eq!(relation("各单位", &["市财政局"]), Some(Relation::Differs));
        assert_eq!(relation("县政府办公室", &["市财政局"]), Some(Relation::Differs));
        assert_eq!(relation("县政府办公室", &["市财政局", "各县（区）人民政府"]), Some(Relation::Differs));
    }
}
