//! The effect of the heading above a clause on the scores of its words.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Basis, Label};
use super::neighbours::{is_member_beside, stands_beside};
use super::score::{Score, Word};
use crate::plan::ClauseKind;
use crate::taxonomy::{ItemId, MappingRules};

/// The labels of the nearest heading that has any.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Topic<'l> {
    /// One label per item.
    pub labels: &'l [Label],
    /// Whether the heading belongs to a section above the clause's own.
    pub from_above: bool,
    /// Whether there is a heading without labels between the two.
    pub from_chapter: bool,
    /// The labels of the next heading above that has any; they decide which item continues if `labels` has several.
    pub above: &'l [Label],
}

/// Returns the labels that the clause opening a section passes to the clauses below it. Elements named in a sentence are asked for by the
/// sentence itself; only those of a heading are passed on.
pub(super) fn left_below(kind: ClauseKind, labels: &[Label]) -> Vec<Label> {
    if kind == ClauseKind::Heading { labels.to_vec() } else { labels.iter().map(without_elements).collect() }
}

impl Topic<'_> {
    fn holds(&self, item: ItemId) -> bool {
        self.labels.iter().any(|known| known.item == item)
    }
}

/// The effect of the heading on an item's own score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// The heading is about the item: its words count more.
    Supported,
    /// The heading is about another item of the same domain: its words count slightly less.
    Sibling,
    /// The heading is about something else: its words count less.
    Foreign,
    /// Its only word is in a phrase that says more about another item: the word counts less, whatever the heading is about.
    Beside,
    /// No heading has a label.
    Free,
}

/// The score of an item from its words, combined with its context.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weighed {
    pub item: ItemId,
    pub score: Score,
    pub context: Context,
    /// Confidence, 0 to 1.
    pub confidence: f64,
}

impl Weighed {
    /// Combines it with the result for the same item in another part of the clause.
    pub(super) fn join(&mut self, other: Self) {
        let either = |a: f64, b: f64| 1.0 - (1.0 - a) * (1.0 - b);
        self.confidence = either(self.confidence, other.confidence);
        self.score.value = either(self.score.value, other.score.value);
        self.score.words.extend(other.score.words);
    }
}

/// Weighs the scores of a part of the clause `text` under `topic`, in item order; `domains` gives the domain of each item.
pub(super) fn weigh(
    text: &str,
    kind: ClauseKind,
    scores: BTreeMap<ItemId, Score>,
    topic: Topic<'_>,
    domains: &[usize],
    rules: &MappingRules,
) -> Vec<Weighed> {
    // A clause about the heading's item mentions others in passing; a clause without that item is about something else.
    let on_topic = scores.iter().any(|(item, score)| topic.holds(*item) && score.value >= rules.threshold);
    let foreign = if on_topic { rules.topic.passing } else { rules.topic.foreign };
    let domain = |item: ItemId| domains.get(item.0);
    let has_sibling = |item: ItemId| topic.labels.iter().any(|known| domain(known.item) == domain(item));
    let is_beside = |item: &ItemId| kind == ClauseKind::Task && stands_beside(text, *item, &scores, topic.holds(*item), rules);
    let beside: BTreeSet<ItemId> = scores.keys().copied().filter(is_beside).collect();
    // Words of the heading's items: other members of a list with them are not mentioned in passing.
    let topical: Vec<Word> =
        scores.iter().filter(|(item, _)| topic.holds(**item)).flat_map(|(_, score)| score.words.clone()).collect();
    let weighed = |(item, score): (ItemId, Score)| {
        let foreign = if on_topic && is_member_beside(text, &score.words, &topical) { rules.topic.foreign } else { foreign };
        let (context, confidence) = if beside.contains(&item) {
            (Context::Beside, score.value * rules.beside_factor)
        } else if topic.holds(item) {
            (Context::Supported, 1.0 - (1.0 - score.value) * (1.0 - rules.topic.support))
        } else if topic.labels.is_empty() || topic.from_chapter {
            (Context::Free, score.value)
        } else if has_sibling(item) {
            (Context::Sibling, score.value * rules.topic.sibling)
        } else {
            (Context::Foreign, score.value * foreign)
        };
        Weighed { item, score, context, confidence }
    };
    scores.into_iter().map(weighed).collect()
}

/// Adds inherited labels to those of a clause's own words; `last` are the labels of the previous clause in the same section, which the
/// clause may refer back to.
pub(super) fn complete(
    mut labels: Vec<Label>,
    topic: Topic<'_>,
    last: &[Label],
    points_back: bool,
    rules: &MappingRules,
) -> Vec<Label> {
    if labels.is_empty() && points_back {
        labels = last.iter().map(|label| goes_on(&without_elements(label), rules)).collect();
    }
    // A numbered section with words of its own no longer belongs to the topic of the heading above.
    let has_left = topic.from_above && !labels.is_empty();
    if !has_left && labels.iter().all(|label| rules.cross_cutting.contains(&label.item) && !topic.holds(label.item)) {
        labels.extend(inherited(topic, last, labels.is_empty(), rules));
    }
    labels.sort_by_key(|label| label.item);
    labels
}

/// The labels of a clause without words of its own: it continues the topic, which is the heading's only item or that of the previous
/// clause.
///
/// Next to words on the manner of work (`alone` is `false`) only a substantive topic continues.
fn inherited(topic: Topic<'_>, last: &[Label], alone: bool, rules: &MappingRules) -> Vec<Label> {
    let substance = |item: ItemId| !rules.cross_cutting.contains(&item);
    let has_substance = topic.labels.iter().any(|label| substance(label.item));
    let pool: Vec<&Label> = topic.labels.iter().filter(|label| substance(label.item) || (alone && !has_substance)).collect();
    let of_heading: Vec<&Label> =
        pool.iter().copied().filter(|label| topic.above.iter().any(|other| other.item == label.item)).collect();
    let chosen: Vec<&Label> = match (pool.as_slice(), of_heading.as_slice()) {
        ([only], _) | (_, [only]) => vec![*only],
        (several, _) => several.iter().copied().filter(|label| last.iter().any(|other| other.item == label.item)).collect(),
    };
    chosen.into_iter().map(|label| goes_on(label, rules)).collect()
}

fn without_elements(label: &Label) -> Label {
    Label { elements: Vec::new(), answers: Vec::new(), ..label.clone() }
}

/// The label of a clause that continues the topic of another; its evidence is in the other clause.
fn goes_on(label: &Label, rules: &MappingRules) -> Label {
    Label { confidence: rules.calibrated(rules.topic.inherited), basis: Basis::Topic, ..label.clone() }
}
