//! `check --fix-outline`: the outline of a draft with the proposals in place.

use super::check::points_text;
use crate::report::check::{AboveRow, CheckReport, DiagnosticRow, OutlineRow};
use crate::report::table::markdown_text;
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};

/// Deepest heading of Markdown.
const DEEPEST: usize = 6;

/// A part of the outline, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum OutlinePart {
    /// A heading of the draft, with its depth from 0.
    Heading(usize, String),
    /// A proposed text.
    Proposal {
        /// What it is for.
        label: String,
        /// The text.
        text: String,
        /// What it was made from.
        source: String,
    },
}

/// Lays out headings and proposals; those of accepted findings are left out.
pub(in crate::report) fn outline_parts(report: &CheckReport, lang: Lang) -> Vec<OutlinePart> {
    let mut parts = Vec::new();
    for (at, row) in report.outline.iter().enumerate() {
        let heading = heading(row);
        if !heading.is_empty() {
            parts.push(OutlinePart::Heading(row.depth, heading));
        }
        parts.extend(report.live().filter(|found| stands_in(found, Some(at))).filter_map(|found| proposal(found, lang)));
    }
    let mut end = report.live().filter(|found| stands_in(found, None)).filter_map(|found| proposal(found, lang)).peekable();
    if end.peek().is_some() {
        parts.push(OutlinePart::Heading(0, lang.check().outline_end.to_owned()));
    }
    parts.extend(end);
    parts
}

/// The title of the outline.
pub(in crate::report) fn outline_title(report: &CheckReport, lang: Lang) -> String {
    let title = report.title.as_deref().unwrap_or(&report.plan);
    fill(lang.check().outline_title, &[("title", title)])
}

/// Writes the outline as Markdown.
#[must_use]
pub fn outline_markdown(report: &CheckReport, options: RenderOptions) -> String {
    let (lang, words) = (options.lang, options.lang.check());
    let mut text = format!("# {}\n\n{}\n", markdown_text(&outline_title(report, lang)), words.outline_note);
    for part in outline_parts(report, lang) {
        text.push_str(&match part {
            OutlinePart::Heading(depth, heading) => {
                format!("\n{} {}\n", "#".repeat((depth + 2).min(DEEPEST)), markdown_text(&heading))
            }
            OutlinePart::Proposal { label, text, source } => {
                let [text, source] = [text, source].map(|text| markdown_text(&text));
                format!("\n> **{label}**{}{text}  \n> {source}\n", lang.words().colon)
            }
        });
    }
    text
}

fn heading(row: &OutlineRow) -> String {
    let label = row.path.last().map(String::as_str).unwrap_or_default();
    // （一） needs no stop, 一 and 1 do.
    let stop = if label.is_empty() || label.ends_with(['）', ')']) || row.heading.is_empty() { "" } else { "、" };
    format!("{label}{stop}{}", row.heading)
}

/// Tells whether a finding's proposal stands in `section`.
fn stands_in(found: &DiagnosticRow, section: Option<usize>) -> bool {
    found.proposal.as_ref().is_some_and(|proposal| proposal.section == section)
}

fn proposal(row: &DiagnosticRow, lang: Lang) -> Option<OutlinePart> {
    let (proposal, words) = (row.proposal.as_ref()?, lang.check());
    let items: Vec<&str> = row.items.iter().map(|(code, _)| code.as_str()).collect();
    let source = match row.above.as_ref()? {
        AboveRow::Sentence { plan, line, .. } => fill(words.source_document, &[("plan", plan), ("line", &line.to_string())]),
        AboveRow::Points { year, points } => {
            fill(words.source_points, &[("year", &year.to_string()), ("points", &points_text(points, lang))])
        }
    };
    let label = format!("{} {} {}", words.outline_proposal, row.finding.code.code(), items.join(" "));
    Some(OutlinePart::Proposal { label, text: proposal.text.clone(), source })
}
