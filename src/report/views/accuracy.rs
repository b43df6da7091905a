//! `eval --format md`: the agreement of the mapping with people, as a page.

use std::fmt::Write as _;

use super::eval::{eval_element_mistakes, eval_elements, eval_items, eval_mistakes, eval_plans, figure};
use super::eval_real::{real_bands, real_groups};
use crate::gap::{MarkCounts, MarkedFindings, Summary};
use crate::mapping::eval::{ElementScores, HalfScores, PlanScore, Scores};
use crate::render::table::Table;
use crate::report::{RenderOptions, Words};

/// The data of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Accuracy {
    /// The figures of real plans, by half; empty if not given.
    pub real: Vec<HalfScores>,
    /// The figures of the labelled plans.
    pub scores: Scores,
    /// The figures of the elements on a sample; `None` until a person has completed one.
    pub elements: Option<ElementScores>,
    /// The findings of `check` that a person has marked; `None` without marks.
    pub findings: Option<MarkedFindings>,
    /// For each plan, its score with the current numbers, and with numbers fitted on the others.
    pub held_out: Vec<(PlanScore, PlanScore)>,
    /// The numbers by name: current, and fitted on all plans.
    pub numbers: Vec<(&'static str, f64, f64)>,
    /// Counts of verdicts over the labelled plans, by threshold.
    pub curve: Vec<(f64, Summary)>,
    /// Human remarks on the remaining differences.
    pub remarks: Vec<Remark>,
}

/// A person's remark on a remaining difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The unit's id.
    pub id: String,
    /// The code that is wrong or missed.
    pub code: String,
    /// Kind of difference.
    pub kind: String,
    /// A sentence on it.
    pub sentence: String,
}

/// Lower bounds of the confidence bands.
const BANDS: [f64; 6] = [0.0, 0.6, 0.7, 0.8, 0.9, 0.95];

/// Writes the page.
#[must_use]
pub fn accuracy_markdown(accuracy: &Accuracy, options: RenderOptions) -> String {
    let words = options.words();
    let mut text = format!("# {}\n\n{}\n", words.accuracy_title, words.accuracy_intro);
    if !accuracy.real.is_empty() {
        let (lang, named) = (options.lang, options.lang.real());
        section(&mut text, named.title, &real_groups(&accuracy.real, lang), Some(named.text));
        text.push_str(&format!("\n{}", real_bands(&accuracy.real, lang).markdown()));
        text.push_str(&format!("\n## {}\n\n{}\n", named.in_sample, named.in_sample_text));
    }
    section(&mut text, words.summary, &eval_plans(&accuracy.scores, words), None);
    section(&mut text, words.held_out, &held_out(accuracy, words), Some(words.held_out_text));
    section(&mut text, words.reliability, &reliability(&accuracy.scores, words), Some(words.reliability_text));
    section(&mut text, words.curve, &curve(accuracy, words), Some(words.curve_text));
    section(&mut text, words.items, &eval_items(&accuracy.scores, words), None);
    if let Some(elements) = &accuracy.elements {
        let (table, named) = (eval_elements(elements, options.lang), options.lang.elements());
        section(&mut text, named.in_sample, &table, Some(named.in_sample_text));
        text.push_str(&format!("\n{}", eval_element_mistakes(elements, words).markdown()));
    }
    if let Some(findings) = &accuracy.findings {
        let named = options.lang.check();
        section(&mut text, named.marked_title, &marked(findings, options), Some(named.marked_text));
        text.push_str(&format!("\n{}", wrong_findings(findings, options).markdown()));
    }
    section(&mut text, words.mistakes, &eval_mistakes(&accuracy.scores, words), None);
    section(&mut text, words.remarks, &remarks(accuracy, words), None);
    text
}

fn section(text: &mut String, title: &str, table: &Table, note: Option<&str>) {
    // Writing to a string cannot fail.
    let _ = write!(text, "\n## {title}\n\n");
    if let Some(note) = note {
        let _ = write!(text, "{note}\n\n");
    }
    text.push_str(&table.markdown());
}

fn held_out(accuracy: &Accuracy, words: &Words) -> Table {
    let mut table = Table::new([words.plan, words.as_they_are, words.fitted_on_others]);
    for (own, others) in &accuracy.held_out {
        table.row([own.plan.clone(), figure(own.clauses.f1(), words), figure(others.clauses.f1(), words)]);
    }
    for (name, current, fitted) in &accuracy.numbers {
        table.row([(*name).to_owned(), format!("{current:.2}"), format!("{fitted:.2}")]);
    }
    table
}

fn reliability(scores: &Scores, words: &Words) -> Table {
    let mut table = Table::new([words.confidence, words.labels, words.right, words.share_right]);
    let bands = scores.reliability(&BANDS);
    for (index, (from, all, right)) in bands.iter().enumerate() {
        let to = BANDS.get(index + 1).copied().unwrap_or(1.0);
        #[expect(clippy::cast_precision_loss, reason = "counts of labels are small")]
        let share = (*all > 0).then(|| *right as f64 / *all as f64);
        table.row([format!("{from:.2}–{to:.2}"), all.to_string(), right.to_string(), figure(share, words)]);
    }
    table
}

fn curve(accuracy: &Accuracy, words: &Words) -> Table {
    let mut table = Table::new([words.threshold, words.covered, words.partial, words.dropped, words.added, words.undetermined]);
    for (threshold, summary) in &accuracy.curve {
        let counts = [summary.covered, summary.partial, summary.dropped, summary.added, summary.undetermined];
        let counts = counts.map(|count| count.to_string());
        table.row([format!("{threshold:.2}")].into_iter().chain(counts));
    }
    table
}

fn marked(findings: &MarkedFindings, options: RenderOptions) -> Table {
    let (words, named) = (options.words(), options.lang.check());
    let mut table =
        Table::new([options.lang.levels().finding, words.right, named.marked_wrong, named.marked_unread, named.marked_precision]);
    let mut row = |name: String, counts: MarkCounts| {
        let cells = [counts.right, counts.wrong, counts.unread].map(|count| count.to_string());
        table.row([name].into_iter().chain(cells).chain([figure(counts.precision(), words)]));
    };
    let mut codes: Vec<_> = findings.codes.iter().collect();
    codes.sort_by_key(|(code, _)| code.code());
    for (code, counts) in codes {
        row(format!("{} {}", code.code(), options.lang.rule(*code).name), *counts);
    }
    row(named.marked_total.to_owned(), findings.total());
    table
}

fn wrong_findings(findings: &MarkedFindings, options: RenderOptions) -> Table {
    let words = options.words();
    let mut table = Table::new([words.plan, options.lang.levels().finding, words.remark]);
    for wrong in &findings.wrong {
        table.row([wrong.plan.as_str(), wrong.code.code(), wrong.remark.as_str()]);
    }
    table
}

fn remarks(accuracy: &Accuracy, words: &Words) -> Table {
    let mut table = Table::new([words.line, words.code, words.kind, words.remark]);
    for remark in &accuracy.remarks {
        table.row([&remark.id, &remark.code, &remark.kind, &remark.sentence].map(String::as_str));
    }
    table
}
