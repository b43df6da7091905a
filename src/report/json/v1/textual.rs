//! The part of `gap --format json` that is based on the parent's text: strength, reuse, signals, and the verdict against each parent.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rounded;
use crate::gap::{ReuseLabel, Share, StrengthLabel, Verdict};
use crate::report::model::{ComparedRow, GapRow, Place, PlanReport, Quote, ReuseReport, SignalCell};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Reuse {
    label: &'static str,
    ratio: f64,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Signals {
    taxonomy: bool,
    similarity: Option<bool>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Line {
    line: usize,
    text: String,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Similar {
    ratio: f64,
    plan: V1Line,
    parent: V1Line,
}

/// The keys that an item has of its parent's text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1ItemText {
    against: BTreeMap<String, Option<&'static str>>,
    against_chain: Option<&'static str>,
    strength: Option<&'static str>,
    strength_reasons: Vec<String>,
    reuse: Option<V1Reuse>,
    signals: V1Signals,
    similar: Option<V1Similar>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1ReusedClause {
    line: usize,
    text: String,
    label: &'static str,
    ratio: f64,
    parent: Option<V1Line>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1ReusedTask<'a> {
    path: &'a [String],
    heading: &'a str,
    label: &'static str,
    ratio: f64,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1PlanReuse<'a> {
    ratio: f64,
    repeated: f64,
    verbatim: usize,
    adapted: usize,
    own: usize,
    tasks: Vec<V1ReusedTask<'a>>,
    clauses: Vec<V1ReusedClause>,
}

/// The keys that a plan has of its parent's text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1PlanText<'a> {
    signals: Option<BTreeMap<&'static str, Vec<&'a str>>>,
    reuse: Option<V1PlanReuse<'a>>,
}

/// Makes the wire form of the text comparison of an item.
pub(super) fn item_text(plan: &PlanReport, row: &GapRow) -> V1ItemText {
    let code = |verdict: Option<Verdict>| verdict.map(Verdict::code);
    let columns = plan.link_columns();
    let link = |column: &crate::report::LinkColumn<'_>| {
        let level = column.level.code();
        let name = column.plan.map_or_else(|| level.to_owned(), |plan| format!("{level}:{plan}"));
        (name, code(row.against.links.get(column.link).copied().flatten()))
    };
    let text = &row.text;
    // If the taxonomy finds the item, the similarity needs no review.
    let unsettled = text.cell == Some(SignalCell::SimilarityOnly);
    V1ItemText {
        against: columns.iter().map(link).collect(),
        against_chain: code(row.against.chain),
        strength: text.strength.as_ref().and_then(|strength| strength.label).map(StrengthLabel::code),
        strength_reasons: text.strength.iter().flat_map(|strength| &strength.compared).map(reason).collect(),
        reuse: text.reuse.map(|(label, share)| V1Reuse { label: label.code(), ratio: ratio(share) }),
        signals: V1Signals { taxonomy: text.taxonomy, similarity: text.similarity },
        similar: text.nearest.as_ref().filter(|_| unsettled).map(|(own, parent, share)| V1Similar {
            ratio: ratio(*share),
            plan: line(own),
            parent: line(parent),
        }),
    }
}

/// A comparison in words that do not depend on the language setting: `frequency weaker: parent “每月” (line 12), plan “按季度” (line 30)`.
fn reason(found: &ComparedRow) -> String {
    let side = |said: &Option<(String, Place)>| {
        said.as_ref().map_or_else(|| "states none".to_owned(), |(text, place)| format!("“{text}” (line {})", place.line))
    };
    let (parent, own) = (side(&found.parent), side(&found.own));
    format!("{} {}: parent {parent}, plan {own}", found.aspect.code(), found.relation.code())
}

/// Makes the wire form of the text comparison of the whole plan.
pub(super) fn plan_text(plan: &PlanReport) -> V1PlanText<'_> {
    let codes = |cell| plan.in_cell(cell).map(|gap| gap.code.as_str()).collect();
    let signals = || SignalCell::ALL.into_iter().map(|cell| (cell.code(), codes(cell))).collect();
    V1PlanText { signals: plan.reuse.as_ref().map(|_| signals()), reuse: plan.reuse.as_ref().map(plan_reuse) }
}

fn plan_reuse(reuse: &ReuseReport) -> V1PlanReuse<'_> {
    let tasks = reuse.tasks.iter();
    let tasks =
        tasks.map(|(path, heading, label, share)| V1ReusedTask { path, heading, label: label.code(), ratio: ratio(*share) });
    let clauses = reuse.clauses.iter().map(|clause| V1ReusedClause {
        line: clause.quote.line_start,
        text: clause.quote.text(),
        label: clause.label.code(),
        ratio: ratio(clause.share),
        parent: clause.source.as_deref().map(line),
    });
    V1PlanReuse {
        ratio: ratio(reuse.share),
        repeated: ratio(reuse.repeated),
        verbatim: reuse.count(ReuseLabel::Verbatim),
        adapted: reuse.count(ReuseLabel::Adapted),
        own: reuse.count(ReuseLabel::Own),
        tasks: tasks.collect(),
        clauses: clauses.collect(),
    }
}

fn ratio(share: Share) -> f64 {
    rounded(share.value())
}

fn line(quote: &Quote) -> V1Line {
    V1Line { line: quote.line_start, text: quote.text() }
}
