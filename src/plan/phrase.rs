//! A value that a plan states, next to the words that state it.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::prefilter;
use crate::source::{CharSet, Span};

/// A value of a task with its words, such as 24小时内.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated<T> {
    /// The words as printed, line breaks left out.
    pub text: String,
    /// What they say.
    pub value: T,
    /// The clause that states it first, as an index into [`super::Plan::clauses`].
    pub clause: usize,
}

/// A value found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<T> {
    /// The words as printed.
    pub text: String,
    /// What they say.
    pub value: T,
    /// Where they stand in the text that was searched.
    pub span: Span,
}

/// A text in which phrases are looked for.
pub(super) struct Searched<'t> {
    text: &'t str,
    /// The same text with the titles in 《》 blanked, which state nothing themselves.
    plain: Cow<'t, str>,
    /// Characters by which it may hold a phrase.
    signs: prefilter::Signs,
}

impl<'t> Searched<'t> {
    /// Prepares a text once for all kinds of phrases.
    pub(super) fn new(text: &'t str) -> Self {
        let signs = prefilter::of(text);
        Self { text, plain: if signs & prefilter::TITLE == 0 { Cow::Borrowed(text) } else { without_titles(text).into() }, signs }
    }
}

/// One form of a phrase: its pattern, and how its captures in a text are read (where the words stand, and what they say).
pub(super) struct Form<T> {
    /// Signs without which the pattern cannot match.
    pub needs: prefilter::Signs,
    pub regex: &'static LazyLock<Regex>,
    pub read: fn(&regex::Captures<'_>, &str) -> Option<(Span, T)>,
}

impl<T> Form<T> {
    /// Tells whether a text with these signs may hold the phrase.
    const fn may_match(&self, signs: prefilter::Signs) -> bool {
        signs & self.needs == self.needs
    }
}

/// Collects what `forms` find in a text, in order. Of two that overlap the one that begins first counts, and the longer where both
/// begin together.
pub(super) fn find_all<T>(searched: &Searched<'_>, forms: &[Form<T>]) -> Vec<Found<T>> {
    let Searched { text, plain, signs } = searched;
    let mut found: Vec<(Span, T)> = Vec::new();
    for form in forms.iter().filter(|form| form.may_match(*signs)) {
        found.extend(form.regex.captures_iter(plain).filter_map(|captures| (form.read)(&captures, plain)));
    }
    if found.is_empty() {
        return Vec::new();
    }
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut kept: Vec<Found<T>> = Vec::new();
    for (span, value) in found {
        if kept.last().is_none_or(|last| last.span.end <= span.start) {
            kept.push(Found { text: text.get(span.range()).unwrap_or_default().trim().to_owned(), value, span });
        }
    }
    kept
}

/// Returns the span of a group of a match.
pub(super) fn span_of(captures: &regex::Captures<'_>, group: usize) -> Option<Span> {
    captures.get(group).map(|found| Span::new(found.start(), found.end()))
}

/// Blanks the titles in 《》, which state nothing themselves; every byte keeps its place.
fn without_titles(text: &str) -> String {
    let mut depth = 0_usize;
    let mut blanked = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {
                // A filler of the same length in UTF-8.
                blanked.push(match ch.len_utf8() {
                    1 => '#',
                    2 => '¤',
                    3 => '█',
                    _ => '𝟎',
                });
                continue;
            }
            _ => {}
        }
        blanked.push(ch);
    }
    blanked
}

/// Returns where the last of `words` begins in a text, and where it ends; `opens` holds the characters that a word may begin with.
pub(super) fn last_of(text: &str, words: &[&str], opens: &CharSet) -> Option<(usize, usize)> {
    let places = text.char_indices().rev().filter(|(_, ch)| opens.contains(*ch)).map(|(at, _)| at);
    places.into_iter().find_map(|at| {
        let rest = text.get(at..)?;
        words.iter().find(|word| rest.starts_with(**word)).map(|word| (at, at + word.len()))
    })
}

/// Returns the first `count` characters of a text.
pub(super) fn head(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Returns the last `count` characters of a text: what is looked back at must not grow with the text.
pub(super) fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_blanked_in_place() {
        let text = "按照《2017年底前〈定期〉a》定期";
        let blanked = without_titles(text);
        assert_eq!(blanked.len(), text.len());
        assert!(!blanked.contains("年底前") && blanked.ends_with("》定期"));
    }
}
