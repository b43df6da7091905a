//! Who is responsible for each item, and where that differs from the plan above.

use std::collections::{BTreeMap, BTreeSet};

use crate::lineage::Member;
use crate::plan::{ClauseKind, Role};
use crate::taxonomy::{Department, Departments, ItemId, Taxonomy};

/// A unit that a plan names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A known department, as an index into [`Departments::list`].
    Department(usize),
    /// A unit that is not a known department, by its printed name.
    Printed(String),
}

/// The units responsible for an item of a plan, with their roles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owners {
    /// Each unit with all roles that it has in tasks that ask for the item.
    pub units: BTreeMap<Unit, BTreeSet<Role>>,
    /// First lines of the clauses that ask for it, from 1, ascending.
    pub lines: Vec<usize>,
}

/// The departments for an item that differ between a plan and the plan above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerDifference {
    /// Departments that only the plan names.
    pub only_plan: Vec<usize>,
    /// Departments that only the parent names.
    pub only_parent: Vec<usize>,
    /// Departments that both name.
    pub both: Vec<usize>,
}

/// Returns who is responsible for each item that a task clause of the plan asks for; if no unit is named, the owners are empty.
#[must_use]
pub fn owners_of(member: &Member, taxonomy: &Taxonomy) -> BTreeMap<ItemId, Owners> {
    let plan = &member.plan;
    let mut found: BTreeMap<ItemId, Owners> = BTreeMap::new();
    for (clause, labels) in plan.clauses.iter().zip(&member.mapping.labels) {
        if clause.kind == ClauseKind::Task {
            for label in labels {
                found.entry(label.item).or_default().lines.push(plan.lines_of(clause.span).0);
            }
        }
    }
    for task in &plan.tasks {
        let is_task = |at: &&usize| plan.clauses.get(**at).is_some_and(|clause| clause.kind == ClauseKind::Task);
        let asked: BTreeSet<(ItemId, usize)> = task
            .clauses
            .iter()
            .filter(is_task)
            .flat_map(|&at| member.mapping.of(at).iter().map(move |label| (label.item, at)))
            .collect();
        for (item, clause) in asked {
            let owners = found.entry(item).or_default();
            for responsible in task.doers_of(clause) {
                let unit = unit(&taxonomy.departments, responsible.department.as_deref(), &responsible.unit);
                owners.units.entry(unit).or_default().insert(responsible.role);
            }
        }
    }
    for owners in found.values_mut() {
        owners.lines.sort_unstable();
        owners.lines.dedup();
    }
    found
}

fn unit(departments: &Departments, id: Option<&str>, printed: &str) -> Unit {
    // A plan that was not identified has no ids yet, but its units have names.
    let id = id.or_else(|| departments.of_unit(printed).map(|found| found.id.as_str()));
    let at = id.and_then(|id| departments.list().iter().position(|known: &Department| known.id == id));
    at.map_or_else(|| Unit::Printed(printed.to_owned()), Unit::Department)
}

/// Compares the departments of an item in a plan and in the plan above.
///
/// Only known departments are compared: any other printed name contains its place, and so differs between levels even for the same unit.
/// `None` if the departments are the same, or if one side names none.
#[must_use]
pub fn owner_difference(plan: &Owners, parent: &Owners) -> Option<OwnerDifference> {
    let known = |owners: &Owners| -> BTreeSet<usize> {
        let ids = owners.units.keys().filter_map(|unit| match unit {
            Unit::Department(index) => Some(*index),
            Unit::Printed(_) => None,
        });
        ids.collect()
    };
    let (own, above) = (known(plan), known(parent));
    if own.is_empty() || above.is_empty() || own == above {
        return None;
    }
    Some(OwnerDifference {
        only_plan: own.difference(&above).copied().collect(),
        only_parent: above.difference(&own).copied().collect(),
        both: own.intersection(&above).copied().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapper;
    use crate::source::SourceText;
    use crate::taxonomy;

    const PLAN: &str = "某县2017年工作要点\n\n一、推进预决算公开。公开部门预算和决算。（县财政局牵头，县审计局、各乡镇配合）\n\n二、推进环境保护信息公开。公开环境质量监测信息。\n";

    fn owners(text: &str) -> (BTreeMap<ItemId, Owners>, Taxonomy) {
        let taxonomy = taxonomy::load_embedded().expect("valid data");
        let source = SourceText::from_bytes("a.txt", text.as_bytes()).expect("text");
        let plan = crate::plan::parse("a", source).expect("a plan");
        let mapping = Mapper::new(&taxonomy).map(&plan);
        (owners_of(&Member { plan, mapping }, &taxonomy), taxonomy)
    }

    fn of<'a>(found: &'a (BTreeMap<ItemId, Owners>, Taxonomy), code: &str) -> &'a Owners {
        found.0.get(&found.1.by_code(code).expect("a code")).expect("asked for")
    }

    fn names(found: &(BTreeMap<ItemId, Owners>, Taxonomy), code: &str) -> Vec<String> {
        let units = of(found, code).units.iter();
        let name = |unit: &Unit| match unit {
            Unit::Department(index) => found.1.departments.list()[*index].id.clone(),
            Unit::Printed(name) => name.clone(),
        };
        units.map(|(unit, roles)| format!("{} {:?}", name(unit), roles)).collect()
    }

    #[test]
    fn a_unit_is_known_by_its_department_and_else_by_its_name() {
        let found = owners(PLAN);
        assert_eq!(names(&found, "FI1"), ["finance {Lead}", "audit {Support}", "各乡镇 {Support}"]);
        assert_eq!(of(&found, "FI1").lines, [3]);
    }

    #[test]
    fn each_note_of_a_paragraph_closes_its_own_part() {
        let text = "某县2017年工作要点\n\n一、推进公开。公开部门预算和决算。（县财政局牵头）公开环境质量监测信息。公开排污情况。（县环保局牵头，县审计局配合）\n";
        let found = owners(text);
        assert_eq!(names(&found, "FI1"), ["finance {Lead}"]);
        assert_eq!(names(&found, "LI6"), ["audit {Support}", "environment {Lead}"]);
        // A note at the end applies to the whole paragraph.
        let found = owners(&text.replace("（县财政局牵头）", ""));
        assert_eq!(names(&found, "FI1"), ["audit {Support}", "environment {Lead}"]);
    }

    #[test]
    fn an_item_without_an_owner_has_none() {
        let found = owners(PLAN);
        assert!(of(&found, "LI6").units.is_empty() && of(&found, "LI6").lines == [5]);
    }

    #[test]
    fn only_departments_that_both_sides_name_are_compared() {
        let plan = owners(PLAN);
        assert_eq!(owner_difference(of(&plan, "FI1"), of(&plan, "FI1")), None, "a plan against itself");
        let other = owners(&PLAN.replace("县审计局", "县统计局").replace("各乡镇", "各街道"));
        let difference = owner_difference(of(&plan, "FI1"), of(&other, "FI1")).expect("audit for statistics");
        assert_eq!((difference.only_plan.len(), difference.only_parent.len(), difference.both.len()), (1, 1, 1));
        let places = owners(&PLAN.replace("各乡镇", "各街道"));
        assert_eq!(owner_difference(of(&plan, "FI1"), of(&places, "FI1")), None, "names of places are not compared");
        let nobody = owners(&PLAN.replace("（县财政局牵头，县审计局、各乡镇配合）", ""));
        assert_eq!(owner_difference(of(&plan, "FI1"), of(&nobody, "FI1")), None, "nothing to compare with");
    }
}
