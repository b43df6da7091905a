//! Hits → a score for each item, from the clause's own words.

use std::collections::BTreeMap;

use super::matcher::Hit;
use super::phrase::{Phrase, Role};
use crate::language::current;
use crate::source::Span;
use crate::taxonomy::{ItemId, MappingRules, Strength};

/// What the words of a clause say about one item.
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
    /// Where, in the folded clause.
    pub span: Span,
    /// How much the term says by itself.
    pub strength: Strength,
    /// What its place in the clause leaves of that, 0 to 1.
    pub factor: f64,
}

/// The counting words of an item: weight by pattern, and where they stand.
#[derive(Default)]
struct Weighed {
    weights: Vec<(usize, f64)>,
    words: Vec<Word>,
}

/// Stands for all mere members of an enumeration: however many an item has there, they count once.
const MEMBERS: usize = usize::MAX;

/// Weighs the hits of a clause; items without a counting word are left out.
///
/// `strengths` is what a term of each strength says in a clause of this kind.
pub(super) fn scores(
    text: &str,
    hits: &[Hit],
    phrases: &[Phrase],
    verbs: &[Span],
    strengths: [f64; 3],
    rules: &MappingRules,
) -> BTreeMap<ItemId, Score> {
    let mut found: BTreeMap<ItemId, Weighed> = BTreeMap::new();
    for hit in hits {
        let is_member = phrases.iter().any(|phrase| phrase.covers(hit.span) && is_mere_member(hit, hits, phrase.role, rules));
        let factor = if is_member { rules.modifier_factor } else { 1.0 } * factor(text, hit, phrases, rules);
        let strength = if hit.strength == Strength::Hint && is_whole_member(text, hit.span, verbs) {
            Strength::Typical
        } else {
            hit.strength
        };
        let weight = strengths[strength as usize] * factor;
        if weight <= 0.0 {
            continue;
        }
        let Weighed { weights: seen, words } = found.entry(hit.item).or_default();
        words.push(Word { span: hit.span, strength, factor });
        let pattern = if is_member { MEMBERS } else { hit.pattern };
        // The same words count once, where they count most.
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

/// Tells whether a word is a whole member of a list of fields, as 就业 and 教育 in 公开就业、教育等领域的信息: nobody means that in
/// passing. A member of any other list may be a detail: 公布学区、户籍要求.
fn is_whole_member(text: &str, word: Span, verbs: &[Span]) -> bool {
    let (before, after) = (text.get(..word.start).unwrap_or_default(), text.get(word.end..).unwrap_or_default());
    let opens = before.chars().next_back();
    let in_list = opens == Some('、') || after.starts_with('、');
    let begins = match opens {
        None | Some('、' | ',' | ';' | ':' | '。' | '和' | '及' | '与') => true,
        _ => verbs.iter().any(|verb| verb.end == word.start),
    };
    let fields = current().clauses.fields;
    let of_fields = || {
        let rest = after.split([',', ';', '。', ':']).next().unwrap_or_default();
        fields.iter().any(|field| rest.contains(field))
    };
    // A mark, a joint, what the list is of, or a word of its own.
    let ends = || {
        let words = current().sentences.joints.iter().chain(fields).chain(current().clauses.member_ends);
        after.is_empty() || after.starts_with(['、', ',', ';', '。']) || words.into_iter().any(|end| after.starts_with(end))
    };
    in_list && begins && of_fields() && ends()
}

fn factor(text: &str, hit: &Hit, phrases: &[Phrase], rules: &MappingRules) -> f64 {
    phrases
        .iter()
        .filter(|phrase| phrase.covers(hit.span))
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

/// Tells whether the words are the name of a platform, whatever the platform is for: 公共资源交易平台.
fn names_platform(text: &str, words: Span, rules: &MappingRules) -> bool {
    let named = text.get(words.range()).unwrap_or_default();
    let after = text.get(words.end..).unwrap_or_default();
    rules.platform_endings.iter().any(|ending| named.ends_with(ending.as_str()) || after.starts_with(ending.as_str()))
}

/// Tells whether the head of an enumeration speaks of another item, and its members only of what.
fn is_mere_member(hit: &Hit, hits: &[Hit], role: Role, rules: &MappingRules) -> bool {
    let Role::Members { head, only_modify } = role else { return false };
    let in_head = || hits.iter().filter(|other| head.contains(other.span));
    let same = in_head().any(|other| other.item == hit.item);
    let other = only_modify || in_head().any(|other| other.item != hit.item && rules.carries(other.strength));
    other && !same
}
