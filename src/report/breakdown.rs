//! A plan as a table of tasks: who does what by when, for distribution.

use super::PointRef;
use super::stated_basis::StatedBases;
use crate::lineage::Member;
use crate::plan::{ClauseKind, Plan, Role, Section, Task, label_number};
use crate::source::Origin;
use crate::taxonomy::{ItemId, Profile, Taxonomy};

/// The tasks of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Name of the plan.
    pub plan: String,
    /// Its title.
    pub title: Option<String>,
    /// Document number of the national points to which its tasks are traced; `None` if none are known for its year.
    pub doc_number: Option<String>,
    /// Tasks in document order.
    pub tasks: Vec<BreakdownRow>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakdownRow {
    /// Heading of its chapter with its number; `None` for a task outside any chapter, or that is a chapter itself.
    pub chapter: Option<String>,
    /// Its place in the outline.
    pub path: Vec<String>,
    /// Heading; empty if it has none.
    pub heading: String,
    /// What it asks for, without number and notes.
    pub text: String,
    /// Page, paragraph or cell of its first line; `None` for plain text.
    pub origin: Option<Origin>,
    /// First line, from 1.
    pub line_start: usize,
    /// Last line.
    pub line_end: usize,
    /// Lead units, as printed.
    pub lead: Vec<String>,
    /// Supporting units, as printed.
    pub support: Vec<String>,
    /// Implementing units, as printed.
    pub implement: Vec<String>,
    /// Deadlines, as printed.
    pub deadlines: Vec<String>,
    /// Frequencies, as printed.
    pub frequencies: Vec<String>,
    /// Quantities, as printed.
    pub quantities: Vec<String>,
    /// Bases, as printed, if the plan is a table with such a column.
    pub bases: Vec<String>,
    /// National points of the plan's year that ask for the same items.
    pub points: Vec<PointRef>,
}

/// Makes the table of tasks of a plan.
#[must_use]
pub fn breakdown(member: &Member, taxonomy: &Taxonomy) -> Breakdown {
    let plan = &member.plan;
    let profile = plan.header.year.and_then(|year| taxonomy.profiles.get(&year));
    let bases = StatedBases::of(plan);
    let row = |task: &Task| {
        let row = task_row(member, task, plan.sections.get(task.section)?, profile);
        Some(BreakdownRow { bases: bases.of_task(plan, task), ..row })
    };
    Breakdown {
        plan: plan.id.clone(),
        title: plan.header.title.clone(),
        doc_number: profile.map(|profile| profile.doc_number.clone()),
        tasks: plan.tasks.iter().filter_map(row).collect(),
    }
}

fn task_row(member: &Member, task: &Task, section: &Section, profile: Option<&Profile>) -> BreakdownRow {
    let plan = &member.plan;
    let clauses: Vec<usize> = task
        .clauses
        .iter()
        .copied()
        .filter(|&at| plan.clauses.get(at).is_some_and(|clause| clause.kind == ClauseKind::Task))
        .collect();
    let spans = || task.clauses.iter().filter_map(|&at| plan.clauses.get(at)).map(|clause| plan.lines_of(clause.span));
    let begin = plan.source.line_of(section.start);
    let units = |role: Role| {
        let units = task.responsible.iter().filter(|found| found.role == role);
        units.map(|found| found.unit.clone()).collect()
    };
    BreakdownRow {
        chapter: chapter(plan, section),
        path: section.path.clone(),
        heading: section.heading.clone(),
        text: clauses
            .iter()
            .filter_map(|&at| plan.clauses.get(at))
            .map(|clause| joined(plan.source.slice(clause.body)))
            .collect(),
        origin: plan.origin_of(section.start).cloned(),
        line_start: spans().map(|(first, _)| first).min().unwrap_or(begin),
        line_end: spans().map(|(_, last)| last).max().unwrap_or(begin),
        lead: units(Role::Lead),
        support: units(Role::Support),
        implement: units(Role::Implement),
        deadlines: task.deadlines.iter().map(|stated| &stated.text).chain(&task.undated).cloned().collect(),
        frequencies: task.frequencies.iter().map(|stated| stated.text.clone()).collect(),
        quantities: task.quantities.iter().map(|stated| stated.text.clone()).collect(),
        bases: Vec::new(),
        points: profile.map(|profile| points(member, &clauses, profile)).unwrap_or_default(),
    }
}

/// The text without line breaks and the white space around them.
fn joined(raw: &str) -> String {
    raw.lines().map(str::trim).collect()
}

fn chapter(plan: &Plan, section: &Section) -> Option<String> {
    let mut above = plan.sections.get(section.parent?)?;
    while let Some(higher) = above.parent.and_then(|index| plan.sections.get(index)) {
        above = higher;
    }
    match above.path.first() {
        None => Some(above.heading.clone()).filter(|heading| !heading.is_empty()),
        Some(label) if above.heading.is_empty() => Some(label.clone()),
        Some(label) => Some(format!("{}{}", with_stop(label), above.heading)),
    }
}

/// The number of a chapter as written before its heading: 一、, （一）, 第一章 with a space; labels that are not numbers get a colon.
fn with_stop(label: &str) -> String {
    let stop = match label_number(label) {
        None => "：",
        Some(_) if label.ends_with(['）', ')']) => "",
        Some(_) if label.starts_with('第') => " ",
        Some(_) => "、",
    };
    format!("{label}{stop}")
}

fn points(member: &Member, clauses: &[usize], profile: &Profile) -> Vec<PointRef> {
    let asked: Vec<ItemId> = clauses.iter().flat_map(|&at| member.mapping.of(at)).map(|label| label.item).collect();
    let shared = profile.points.iter().filter(|point| point.items.iter().any(|item| asked.contains(item)));
    let named = shared.map(|point| PointRef {
        year: profile.year,
        number: point.number.clone(),
        title: point.title.clone(),
        sure: point.sure,
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_stop_of_its_kind() {
        assert_eq!(["一", "（一）", "(1)", "第一章", "附件"].map(with_stop), ["一、", "（一）", "(1)", "第一章 ", "附件："]);
    }
}
