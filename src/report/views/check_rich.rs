//! `check` in the style of compilers: each finding with the words of the draft underlined.

use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::check::{NARROW, above_text, check_head, check_summary, columns, only_points, vanished};
use super::check_order::{Told, listed};
use super::message;
use crate::gap::{Code, Severity};
use crate::render::width::{self, TextWidth};
use crate::render::wrap::wrapped;
use crate::report::check::{AboveRow, CheckReport, DiagnosticRow};
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};
use crate::source::Span;

/// Columns around the underlined words: the gutter, and some context on both sides.
const MARGIN: usize = 24;
/// Number of characters kept of a sentence that was shown before.
const BEGINNING: usize = 20;

/// Writes what was checked, every finding with its words underlined, and the summary.
#[must_use]
pub fn check_rich(report: &CheckReport, options: RenderOptions) -> String {
    let mut text = check_head(report, options);
    let mut seen = Seen::default();
    let listed = listed(report);
    for told in &listed.told {
        text.push_str(&diagnostic(report, told, options, &mut seen));
    }
    text.push_str(&only_points(&listed.summed, options));
    text.push_str(&vanished(report, options.lang));
    text + &check_summary(report, options.lang) + "\n"
}

/// One finding at its place, with what asks for it and a proposed text.
fn diagnostic<'r>(report: &'r CheckReport, told: &Told<'r>, options: RenderOptions, seen: &mut Seen<'r>) -> String {
    let row: &'r DiagnosticRow = told.row;
    let (lang, words) = (options.lang, options.lang.check());
    let title = message(&row.finding, lang);
    if let Some(accepted) = &row.accepted {
        let by = accepted.by.as_ref().map(|by| fill(words.accepted_by, &[("by", by)])).unwrap_or_default();
        let line = row.span.map(|span| format!(":{}", report.position(span.start).0)).unwrap_or_default();
        let reason = fill(words.accepted, &[("reason", &accepted.reason)]);
        return format!("{}{line}: {} {title} [{reason}{by}]\n\n", report.file, row.finding.code.code());
    }
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    let width = columns(options);
    let renderer = renderer.term_width(width);
    let names = lang.levels();
    let level = match row.finding.severity {
        Severity::Error => Level::ERROR.with_name(names.error),
        Severity::Warning => Level::WARNING.with_name(names.warning),
        Severity::Note => Level::NOTE.with_name(names.note),
    };
    let head = level.primary_title(title).id(row.finding.code.code());
    let label = if row.finding.code == Code::Dropped { words.belongs_here } else { "" };
    let mut group = match row.span.and_then(|span| snippet(report, span, width, AnnotationKind::Primary, label)) {
        Some(snippet) => head.element(snippet),
        None => Group::with_title(head),
    };
    let other = if row.finding.code == Code::ForeignHeading { words.other_heading } else { words.first_time };
    group = group.elements(row.other.and_then(|span| snippet(report, span, width, AnnotationKind::Context, other)));
    // The prefix of the text: the gutter, the sign, the label and a colon.
    let line = row.span.map_or(1, |span| report.position(span.start).0).to_string();
    let rest = |label: &str| width.saturating_sub(line.len() + 5 + label.width()).max(NARROW);
    let said = |label: &str, text: &str| wrapped(text, rest(label));
    group = group.elements(row.above.as_ref().map(|above| {
        let text = if seen.above.insert(above) { above_text(above, lang) } else { above_again(above, lang) };
        Level::NOTE.with_name(words.basis).message(said(words.basis, &text))
    }));
    group = group.elements(row.expired.as_ref().map(|until| {
        let text = fill(words.expired, &[("until", until)]);
        Level::NOTE.with_name(names.note).message(said(names.note, &text))
    }));
    let help = told.help(lang).unwrap_or_else(|| lang.rule(row.finding.code).settle.to_owned());
    let group = group.element(Level::HELP.with_name(words.help).message(said(words.help, &help)));
    renderer.render(&[group]) + "\n\n"
}

/// Sentences already shown in full; they are not repeated.
#[derive(Debug, Default)]
struct Seen<'r> {
    above: BTreeSet<&'r AboveRow>,
}

/// A sentence above that was shown before, abbreviated to its beginning.
fn above_again(above: &AboveRow, lang: Lang) -> String {
    match above {
        AboveRow::Sentence { plan, place, text } if text.chars().count() > BEGINNING * 2 => {
            let text: String = text.chars().take(BEGINNING).collect();
            fill(lang.check().asked_by_again, &[("plan", plan), ("at", &lang.words().at_place(place)), ("text", &text)])
        }
        _ => above_text(above, lang),
    }
}

/// The line of a place with the place underlined; the rest of a long document is not laid out.
fn snippet<'r>(
    report: &'r CheckReport,
    span: Span,
    width: usize,
    kind: AnnotationKind,
    label: &'r str,
) -> Option<Snippet<'r, annotate_snippets::Annotation<'r>>> {
    let text = report.source.text();
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |stop| stop + 1);
    let line = text.get(start..)?.lines().next()?;
    // If the words do not fit, only their beginning is underlined.
    let room = width.saturating_sub(MARGIN + label.width()).max(NARROW);
    let mut columns = 0;
    let words = text.get(span.start..span.end.min(start + line.len())).unwrap_or_default();
    let fits = words.char_indices().find(|(_, ch)| {
        columns += width::of_char(*ch);
        columns > room
    });
    let end = span.start + fits.map_or(words.len(), |(at, _)| at);
    let mut annotation = kind.span(span.start - start..end - start);
    if !label.is_empty() {
        annotation = annotation.label(label);
    }
    let number = report.source.line_of(span.start);
    Some(Snippet::source(line).line_start(number).path(report.file.as_str()).annotation(annotation))
}
