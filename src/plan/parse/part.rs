//! Parts of a paragraph: the heading that it begins with, its sentences with what they say of their units.

use crate::plan::sentence::{Sentence, sentences};
use crate::plan::{duty, kind};

/// A heading without emphasis and final stop.
pub(super) fn heading_of(text: &str) -> &str {
    text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '*')
        .trim_end_matches(|ch: char| ch.is_whitespace() || matches!(ch, '*' | '。'))
}

/// The heading that a paragraph begins with, where its first sentence is one.
pub(super) fn run_in_heading(text: &str) -> Option<&str> {
    let parts = sentences(text, 0);
    let first = parts.first()?;
    let body = &text[first.start..first.body_end];
    (parts.len() > 1 && kind::is_heading(body, first.body_end < first.end, true)).then(|| heading_of(body))
}

/// Adds to a demand the sentences behind it that only name its units: 公开预算。由区财政局牵头。 is one task and no heading.
pub(super) fn with_duty(mut parts: Vec<Sentence>, text: &str) -> Vec<Sentence> {
    if let [first, rest @ ..] = parts.as_mut_slice()
        && let Some(last) = rest.last()
        && rest.iter().all(|part| duty::is_duty_alone(&text[part.start..part.end]))
    {
        first.end = last.end;
        parts.truncate(1);
    }
    parts
}

pub(super) const fn whole(text: &str) -> Sentence {
    Sentence { start: 0, end: text.len(), body_end: text.len() }
}
