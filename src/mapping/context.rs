//! What the heading above a clause adds to its own words.

use std::collections::BTreeMap;

use super::model::{Basis, Evidence, Label};
use super::score::Score;
use crate::taxonomy::{ItemId, MappingRules};

/// The items of the nearest heading that has any, with the words that carry them there.
#[derive(Debug, Clone, Default)]
pub(super) struct Topic {
    /// Items with the evidence in the heading.
    pub items: Vec<(ItemId, Vec<Evidence>)>,
}

impl Topic {
    fn holds(&self, item: ItemId) -> bool {
        self.items.iter().any(|(known, _)| *known == item)
    }
}

/// What the heading makes of an item's own score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// The heading speaks of the item: its words count for more.
    Supported,
    /// The heading speaks of something else: its words count for less.
    Foreign,
    /// No heading speaks of anything.
    Free,
}

/// An item with what its words and its context say together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighed<'s> {
    pub item: ItemId,
    pub score: &'s Score,
    pub context: Context,
    /// 0 to 1.
    pub confidence: f64,
}

/// Weighs the scores of a clause under `topic`, in item order.
pub(super) fn weigh<'s>(scores: &'s BTreeMap<ItemId, Score>, topic: &Topic, rules: &MappingRules) -> Vec<Weighed<'s>> {
    let weighed = |(&item, score): (&ItemId, &'s Score)| {
        let (context, confidence) = if topic.holds(item) {
            (Context::Supported, 1.0 - (1.0 - score.value) * (1.0 - rules.topic.support))
        } else if topic.items.is_empty() {
            (Context::Free, score.value)
        } else {
            (Context::Foreign, score.value * rules.topic.foreign)
        };
        Weighed { item, score, context, confidence }
    };
    scores.iter().map(weighed).collect()
}

/// Completes the labels that a clause has by its own words with what it takes over; `last` are the labels of the clause before it
/// in the same section, to which its first words may point back.
pub(super) fn complete(
    mut labels: Vec<Label>,
    topic: &Topic,
    last: &[Label],
    points_back: bool,
    rules: &MappingRules,
) -> Vec<Label> {
    if labels.is_empty() && points_back {
        let inherited = |label: &Label| Label { confidence: rules.topic.inherited, basis: Basis::Topic, ..label.clone() };
        labels = last.iter().map(inherited).collect();
    }
    if labels.iter().all(|label| rules.cross_cutting.contains(&label.item) && !topic.holds(label.item)) {
        labels.extend(inherited(topic, last, labels.is_empty(), rules));
    }
    labels.sort_by_key(|label| label.item);
    labels
}

/// A clause that says nothing of its own goes on about the topic: the heading's only item, or that of the clause before.
///
/// Beside words on the manner of work (`alone` is false) only a topic of substance goes on.
fn inherited(topic: &Topic, last: &[Label], alone: bool, rules: &MappingRules) -> Vec<Label> {
    let substance = |item: ItemId| !rules.cross_cutting.contains(&item);
    let has_substance = topic.items.iter().any(|(item, _)| substance(*item));
    let pool: Vec<&(ItemId, Vec<Evidence>)> =
        topic.items.iter().filter(|(item, _)| substance(*item) || (alone && !has_substance)).collect();
    let chosen: Vec<&(ItemId, Vec<Evidence>)> = match pool.as_slice() {
        [only] => vec![*only],
        several => several.iter().copied().filter(|(item, _)| last.iter().any(|label| label.item == *item)).collect(),
    };
    chosen
        .into_iter()
        .map(|(item, evidence)| Label {
            item: *item,
            confidence: rules.topic.inherited,
            basis: Basis::Topic,
            evidence: evidence.clone(),
        })
        .collect()
}
