//! `check --fix-outline`: the outline of a draft with the proposals in place.

use std::collections::BTreeMap;

use super::check::{points_text, to_fill_in};
use crate::render::table::markdown_text;
use crate::report::check::{AboveRow, CheckReport, DiagnosticRow, OutlineRow};
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};

/// Deepest heading level in Markdown.
const DEEPEST: usize = 6;

/// A part of the outline, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum OutlinePart {
    /// A heading of the draft, with its depth from 0.
    Heading(usize, String),
    /// A proposed text.
    Proposal {
        /// The findings that it resolves, by code and items.
        label: String,
        /// The text.
        text: String,
        /// Its source.
        source: String,
    },
}

/// Lays out headings and proposals, without those of accepted findings.
pub(in crate::report) fn outline_parts(report: &CheckReport, lang: Lang) -> Vec<OutlinePart> {
    let mut parts = Vec::new();
    for (at, row) in report.outline.iter().enumerate() {
        let heading = heading(row);
        if !heading.is_empty() {
            parts.push(OutlinePart::Heading(row.depth, heading));
        }
        parts.extend(proposals(report, Some(at), lang));
    }
    let end = proposals(report, None, lang);
    if !end.is_empty() {
        parts.push(OutlinePart::Heading(0, lang.check().outline_end.to_owned()));
    }
    parts.extend(end);
    merged(parts, lang)
}

/// The proposals of a section.
fn proposals(report: &CheckReport, section: Option<usize>, lang: Lang) -> Vec<OutlinePart> {
    report.live().filter(|found| stands_in(found, section)).filter_map(|found| proposal(found, lang)).collect()
}

/// Keeps a text that resolves several findings only at its first place, with the names of all.
fn merged(parts: Vec<OutlinePart>, lang: Lang) -> Vec<OutlinePart> {
    let mut found: Vec<OutlinePart> = Vec::new();
    // The index of each text among the parts found.
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        let OutlinePart::Proposal { label, text, .. } = &part else {
            found.push(part);
            continue;
        };
        if let Some(OutlinePart::Proposal { label: known, .. }) = places.get(text).and_then(|at| found.get_mut(*at)) {
            if !known.split(lang.words().semicolon).any(|one| one == label) {
                *known = format!("{known}{}{label}", lang.words().semicolon);
            }
        } else {
            places.insert(text.clone(), found.len());
            found.push(part);
        }
    }
    // The final heading is dropped if all texts under it were merged into earlier ones.
    found.pop_if(|last| matches!(last, OutlinePart::Heading(0, heading) if heading == lang.check().outline_end));
    found
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
                format!("\n> **{} {label}**{}{text}  \n> {source}\n", words.outline_proposal, lang.words().colon)
            }
        });
    }
    text
}

fn heading(row: &OutlineRow) -> String {
    let label = row.path.last().map(String::as_str).unwrap_or_default();
    // （一） needs no separator, 一 takes 、, and 1 takes a period.
    let stop = match label.chars().last().filter(|_| !row.heading.is_empty()) {
        None | Some('）' | ')') => "",
        Some(last) if last.is_ascii_digit() => ". ",
        Some(_) => "、",
    };
    format!("{label}{stop}{}", row.heading)
}

/// Returns `true` if a finding's proposal belongs to `section`.
fn stands_in(found: &DiagnosticRow, section: Option<usize>) -> bool {
    found.proposal.as_ref().is_some_and(|proposal| proposal.section == section)
}

fn proposal(row: &DiagnosticRow, lang: Lang) -> Option<OutlinePart> {
    let (proposal, words) = (row.proposal.as_ref()?, lang.check());
    let items: Vec<&str> = row.items.iter().map(|(_, names)| lang.pick(names)).collect();
    let source = match row.above.as_ref()? {
        AboveRow::Sentence { plan, place, .. } => {
            fill(words.source_document, &[("plan", plan), ("at", &lang.words().at_place(place))])
        }
        AboveRow::Points { year, points } => {
            fill(words.source_points, &[("year", &year.to_string()), ("points", &points_text(points, lang))])
        }
    };
    let label = format!("{} {}", row.finding.code.code(), items.join(lang.words().comma));
    Some(OutlinePart::Proposal { label, text: proposal.text.clone(), source: source + &to_fill_in(row, lang) })
}
