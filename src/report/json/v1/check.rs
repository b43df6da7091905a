//! `duibiao/check/v1`

use serde::Serialize;

use super::rounded;
use crate::gap::Severity;
use crate::lineage::State;
use crate::report::Lang;
use crate::report::check::{AboveRow, AcceptedRow, CheckReport, DiagnosticRow};
use crate::report::views::message;
use crate::source::Span;

/// A checked draft.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Check<'r> {
    schema: &'static str,
    plan: &'r str,
    file: &'r str,
    title: Option<&'r str>,
    chain: Vec<V1Link<'r>>,
    held_against_anything: bool,
    /// Levels above of which nothing is known.
    unchecked: Vec<&'static str>,
    undetermined: Vec<&'r str>,
    unread: &'r [String],
    diagnostics: Vec<V1Diagnostic<'r>>,
    vanished: Vec<V1Vanished<'r>>,
    summary: V1Summary,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Link<'r> {
    level: &'static str,
    state: &'static str,
    name: Option<&'r str>,
    year: Option<u16>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Diagnostic<'r> {
    code: &'static str,
    severity: &'static str,
    message: String,
    guessed: bool,
    help: &'static str,
    place: Option<V1Place>,
    /// Another place of the draft that belongs to it.
    related: Option<V1Place>,
    items: Vec<&'r str>,
    missing_elements: Vec<&'r str>,
    parent: Option<V1Parent<'r>>,
    proposal: Option<V1Proposal<'r>>,
    confidence: f64,
    fingerprint: &'r str,
    accepted: Option<V1Accepted<'r>>,
    expired: Option<&'r str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Place {
    line_start: usize,
    column_start: usize,
    line_end: usize,
    column_end: usize,
    byte_start: usize,
    byte_end: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Parent<'r> {
    plan: Option<&'r str>,
    line: Option<usize>,
    text: Option<&'r str>,
    year: Option<u16>,
    points: Vec<V1Point<'r>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Point<'r> {
    number: &'r str,
    title: &'r str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Proposal<'r> {
    text: &'r str,
    after_line: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Accepted<'r> {
    reason: &'r str,
    by: Option<&'r str>,
    until: Option<&'r str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Vanished<'r> {
    fingerprint: &'r str,
    code: &'static str,
    reason: &'r str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Summary {
    error: usize,
    warning: usize,
    note: usize,
    accepted: usize,
    /// Findings that rest on a demand that is only guessed; no other count holds them.
    guessed: usize,
}

/// Makes the JSON of a checked draft.
#[must_use]
pub fn check(report: &CheckReport, lang: Lang) -> V1Check<'_> {
    let chain = report.links.iter().map(|link| V1Link {
        level: link.level.code(),
        state: link.state.kind().code(),
        name: link.name.as_deref(),
        year: link.year,
    });
    let unchecked = report.links.iter().filter(|link| link.state == State::Missing).map(|link| link.level.code());
    let vanished =
        report.vanished.iter().map(|gone| V1Vanished { fingerprint: &gone.fingerprint, code: gone.code, reason: &gone.reason });
    V1Check {
        schema: "duibiao/check/v1",
        plan: &report.plan,
        file: &report.file,
        title: report.title.as_deref(),
        chain: chain.collect(),
        held_against_anything: report.is_held_against_anything(),
        unchecked: unchecked.collect(),
        undetermined: report.undetermined.iter().map(|(code, _)| code.as_str()).collect(),
        unread: &report.unread,
        diagnostics: report.diagnostics.iter().map(|row| diagnostic(report, row, lang)).collect(),
        vanished: vanished.collect(),
        summary: V1Summary {
            error: report.count(Severity::Error),
            warning: report.count(Severity::Warning),
            note: report.count(Severity::Note),
            accepted: report.accepted(),
            guessed: report.guessed(),
        },
    }
}

fn diagnostic<'r>(report: &CheckReport, row: &'r DiagnosticRow, lang: Lang) -> V1Diagnostic<'r> {
    let codes = |list: &'r [(String, crate::taxonomy::Names)]| list.iter().map(|(code, _)| code.as_str()).collect();
    V1Diagnostic {
        code: row.finding.code.code(),
        severity: row.finding.severity.code(),
        message: message(&row.finding, lang),
        guessed: row.finding.guessed,
        help: lang.rule(row.finding.code).settle,
        place: row.span.map(|span| place(report, span)),
        related: row.other.map(|span| place(report, span)),
        items: codes(&row.items),
        missing_elements: codes(&row.elements),
        parent: row.above.as_ref().map(parent),
        proposal: row.proposal.as_ref().map(|proposal| V1Proposal { text: &proposal.text, after_line: proposal.after_line }),
        confidence: rounded(row.finding.confidence),
        fingerprint: &row.finding.fingerprint,
        accepted: row.accepted.as_ref().map(accepted),
        expired: row.expired.as_deref(),
    }
}

fn place(report: &CheckReport, span: Span) -> V1Place {
    let ((line_start, column_start), (line_end, column_end)) = (report.position(span.start), report.position(span.end));
    V1Place { line_start, column_start, line_end, column_end, byte_start: span.start, byte_end: span.end }
}

fn parent(above: &AboveRow) -> V1Parent<'_> {
    match above {
        AboveRow::Sentence { plan, place, text } => {
            V1Parent { plan: Some(plan), line: Some(place.line), text: Some(text), year: None, points: Vec::new() }
        }
        AboveRow::Points { year, points } => {
            let points = points.iter().map(|point| V1Point { number: &point.number, title: &point.title });
            V1Parent { plan: None, line: None, text: None, year: Some(*year), points: points.collect() }
        }
    }
}

fn accepted(accepted: &AcceptedRow) -> V1Accepted<'_> {
    V1Accepted { reason: &accepted.reason, by: accepted.by.as_deref(), until: accepted.until.as_deref() }
}
