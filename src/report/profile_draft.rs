//! Drafts a profile from a document, for a person to correct: which items and elements each of its points asks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::lineage::Member;
use crate::plan::{ClauseKind, Section, label_number};
use crate::taxonomy::{ElementId, ItemId, Taxonomy};

/// Why no profile can be made from a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoProfile {
    /// None of its tasks asks for an item.
    #[error(
        "line {0}: no task of this document asks for any item of the taxonomy, so that there is no point to write; check that it is the right file and the right taxonomy"
    )]
    NoPoint(usize),
    /// It has neither a title nor a year.
    #[error(
        "line 1: this document has neither a title nor a year that could be read; a profile is of a document of one year, so check that it is the right file"
    )]
    NoDocument,
}

/// A point of the document: chapter and section.
struct DraftPoint<'p> {
    number: String,
    title: &'p str,
    line: usize,
    items: Vec<ItemId>,
    elements: BTreeSet<ElementId>,
}

/// Writes the profile as YAML, with the line of each point in a comment.
///
/// # Errors
/// If no task of the document asks for an item.
pub fn profile_draft(member: &Member, taxonomy: &Taxonomy) -> Result<String, NoProfile> {
    let header = &member.plan.header;
    if header.title.is_none() && header.year.is_none() {
        return Err(NoProfile::NoDocument);
    }
    let points = points(member);
    let first = member.plan.clauses.iter().find(|clause| clause.kind == ClauseKind::Task);
    if points.is_empty() {
        return Err(NoProfile::NoPoint(first.map_or(1, |clause| member.plan.lines_of(clause.span).0)));
    }
    let mut text = format!(
        "# 由 {} 写出的草稿（sha256 {}），请逐点核对后放入 profiles/。\n# number：章节号；items：该点要求的事项；elements：点名的要素；levels：只要求某几级的写 [省, 市]。\n# 每点上一行注明其在原文中的行号。事项已列全的，把 complete 改为 true。\n",
        member.plan.source.name(),
        member.plan.source.sha256(),
    );
    let mut field = |name: &str, value: Option<String>| match value {
        Some(value) => text.push_str(&format!("{name}: {value}\n")),
        None => text.push_str(&format!("# 原文中没有读到，须补填。\n{name}:\n")),
    };
    field("year", header.year.map(|year| year.to_string()));
    field("doc_number", header.doc_number.as_deref().map(plain));
    field("title", header.title.as_deref().map(plain));
    field("issued", header.issued.clone());
    field("complete", Some("false".to_owned()));
    text.push_str("points:\n");
    for point in &points {
        let items: Vec<&str> = point.items.iter().map(|item| taxonomy.item(*item).code.as_str()).collect();
        let elements: Vec<&str> = point.elements.iter().map(|element| taxonomy.element(*element).code.as_str()).collect();
        let elements = if elements.is_empty() { String::new() } else { format!(", elements: [{}]", elements.join(", ")) };
        let (number, title) = (&point.number, plain(point.title));
        text.push_str(&format!("  # 第 {} 行\n", point.line));
        text.push_str(&format!(
            "  - {{number: \"{number}\", title: {title}, items: [{}]{elements}, seen: text}}\n",
            items.join(", ")
        ));
    }
    Ok(text)
}

/// The sections of the first two levels that ask for items, in document order.
fn points(member: &Member) -> Vec<DraftPoint<'_>> {
    let plan = &member.plan;
    let mut found: BTreeMap<usize, DraftPoint<'_>> = BTreeMap::new();
    for task in &plan.tasks {
        let mut at = task.section;
        while let Some(section) = plan.sections.get(at).filter(|section| section.path.len() > 2) {
            let Some(parent) = section.parent else { break };
            at = parent;
        }
        let Some(section) = plan.sections.get(at) else { continue };
        for &clause in &task.clauses {
            let Some(text) = plan.clauses.get(clause).filter(|text| text.kind == ClauseKind::Task) else { continue };
            for label in member.mapping.of(clause) {
                let point = found.entry(at).or_insert_with(|| DraftPoint {
                    number: String::new(),
                    title: if section.heading.is_empty() { plan.source.slice(text.body) } else { section.heading.as_str() },
                    line: plan.source.line_of(section.start),
                    items: Vec::new(),
                    elements: BTreeSet::new(),
                });
                if !point.items.contains(&label.item) {
                    point.items.push(label.item);
                }
                point.elements.extend(label.element_ids());
            }
        }
    }
    let mut numbers: BTreeSet<String> = BTreeSet::new();
    let mut points: Vec<DraftPoint<'_>> = Vec::new();
    for (order, (at, mut point)) in found.into_iter().enumerate() {
        let number = plan.sections.get(at).map(number).filter(|number| !number.is_empty());
        let number = number.unwrap_or_else(|| format!("p{}", order + 1));
        // A document with two number sequences still gets unique numbers.
        let free = (1..).map(|copy| if copy == 1 { number.clone() } else { format!("{number}-{copy}") });
        point.number = free.into_iter().find(|candidate| numbers.insert(candidate.clone())).unwrap_or_default();
        points.push(point);
    }
    points
}

/// Chapter and section as digits: 2.3 for 二（三）.
fn number(section: &Section) -> String {
    let figures = section.path.iter().filter_map(|label| label_number(label)).map(|number| number.to_string());
    figures.collect::<Vec<_>>().join(".")
}

/// A text as a YAML scalar on one line.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|ch| !ch.is_control()).take(60).collect();
    let special =
        text.chars().any(|ch| "#:{}[],&*!|>'\"%@`\\".contains(ch)) || text.starts_with(['-', '?', ' ']) || text.is_empty();
    if special { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) } else { text }
}
