//! `parse --format json` and `map --format jsonl`.

use serde::Serialize;

use super::review::{V1Review, review, signed};
use super::rounded;
use crate::lineage::Member;
use crate::mapping::Label;
use crate::plan::{
    Clause, Day, Deadline, Frequency, Level, Period, Plan, PlanKind, Quantity, Recurring, Responsible, Stated, Task,
};
use crate::source::Origin;
use crate::taxonomy::Taxonomy;

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Item<'a> {
    code: &'a str,
    confidence: f64,
    evidence: Vec<&'a str>,
    elements: Vec<&'a str>,
    review: Option<V1Review<'a>>,
}

/// Where in the original file a clause begins; plain text has none, there the line says it all.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", untagged)]
enum V1Origin<'a> {
    Page { page: usize },
    Paragraph { paragraph: usize },
    Cell { sheet: &'a str, row: usize, column: usize },
}

fn origin(plan: &Plan, at: usize) -> Option<V1Origin<'_>> {
    plan.origin_of(at).map(|origin| match origin {
        Origin::Page(page) => V1Origin::Page { page: *page },
        Origin::Paragraph(paragraph) => V1Origin::Paragraph { paragraph: *paragraph },
        Origin::Cell { sheet, row, column } => V1Origin::Cell { sheet, row: *row, column: *column },
    })
}

/// One clause with its items.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1MapLine<'a> {
    schema: &'static str,
    plan: &'a str,
    path: &'a [String],
    kind: &'static str,
    text: &'a str,
    line_start: usize,
    line_end: usize,
    byte_start: usize,
    byte_end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<V1Origin<'a>>,
    items: Vec<V1Item<'a>>,
    rejected: Vec<V1Item<'a>>,
    no_item: Option<V1Review<'a>>,
}

/// Makes a line for every clause, in document order; bytes index the decoded UTF-8 text, lines count from 1.
pub fn map_lines<'a>(member: &'a Member, taxonomy: &'a Taxonomy) -> impl Iterator<Item = V1MapLine<'a>> {
    (member.plan.clauses.iter().enumerate()).map(move |(index, clause)| map_line(member, index, clause, taxonomy))
}

fn map_line<'a>(member: &'a Member, index: usize, clause: &'a Clause, taxonomy: &'a Taxonomy) -> V1MapLine<'a> {
    let (plan, mapping) = (&member.plan, &member.mapping);
    let (line_start, line_end) = plan.lines_of(clause.span);
    let item = |label: &'a Label| V1Item {
        code: &taxonomy.item(label.item).code,
        confidence: rounded(label.confidence),
        evidence: label.evidence.iter().map(|words| plan.source.slice(words.span)).collect(),
        elements: label.element_ids().map(|element| taxonomy.element(element).names.zh.as_str()).collect(),
        review: review(&label.decision),
    };
    V1MapLine {
        schema: "duibiao/map/v1",
        plan: &plan.id,
        path: plan.path_of(clause),
        kind: clause.kind.code(),
        text: &clause.text,
        line_start,
        line_end,
        byte_start: clause.span.start,
        byte_end: clause.span.end,
        origin: origin(plan, clause.span.start),
        items: mapping.of(index).iter().map(item).collect(),
        rejected: mapping.rejected_of(index).iter().map(item).collect(),
        no_item: mapping.settled.get(&index).map(|signature| signed("confirmed", signature)),
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Jurisdiction<'a> {
    name: &'a str,
    code: Option<&'a str>,
    prefecture: Option<&'a str>,
    province: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Authority<'a> {
    title: &'a str,
    doc_number: Option<&'a str>,
    level: Option<&'static str>,
    year: Option<u16>,
}

/// `unit` has the place that a list leaves out after its first unit (新源县发改委、财政局); `full_name` is the same where it was left out.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Responsible<'a> {
    unit: &'a str,
    role: &'static str,
    full_name: Option<&'a str>,
    department: Option<&'a str>,
}

/// `kind` is `by` (days as ISO 8601, `--12-31` where the year is open), `within` (a length of time in hours) or `statutory`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Deadline<'a> {
    text: &'a str,
    kind: &'static str,
    by: Vec<String>,
    yearly: bool,
    hours: Option<f64>,
    /// The day that comes back; left out where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<V1Turn>,
}

/// A day of every `week` (1 is Monday), `month` (31 is the last) or `quarter` (with the month of it, from 1).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Turn {
    period: &'static str,
    month: Option<u8>,
    day: u8,
}

/// `kind` is `rate` (times a year), `continuous` (实时), `regular` (定期) or `routine` (日常).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Frequency<'a> {
    text: &'a str,
    kind: &'static str,
    per_year: Option<f64>,
    at_least: bool,
}

/// Values of one `unit` compare: `%`, `百分点`, `分`, or the measure word as printed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Quantity<'a> {
    text: &'a str,
    comparison: &'static str,
    value: f64,
    unit: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Clause<'a> {
    text: &'a str,
    line_start: usize,
    line_end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<V1Origin<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Task<'a> {
    path: &'a [String],
    heading: Option<&'a str>,
    numbered: bool,
    line_start: usize,
    line_end: usize,
    responsible: Vec<V1Responsible<'a>>,
    deadlines: Vec<V1Deadline<'a>>,
    /// Words that stand where a deadline would and set no day.
    undated: &'a [String],
    frequencies: Vec<V1Frequency<'a>>,
    quantities: Vec<V1Quantity<'a>>,
    clauses: Vec<V1Clause<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Unread<'a> {
    what: &'a str,
    why: &'a str,
    line: usize,
}

/// A plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Plan<'a> {
    schema: &'static str,
    id: &'a str,
    title: Option<&'a str>,
    issuer: Option<&'a str>,
    doc_number: Option<&'a str>,
    issued: Option<&'a str>,
    published: Option<&'a str>,
    year: Option<u16>,
    level: Option<&'static str>,
    /// The level is only guessed by whom the plan is addressed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    level_guessed: Option<bool>,
    kind: Option<&'static str>,
    jurisdiction: Option<V1Jurisdiction<'a>>,
    authorities: Vec<V1Authority<'a>>,
    tasks: Vec<V1Task<'a>>,
    unread: Vec<V1Unread<'a>>,
    dropped: Vec<V1Dropped<'a>>,
}

/// Something that was left out: by the reader of the file, or as no part of the document; then it stands on `line` of the text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Dropped<'a> {
    what: &'a str,
    why: &'a str,
    line: Option<usize>,
}

/// What the reader of the file left out, and the parts of its text that do not belong to the document.
fn dropped(plan: &Plan) -> Vec<V1Dropped<'_>> {
    let remarks = plan.source.remarks().iter().map(|remark| V1Dropped { what: &remark.what, why: &remark.why, line: None });
    let around = plan.left_out().map(|clause| V1Dropped {
        what: &clause.text,
        why: "no part of the document",
        line: Some(plan.source.line_of(clause.span.start)),
    });
    remarks.chain(around).collect()
}

/// Makes the wire form of a plan.
#[must_use]
pub fn plan(plan: &Plan) -> V1Plan<'_> {
    let header = &plan.header;
    V1Plan {
        schema: "duibiao/plan/v1",
        id: &plan.id,
        title: header.title.as_deref(),
        issuer: header.issuer.as_deref(),
        doc_number: header.doc_number.as_deref(),
        issued: header.issued.as_deref(),
        published: header.published.as_deref(),
        year: header.year,
        level: header.level.map(Level::code),
        level_guessed: header.level_guessed.then_some(true),
        kind: header.kind.map(PlanKind::code),
        jurisdiction: header.jurisdiction.as_ref().map(|place| V1Jurisdiction {
            name: &place.name,
            code: place.code.as_deref(),
            prefecture: place.prefecture.as_deref(),
            province: place.province.as_deref(),
        }),
        authorities: header
            .authorities
            .iter()
            .map(|cited| V1Authority {
                title: &cited.title,
                doc_number: cited.doc_number.as_deref(),
                level: cited.level.map(Level::code),
                year: cited.year,
            })
            .collect(),
        tasks: plan.tasks.iter().filter_map(|found| task(plan, found)).collect(),
        unread: plan.unread.iter().map(|found| V1Unread { what: &found.what, why: &found.why, line: found.line }).collect(),
        dropped: dropped(plan),
    }
}

fn task<'a>(plan: &'a Plan, task: &'a Task) -> Option<V1Task<'a>> {
    let section = plan.sections.get(task.section)?;
    let clauses: Vec<&Clause> = task.clauses.iter().filter_map(|&index| plan.clauses.get(index)).collect();
    let line_start = plan.source.line_of(section.start);
    let line_end = clauses.last().map_or(line_start, |clause| plan.lines_of(clause.span).1);
    Some(V1Task {
        path: &section.path,
        heading: Some(section.heading.as_str()).filter(|heading| !heading.is_empty()),
        numbered: section.numbered,
        line_start,
        line_end,
        responsible: task.responsible.iter().map(responsible).collect(),
        deadlines: task.deadlines.iter().map(deadline).collect(),
        undated: &task.undated,
        frequencies: task.frequencies.iter().map(frequency).collect(),
        quantities: task.quantities.iter().map(quantity).collect(),
        clauses: clauses
            .into_iter()
            .map(|clause| {
                let (line_start, line_end) = plan.lines_of(clause.span);
                V1Clause { text: &clause.text, line_start, line_end, origin: origin(plan, clause.span.start) }
            })
            .collect(),
    })
}

fn responsible(found: &Responsible) -> V1Responsible<'_> {
    V1Responsible {
        unit: found.full_name.as_deref().unwrap_or(&found.unit),
        role: found.role.code(),
        full_name: found.full_name.as_deref(),
        department: found.department.as_deref(),
    }
}

fn deadline(found: &Stated<Deadline>) -> V1Deadline<'_> {
    let (kind, by, yearly) = match &found.value {
        Deadline::By { days, yearly } => ("by", days.iter().map(Day::iso).collect(), *yearly),
        Deadline::Each(_) => ("each", Vec::new(), false),
        Deadline::Within { .. } => ("within", Vec::new(), false),
        Deadline::Statutory => ("statutory", Vec::new(), false),
    };
    let every = match found.value {
        Deadline::Each(Recurring { period, month, day }) => {
            Some(V1Turn { period: period.code(), month: (period == Period::Quarter).then_some(month), day })
        }
        _ => None,
    };
    V1Deadline { text: &found.text, kind, by, yearly, hours: found.value.hours().map(rounded), every }
}

fn frequency(found: &Stated<Frequency>) -> V1Frequency<'_> {
    let (kind, at_least) = match found.value {
        Frequency::Rate { at_least, .. } => ("rate", at_least),
        Frequency::Continuous => ("continuous", false),
        Frequency::Regular => ("regular", false),
        Frequency::Routine => ("routine", false),
    };
    V1Frequency { text: &found.text, kind, per_year: found.value.per_year().map(rounded), at_least }
}

fn quantity(found: &Stated<Quantity>) -> V1Quantity<'_> {
    let value = &found.value;
    V1Quantity { text: &found.text, comparison: value.comparison.code(), value: value.value(), unit: &value.unit }
}
