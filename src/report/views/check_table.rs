//! `check` as a table: what is wrong, what asks for it, and a text to start from.

use super::check::above_text;
use super::{message, proposed};
use crate::report::check::{CheckReport, DiagnosticRow};
use crate::report::table::Table;
use crate::report::{Lang, Part, Place, TableSet};

/// One row a finding that nobody accepted, in the order of the text.
#[must_use]
pub fn check_set(report: &CheckReport, lang: Lang) -> TableSet {
    let (words, own, levels) = (lang.words(), lang.check(), lang.levels());
    let heads = ["#", words.path, levels.severity, levels.finding, own.basis, own.help, words.code];
    let mut table = Table::new(heads);
    for (at, row) in report.live().enumerate() {
        let above = row.above.as_ref().map(|above| above_text(above, lang)).unwrap_or_default();
        table.row([
            (at + 1).to_string(),
            place(report, row, lang),
            levels.severity_name(row.finding.severity).to_owned(),
            message(&row.finding, lang),
            above,
            proposed(row, lang).unwrap_or_else(|| lang.rule(row.finding.code).settle.to_owned()),
            row.finding.code.code().to_owned(),
        ]);
    }
    let empty = if report.is_held_against_anything() { own.clean } else { own.clean_alone };
    let part = Part { caption: String::new(), table, empty: empty.to_owned() };
    let notes = super::check::summary_lines(report, lang);
    TableSet { title: report.title.clone().unwrap_or_else(|| report.plan.clone()), notes, parts: vec![part], legend: Vec::new() }
}

fn place(report: &CheckReport, row: &DiagnosticRow, lang: Lang) -> String {
    let Some(span) = row.span else { return String::new() };
    let (line, origin) = (report.position(span.start).0, report.source.origin_of(span.start).cloned());
    lang.words().at_place(&Place { path: Vec::new(), origin, line })
}
