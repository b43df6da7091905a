//! `check` as plain text, and what changed since the draft was last saved.

use super::check::{NARROW, above_text, check_head, check_summary, columns, only_points, vanished};
use super::check_order::{Told, listed, told};
use super::check_table::{drafted, place, said};
use super::message;
use crate::render::width::TextWidth;
use crate::render::wrap::wrapped;
use crate::report::check::{CheckReport, DiagnosticRow};
use crate::report::words::fill;
use crate::report::{Lang, RenderOptions};

/// Writes what was checked, every finding and the summary as plain text.
#[must_use]
pub fn check_text(report: &CheckReport, options: RenderOptions) -> String {
    let lang = options.lang;
    let mut text = check_head(report, options);
    let listed = listed(report);
    for (one, number) in listed.told.iter().zip(1..) {
        text.push_str(&finding(report, one, number, options));
    }
    text.push_str(&only_points(&listed.summed, options));
    text.push_str(&vanished(report, lang));
    text + &check_summary(report, lang) + "\n"
}

/// Continuation lines are aligned after the number of their finding.
const INDENT: &str = "   ";

fn finding(report: &CheckReport, told: &Told<'_>, number: usize, options: RenderOptions) -> String {
    let row = told.row;
    let (lang, words, general) = (options.lang, options.lang.check(), options.words());
    let severity = lang.levels().severity_name(row.finding.severity);
    let mut text = format!("{number}. {severity} {} · {} · {}\n", row.finding.code.code(), place(row, lang), said(row, lang));
    let width = columns(options).saturating_sub(INDENT.len()).max(NARROW);
    text = wrapped(text.trim_end(), width).replace('\n', &format!("\n{INDENT}")) + "\n";
    if row.accepted.is_some() {
        return text + "\n";
    }
    let lines = [
        (words.draft_says, drafted(report, row)),
        (words.basis, row.above.as_ref().map(|above| above_text(above, lang))),
        (words.help, Some(told.help(lang).unwrap_or_else(|| lang.rule(row.finding.code).settle.to_owned()))),
    ];
    for (label, line) in lines {
        let Some(line) = line.filter(|line| !line.is_empty()) else { continue };
        let label = format!("   {label}{}", general.colon);
        let rest = columns(options).saturating_sub(label.width()).max(NARROW);
        let indent = " ".repeat(label.width());
        let line = wrapped(&line.replace('\n', " "), rest).replace('\n', &format!("\n{indent}"));
        text.push_str(&format!("{label}{line}\n"));
    }
    text + "\n"
}

/// Writes what changed since `before`: resolved and new findings.
#[must_use]
pub fn check_changes(before: &CheckReport, now: &CheckReport, options: RenderOptions) -> String {
    let words = options.lang.check();
    let not_in = |other: &CheckReport, row: &DiagnosticRow| {
        !other.live().any(|known| known.finding.fingerprint == row.finding.fingerprint)
    };
    let mut text = String::new();
    for row in before.live().filter(|row| not_in(now, row)) {
        text.push_str(&format!("✓ {} {} {}\n", words.settled, row.finding.code.code(), message(&row.finding, options.lang)));
    }
    let all = listed(now);
    // References to earlier findings count only those that are printed here.
    let new = all.told.iter().map(|told| told.row).filter(|row| row.accepted.is_none() && not_in(before, row));
    for (one, number) in told(new).iter().zip(1..) {
        text.push_str(&format!("+ {}\n{}", words.new_finding, finding(now, one, number, options)));
    }
    for row in all.summed.iter().filter(|row| not_in(before, row)) {
        text.push_str(&format!("+ {} {} {}\n", words.new_finding, row.finding.code.code(), message(&row.finding, options.lang)));
    }
    if text.is_empty() {
        text = format!("{}\n", words.unchanged);
    }
    // A blank line separates runs.
    format!("{}\n{text}{}\n\n", fill(words.again, &[("file", &now.file)]), check_summary(now, options.lang))
}

/// States that the draft is being watched.
#[must_use]
pub fn watching(report: &CheckReport, lang: Lang) -> String {
    fill(lang.check().watching, &[("file", &report.file)]) + "\n"
}
