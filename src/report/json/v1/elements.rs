//! Missing elements and the parent's tasks, in `gap --format json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::gap::Doubt;
use crate::report::model::{DeliverableRow, MissingRow, TaskRow};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Deliverable<'a> {
    code: &'a str,
    verdict: &'static str,
    missing_elements: Vec<&'a str>,
    missing_in_doubt: BTreeMap<&'a str, &'static str>,
}

/// A task of the nearest known parent; `line` is `null` for a point of a profile.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1ParentTask<'a> {
    place: &'a str,
    title: &'a str,
    line: Option<usize>,
    sure: bool,
    verdict: &'static str,
    items: Vec<V1Deliverable<'a>>,
}

/// The Chinese names of missing elements.
pub(super) fn missing_elements(missing: &[MissingRow]) -> Vec<&str> {
    missing.iter().map(|element| element.names.zh.as_str()).collect()
}

/// The missing elements that may be there after all, with the reason: `heading`, `confidence` or `unread`.
pub(super) fn missing_in_doubt(missing: &[MissingRow]) -> BTreeMap<&str, &'static str> {
    missing.iter().filter_map(|element| Some((element.names.zh.as_str(), element.doubt.map(Doubt::code)?))).collect()
}

/// Makes the wire form of a task of the parent.
pub(super) fn parent_task(task: &TaskRow) -> V1ParentTask<'_> {
    V1ParentTask {
        place: &task.place,
        title: &task.title,
        line: task.line,
        sure: task.sure,
        verdict: task.verdict.code(),
        items: task.deliverables.iter().map(deliverable).collect(),
    }
}

fn deliverable(found: &DeliverableRow) -> V1Deliverable<'_> {
    V1Deliverable {
        code: &found.code,
        verdict: found.verdict.code(),
        missing_elements: missing_elements(&found.missing),
        missing_in_doubt: missing_in_doubt(&found.missing),
    }
}
