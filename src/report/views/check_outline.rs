//! `check --fix-outline`: the outline of a draft with the proposals in place, as Markdown.

use super::check::{filled, points_text};
use crate::report::check::{AboveRow, CheckReport, DiagnosticRow};
use crate::report::table::markdown_text;
use crate::report::{Lang, RenderOptions};

/// Deepest heading of Markdown.
const DEEPEST: usize = 6;

/// Writes the outline; proposals of accepted findings are left out.
#[must_use]
pub fn outline_markdown(report: &CheckReport, options: RenderOptions) -> String {
    let (lang, words) = (options.lang, options.lang.check());
    let title = report.title.as_deref().unwrap_or(&report.plan);
    let mut text = format!("# {}\n\n{}\n", markdown_text(&filled(words.outline_title, &[("title", title)])), words.outline_note);
    for (at, row) in report.outline.iter().enumerate() {
        let label = row.path.last().map(String::as_str).unwrap_or_default();
        // （一） needs no stop, 一 and 1 do.
        let stop = if label.is_empty() || label.ends_with(['）', ')']) || row.heading.is_empty() { "" } else { "、" };
        if !(label.is_empty() && row.heading.is_empty()) {
            let marks = "#".repeat((row.depth + 2).min(DEEPEST));
            text.push_str(&format!("\n{marks} {}\n", markdown_text(&format!("{label}{stop}{}", row.heading))));
        }
        proposals(&mut text, report.live().filter(|found| section(found) == Some(Some(at))), lang);
    }
    let end: Vec<&DiagnosticRow> = report.live().filter(|found| section(found) == Some(None)).collect();
    if !end.is_empty() {
        text.push_str(&format!("\n## {}\n", words.outline_end));
        proposals(&mut text, end.into_iter(), lang);
    }
    text
}

/// The section of a finding's proposal; `None` for one without.
fn section(found: &DiagnosticRow) -> Option<Option<usize>> {
    found.proposal.as_ref().map(|proposal| proposal.section)
}

fn proposals<'r>(text: &mut String, found: impl Iterator<Item = &'r DiagnosticRow>, lang: Lang) {
    let words = lang.check();
    for row in found {
        let Some(proposal) = &row.proposal else { continue };
        let items: Vec<&str> = row.items.iter().map(|(code, _)| code.as_str()).collect();
        let source = match &row.above {
            Some(AboveRow::Sentence { plan, line, .. }) => {
                filled(words.source_document, &[("plan", plan), ("line", &line.to_string())])
            }
            Some(AboveRow::Points { year, points }) => {
                filled(words.source_points, &[("year", &year.to_string()), ("points", &points_text(points, lang))])
            }
            None => String::new(),
        };
        let said = format!("{} {} {}", words.outline_proposal, row.finding.code.code(), items.join(" "));
        text.push_str(&format!(
            "\n> **{said}**{}{}  \n> {}\n",
            lang.words().colon,
            markdown_text(&proposal.text),
            markdown_text(&source)
        ));
    }
}
