//! `gap --format json`, and the parts of it that a comparison shows too.

use std::collections::BTreeMap;

use serde::Serialize;

use super::elements::{V1ParentTask, missing_elements, missing_in_doubt, parent_task};
use super::files::{V1NotRead, not_read};
use super::finding::{V1Excepted, V1Finding, excepted, findings};
use super::review::{V1Review, V1ReviewCounts, review, review_counts};
use super::rounded;
use super::standing::{V1Followed, V1PlanStanding, followed, of_plan};
use super::tables::{V1Filter, V1Peers, filter, peers};
use super::textual::{V1ItemText, V1PlanText, item_text, plan_text};
use crate::gap::Loss;
use crate::plan::Level;
use crate::report::model::{CandidateInfo, GapRow, LinkInfo, PlanReport, Quote, Rejected};
use crate::report::{Lang, NotRead, views};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Link<'a> {
    level: &'static str,
    state: &'a str,
    name: Option<&'a str>,
    plan: Option<&'a str>,
    year: Option<u16>,
    reason: &'static str,
    confidence: Option<f64>,
    candidates: Vec<V1Candidate<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Candidate<'a> {
    plan: &'a str,
    reason: &'static str,
    confidence: f64,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Quote<'a> {
    line: Option<usize>,
    text: String,
    review: Option<V1Review<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Rejected<'a> {
    code: &'a str,
    line_start: usize,
    line_end: usize,
    text: String,
    confidence: Option<f64>,
    review: Option<V1Review<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Evidence<'a> {
    plan: Vec<V1Quote<'a>>,
    parent: Vec<V1Quote<'a>>,
    above: Vec<V1Above<'a>>,
}

/// The first clause of a document above that asks for the item.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Above<'a> {
    level: &'static str,
    plan: &'a str,
    path: &'a [String],
    line: usize,
    text: String,
    more: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1GapItem<'a> {
    code: &'a str,
    verdict: &'static str,
    guessed: bool,
    missing_elements: Vec<&'a str>,
    missing_in_doubt: BTreeMap<&'a str, &'static str>,
    trace: BTreeMap<&'static str, &'static str>,
    lost_at: Option<&'static str>,
    lost_above: bool,
    lost_between: Option<[&'static str; 2]>,
    added_at: Option<&'static str>,
    #[serde(flatten)]
    text: V1ItemText,
    restored_at: Option<&'static str>,
    evidence: V1Evidence<'a>,
    peers: Option<V1Peers>,
    excepted: Option<V1Excepted<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Summary {
    covered: usize,
    partial: usize,
    /// Of what the nearest known parent asks for.
    dropped: usize,
    /// Dropped too, and asked for only above that parent.
    lost_above: usize,
    /// Not asked for by any known level above.
    added: usize,
    /// Left out by the nearest known parent, asked for above it, and taken up again.
    restored: usize,
    undetermined: usize,
    applicable: usize,
    excepted: usize,
    guessed: V1Guessed,
}

/// Verdicts that rest on a demand that is only guessed; no other count holds them.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Guessed {
    covered: usize,
    partial: usize,
    dropped: usize,
    undetermined: usize,
}

/// The gap analysis of a plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Gap<'a> {
    schema: &'static str,
    plan: &'a str,
    chain: Vec<V1Link<'a>>,
    items: Vec<V1GapItem<'a>>,
    parent_tasks: Vec<V1ParentTask<'a>>,
    summary: V1Summary,
    #[serde(flatten)]
    text: V1PlanText<'a>,
    review: V1ReviewCounts,
    rejected: Vec<V1Rejected<'a>>,
    filter: Option<V1Filter<'a>>,
    findings: Vec<V1Finding<'a>>,
    standing: Vec<V1PlanStanding<'a>>,
    followed: Option<V1Followed<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

/// Makes the wire form of a gap analysis; the messages of findings are in `lang`, and `left` are files of the folder that were not read.
#[must_use]
pub fn gap<'a>(plan: &'a PlanReport, left: &'a [NotRead], lang: Lang) -> V1Gap<'a> {
    V1Gap {
        schema: "duibiao/gap/v1",
        plan: &plan.id,
        chain: plan.chain.iter().map(link).collect(),
        items: plan.gaps.iter().map(|row| item(plan, row)).collect(),
        parent_tasks: plan.parent_tasks.iter().map(parent_task).collect(),
        summary: summary(plan),
        text: plan_text(plan),
        review: review_counts(plan.review),
        rejected: plan.rejected.iter().map(rejected).collect(),
        filter: filter(&plan.filter),
        findings: findings(&plan.findings, lang),
        standing: of_plan(plan),
        followed: followed(plan),
        not_read: not_read(left),
    }
}

fn rejected(rejected: &Rejected) -> V1Rejected<'_> {
    V1Rejected {
        code: &rejected.code,
        line_start: rejected.quote.line_start,
        line_end: rejected.quote.line_end,
        text: rejected.quote.text(),
        confidence: rejected.quote.confidence.map(rounded),
        review: review(&rejected.quote.decision),
    }
}

pub(super) fn link(link: &LinkInfo) -> V1Link<'_> {
    V1Link {
        level: link.level.code(),
        state: link.state.code(),
        name: link.name.as_deref(),
        plan: link.plan.as_deref(),
        year: link.year,
        reason: link.reason.code(),
        confidence: link.confidence.map(rounded),
        candidates: link.candidates.iter().map(candidate).collect(),
    }
}

fn candidate(candidate: &CandidateInfo) -> V1Candidate<'_> {
    let CandidateInfo { plan, reason, confidence } = candidate;
    V1Candidate { plan, reason: reason.code(), confidence: rounded(*confidence) }
}

pub(super) fn summary(plan: &PlanReport) -> V1Summary {
    let counts = plan.summary;
    V1Summary {
        covered: counts.covered,
        partial: counts.partial,
        dropped: counts.dropped,
        lost_above: counts.lost_above,
        added: counts.added.saturating_sub(plan.restored),
        restored: plan.restored,
        undetermined: counts.undetermined,
        applicable: counts.applicable,
        excepted: plan.excepted(),
        guessed: V1Guessed {
            covered: counts.guessed.covered,
            partial: counts.guessed.partial,
            dropped: counts.guessed.dropped,
            undetermined: counts.guessed.open,
        },
    }
}

fn item<'a>(plan: &'a PlanReport, row: &'a GapRow) -> V1GapItem<'a> {
    let (lost_at, lost_between) = match row.loss {
        Some(Loss::At(level)) => (Some(level.code()), None),
        Some(Loss::Between(above, below)) => (None, Some([above.code(), below.code()])),
        None => (None, None),
    };
    // A profile has no text, so its points are named, without a line.
    let point = |point: &crate::report::PointRef| V1Quote {
        line: None,
        text: format!("{} {} {}", point.year, point.number, point.title),
        review: None,
    };
    let parent: Vec<V1Quote<'_>> = if row.parent_quotes.is_empty() {
        row.points.iter().map(point).collect()
    } else {
        row.parent_quotes.iter().map(quote).collect()
    };
    V1GapItem {
        code: &row.code,
        verdict: row.verdict.code(),
        guessed: row.guessed,
        missing_elements: missing_elements(&row.missing),
        missing_in_doubt: missing_in_doubt(&row.missing),
        trace: row.trace.0.iter().map(|(level, presence)| (level.code(), presence.code())).collect(),
        lost_at,
        lost_above: row.lost_above,
        lost_between,
        added_at: row.added_at.map(Level::code),
        text: item_text(plan, row),
        restored_at: row.restored_at.map(Level::code),
        excepted: row.excepted.as_ref().map(excepted),
        evidence: V1Evidence {
            plan: row.quotes.iter().map(quote).collect(),
            parent,
            above: views::sides(plan, row).iter().filter_map(above).collect(),
        },
        peers: row.peers.as_ref().map(peers),
    }
}

fn above<'a>(side: &views::Side<'a>) -> Option<V1Above<'a>> {
    let (quote, more) = side.said?;
    Some(V1Above {
        level: side.link.level.code(),
        plan: side.link.plan.as_deref()?,
        path: &quote.path,
        line: quote.line_start,
        text: quote.text(),
        more,
    })
}

fn quote(quote: &Quote) -> V1Quote<'_> {
    V1Quote { line: Some(quote.line_start), text: quote.text(), review: review(&quote.decision) }
}
