//! Finds the elements that a clause names of the items it is labelled with.

use std::collections::{BTreeMap, BTreeSet};

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use super::matcher::Conditions;
use super::model::{Evidence, Label, Named};
use super::phrase::{Phrase, Role, phrases};
use crate::plan::Clause;
use crate::source::{Span, fold::Folded, fold::fold};
use crate::taxonomy::{ElementId, ItemId, MappingRules, Strength, Taxonomy};

/// A term of an element that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ElementHit {
    /// The element.
    pub element: ElementId,
    /// Index of the term among those of the element.
    pub term: usize,
    /// Where, in the folded text.
    pub span: Span,
}

/// A term of an element, with its conditions.
struct Claim {
    element: ElementId,
    term: usize,
    conditions: Conditions,
}

/// The terms of all elements, ready to be found.
///
/// They have an automaton of their own: they are general words, which would hide the terms of items, and it runs over labelled
/// clauses only.
pub(super) struct ElementMatcher {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<usize>>,
    /// For each pattern the elements that claim it; none for a neutral phrase.
    claims: Vec<Vec<Claim>>,
}

impl ElementMatcher {
    /// Builds the automaton.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let mut patterns: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        for element in taxonomy.ids().flat_map(|item| taxonomy.elements_of(item)) {
            for (index, term) in taxonomy.element(element).terms.iter().enumerate() {
                let claim = Claim { element, term: index, conditions: Conditions::of(term) };
                patterns.entry(fold(&term.text)).or_default().push(claim);
            }
        }
        // Without an element no phrase need be kept from naming one.
        if !patterns.is_empty() {
            for phrase in &taxonomy.rules.neutral {
                patterns.entry(fold(phrase)).or_default().clear();
            }
        }
        patterns.remove("");
        let numbered = patterns.keys().enumerate().map(|(index, pattern)| (pattern.as_str(), index));
        // An automaton of no patterns cannot be built; a taxonomy without elements finds none.
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(numbered).ok();
        Self { automaton, claims: patterns.into_values().collect() }
    }

    /// Finds the terms of the elements of `items` in a folded clause, by element and place.
    ///
    /// Of one item the longest term wins, as it does among the terms of items. A cited title, a purpose, a list of actors and a
    /// channel weigh as they do for items; only where the item is itself a channel does a channel name its elements.
    pub(super) fn find(&self, text: &str, items: &BTreeSet<ItemId>, rules: &MappingRules) -> Vec<ElementHit> {
        let Some(automaton) = self.automaton.as_ref().filter(|_| !items.is_empty()) else { return Vec::new() };
        let mut matches: Vec<(Span, usize)> =
            automaton.find_overlapping_iter(text).map(|found| (Span::new(found.start(), found.end()), found.value())).collect();
        if matches.is_empty() {
            return Vec::new();
        }
        matches.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
        let phrases = phrases(text, rules);
        let mut covered: BTreeMap<ItemId, usize> = BTreeMap::new();
        let mut neutral = 0;
        let mut hits = Vec::new();
        for (span, pattern) in matches {
            let claims = &self.claims[pattern];
            if claims.is_empty() {
                neutral = neutral.max(span.end);
            }
            for claim in claims.iter().filter(|claim| items.contains(&claim.element.item)) {
                let covered = covered.entry(claim.element.item).or_default();
                // Several elements of an item never claim one term, so the same span does not come twice.
                if span.end <= neutral.max(*covered) {
                    continue;
                }
                *covered = span.end;
                if claim.conditions.hold(text) && counts(claim.element.item, span, &phrases, rules) {
                    hits.push(ElementHit { element: claim.element, term: claim.term, span });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.element, hit.span));
        hits
    }
}

impl ElementMatcher {
    /// Adds to each label the elements that the clause itself names of its item.
    pub(super) fn name<'l>(
        &self,
        clause: &Clause,
        folded: &Folded,
        labels: impl Iterator<Item = &'l mut Label>,
        rules: &MappingRules,
    ) {
        let mut labels: Vec<&mut Label> = labels.collect();
        let items: BTreeSet<ItemId> = labels.iter().map(|label| label.item).collect();
        for hit in self.find(folded.text(), &items, rules) {
            let named = Named { element: hit.element, evidence: Evidence::at(clause, folded, hit.span) };
            labels.iter_mut().filter(|label| label.item == hit.element.item).for_each(|label| label.elements.push(named));
        }
        for label in labels {
            label.elements.sort_unstable();
            label.elements.dedup();
        }
    }
}

/// Tells whether a term at this place still carries a label by itself.
fn counts(item: ItemId, words: Span, phrases: &[Phrase], rules: &MappingRules) -> bool {
    let factor = |phrase: &Phrase| match phrase.role {
        Role::Channel if rules.channel_items.contains(&item) => 1.0,
        Role::Channel => rules.channel_factor,
        Role::Purpose => rules.purpose_factor,
        Role::Citation => rules.citation_factor,
        Role::Actors => 0.0,
        Role::Members { .. } => 1.0,
    };
    let factor = phrases.iter().filter(|phrase| phrase.covers(words)).map(factor).fold(1.0, f64::min);
    rules.strengths[Strength::Defining as usize] * factor >= rules.threshold
}
