//! Parts shared by the text formats of `check`: what the draft was compared with, what asks for something, the number of findings.

use super::message;
use crate::gap::{Param, Severity};
use crate::lineage::State;
use crate::render::wrap::wrapped;
use crate::report::check::{AboveRow, CheckReport, CheckedLink, DiagnosticRow, PointName};
use crate::report::words::fill;
use crate::report::{Lang, Left, RenderOptions};

/// Columns if the width of the terminal is not known.
const WIDTH: usize = 140;
/// Least number of columns for a text, however narrow the terminal is.
pub(super) const NARROW: usize = 20;

/// Lists baseline entries whose finding no longer occurs.
pub(super) fn vanished(report: &CheckReport, lang: Lang) -> String {
    let mut text = String::new();
    if !report.vanished.is_empty() {
        text.push_str(lang.check().vanished);
        text.push('\n');
        for gone in &report.vanished {
            let said = gone.message.as_deref().unwrap_or(&gone.reason);
            text.push_str(&format!("  {} {} {said}\n", gone.fingerprint, gone.code));
        }
    }
    text
}

/// States what the draft was compared with, and what it could not be compared with.
pub(super) fn check_head(report: &CheckReport, options: RenderOptions) -> String {
    wrapped(&(check_notes(report, options.lang).join("\n") + "\n"), columns(options)) + "\n"
}

/// The same as a list of sentences.
pub(in crate::report) fn check_notes(report: &CheckReport, lang: Lang) -> Vec<String> {
    let (words, general) = (lang.check(), lang.words());
    let known = report.links.iter().filter(|link| link.state != State::Missing).map(|link| parent(link, lang));
    let known: Vec<String> = known.collect();
    let intro = if known.is_empty() { words.intro_alone } else { words.intro };
    let mut notes = vec![fill(intro, &[("plan", &report.file), ("parents", &known.join(general.comma))])];
    let unchecked: Vec<&str> =
        report.links.iter().filter(|link| link.state == State::Missing).map(|link| general.level_name(link.level)).collect();
    if !unchecked.is_empty() {
        notes.push(format!("{}{}", words.unchecked, unchecked.join(general.comma)));
    }
    if report.level.is_none() {
        notes.push((if known.is_empty() { words.no_level_alone } else { words.no_level }).to_owned());
    }
    if !report.unread.is_empty() {
        notes.push(format!(
            "{}{}",
            words.unread,
            report.unread.iter().map(|what| lang.said(what)).collect::<Vec<_>>().join(general.comma)
        ));
    }
    if !report.undetermined.is_empty() {
        let items = report.undetermined.iter().map(|(code, names)| format!("{code} {}", lang.pick(names)));
        notes.push(format!("{}{}", words.undetermined, items.collect::<Vec<_>>().join(general.comma)));
    }
    notes
}

pub(super) fn columns(options: RenderOptions) -> usize {
    options.width.map_or(WIDTH, usize::from)
}

fn parent(link: &CheckedLink, lang: Lang) -> String {
    let name = link.name.clone().unwrap_or_default();
    match link.state {
        State::Profile(year) => fill(lang.check().profile_of, &[("year", &year.to_string()), ("name", &name)]),
        _ => name,
    }
}

/// Counts the findings by severity.
pub(super) fn check_summary(report: &CheckReport, lang: Lang) -> String {
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

/// Summarises the findings that only the national points ask for, one line each; their proposals are in other formats.
pub(super) fn only_points(rows: &[&DiagnosticRow], options: RenderOptions) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let (lang, words) = (options.lang, options.lang.check());
    let mut text = fill(words.only_points, &[("count", &rows.len().to_string())]) + "\n";
    for row in rows {
        let severity = lang.levels().severity_name(row.finding.severity);
        let points = match &row.above {
            Some(AboveRow::Points { points, .. }) => lang.words().brackets(points_text(points, lang)),
            _ => String::new(),
        };
        text.push_str(&format!("  {severity} {} {}{points}\n", row.finding.code.code(), message(&row.finding, lang)));
    }
    wrapped(&text, columns(options)) + "\n"
}

/// The text of a finding's proposal: words to insert, or to replace the existing ones.
#[must_use]
pub fn help_of(row: &DiagnosticRow, lang: Lang) -> Option<String> {
    let (proposal, words) = (row.proposal.as_ref()?, lang.check());
    let at = proposal.after.as_ref().map(|place| lang.words().at_place(place));
    let text = [("at", at.as_deref().unwrap_or_default()), ("text", &proposal.text)];
    let said = match (row.finding.params.get("own"), row.finding.params.get("parent")) {
        (Some(Param::Text(own)), Some(Param::Text(parent))) => {
            let values: Vec<(&str, &str)> =
                text.into_iter().chain([("own", own.as_str()), ("parent", parent.as_str())]).collect();
            fill(words.proposal_change, &values)
        }
        _ if at.is_none() => fill(words.proposal_first, &text),
        _ => fill(words.proposal, &text),
    };
    Some(said + &to_fill_in(row, lang))
}

/// What a person has to fill in for a proposal, in brackets; empty if nothing.
pub(in crate::report) fn to_fill_in(row: &DiagnosticRow, lang: Lang) -> String {
    let words = lang.check();
    let said = match row.proposal.as_ref().map_or(Left::Nothing, |proposal| proposal.left) {
        Left::Nothing => return String::new(),
        Left::Office => words.fill_in,
        Left::Terms => words.fill_in_terms,
        Left::Parts => words.fill_in_parts,
    };
    lang.words().brackets(said)
}

/// What asks for the item, in a sentence.
pub(in crate::report) fn above_text(above: &AboveRow, lang: Lang) -> String {
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
pub(super) fn points_text(points: &[PointName], lang: Lang) -> String {
    let named = points.iter().map(|point| fill(lang.check().point, &[("number", &point.number), ("title", &point.title)]));
    named.collect::<Vec<_>>().join(lang.words().comma)
}
