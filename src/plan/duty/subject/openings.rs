//! Many words of which one may open a text.

use std::collections::BTreeMap;

use crate::source::CharSet;

/// Words by their first characters, the longest first: every character of a plan may be asked.
pub(super) struct Openings {
    pub first: CharSet,
    words: BTreeMap<char, Vec<&'static str>>,
}

impl Openings {
    pub(super) fn new(lists: &[&[&'static str]]) -> Self {
        let mut words: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        for word in lists.iter().copied().flatten() {
            words.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
        }
        for words in words.values_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self { first: words.keys().copied().collect(), words }
    }

    /// The longest word with which a text begins.
    pub(super) fn at(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next().filter(|ch| self.first.contains(*ch))?;
        self.words.get(&first)?.iter().find(|word| text.starts_with(**word)).copied()
    }
}
