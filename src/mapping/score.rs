//! Computes a score for each item from the hits in a clause.

use std::collections::BTreeMap;

use super::matcher::Hit;
use super::members::{Around, Heads, Lists};
use super::phrase::{Phrase, Role};
use crate::source::Span;
use crate::taxonomy::{ItemId, MappingRules, Strength};

/// The score of one item from the words of a clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Score {
    /// Probability from the words alone, 0 to 1.
    pub value: f64,
    /// The words that count.
    pub words: Vec<Word>,
}

/// A word that counts for an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Word {
    /// Its place in the folded clause.
    pub span: Span,
    /// Strength of the term.
    pub strength: Strength,
    /// Factor for its position in the clause, 0 to 1.
    pub factor: f64,
}

/// The words of an item that count: weights by pattern, and their places.
#[derive(Default)]
struct Weighed {
    weights: Vec<(usize, f64)>,
    words: Vec<Word>,
}

/// Pattern shared by all mere members of an enumeration: however many there are for an item, they count once.
const MEMBERS: usize = usize::MAX;

/// Weighs the hits of a part of a clause, sorted by place; items without a counting word are left out.
///
/// `around` advances through the parts in order. `strengths` are the weights of the strengths in a clause of this kind.
pub(super) fn scores(
    lists: &Lists<'_>,
    hits: &[Hit],
    around: &mut Around<'_>,
    strengths: [f64; 3],
    rules: &MappingRules,
) -> BTreeMap<ItemId, Score> {
    let mut found: BTreeMap<ItemId, Weighed> = BTreeMap::new();
    let mut heads = Heads::new(hits, rules);
    for hit in hits {
        let around = around.at(hit.span);
        let is_member = around.iter().any(|phrase| heads.leave_as_member(hit, phrase.role));
        let factor = if is_member { rules.modifier_factor } else { 1.0 } * factor(lists.text(), hit, around, rules);
        let strength =
            if hit.strength == Strength::Hint && lists.has_whole_member(hit.span) { Strength::Typical } else { hit.strength };
        let weight = strengths[strength as usize] * factor;
        if weight <= 0.0 {
            continue;
        }
        let Weighed { weights: seen, words } = found.entry(hit.item).or_default();
        words.push(Word { span: hit.span, strength, factor });
        let pattern = if is_member { MEMBERS } else { hit.pattern };
        // Repeated words count once, with their highest weight.
        match seen.iter_mut().find(|(known, _)| *known == pattern) {
            Some((_, best)) => *best = best.max(weight),
            None => seen.push((pattern, weight)),
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

/// `around` are the phrases that contain the hit.
fn factor(text: &str, hit: &Hit, around: &[&Phrase], rules: &MappingRules) -> f64 {
    around
        .iter()
        .map(|phrase| match phrase.role {
            Role::Channel if rules.channel_items.contains(&hit.item) || names_platform(text, hit.span, rules) => {
                rules.channel_factor
            }
            Role::Purpose => rules.purpose_factor,
            Role::Citation => rules.citation_factor,
            Role::Actors | Role::Basis => 0.0,
            Role::Channel | Role::Members { .. } => 1.0,
        })
        .fold(1.0, f64::min)
}

/// Returns `true` if the words name a platform, whatever the platform is for: 公共资源交易平台.
fn names_platform(text: &str, words: Span, rules: &MappingRules) -> bool {
    let named = text.get(words.range()).unwrap_or_default();
    let after = text.get(words.end..).unwrap_or_default();
    rules.platform_endings.iter().any(|ending| named.ends_with(ending.as_str()) || after.starts_with(ending.as_str()))
}
