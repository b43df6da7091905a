//! Lists of words that mapping looks for, and where they were found.

use std::collections::BTreeMap;

use crate::source::Span;

/// Folded words in order, each with what it means; nothing where it only keeps others from counting.
pub(super) struct Words<M> {
    /// The words.
    pub words: Vec<String>,
    meanings: Vec<Vec<M>>,
}

/// A word of a list at its place in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Where.
    pub span: Span,
    /// Number of the word in its list, the same for the same words.
    pub word: usize,
}

impl<M> Words<M> {
    /// Puts folded words in order; the empty word is left out.
    pub(super) fn new(mut words: BTreeMap<String, Vec<M>>) -> Self {
        words.remove("");
        let (words, meanings) = words.into_iter().unzip();
        Self { words, meanings }
    }

    /// Returns what a word means, by its number.
    pub(super) fn meanings(&self, word: usize) -> &[M] {
        self.meanings.get(word).map_or(&[], Vec::as_slice)
    }
}
