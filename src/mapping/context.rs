//! What the heading above a clause adds to its own words.

use std::collections::BTreeMap;

use super::model::{Basis, Evidence, Label};
use super::review::Decision;
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

/// Decides the labels of a clause under `topic`; `last` are the labels of the clause before it in the same section, to which its
/// first words may point back.
pub(super) fn decide(
    scores: &BTreeMap<ItemId, Score>,
    topic: &Topic,
    last: &[Label],
    points_back: bool,
    evidence: impl Fn(&Score) -> Vec<Evidence>,
    rules: &MappingRules,
) -> Vec<Label> {
    let weighed = |item: ItemId, score: &Score| {
        if topic.holds(item) {
            1.0 - (1.0 - score.value) * (1.0 - rules.topic.support)
        } else if topic.items.is_empty() {
            score.value
        } else {
            score.value * rules.topic.foreign
        }
    };
    let mut labels: Vec<Label> = scores
        .iter()
        .map(|(&item, score)| (item, weighed(item, score), score))
        .filter(|(_, confidence, _)| *confidence >= rules.threshold)
        .map(|(item, confidence, score)| Label {
            item,
            confidence,
            basis: Basis::Words,
            evidence: evidence(score),
            decision: Decision::Machine,
        })
        .collect();
    if labels.is_empty() && points_back {
        labels =
            last.iter().map(|label| Label { confidence: rules.topic.inherited, basis: Basis::Topic, ..label.clone() }).collect();
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
            decision: Decision::Machine,
        })
        .collect()
}
