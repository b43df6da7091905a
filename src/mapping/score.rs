//! Hits → a score for each item, from the clause's own words.

use std::collections::BTreeMap;

use super::matcher::Hit;
use super::phrase::{Phrase, Role};
use crate::source::Span;
use crate::taxonomy::{ItemId, MappingRules};

/// What the words of a clause say about one item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Score {
    /// Probability from the words alone, 0 to 1.
    pub value: f64,
    /// The words that count, in the folded clause.
    pub words: Vec<Span>,
}

/// The counting words of an item: weight by pattern, and where they stand.
#[derive(Default)]
struct Weighed {
    weights: Vec<(usize, f64)>,
    words: Vec<Span>,
}

/// Weighs the hits of a clause; items without a counting word are left out.
pub(super) fn scores(hits: &[Hit], phrases: &[Phrase], rules: &MappingRules) -> BTreeMap<ItemId, Score> {
    let mut found: BTreeMap<ItemId, Weighed> = BTreeMap::new();
    for hit in hits {
        let weight = rules.strengths[hit.strength as usize] * factor(hit, hits, phrases, rules);
        if weight <= 0.0 {
            continue;
        }
        let Weighed { weights: seen, words } = found.entry(hit.item).or_default();
        words.push(hit.span);
        // The same words count once, where they count most.
        match seen.iter_mut().find(|(pattern, _)| *pattern == hit.pattern) {
            Some((_, best)) => *best = best.max(weight),
            None => seen.push((hit.pattern, weight)),
        }
    }
    found
        .into_iter()
        .map(|(item, Weighed { weights, words })| {
            let silence: f64 = weights.iter().map(|(_, weight)| 1.0 - weight).product();
            (item, Score { value: 1.0 - silence, words })
        })
        .collect()
}

fn factor(hit: &Hit, hits: &[Hit], phrases: &[Phrase], rules: &MappingRules) -> f64 {
    phrases
        .iter()
        .filter(|phrase| phrase.span.start <= hit.span.start && hit.span.start < phrase.span.end)
        .map(|phrase| match phrase.role {
            Role::Channel if rules.channel_items.contains(&hit.item) => rules.channel_factor,
            Role::Channel => 1.0,
            Role::Purpose => rules.purpose_factor,
            Role::Citation => rules.citation_factor,
            Role::Actors => 0.0,
            Role::Modifier(limit) => {
                let head = Span::new(phrase.span.end, limit);
                let other =
                    hits.iter().any(|other| other.item != hit.item && head.contains(other.span) && rules.carries(other.strength));
                let same = hits.iter().any(|other| other.item == hit.item && head.contains(other.span));
                if other && !same { rules.modifier_factor } else { 1.0 }
            }
        })
        .fold(1.0, f64::min)
}
