//! Writes a baseline file: the findings of a run, with the reasons from the previous baseline.

use std::fmt::Write as _;

use serde::Serialize;

use super::{CheckReport, Lang, views};
use crate::gap::Baseline;

#[derive(Debug, Serialize)]
struct File {
    findings: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    fingerprint: String,
    code: &'static str,
    reason: String,
    by: Option<String>,
    until: Option<String>,
    message: Option<String>,
}

/// Writes a baseline that accepts every finding of `report`. An entry of `known` keeps its reason, author and end date; entries whose
/// finding is gone are dropped.
///
/// # Errors
/// Never for these structs; the error comes from the serialiser.
pub fn write(report: &CheckReport, known: &Baseline, as_json: bool, lang: Lang) -> Result<String, serde_json::Error> {
    let rows = report.diagnostics.iter().map(|row| {
        let finding = &row.finding;
        let entry = known.entries.iter().find(|entry| entry.fingerprint == finding.fingerprint);
        Row {
            fingerprint: finding.fingerprint.clone(),
            code: finding.code.code(),
            reason: entry.map_or_else(|| lang.check().baseline_reason.to_owned(), |entry| entry.reason.clone()),
            by: entry.and_then(|entry| entry.by.clone()),
            until: entry.and_then(|entry| entry.until.clone()),
            message: Some(views::message(finding, lang)),
        }
    });
    let file = File { findings: rows.collect() };
    if as_json {
        return super::json::pretty(&file);
    }
    if file.findings.is_empty() {
        return Ok("findings: []\n".to_owned());
    }
    let mut text = "findings:\n".to_owned();
    for row in &file.findings {
        // A JSON string is a valid YAML string, with all necessary characters escaped.
        let quoted = |text: &str| super::json::line(&text);
        let _ = writeln!(text, "  - fingerprint: {}\n    code: {}", quoted(&row.fingerprint)?, row.code);
        let fields = [
            ("reason", Some(&row.reason)),
            ("by", row.by.as_ref()),
            ("until", row.until.as_ref()),
            ("message", row.message.as_ref()),
        ];
        for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            let _ = writeln!(text, "    {name}: {}", quoted(value)?);
        }
    }
    Ok(text)
}
