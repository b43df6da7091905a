//! What the heading above a clause adds to its own words.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Basis, Label};
use super::neighbours::{is_member_beside, stands_beside};
use super::score::{Score, Word};
use crate::plan::ClauseKind;
use crate::taxonomy::{ItemId, MappingRules};

/// The labels of the nearest heading that has any, with the words that carry them there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Topic<'l> {
    /// One label an item.
    pub labels: &'l [Label],
    /// Whether it is the heading of a section above the clause's own.
    pub from_above: bool,
    /// Whether there is a heading between the two, which speaks of no item.
    pub from_chapter: bool,
    /// The labels of the next heading above that has any: they decide what goes on where these are several.
    pub above: &'l [Label],
}

/// Returns what the labels of the clause that opens a section leave to the clauses below it. What a sentence names of an item it asks
/// for itself; only a heading leaves that to the sentences below it.
pub(super) fn left_below(kind: ClauseKind, labels: &[Label]) -> Vec<Label> {
    if kind == ClauseKind::Heading { labels.to_vec() } else { labels.iter().map(without_elements).collect() }
}

impl Topic<'_> {
    fn holds(&self, item: ItemId) -> bool {
        self.labels.iter().any(|known| known.item == item)
    }
}

/// What the heading makes of an item's own score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// The heading speaks of the item: its words count for more.
    Supported,
    /// The heading speaks of another item of the same domain: its words count for a little less.
    Sibling,
    /// The heading speaks of something else: its words count for less.
    Foreign,
    /// It has one word in a phrase that says more of another item: the word counts for less, whatever the heading speaks of.
    Beside,
    /// No heading speaks of anything.
    Free,
}

/// An item with what its words and its context say together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weighed {
    pub item: ItemId,
    pub score: Score,
    pub context: Context,
    /// 0 to 1.
    pub confidence: f64,
}

impl Weighed {
    /// Adds what another part of the clause says of the same item.
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
    // A clause that speaks of the heading's item mentions others in passing; one that does not is about something else.
    let on_topic = scores.iter().any(|(item, score)| topic.holds(*item) && score.value >= rules.threshold);
    let foreign = if on_topic { rules.topic.passing } else { rules.topic.foreign };
    let domain = |item: ItemId| domains.get(item.0);
    let has_sibling = |item: ItemId| topic.labels.iter().any(|known| domain(known.item) == domain(item));
    let is_beside = |item: &ItemId| kind == ClauseKind::Task && stands_beside(text, *item, &scores, topic.holds(*item), rules);
    let beside: BTreeSet<ItemId> = scores.keys().copied().filter(is_beside).collect();
    // Words of the heading's items: what stands in one list with them is no passing mention.
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

/// Completes the labels that a clause has by its own words with what it takes over; `last` are the labels of the clause before it
/// in the same section, to which its first words may point back.
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
    // A section with a number of its own and words of its own has left the heading above it.
    let has_left = topic.from_above && !labels.is_empty();
    if !has_left && labels.iter().all(|label| rules.cross_cutting.contains(&label.item) && !topic.holds(label.item)) {
        labels.extend(inherited(topic, last, labels.is_empty(), rules));
    }
    labels.sort_by_key(|label| label.item);
    labels
}

/// A clause that says nothing of its own goes on about the topic: the heading's only item, or that of the clause before.
///
/// Beside words on the manner of work (`alone` is false) only a topic of substance goes on.
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

/// The label of a clause that goes on about what another one is labelled with; its words stand there.
fn goes_on(label: &Label, rules: &MappingRules) -> Label {
    Label { confidence: rules.calibrated(rules.topic.inherited), basis: Basis::Topic, ..label.clone() }
}
