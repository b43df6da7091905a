//! Finds all words of a list in a folded text in one pass.

use std::collections::BTreeMap;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use crate::source::Span;

/// Words ready to be found, each with what it stands for.
pub(super) struct Words<M> {
    /// None of no words: such an automaton cannot be built, and finds nothing.
    automaton: Option<CharwiseDoubleArrayAhoCorasick<usize>>,
    meanings: Vec<Vec<M>>,
}

/// A word that was found.
pub(super) struct Found<'w, M> {
    /// Where.
    pub span: Span,
    /// Number of the word, the same for the same words.
    pub number: usize,
    /// What it stands for; nothing where it only keeps others from counting.
    pub meanings: &'w [M],
}

impl<M> Words<M> {
    /// Builds the automaton of folded words; the empty word is left out.
    pub(super) fn new(mut words: BTreeMap<String, Vec<M>>) -> Self {
        words.remove("");
        let numbered = words.keys().enumerate().map(|(number, word)| (word.as_str(), number));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(numbered).ok();
        Self { automaton, meanings: words.into_values().collect() }
    }

    /// Finds every place of every word, those inside others too, by where they end.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = Found<'_, M>> {
        let matches = self.automaton.as_ref().into_iter().flat_map(move |automaton| automaton.find_overlapping_iter(text));
        matches.map(|found| Found {
            span: Span::new(found.start(), found.end()),
            number: found.value(),
            meanings: self.meanings.get(found.value()).map_or(&[], Vec::as_slice),
        })
    }
}
