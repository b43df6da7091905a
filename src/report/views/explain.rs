//! `map --explain`: why each clause has its items.

use std::fmt::Write as _;

use crate::mapping::{Basis, Candidate, Context, Explanation, Label};
use crate::plan::Plan;
use crate::report::{RenderOptions, Words};
use crate::taxonomy::Taxonomy;

/// Explains every clause that can carry items: words, weights, the effect of the heading, and the runner-up.
#[must_use]
pub fn explain_text(plan: &Plan, explanations: &[Explanation], taxonomy: &Taxonomy, options: RenderOptions) -> String {
    let words = options.words();
    let mut text = String::new();
    for explanation in explanations {
        let Some(clause) = plan.clauses.get(explanation.clause) else { continue };
        let (line, _) = plan.lines_of(clause.span);
        let path = plan.path_of(clause).concat();
        write_line(&mut text, &format!("{} {line} · {path} · {}", words.line, words.clause_kind_name(clause.kind)));
        write_line(&mut text, &format!("  {}", clause.text));
        if explanation.labels.is_empty() {
            write_line(&mut text, &format!("  — {}", words.explain_none));
        }
        for label in &explanation.labels {
            write_line(&mut text, &format!("  ✓ {}", labelled(plan, explanation, label, taxonomy, options)));
            for line in elements(plan, label, taxonomy, options) {
                write_line(&mut text, &format!("      {line}"));
            }
        }
        if let Some(next) = explanation.runner_up() {
            let why = format!("{} {:.2}", words.explain_below, taxonomy.rules.threshold);
            write_line(&mut text, &format!("  ✗ {} · {why}", candidate(plan, next, taxonomy, options)));
        }
        text.push('\n');
    }
    text
}

fn labelled(plan: &Plan, explanation: &Explanation, label: &Label, taxonomy: &Taxonomy, options: RenderOptions) -> String {
    let words = options.words();
    let found = explanation.candidates.iter().find(|candidate| candidate.item == label.item);
    if let (Basis::Words, Some(found)) = (label.basis, found) {
        candidate(plan, found, taxonomy, options)
    } else {
        let item = taxonomy.item(label.item);
        let evidence: Vec<&str> = label.evidence.iter().map(|words| plan.source.slice(words.span)).collect();
        format!(
            "{} {} {:.2} · {}{}{}",
            item.code,
            options.lang.pick(&item.names),
            label.confidence,
            words.explain_inherited,
            words.colon,
            evidence.join(words.comma)
        )
    }
}

/// One line per element: its name and the words that name it.
fn elements(plan: &Plan, label: &Label, taxonomy: &Taxonomy, options: RenderOptions) -> Vec<String> {
    let line = |id| {
        let element = taxonomy.element(id);
        let named = label.elements.iter().filter(|named| named.element == id);
        let found: Vec<&str> = named.map(|named| plan.source.slice(named.evidence.span)).collect();
        let words = options.words();
        let name = options.lang.pick(&element.names);
        format!("{} {} {name}{}{}", options.lang.elements().element, element.code, words.colon, found.join(words.comma))
    };
    label.element_ids().map(line).collect()
}

fn candidate(plan: &Plan, found: &Candidate, taxonomy: &Taxonomy, options: RenderOptions) -> String {
    let words = options.words();
    let item = taxonomy.item(found.item);
    let reasons: Vec<String> = found
        .reasons
        .iter()
        .map(|reason| {
            let weight = taxonomy.rules.strengths[reason.strength as usize];
            let place = if reason.factor < 1.0 { format!("×{:.2}", reason.factor) } else { String::new() };
            format!("{} ({} {weight:.2}{place})", plan.source.slice(reason.words.span), words.strength_name(reason.strength))
        })
        .collect();
    let own = format!("{} {:.2}", words.explain_own, found.own);
    let context = context(found.context, words);
    let parts = [reasons.join(" + "), own, context.to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} {} {:.2} · {}", item.code, options.lang.pick(&item.names), found.confidence, parts.join(" · "))
}

const fn context(context: Context, words: &Words) -> &'static str {
    match context {
        Context::Supported => words.explain_supported,
        Context::Sibling => words.explain_sibling,
        Context::Foreign => words.explain_foreign,
        Context::Beside => words.explain_beside,
        Context::Free => "",
    }
}

fn write_line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
