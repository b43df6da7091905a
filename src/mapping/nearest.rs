//! Finds the items that are most similar to a text without a label, for review; never a label.

use std::collections::BTreeMap;

use crate::source::fold::fold;
use crate::taxonomy::{ItemId, Taxonomy};

/// The descriptions of all items as weighted character pairs.
#[derive(Debug)]
pub struct Nearest {
    /// Weight of each pair: the fewer items have it, the higher.
    weights: BTreeMap<[char; 2], f64>,
    items: Vec<(ItemId, BTreeMap<[char; 2], f64>)>,
}

impl Nearest {
    /// Describes every item by its name, scope and terms.
    #[must_use]
    pub fn new(taxonomy: &Taxonomy) -> Self {
        let pairs_of = |id: ItemId| {
            let item = taxonomy.item(id);
            let terms = item.terms.iter().map(|term| term.text.as_str());
            let texts = [item.names.zh.as_str(), item.scope.as_str()].into_iter().chain(terms);
            counts(texts)
        };
        let counted: Vec<(ItemId, BTreeMap<[char; 2], f64>)> = taxonomy.ids().map(|id| (id, pairs_of(id))).collect();
        let mut found_in: BTreeMap<[char; 2], f64> = BTreeMap::new();
        for pair in counted.iter().flat_map(|(_, pairs)| pairs.keys()) {
            *found_in.entry(*pair).or_default() += 1.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a taxonomy has few items")]
        let all = counted.len() as f64;
        let weights: BTreeMap<[char; 2], f64> =
            found_in.into_iter().map(|(pair, items)| (pair, (1.0 + all / items).ln())).collect();
        let items = counted.into_iter().map(|(id, pairs)| (id, unit(&weights, pairs))).collect();
        Self { weights, items }
    }

    /// Returns up to `count` items by descending similarity to `text`, 0 to 1, without those that share no pair.
    #[must_use]
    pub fn to(&self, text: &str, count: usize) -> Vec<(ItemId, f64)> {
        let wanted = unit(&self.weights, counts([text]));
        let likeness = |item: &BTreeMap<[char; 2], f64>| -> f64 {
            wanted.iter().filter_map(|(pair, weight)| Some(weight * item.get(pair)?)).sum()
        };
        let mut found: Vec<(ItemId, f64)> = self.items.iter().map(|(id, item)| (*id, likeness(item))).collect();
        found.retain(|(_, likeness)| *likeness > 0.0);
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(count);
        found
    }
}

/// Counts the pairs of adjacent characters.
fn counts<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<[char; 2], f64> {
    let mut counts: BTreeMap<[char; 2], f64> = BTreeMap::new();
    for text in texts {
        let chars: Vec<char> = fold(text).chars().filter(|ch| ch.is_alphanumeric()).collect();
        for &pair in chars.array_windows::<2>() {
            *counts.entry(pair).or_default() += 1.0;
        }
    }
    counts
}

/// Weights counts and scales them to length 1; pairs that no item has are ignored.
fn unit(weights: &BTreeMap<[char; 2], f64>, counts: BTreeMap<[char; 2], f64>) -> BTreeMap<[char; 2], f64> {
    let weighed = counts.into_iter().filter_map(|(pair, count)| Some((pair, weights.get(&pair)? * (1.0 + f64::ln(count)))));
    let weighed: BTreeMap<[char; 2], f64> = weighed.collect();
    let length = weighed.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 { weighed.into_iter().map(|(pair, weight)| (pair, weight / length)).collect() } else { weighed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::load_embedded;

    #[test]
    fn a_description_is_nearest_to_its_own_item() {
        let taxonomy = load_embedded().expect("valid");
        let nearest = Nearest::new(&taxonomy);
        for id in taxonomy.ids() {
            let scope = &taxonomy.item(id).scope;
            assert_eq!(nearest.to(scope, 1).first().map(|(found, _)| *found), Some(id), "{scope}");
        }
    }

    #[test]
    fn a_text_of_nothing_is_near_to_nothing() {
        let taxonomy = load_embedded().expect("valid");
        assert!(Nearest::new(&taxonomy).to("，。（）", 3).is_empty());
    }
}
