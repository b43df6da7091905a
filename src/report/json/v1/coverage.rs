//! `compare --format json` and `coverage.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::analysis::{V1Link, V1Summary, link, summary};
use super::files::{V1NotRead, not_read};
use super::finding::{V1Finding, findings};
use super::review::{V1Review, V1ReviewCounts, review, review_counts};
use super::rounded;
use super::standing::{V1Followed, V1PlanStanding, followed, of_plan};
use super::tables::{V1Filter, filter};
use crate::gap::Verdict;
use crate::plan::Level;
use crate::report::Lang;
use crate::report::model::{Asked, DomainRows, ItemRow, PlanReport, Quote, Report};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Profile<'a> {
    year: u16,
    doc_number: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1CoveragePlan<'a> {
    id: &'a str,
    label: &'a str,
    title: Option<&'a str>,
    doc_number: Option<&'a str>,
    year: Option<u16>,
    level: Option<&'static str>,
    file: &'a str,
    sha256: &'a str,
    tasks: usize,
    task_clauses: usize,
    unmapped: usize,
    chain: Vec<V1Link<'a>>,
    summary: V1Summary,
    review: V1ReviewCounts,
    findings: Vec<V1Finding<'a>>,
    standing: Vec<V1PlanStanding<'a>>,
    followed: Option<V1Followed<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1CellClause<'a> {
    line_start: usize,
    line_end: usize,
    text: String,
    confidence: Option<f64>,
    review: Option<V1Review<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Cell<'a> {
    verdict: Option<&'static str>,
    guessed: bool,
    /// `null` where a report was asked for without what plans say.
    clauses: Option<Vec<V1CellClause<'a>>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1CoverageItem<'a> {
    code: &'a str,
    domain: &'a str,
    zh: &'a str,
    en: &'a str,
    asked: BTreeMap<u16, Option<&'static str>>,
    plans: BTreeMap<&'a str, V1Cell<'a>>,
}

/// The comparison of a corpus.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Coverage<'a> {
    schema: &'static str,
    taxonomy_version: i64,
    profiles: Vec<V1Profile<'a>>,
    plans: Vec<V1CoveragePlan<'a>>,
    items: Vec<V1CoverageItem<'a>>,
    filter: Option<V1Filter<'a>>,
    findings: Vec<V1Finding<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

/// Makes the wire form of a comparison; the messages of findings are in `lang`.
#[must_use]
pub fn coverage(report: &Report, lang: Lang) -> V1Coverage<'_> {
    let rows = report.domains.iter().flat_map(|domain| domain.items.iter().map(move |item| (domain, item)));
    V1Coverage {
        schema: "duibiao/coverage/v1",
        taxonomy_version: report.taxonomy_version,
        profiles: profiles(report),
        plans: report.plans.iter().map(|plan| coverage_plan(plan, lang)).collect(),
        findings: findings(&report.findings, lang),
        items: rows
            .map(|(domain, item)| {
                let cells = report.plans.iter().zip(&item.cells);
                let plans = cells.map(|(plan, found)| (plan.id.as_str(), cell(plan, &item.code, found, true))).collect();
                V1CoverageItem { plans, ..row(report, domain, item) }
            })
            .collect(),
        filter: filter(&report.filter),
        not_read: not_read(&report.not_read),
    }
}

pub(super) fn profiles(report: &Report) -> Vec<V1Profile<'_>> {
    report.profiles.iter().map(|profile| V1Profile { year: profile.year, doc_number: &profile.doc_number }).collect()
}

/// The row of an item, without its plans.
pub(super) fn row<'r>(report: &'r Report, domain: &'r DomainRows, item: &'r ItemRow) -> V1CoverageItem<'r> {
    let asked = report.profiles.iter().zip(&item.profiles);
    V1CoverageItem {
        code: &item.code,
        domain: &domain.code,
        zh: &item.names.zh,
        en: &item.names.en,
        asked: asked.map(|(profile, asked)| (profile.year, asked_code(*asked))).collect(),
        plans: BTreeMap::new(),
    }
}

const fn asked_code(asked: Asked) -> Option<&'static str> {
    match asked {
        Asked::No => None,
        Asked::Sure => Some("sure"),
        Asked::Unsure => Some("unsure"),
        Asked::Open => Some("unknown"),
    }
}

pub(super) fn coverage_plan(plan: &PlanReport, lang: Lang) -> V1CoveragePlan<'_> {
    V1CoveragePlan {
        id: &plan.id,
        label: &plan.label,
        title: plan.header.title.as_deref(),
        doc_number: plan.header.doc_number.as_deref(),
        year: plan.header.year,
        level: plan.header.level.map(Level::code),
        file: &plan.source.name,
        sha256: &plan.source.sha256,
        tasks: plan.tasks,
        task_clauses: plan.task_clauses,
        unmapped: plan.unmapped.len(),
        chain: plan.chain.iter().map(link).collect(),
        summary: summary(plan),
        review: review_counts(plan.review),
        findings: findings(&plan.findings, lang),
        standing: of_plan(plan),
        followed: followed(plan),
    }
}

/// An item in a plan, with or without the clauses that ask for it.
pub(super) fn cell<'a>(plan: &'a PlanReport, code: &str, found: &crate::report::Cell, with_clauses: bool) -> V1Cell<'a> {
    let quotes = plan.gaps.iter().find(|gap| gap.code == code).map_or(&[] as &[Quote], |gap| &*gap.quotes);
    let clause = |quote: &'a Quote| V1CellClause {
        line_start: quote.line_start,
        line_end: quote.line_end,
        text: quote.text(),
        confidence: quote.confidence.map(rounded),
        review: review(&quote.decision),
    };
    let verdict = found.verdict.map(Verdict::code);
    V1Cell { verdict, guessed: found.guessed, clauses: with_clauses.then(|| quotes.iter().map(clause).collect()) }
}
