//! The words of a clause that carried a label, marked in its text.

use std::collections::BTreeSet;

use crate::mapping::Evidence;
use crate::plan::{Clause, Plan};
use crate::source::Span;

/// Cuts a clause at the words that carried a label; line breaks and the white space around them vanish. Words that follow or overlap
/// each other are one mark.
pub(super) fn parts(plan: &Plan, clause: &Clause, evidence: &BTreeSet<Evidence>) -> Vec<(String, bool)> {
    let mut marks: Vec<Span> = Vec::new();
    for words in evidence.iter().filter(|words| clause.span.contains(words.span)) {
        match marks.last_mut().filter(|last| words.span.start <= last.end) {
            Some(last) => last.end = last.end.max(words.span.end),
            None => marks.push(words.span),
        }
    }
    let mut parts = Vec::new();
    let mut at = clause.span.start;
    for mark in marks {
        push(&mut parts, plan, at, mark.start, false);
        push(&mut parts, plan, mark.start, mark.end, true);
        at = mark.end;
    }
    push(&mut parts, plan, at, clause.span.end, false);
    parts
}

fn push(parts: &mut Vec<(String, bool)>, plan: &Plan, start: usize, end: usize, marked: bool) {
    let raw = plan.source.slice(Span::new(start, end));
    let last = raw.lines().count().saturating_sub(1);
    let trimmed = |(index, line): (usize, &str)| {
        let line = if index > 0 { line.trim_start() } else { line };
        if index < last { line.trim_end().to_owned() } else { line.to_owned() }
    };
    let text: String = raw.lines().enumerate().map(trimmed).collect();
    if !text.is_empty() {
        parts.push((text, marked));
    }
}
