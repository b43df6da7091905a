//! `check` as text: each finding with the words of the draft underlined.

use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::message;
use super::wrap::wrapped;
use crate::gap::{Code, Param, Severity};
use crate::lineage::State;
use crate::report::check::{AboveRow, CheckReport, CheckedLink, DiagnosticRow};
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};
use crate::source::Span;

/// Columns where nobody says how wide the terminal is.
const WIDTH: usize = 140;
/// Columns around the underlined words: the gutter, and some of the text on both sides.
const MARGIN: usize = 24;
/// Columns that a text has at least, however narrow the terminal is.
const NARROW: usize = 20;
/// Characters of a sentence that was shown before.
const BEGINNING: usize = 20;

/// Writes what was checked, every finding and the summary.
#[must_use]
pub fn check_text(report: &CheckReport, options: RenderOptions) -> String {
    let words = options.lang.check();
    let mut text = head(report, options);
    let mut seen = Seen::default();
    for row in &report.diagnostics {
        text.push_str(&diagnostic(report, row, options, &mut seen));
    }
    if !report.vanished.is_empty() {
        text.push_str(words.vanished);
        text.push('\n');
        for gone in &report.vanished {
            let said = gone.message.as_deref().unwrap_or(&gone.reason);
            text.push_str(&format!("  {} {} {said}\n", gone.fingerprint, gone.code));
        }
    }
    text + &summary(report, options.lang) + "\n"
}

/// Writes what changed since `before`: what is settled, and what is new.
#[must_use]
pub fn check_changes(before: &CheckReport, now: &CheckReport, options: RenderOptions) -> String {
    let words = options.lang.check();
    let not_in = |other: &CheckReport, row: &DiagnosticRow| {
        !other.live().any(|known| known.finding.fingerprint == row.finding.fingerprint)
    };
    let (mut text, mut seen) = (String::new(), Seen::default());
    for row in before.live().filter(|row| not_in(now, row)) {
        text.push_str(&format!("✓ {} {} {}\n", words.settled, row.finding.code.code(), message(&row.finding, options.lang)));
    }
    for row in now.live().filter(|row| not_in(before, row)) {
        text.push_str(&format!("+ {}\n{}", words.new_finding, diagnostic(now, row, options, &mut seen)));
    }
    if text.is_empty() {
        text = format!("{}\n", words.unchanged);
    }
    // A blank line sets one run apart from the next.
    format!("{}\n{text}{}\n\n", fill(words.again, &[("file", &now.file)]), summary(now, options.lang))
}

/// Says that the draft is watched.
#[must_use]
pub fn watching(report: &CheckReport, lang: Lang) -> String {
    fill(lang.check().watching, &[("file", &report.file)]) + "\n"
}

fn head(report: &CheckReport, options: RenderOptions) -> String {
    wrapped(&head_text(report, options.lang), columns(options)) + "\n"
}

/// What the draft was held against, and what could not be told; a line each.
fn head_text(report: &CheckReport, lang: Lang) -> String {
    let (words, general) = (lang.check(), lang.words());
    let known = report.links.iter().filter(|link| link.state != State::Missing).map(|link| parent(link, lang));
    let known: Vec<String> = known.collect();
    let intro = if known.is_empty() { words.intro_alone } else { words.intro };
    let mut text = fill(intro, &[("plan", &report.file), ("parents", &known.join(general.comma))]) + "\n";
    let unchecked: Vec<&str> =
        report.links.iter().filter(|link| link.state == State::Missing).map(|link| general.level_name(link.level)).collect();
    if !unchecked.is_empty() {
        text.push_str(&format!("{}{}\n", words.unchecked, unchecked.join(general.comma)));
    }
    if report.level.is_none() {
        text.push_str(&format!("{}\n", if known.is_empty() { words.no_level_alone } else { words.no_level }));
    }
    if !report.unread.is_empty() {
        text.push_str(&format!("{}{}\n", words.unread, report.unread.join(general.comma)));
    }
    if !report.undetermined.is_empty() {
        let items = report.undetermined.iter().map(|(code, names)| format!("{code} {}", lang.pick(names)));
        text.push_str(&format!("{}{}\n", words.undetermined, items.collect::<Vec<_>>().join(general.comma)));
    }
    text
}

/// The same as sentences, the last with the counts.
pub(super) fn summary_lines(report: &CheckReport, lang: Lang) -> Vec<String> {
    let head = head_text(report, lang);
    head.lines().map(str::to_owned).chain([summary(report, lang)]).collect()
}

fn columns(options: RenderOptions) -> usize {
    options.width.map_or(WIDTH, usize::from)
}

fn parent(link: &CheckedLink, lang: Lang) -> String {
    let name = link.name.clone().unwrap_or_default();
    match link.state {
        State::Profile(year) => fill(lang.check().profile_of, &[("year", &year.to_string()), ("name", &name)]),
        _ => name,
    }
}

fn summary(report: &CheckReport, lang: Lang) -> String {
    let words = lang.check();
    let accepted = match report.accepted() {
        0 => String::new(),
        count => fill(words.summary_accepted, &[("accepted", &count.to_string())]),
    };
    let guessed = match report.guessed() {
        0 => String::new(),
        count => fill(words.summary_guessed, &[("guessed", &count.to_string())]),
    };
    let accepted = guessed + &accepted;
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| report.count(severity).to_string());
    if report.live().next().is_none() {
        let clean = if report.is_held_against_anything() { words.clean } else { words.clean_alone };
        return format!("{clean}{accepted}");
    }
    let values = [("errors", counts[0].as_str()), ("warnings", &counts[1]), ("notes", &counts[2])];
    fill(words.summary, &values) + &accepted
}

/// One finding at its place, with what asks for it and a text to start from.
fn diagnostic<'r>(report: &'r CheckReport, row: &'r DiagnosticRow, options: RenderOptions, seen: &mut Seen<'r>) -> String {
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
    // What stands before the text: the gutter, the sign, the label and a colon.
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
    let first = row.proposal.as_ref().is_none_or(|proposal| seen.proposals.insert(&proposal.text));
    let help = if first { proposed(row, lang) } else { proposed_again(row, lang) };
    let help = help.unwrap_or_else(|| lang.rule(row.finding.code).settle.to_owned());
    let group = group.element(Level::HELP.with_name(words.help).message(said(words.help, &help)));
    renderer.render(&[group]) + "\n\n"
}

/// What the proposal of a finding says: words to be put in, or others for what stands there.
#[must_use]
pub fn proposed(row: &DiagnosticRow, lang: Lang) -> Option<String> {
    let (proposal, words) = (row.proposal.as_ref()?, lang.check());
    let line = proposal.after_line.to_string();
    let text = [("line", line.as_str()), ("text", &proposal.text)];
    Some(match (row.finding.params.get("own"), row.finding.params.get("parent")) {
        (Some(Param::Text(own)), Some(Param::Text(parent))) => {
            let values: Vec<(&str, &str)> =
                text.into_iter().chain([("own", own.as_str()), ("parent", parent.as_str())]).collect();
            fill(words.proposal_change, &values)
        }
        _ => fill(words.proposal, &text),
    })
}

/// The same where the text was shown before.
fn proposed_again(row: &DiagnosticRow, lang: Lang) -> Option<String> {
    let line = row.proposal.as_ref()?.after_line.to_string();
    Some(fill(lang.check().proposal_again, &[("line", &line)]))
}

/// What a page has shown in full; it is not shown again.
#[derive(Debug, Default)]
struct Seen<'r> {
    above: BTreeSet<&'r AboveRow>,
    proposals: BTreeSet<&'r str>,
}

/// A sentence above that was shown before: its beginning is enough.
fn above_again(above: &AboveRow, lang: Lang) -> String {
    match above {
        AboveRow::Sentence { plan, place, text } if text.chars().count() > BEGINNING * 2 => {
            let text: String = text.chars().take(BEGINNING).collect();
            fill(lang.check().asked_by_again, &[("plan", plan), ("at", &lang.words().at_place(place)), ("text", &text)])
        }
        _ => above_text(above, lang),
    }
}

/// What asks for something, in a sentence.
pub(super) fn above_text(above: &AboveRow, lang: Lang) -> String {
    let words = lang.check();
    match above {
        AboveRow::Sentence { plan, place, text } => {
            fill(words.asked_by, &[("plan", plan), ("at", &lang.words().at_place(place)), ("text", text)])
        }
        AboveRow::Points { year, points } => {
            fill(words.asked_by_points, &[("year", &year.to_string()), ("points", &points_text(points, lang))])
        }
    }
}

/// Points by number and name.
pub(super) fn points_text(points: &[crate::report::check::PointName], lang: Lang) -> String {
    let named = points.iter().map(|point| fill(lang.check().point, &[("number", &point.number), ("title", &point.title)]));
    named.collect::<Vec<_>>().join(lang.words().comma)
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
    // Where all of it would not fit the window, its beginning is underlined.
    let room = width.saturating_sub(MARGIN + label.width()).max(NARROW);
    let mut columns = 0;
    let words = text.get(span.start..span.end.min(start + line.len())).unwrap_or_default();
    let fits = words.char_indices().find(|(_, ch)| {
        columns += ch.width().unwrap_or(0);
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
