//! Finds all words that mapping needs in one pass: terms of items, terms of elements, and cues.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use super::cues::{self, Cues};
use super::elements::ElementMatcher;
use super::matcher::Matcher;
use super::words::Found;
use crate::source::{Span, parallel};
use crate::taxonomy::Taxonomy;

/// The words found in a folded text, including those inside others.
#[derive(Debug, Default)]
pub(super) struct Sighted {
    /// Terms of items, sorted by start; of those with the same start the longest comes first.
    pub terms: Vec<Found>,
    /// Terms of elements, sorted likewise.
    pub elements: Vec<Found>,
    /// Cues, sorted by start; of those with the same start the shortest comes first.
    pub cues: Vec<cues::Found>,
}

/// Marks a word that is not in a list.
const NONE: u32 = u32::MAX;

/// All words of a taxonomy, indexed for search.
pub(super) struct Lexicon {
    /// `None` if there are no words, because an empty automaton cannot be built.
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// For each word, its index among the terms of items, the terms of elements, and the cues. Kept small, because every hit is looked up
    /// here.
    numbers: Vec<[u32; 3]>,
    /// The meanings of the terms of items.
    pub matcher: Matcher,
    /// The meanings of the terms of elements.
    pub elements: ElementMatcher,
    cues: Cues,
}

impl Lexicon {
    /// Builds the automaton of all words of a taxonomy: its own terms and those of its rules.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        // Each takes a noticeable part of the startup time, so they are built in parallel.
        let made = parallel::each(&[true, false], |items| match items {
            true => (Some(Matcher::new(taxonomy)), None),
            false => (None, Some(ElementMatcher::new(taxonomy))),
        });
        let (matchers, elements): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        let matcher = matchers.into_iter().flatten().next().unwrap_or_else(|| Matcher::new(taxonomy));
        let elements = elements.into_iter().flatten().next().unwrap_or_else(|| ElementMatcher::new(taxonomy));
        let cues = Cues::new(taxonomy);
        let lists = [&matcher.words.words, &elements.words.words, &cues.words.words];
        let mut listed: Vec<(&str, usize, usize)> = Vec::with_capacity(lists.iter().map(|words| words.len()).sum());
        for (list, words) in lists.into_iter().enumerate() {
            listed.extend(words.iter().enumerate().map(|(number, word)| (word.as_str(), list, number)));
        }
        #[expect(clippy::stable_sort_primitive, reason = "the lists are in order already, and the stable way merges what is")]
        listed.sort();
        let mut words: Vec<&str> = Vec::with_capacity(listed.len());
        let mut numbers: Vec<[u32; 3]> = Vec::with_capacity(listed.len());
        for (word, list, number) in listed {
            if words.last() != Some(&word) {
                words.push(word);
                numbers.push([NONE; 3]);
            }
            if let Some(place) = numbers.last_mut().and_then(|numbers| numbers.get_mut(list)) {
                *place = u32::try_from(number).unwrap_or(NONE);
            }
        }
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(words.into_iter().zip(0..)).ok();
        Self { automaton, numbers, matcher, elements, cues }
    }

    /// Finds the words in a folded text.
    pub(super) fn read(&self, text: &str) -> Sighted {
        let Some(automaton) = &self.automaton else { return Sighted::default() };
        let capacity = text.len() / 16;
        let mut terms = Vec::with_capacity(capacity);
        let mut elements = Vec::with_capacity(capacity);
        let mut cues = Vec::with_capacity(2 * capacity);
        for found in automaton.find_overlapping_iter(text) {
            let span = Span::new(found.start(), found.end());
            let Some(numbers) = usize::try_from(found.value()).ok().and_then(|value| self.numbers.get(value)) else { continue };
            let [term, element, cue] = numbers.map(|number| if number == NONE { None } else { usize::try_from(number).ok() });
            if term.or(element).is_some() && stands_alone(text, span) {
                terms.extend(term.map(|word| Found { span, word }));
                elements.extend(element.map(|word| Found { span, word }));
            }
            if let Some(word) = cue {
                cues.extend(self.cues.words.meanings(word).iter().map(|&cue| cues::Found { cue, span }));
            }
        }
        for words in [&mut terms, &mut elements] {
            words.sort_unstable_by_key(|found: &Found| (found.span.start, usize::MAX - found.span.end));
        }
        cues.sort_unstable_by_key(|found| (found.span, found.cue));
        Sighted { terms, elements, cues }
    }
}

/// Returns `true` unless words are part of a longer number or Latin word: 12345 within a telephone number is not a hotline.
fn stands_alone(text: &str, words: Span) -> bool {
    let bytes = text.as_bytes();
    let is_inside = |at: usize| {
        let one = |at: usize| bytes.get(at).copied().unwrap_or_default();
        let (before, after) = (one(at.wrapping_sub(1)), one(at));
        (before.is_ascii_digit() && after.is_ascii_digit()) || (before.is_ascii_alphabetic() && after.is_ascii_alphabetic())
    };
    !is_inside(words.start) && !is_inside(words.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_inside_a_longer_one_is_another_number() {
        let alone = |text: &str, words: &str| text.find(words).map(|at| stands_alone(text, Span::new(at, at + words.len())));
        assert_eq!(alone("拨打12345热线", "12345"), Some(true));
        assert_eq!(alone("电话1234567", "12345"), Some(false));
        assert_eq!(alone("推广ppp项目", "ppp"), Some(true));
        assert_eq!(alone("pppoe", "ppp"), Some(false));
        assert_eq!(alone("在15小时内", "5小时内"), Some(false));
    }
}
