//! `check --format sarif`: SARIF 2.1.0, the exchange format for results of static checkers.

use std::fmt::Write as _;

use super::check::{CheckReport, DiagnosticRow};
use super::{Lang, views};
use crate::gap::{Code, Severity};
use crate::render::sarif::{
    Artifact, Configuration, Driver, Location, Physical, Region, RuleEntry, Run, SarifResult, Suppression, Tool, log, text, uri,
};
use crate::source::Span;

/// Writes the results; accepted ones are marked as suppressed.
///
/// # Errors
/// Never for these structs; the error comes from the serialiser.
pub fn render(report: &CheckReport, lang: Lang) -> Result<String, serde_json::Error> {
    let mut codes = Code::ALL;
    codes.sort_by_key(|code| code.code());
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: codes.iter().map(|code| rule(*code, lang)).collect(),
    };
    let results = report.diagnostics.iter().map(|row| result(report, row, &codes, lang)).collect();
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", language: lang.tag(), results };
    log(run)
}

fn rule(code: Code, lang: Lang) -> RuleEntry {
    let rule = lang.rule(code);
    RuleEntry {
        id: code.code(),
        name: format!("{code:?}"),
        short_description: text(rule.name),
        full_description: text(format!("{} {}", rule.means, rule.why)),
        help: text(rule.settle),
        default_configuration: Configuration { level: code.severity().code() },
    }
}

fn result(report: &CheckReport, row: &DiagnosticRow, codes: &[Code], lang: Lang) -> SarifResult {
    let finding = &row.finding;
    let mut message = views::message(finding, lang);
    if let Some(said) = views::help_of(row, lang) {
        let _ = write!(message, "\n{said}");
    }
    let suppressions = row.accepted.iter().map(|accepted| Suppression {
        kind: "external",
        status: "accepted",
        justification: accepted.reason.clone(),
    });
    SarifResult {
        rule_id: finding.code.code(),
        rule_index: codes.iter().position(|code| *code == finding.code).unwrap_or_default(),
        level: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: text(message),
        locations: vec![location(report, row.span, None)],
        related_locations: row.other.map(|span| location(report, Some(span), Some(lang.check().here))).into_iter().collect(),
        partial_fingerprints: [("duibiaoContent/v1", finding.fingerprint.clone())].into(),
        suppressions: suppressions.collect(),
    }
}

fn location(report: &CheckReport, span: Option<Span>, message: Option<&str>) -> Location {
    let region = span.map(|span| {
        let ((start_line, start_column), (end_line, end_column)) = (report.position(span.start), report.position(span.end));
        Region { start_line, start_column, end_line, end_column, snippet: text(report.source.slice(span)) }
    });
    let artifact_location = Artifact { uri: uri(&report.file) };
    Location { physical_location: Physical { artifact_location, region }, message: message.map(text) }
}
