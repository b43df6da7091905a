//! `check` as a table to work through: what is wrong, what asks for it, a text to copy.

use super::check::{above_text, check_notes, check_summary, to_fill_in, vanished};
use super::check_order::{Told, in_order, told};
use super::message;
use crate::gap::Code;
use crate::render::Part;
use crate::render::TableSet;
use crate::render::table::Table;
use crate::report::Lang;
use crate::report::check::{CheckReport, DiagnosticRow};
use crate::report::words::fill;

/// One row per finding: severity, place, the words of the draft, what is wrong, what asks for it, a proposed text.
#[must_use]
pub fn check_tables(report: &CheckReport, lang: Lang) -> TableSet {
    let (words, levels) = (lang.check(), lang.levels());
    let heads = [
        levels.severity,
        lang.words().place,
        words.draft_says,
        levels.finding,
        words.basis_full,
        words.proposed_text,
        lang.words().code,
    ];
    let mut table = Table::new(heads);
    for told in told(in_order(report)) {
        let row = told.row;
        table.row([
            levels.severity_name(row.finding.severity).to_owned(),
            place(row, lang),
            drafted(report, row).unwrap_or_default(),
            said(row, lang),
            row.above.as_ref().map(|above| above_text(above, lang)).unwrap_or_default(),
            advised(&told, lang),
            row.finding.code.code().to_owned(),
        ]);
    }
    let mut notes = check_notes(report, lang);
    notes.push(check_summary(report, lang));
    let gone = vanished(report, lang);
    let title = fill(words.table_title, &[("plan", report.title.as_deref().unwrap_or(&report.plan))]);
    TableSet {
        upright: None,
        title,
        notes,
        parts: vec![Part { caption: String::new(), table, empty: check_summary(report, lang) }],
        legend: gone.lines().map(str::to_owned).collect(),
    }
}

/// The message; for an accepted finding also the reason.
pub(super) fn said(row: &DiagnosticRow, lang: Lang) -> String {
    let (words, general) = (lang.check(), lang.words());
    let mut said = message(&row.finding, lang);
    if let Some(accepted) = &row.accepted {
        let by = accepted.by.as_ref().map(|by| fill(words.accepted_by, &[("by", by)])).unwrap_or_default();
        said.push_str(&general.brackets(&(fill(words.accepted, &[("reason", &accepted.reason)]) + &by)));
    }
    if let Some(until) = &row.expired {
        said.push_str(&general.brackets(fill(words.expired, &[("until", until)])));
    }
    said
}

/// A text to copy, or else advice.
fn advised(told: &Told<'_>, lang: Lang) -> String {
    let Some(proposal) = &told.row.proposal else { return lang.rule(told.row.finding.code).settle.to_owned() };
    if let Some(before) = told.stands_before(lang) {
        return before;
    }
    let notes = [to_fill_in(told.row, lang), told.answers(lang)];
    let notes = notes.into_iter().filter(|note| !note.is_empty());
    std::iter::once(proposal.text.clone()).chain(notes).collect::<Vec<_>>().join("\n")
}

/// The place of the finding in the draft.
pub(super) fn place(row: &DiagnosticRow, lang: Lang) -> String {
    row.place.as_ref().map_or_else(|| lang.check().whole_draft.to_owned(), |place| lang.words().at_place(place))
}

/// The words of the draft that the finding is about.
pub(super) fn drafted(report: &CheckReport, row: &DiagnosticRow) -> Option<String> {
    // Missing items have no words in the draft; their place is where they belong.
    let span = row.span.filter(|_| row.finding.code != Code::Dropped);
    span.map(|span| report.source.slice(span).trim().to_owned())
}
