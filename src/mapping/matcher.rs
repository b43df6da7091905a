//! Finds all terms of the taxonomy in one pass.

use std::collections::BTreeMap;

use super::words::{Found, Words};
use crate::source::{Span, fold::fold};
use crate::taxonomy::{ItemId, Strength, Taxonomy, Term};

/// A term that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// Where, in the folded text.
    pub span: Span,
    /// For which item.
    pub item: ItemId,
    /// How much it says.
    pub strength: Strength,
    /// Number of the pattern, the same for the same words.
    pub pattern: usize,
    /// Index of the term among those of its item; `None` for an alias.
    pub term: Option<usize>,
}

/// What a pattern stands for.
#[derive(Debug)]
struct Claim {
    item: ItemId,
    strength: Strength,
    term: Option<usize>,
    conditions: Conditions,
}

/// What else must stand, or not stand, in a clause for a term to count; folded.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    with: Vec<String>,
    unless: Vec<String>,
}

impl Conditions {
    /// Reads the conditions of a term.
    pub(super) fn of(term: &Term) -> Self {
        let words = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        Self { with: words(&term.with), unless: words(&term.unless) }
    }

    /// Tells whether they hold in a folded clause.
    pub(super) fn hold(&self, text: &str) -> bool {
        (self.with.is_empty() || self.with.iter().any(|word| text.contains(word.as_str())))
            && !self.unless.iter().any(|word| text.contains(word.as_str()))
    }
}

/// All terms of a taxonomy, ready to be found.
pub(super) struct Matcher {
    /// The items that claim each term; none for a neutral phrase.
    words: Words<Claim>,
}

impl Matcher {
    /// Builds the automaton.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let mut patterns: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for id in taxonomy.ids() {
            let item = taxonomy.item(id);
            for (index, term) in item.terms.iter().enumerate() {
                let conditions = Conditions::of(term);
                let claim = Claim { item: id, strength: term.strength, term: Some(index), conditions };
                patterns.entry(fold(&term.text)).or_default().push(claim);
            }
            for alias in &item.aliases {
                let conditions = Conditions::default();
                let claim = Claim { item: id, strength: Strength::Defining, term: None, conditions };
                patterns.entry(fold(alias)).or_default().push(claim);
            }
        }
        for phrase in &taxonomy.rules.neutral {
            patterns.entry(fold(phrase)).or_default().clear();
        }
        Self { words: Words::new(patterns) }
    }

    /// Finds the terms in a folded text; a hit inside a longer one is left out, even where the conditions of the
    /// longer one do not hold: the words still belong to it.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let mut matches = Vec::with_capacity(text.len() / 16);
        matches.extend(self.words.find(text).filter(|word| stands_alone(text, word.span)));
        matches.sort_by_key(|word| (word.span.start, usize::MAX - word.span.end));
        let mut covered = 0;
        let mut hits = Vec::new();
        for Found { span, number: pattern, meanings } in matches {
            if span.end <= covered {
                continue;
            }
            covered = span.end;
            for claim in meanings.iter().filter(|claim| claim.conditions.hold(text)) {
                hits.push(Hit { span, item: claim.item, strength: claim.strength, pattern, term: claim.term });
            }
        }
        hits
    }
}

/// Tells whether words are not the middle of a longer number or Latin word: 12345 in a telephone number is no hotline.
pub(super) fn stands_alone(text: &str, words: Span) -> bool {
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
