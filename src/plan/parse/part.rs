//! Parts of a paragraph: the heading that it begins with, its sentences with what they say of their units.

use crate::plan::numbering::Marker;
use crate::plan::paragraph::Paragraph;
use crate::plan::sentence::{Sentence, sentences};
use crate::plan::{duty, kind, lexicon};

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

/// Tells whether lines of notes stand next, and what follows them.
pub(super) fn below(rest: &[Paragraph]) -> (bool, Option<&Paragraph>) {
    let notes = rest.iter().take_while(|next| next.note.is_some()).count();
    (notes > 0, rest.get(notes))
}

/// Tells whether a paragraph is text without a number.
pub(super) fn is_text(next: &Paragraph) -> bool {
    next.marker.is_none() && !lexicon::is_meta(&next.text) && !lexicon::is_noise(&next.text)
}

/// Returns the number of the annex that opens a list in the same line: 附件：1.任务分工表.
pub(super) fn last_of_list(text: &str) -> u32 {
    let name = text.split_once(['：', ':']).map_or("", |(_, name)| name.trim());
    Marker::read(name).map_or(0, |marker| marker.number)
}

/// Tells whether a line is a date, as under a signature.
pub(super) fn is_date(line: &str) -> bool {
    lexicon::is_meta(line) && (line.contains('年') || line.starts_with("20")) && !line.contains('号')
}
