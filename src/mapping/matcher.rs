//! The items that the terms in a clause speak for.

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
pub(super) struct Claim {
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

    fn hold(&self, text: &str) -> bool {
        (self.with.is_empty() || self.with.iter().any(|word| text.contains(word.as_str())))
            && !self.unless.iter().any(|word| text.contains(word.as_str()))
    }
}

/// Which conditions hold in a folded clause: those of words that stand again and again are looked for once.
pub(super) struct Held<'t> {
    text: &'t str,
    known: BTreeMap<(usize, usize), bool>,
}

impl<'t> Held<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, known: BTreeMap::new() }
    }

    /// Tells whether the conditions hold of the pattern and the place of the claim among its meanings.
    pub(super) fn hold(&mut self, claim: (usize, usize), conditions: &Conditions) -> bool {
        let none = conditions.with.is_empty() && conditions.unless.is_empty();
        none || *self.known.entry(claim).or_insert_with(|| conditions.hold(self.text))
    }
}

/// Tells whether words are read across a boundary: a verb ends inside them where a longer term begins that ends behind them.
fn crosses(words: Span, later: &[Found], verbs: &[Span]) -> bool {
    let overlapping = later.iter().map(|found| found.span).take_while(|other| other.start < words.end);
    let mut beyond = overlapping.filter(|other| other.start > words.start && other.end > words.end).peekable();
    beyond.peek().is_some()
        && beyond.any(|other| {
            let from = verbs.partition_point(|verb| verb.start < words.start);
            let same = verbs.iter().skip(from).take_while(|verb| verb.start == words.start);
            // A verb that is a term itself is no mere verb: 解读回应 and 回应工作 are two ways to say what they share.
            let is_term =
                |verb: &Span| later.iter().take_while(|found| found.span.start == verb.start).any(|found| found.span == *verb);
            same.into_iter().any(|verb| verb.end == other.start && !is_term(verb))
        })
}

/// All terms of a taxonomy, with the items that claim them.
pub(super) struct Matcher {
    /// The items that claim each term; none for a neutral phrase.
    pub(super) words: Words<Claim>,
}

impl Matcher {
    /// Collects the terms and what claims them.
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

    /// Makes hits of the `terms` in a folded text; one inside a longer one is left out, even where the conditions of the
    /// longer one do not hold: the words still belong to it.
    ///
    /// One that is read across the end of a word is left out too: in 公开会议决定事项 the verb ends before 会议决定, and 公开会议 is no
    /// word. `verbs` are the places of verbs, by where they begin.
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
