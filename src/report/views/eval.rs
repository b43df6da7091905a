//! `eval`: the agreement of the mapping with people.

use crate::mapping::eval::{Counts, ElementScores, Row, Scores};
use crate::render::table::Table;
use crate::report::{Lang, Words};

/// One row per plan and measure, with the total last.
#[must_use]
pub fn eval_plans(scores: &Scores, words: &Words) -> Table {
    let mut table = Table::new([words.plan, "", words.precision, words.recall, words.f1, words.stray]);
    let mut push = |name: &str, measure: &str, counts: Counts, stray: String| {
        let [precision, recall, f1] = figures(counts, words);
        table.row([name.to_owned(), measure.to_owned(), precision, recall, f1, stray]);
    };
    for plan in &scores.plans {
        push(&plan.plan, words.per_clause, plan.clauses, plan.stray.to_string());
        push(&plan.plan, words.per_document, plan.document, String::new());
    }
    let stray: usize = scores.plans.iter().map(|plan| plan.stray).sum();
    push(words.total, words.per_clause, scores.total(|plan| plan.clauses), stray.to_string());
    push(words.total, words.per_document, scores.total(|plan| plan.document), String::new());
    table
}

/// One row per item.
#[must_use]
pub fn eval_items(scores: &Scores, words: &Words) -> Table {
    let mut table = Table::new([words.item, words.precision, words.recall, words.f1, "n"]);
    for (code, counts) in scores.items() {
        let [precision, recall, f1] = figures(counts, words);
        table.row([code.to_owned(), precision, recall, f1, (counts.right + counts.missed).to_string()]);
    }
    table
}

/// One row per unit with differences between the mapping and the people.
#[must_use]
pub fn eval_mistakes(scores: &Scores, words: &Words) -> Table {
    let mut table = Table::new([words.line, words.missed, words.wrong, words.text]);
    for mistake in scores.plans.iter().flat_map(|plan| &plan.mistakes) {
        table.row([mistake.id.clone(), mistake.missed.join(" "), mistake.wrong.join(" "), mistake.text.clone()]);
    }
    table
}

/// One row per element of the sample, with the total last.
#[must_use]
pub fn eval_elements(scores: &ElementScores, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([lang.elements().in_sample, words.precision, words.recall, words.f1, "n"]);
    let mut push = |name: &str, counts: Counts| {
        let [precision, recall, f1] = figures(counts, words);
        table.row([name.to_owned(), precision, recall, f1, (counts.right + counts.missed).to_string()]);
    };
    for (code, counts) in &scores.elements {
        push(code, *counts);
    }
    push(&format!("{} ({} {})", words.total, scores.clauses, lang.elements().sampled), scores.total());
    table
}

/// One row per clause of the sample with differences between the mapping and the person.
#[must_use]
pub fn eval_element_mistakes(scores: &ElementScores, words: &Words) -> Table {
    let mut table = Table::new([words.line, words.missed, words.wrong, words.text]);
    for (row, wrong, missed) in &scores.mistakes {
        table.row([format!("{} {}", row.plan, row.line), missed.join(" "), wrong.join(" "), row.text.clone()]);
    }
    table
}

/// A drawn sample as a tab-separated table, with the last column for a person to complete.
#[must_use]
pub fn drawn_rows(rows: &[Row]) -> String {
    let mut text = "plan\tline\tcodes\ttext\telements\n".to_owned();
    for Row { plan, line, codes, text: clause, elements } in rows {
        text.push_str(&format!("{plan}\t{line}\t{codes}\t{clause}\t{elements}\n"));
    }
    text
}

fn figures(counts: Counts, words: &Words) -> [String; 3] {
    [counts.precision(), counts.recall(), counts.f1()].map(|value| figure(value, words))
}

/// Formats a share; an unknown one is not 0.
pub(super) fn figure(value: Option<f64>, words: &Words) -> String {
    value.map_or_else(|| words.unknown.to_owned(), |value| format!("{value:.3}"))
}
