//! `graph`, `eval`, `taxonomy list` and `taxonomy validate` as JSON.

use serde::Serialize;

use super::rounded;
use crate::lineage::{CoverageGraph, Reason};
use crate::mapping::eval::{Counts, ElementScores, Scores};
use crate::source::{Problems, Severity};
use crate::taxonomy::{Element, Taxonomy};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Node<'a> {
    id: &'a str,
    kind: &'static str,
    label: &'a str,
    level: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Edge<'a> {
    from: &'a str,
    to: &'a str,
    kind: &'static str,
    reason: Option<&'static str>,
    confidence: Option<f64>,
    guessed: bool,
}

/// The coverage graph.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Graph<'a> {
    schema: &'static str,
    nodes: Vec<V1Node<'a>>,
    edges: Vec<V1Edge<'a>>,
}

/// Makes the wire form of a graph.
#[must_use]
pub fn graph(graph: &CoverageGraph) -> V1Graph<'_> {
    V1Graph {
        schema: "duibiao/graph/v1",
        nodes: graph
            .nodes()
            .map(|node| V1Node { id: &node.id, kind: node.kind.code(), label: &node.label, level: node.level })
            .collect(),
        edges: graph
            .edges()
            .into_iter()
            .map(|edge| V1Edge {
                from: edge.from,
                to: edge.to,
                kind: edge.kind.code(),
                reason: edge.reason.map(Reason::code),
                confidence: edge.confidence.map(rounded),
                guessed: edge.guessed,
            })
            .collect(),
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Counts {
    right: usize,
    wrong: usize,
    missed: usize,
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1PlanScore<'a> {
    plan: &'a str,
    clauses: V1Counts,
    document: V1Counts,
    stray: usize,
    unplaced: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1ItemScore<'a> {
    code: &'a str,
    #[serde(flatten)]
    counts: V1Counts,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Mistake<'a> {
    id: &'a str,
    missed: &'a [String],
    wrong: &'a [String],
    text: &'a str,
}

/// The elements on a sample of clauses; `open` clauses nobody has looked at.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Elements<'a> {
    clauses: usize,
    open: usize,
    #[serde(flatten)]
    counts: V1Counts,
    elements: Vec<V1ItemScore<'a>>,
}

/// The figures of an evaluation.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Eval<'a> {
    schema: &'static str,
    clauses: V1Counts,
    document: V1Counts,
    stray: usize,
    plans: Vec<V1PlanScore<'a>>,
    items: Vec<V1ItemScore<'a>>,
    mistakes: Vec<V1Mistake<'a>>,
    elements: Option<V1Elements<'a>>,
}

/// Makes the wire form of an evaluation; `elements` is `null` until a person has completed a sample.
#[must_use]
pub fn eval<'a>(scores: &'a Scores, elements: Option<&'a ElementScores>) -> V1Eval<'a> {
    V1Eval {
        schema: "duibiao/eval/v1",
        clauses: counts(scores.total(|plan| plan.clauses)),
        document: counts(scores.total(|plan| plan.document)),
        stray: scores.plans.iter().map(|plan| plan.stray).sum(),
        plans: scores
            .plans
            .iter()
            .map(|plan| V1PlanScore {
                plan: &plan.plan,
                clauses: counts(plan.clauses),
                document: counts(plan.document),
                stray: plan.stray,
                unplaced: plan.unplaced,
            })
            .collect(),
        items: scores.items().into_iter().map(|(code, found)| V1ItemScore { code, counts: counts(found) }).collect(),
        mistakes: scores
            .plans
            .iter()
            .flat_map(|plan| &plan.mistakes)
            .map(|mistake| V1Mistake { id: &mistake.id, missed: &mistake.missed, wrong: &mistake.wrong, text: &mistake.text })
            .collect(),
        elements: elements.map(|found| V1Elements {
            clauses: found.clauses,
            open: found.open,
            counts: counts(found.total()),
            elements: found.elements.iter().map(|(code, found)| V1ItemScore { code, counts: counts(*found) }).collect(),
        }),
    }
}

fn counts(counts: Counts) -> V1Counts {
    V1Counts {
        right: counts.right,
        wrong: counts.wrong,
        missed: counts.missed,
        precision: counts.precision().map(rounded),
        recall: counts.recall().map(rounded),
        f1: counts.f1().map(rounded),
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Element<'a> {
    id: &'a str,
    zh: &'a str,
    en: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Item<'a> {
    code: &'a str,
    domain: &'a str,
    zh: &'a str,
    en: &'a str,
    scope: &'a str,
    years: Vec<u16>,
    elements: Vec<V1Element<'a>>,
}

/// The items of a taxonomy.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Items<'a> {
    schema: &'static str,
    version: i64,
    items: Vec<V1Item<'a>>,
}

/// Makes the wire form of the list of items.
#[must_use]
pub fn items(taxonomy: &Taxonomy) -> V1Items<'_> {
    let item = |id| {
        let item = taxonomy.item(id);
        V1Item {
            code: &item.code,
            domain: taxonomy.domains.get(item.domain).map_or("", |domain| domain.code.as_str()),
            zh: &item.names.zh,
            en: &item.names.en,
            scope: &item.scope,
            years: taxonomy
                .profiles
                .values()
                .filter(|profile| profile.items().contains_key(&id))
                .map(|profile| profile.year)
                .collect(),
            elements: item.elements.iter().map(element).collect(),
        }
    };
    V1Items { schema: "duibiao/taxonomy/v1", version: taxonomy.version, items: taxonomy.ids().map(item).collect() }
}

fn element(element: &Element) -> V1Element<'_> {
    V1Element { id: &element.code, zh: &element.names.zh, en: &element.names.en }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Problem<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
}

/// The problems of a set of data files.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Problems<'a> {
    schema: &'static str,
    problems: Vec<V1Problem<'a>>,
}

/// Makes the wire form of problems.
#[must_use]
pub fn problems(problems: &Problems) -> V1Problems<'_> {
    let known = |number: usize| (number > 0).then_some(number);
    V1Problems {
        schema: "duibiao/problems/v1",
        problems: problems
            .sorted()
            .into_iter()
            .map(|problem| V1Problem {
                file: &problem.file,
                line: known(problem.line),
                column: known(problem.column),
                severity: match problem.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                message: &problem.message,
                help: problem.help.as_deref(),
            })
            .collect(),
    }
}
