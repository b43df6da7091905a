//! The names of plans in column and row heads.

use crate::render::width::TextWidth;
use crate::report::{Lang, PlanReport, RenderOptions, Report};

/// A plan in a table for programs: its place and year, then its id.
pub(crate) fn csv_name(plan: &PlanReport, lang: Lang) -> String {
    name_and_id(&plan.label, &plan.id, lang)
}

pub(super) fn name_and_id(label: &str, id: &str, lang: Lang) -> String {
    if label == id { id.to_owned() } else { label.to_owned() + &lang.words().brackets(id) }
}

/// The heads of the columns of plans.
#[derive(Debug, Clone)]
pub(super) struct PlanHeads {
    /// One per plan: its name, or its number if the names do not fit.
    pub names: Vec<String>,
    /// The meaning of the numbers; empty with names.
    pub legend: Vec<String>,
}

/// A plan by its place and year, with its source file.
pub(super) fn named_file(plan: &PlanReport) -> String {
    format!("{} {}", plan.label, plan.source.name)
}

/// Heads for the plans of a report in a table whose other columns take about `rest` cells.
pub(super) fn plan_heads(report: &Report, options: RenderOptions, rest: usize) -> PlanHeads {
    // Without a terminal, programs may read the table, and identify plans by id.
    if options.width.is_none() {
        let names = report.plans.iter().map(|plan| csv_name(plan, options.lang)).collect();
        return PlanHeads { names, legend: Vec::new() };
    }
    let labels = || report.plans.iter().map(|plan| plan.label.clone());
    let wide: usize = labels().map(|id| id.width() + 3).sum();
    if options.width.is_none_or(|width| usize::from(width) >= wide + rest) {
        return PlanHeads { names: labels().collect(), legend: Vec::new() };
    }
    PlanHeads {
        names: (1..=report.plans.len()).map(|number| format!("[{number}]")).collect(),
        legend: (1..).zip(&report.plans).map(|(number, plan)| format!("[{number}] {}", named_file(plan))).collect(),
    }
}

/// Plan, title, level and year.
pub(super) fn named(plan: &PlanReport, lang: Lang) -> [String; 4] {
    let words = lang.words();
    let unknown = || words.unknown.to_owned();
    [
        plan.label.clone(),
        plan.header.title.clone().unwrap_or_else(unknown),
        words.level_of(&plan.header).unwrap_or_else(unknown),
        plan.header.year.map_or_else(unknown, |year| year.to_string()),
    ]
}
