//! `compare --rows elements` as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::files::{V1NotRead, not_read};
use super::tables::{V1Filter, filter};
use crate::report::{ElementCell, Report};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1ElementCell {
    state: &'static str,
    lines: Vec<usize>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1ElementRow<'a> {
    code: &'a str,
    zh: &'a str,
    en: &'a str,
    item: &'a str,
    plans: BTreeMap<&'a str, V1ElementCell>,
}

/// The elements of the items over the plans.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Elements<'a> {
    schema: &'static str,
    filter: Option<V1Filter<'a>>,
    elements: Vec<V1ElementRow<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

/// Makes the wire form of the elements: `named` with the first lines of the clauses, `missing`, `unknown` or `absent`.
#[must_use]
pub fn elements(report: &Report) -> V1Elements<'_> {
    let cell = |cell: &ElementCell| match cell {
        ElementCell::Named(clauses) => V1ElementCell { state: "named", lines: clauses.iter().map(|(line, _)| *line).collect() },
        ElementCell::Missing => V1ElementCell { state: "missing", lines: Vec::new() },
        ElementCell::Unknown => V1ElementCell { state: "unknown", lines: Vec::new() },
        ElementCell::Absent => V1ElementCell { state: "absent", lines: Vec::new() },
    };
    let items = report.domains.iter().flat_map(|domain| &domain.items);
    let rows = items.flat_map(|item| {
        item.elements.iter().map(move |element| V1ElementRow {
            code: &element.code,
            zh: &element.names.zh,
            en: &element.names.en,
            item: &item.code,
            plans: report.plans.iter().map(|plan| plan.id.as_str()).zip(element.cells.iter().map(cell)).collect(),
        })
    });
    V1Elements {
        schema: "duibiao/elements/v1",
        filter: filter(&report.filter),
        elements: rows.collect(),
        not_read: not_read(&report.not_read),
    }
}
