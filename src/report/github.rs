//! `check --format github`: one workflow command per finding, which GitHub shows as an annotation at its place.

use super::check::CheckReport;
use super::{Lang, views};
use crate::gap::Severity;
use crate::render::github::workflow_command;

/// Writes one command for each finding that was not accepted.
#[must_use]
pub fn render(report: &CheckReport, lang: Lang) -> String {
    let mut text = String::new();
    for row in report.live() {
        let command = match row.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = vec![("file", report.file.clone())];
        if let Some(span) = row.span {
            let ((line, column), (end_line, end_column)) = (report.position(span.start), report.position(span.end));
            properties.extend([("line", line.to_string()), ("endLine", end_line.to_string())]);
            // GitHub rejects columns for a range over several lines.
            if line == end_line {
                properties.extend([("col", column.to_string()), ("endColumn", end_column.to_string())]);
            }
        }
        properties.push(("title", format!("{} {}", row.finding.code.code(), lang.rule(row.finding.code).name)));
        let proposal = views::help_of(row, lang).map(|said| format!("\n{said}"));
        let message = views::message(&row.finding, lang) + &proposal.unwrap_or_default();
        text.push_str(&workflow_command(command, &properties, &message));
    }
    text
}
