//! Lists of words to search for, and their occurrences.

use std::collections::BTreeMap;

use crate::source::Span;

/// Sorted folded words with their meanings; a word without meanings only hides others.
pub(super) struct Words<M> {
    /// The words.
    pub words: Vec<String>,
    meanings: Vec<Vec<M>>,
}

/// An occurrence of a word in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its place.
    pub span: Span,
    /// Index of the word in its list, equal for equal words.
    pub word: usize,
}

impl<M> Words<M> {
    /// Sorts folded words; the empty word is left out.
    pub(super) fn new(mut words: BTreeMap<String, Vec<M>>) -> Self {
        words.remove("");
        let (words, meanings) = words.into_iter().unzip();
        Self { words, meanings }
    }

    /// Returns the meanings of a word, by its index.
    pub(super) fn meanings(&self, word: usize) -> &[M] {
        self.meanings.get(word).map_or(&[], Vec::as_slice)
    }
}
