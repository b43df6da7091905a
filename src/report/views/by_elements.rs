//! `compare --rows elements`: the checkable parts of the items over the plans.

use std::sync::Arc;

use super::marks::cell_mark;
use super::plan_names::plan_heads;
use super::side_by_side::{SideBySideError, few, set};
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::model::{ElementCell, ElementRow, PlanReport};
use crate::report::{Lang, RenderOptions, Report};

/// Elements in rows under their item, plans in columns: the number of clauses that name each, or with `text` these clauses.
///
/// # Errors
/// If there are too many plans to put side by side with their text.
pub fn by_elements_set(report: &Report, text: bool, options: RenderOptions) -> Result<TableSet, SideBySideError> {
    if text {
        few(report)?;
    }
    let lang = options.lang;
    let (words, own) = (lang.words(), lang.elements());
    let heads = plan_heads(report, options, 40);
    let mut table = Table::new([words.code, own.element].into_iter().map(str::to_owned).chain(heads.names));
    for domain in &report.domains {
        table.row([domain.code.as_str(), lang.pick(&domain.names)]);
        for item in &domain.items {
            let mut row = vec![item.code.clone(), lang.pick(&item.names).to_owned()];
            row.extend(item.cells.iter().map(|cell| cell_mark(cell, words)));
            table.rows.push(row);
            table.rows.extend(item.elements.iter().map(|element| element_row(report, element, text, lang)));
        }
    }
    let mut set = set(report, own.elements_title, table, own.elements_legend, lang);
    set.legend.extend(heads.legend);
    Ok(set)
}

fn element_row(report: &Report, element: &ElementRow, text: bool, lang: Lang) -> Vec<String> {
    let cells = element.cells.iter().zip(&report.plans);
    let marks = cells.map(|(cell, plan)| if text { with_text(cell, plan, lang) } else { mark(cell, lang) });
    [element.code.clone(), lang.pick(&element.names).to_owned()].into_iter().chain(marks).collect()
}

fn mark(cell: &ElementCell, lang: Lang) -> String {
    let words = lang.words();
    match cell {
        ElementCell::Named(clauses) => format!("{}{}", words.mark_present, clauses.len()),
        ElementCell::Missing => words.mark_absent.to_owned(),
        ElementCell::Unknown => words.unknown.to_owned(),
        ElementCell::Absent => String::new(),
    }
}

fn with_text(cell: &ElementCell, plan: &PlanReport, lang: Lang) -> String {
    let ElementCell::Named(clauses) = cell else { return mark(cell, lang) };
    let quoted =
        |(line, text): &(usize, Arc<str>)| lang.words().in_source(&plan.source, *line) + lang.words().colon + text.trim();
    clauses.iter().map(quoted).collect::<Vec<_>>().join("\n")
}
