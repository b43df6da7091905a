//! Finds the items that the terms in a clause indicate.

use std::collections::BTreeMap;

use super::words::{Found, Words};
use crate::source::{Span, fold::fold};
use crate::taxonomy::{ItemId, Strength, Taxonomy, Term};

/// An occurrence of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// Its place in the folded text.
    pub span: Span,
    /// The item that it indicates.
    pub item: ItemId,
    /// How strongly it indicates the item.
    pub strength: Strength,
    /// Index of the pattern, equal for equal words.
    pub pattern: usize,
    /// Index of the term among those of its item; `None` for an alias.
    pub term: Option<usize>,
}

/// The meaning of a pattern.
#[derive(Debug)]
pub(super) struct Claim {
    item: ItemId,
    strength: Strength,
    term: Option<usize>,
    conditions: Conditions,
}

/// Words that must or must not occur in a clause for a term to count; folded.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    with: Vec<String>,
    unless: Vec<String>,
}

impl Conditions {
    /// Folds the conditions of a term.
    pub(super) fn of(term: &Term) -> Self {
        let words = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        Self { with: words(&term.with), unless: words(&term.unless) }
    }

    fn hold(&self, text: &str) -> bool {
        (self.with.is_empty() || self.with.iter().any(|word| text.contains(word.as_str())))
            && !self.unless.iter().any(|word| text.contains(word.as_str()))
    }
}

/// Caches which conditions hold in a folded clause, for words that occur repeatedly.
pub(super) struct Held<'t> {
    text: &'t str,
    known: BTreeMap<(usize, usize), bool>,
}

impl<'t> Held<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, known: BTreeMap::new() }
    }

    /// Returns `true` if the conditions hold; `claim` is the pattern and the index of the claim among its meanings.
    pub(super) fn hold(&mut self, claim: (usize, usize), conditions: &Conditions) -> bool {
        let none = conditions.with.is_empty() && conditions.unless.is_empty();
        none || *self.known.entry(claim).or_insert_with(|| conditions.hold(self.text))
    }
}

/// Returns `true` if a match crosses a word boundary: a verb ends within it, and there a longer term begins that extends beyond it.
fn crosses(words: Span, later: &[Found], verbs: &[Span]) -> bool {
    let overlapping = later.iter().map(|found| found.span).take_while(|other| other.start < words.end);
    let mut beyond = overlapping.filter(|other| other.start > words.start && other.end > words.end).peekable();
    beyond.peek().is_some()
        && beyond.any(|other| {
            let from = verbs.partition_point(|verb| verb.start < words.start);
            let same = verbs.iter().skip(from).take_while(|verb| verb.start == words.start);
            // A verb that is a term itself is not just a verb: 解读回应 and 回应工作 both use the characters that they share.
            let is_term =
                |verb: &Span| later.iter().take_while(|found| found.span.start == verb.start).any(|found| found.span == *verb);
            same.into_iter().any(|verb| verb.end == other.start && !is_term(verb))
        })
}

/// All terms of a taxonomy, with the items that use them.
pub(super) struct Matcher {
    /// The items that use each term; none for a neutral phrase.
    pub(super) words: Words<Claim>,
}

impl Matcher {
    /// Collects the terms and the items that use them.
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

    /// Makes hits from the `terms` in a folded text. A term inside a longer one is left out, even if the conditions of the longer one do
    /// not hold, because the words still belong to it.
    ///
    /// A term across a word boundary is left out too: in 公开会议决定事项 the verb ends before 会议决定, so 公开会议 is not a word there.
    /// `verbs` are the places of verbs, sorted by start.
    pub(super) fn find(&self, text: &str, terms: &[Found], verbs: &[Span]) -> Vec<Hit> {
        let mut covered = 0;
        let mut hits = Vec::new();
        let mut held = Held::new(text);
        for (at, &Found { span, word: pattern }) in terms.iter().enumerate() {
            if span.end <= covered || crosses(span, terms.get(at + 1..).unwrap_or_default(), verbs) {
                continue;
            }
            covered = span.end;
            for (claimed, claim) in self.words.meanings(pattern).iter().enumerate() {
                if held.hold((pattern, claimed), &claim.conditions) {
                    hits.push(Hit { span, item: claim.item, strength: claim.strength, pattern, term: claim.term });
                }
            }
        }
        hits
    }
}
