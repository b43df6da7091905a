//! `check --format sarif`: SARIF 2.1.0, the format by which checkers hand their results to other programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::check::{CheckReport, DiagnosticRow};
use super::{Lang, views};
use crate::gap::{Code, Severity};
use crate::source::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    /// Columns count characters, not halves of UTF-16 pairs.
    column_kind: &'static str,
    language: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleEntry>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleEntry {
    id: &'static str,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    suppressions: Vec<Suppression>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    snippet: Text,
}

#[derive(Debug, Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

/// Writes the results; those that somebody accepted are marked as suppressed.
///
/// # Errors
/// Never for these structs; the error is that of the serialiser.
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
    super::json::pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn text(text: impl Into<String>) -> Text {
    Text { text: text.into() }
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
    if let Some(said) = views::proposed(row, lang) {
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

/// A path as a reference: everything but the plain characters of a URI is written as its bytes. One that starts at the root says so, for
/// a relative reference must not.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let has_drive = path.chars().nth(1) == Some(':') && path.starts_with(|ch: char| ch.is_ascii_alphabetic());
    let root = match (path.starts_with("//"), path.starts_with('/'), has_drive) {
        (true, ..) => "file:",
        (_, true, _) => "file://",
        (.., true) => "file:///",
        _ => "",
    };
    let mut made = root.to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            made.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(made, "%{byte:02X}");
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("草 案/a#1.txt"), "%E8%8D%89%20%E6%A1%88/a%231.txt");
        assert_eq!(uri("..\\a.txt"), "../a.txt");
        assert_eq!(uri("/home/a b.txt"), "file:///home/a%20b.txt");
        assert_eq!((uri("C:\\a.txt").as_str(), uri("//host/a.txt").as_str()), ("file:///C%3A/a.txt", "file://host/a.txt"));
    }
}
