//! What the levels above the nearest known parent say about an item: the first clause of each, and the number of others.

use super::quoted::{Quoted, QuotedPlan};
use crate::gap::PlanGap;
use crate::lineage::State;
use crate::report::model::LevelQuote;
use crate::taxonomy::ItemId;

/// The documents of a chain except its nearest known link, each with its index in the chain.
pub(super) struct Higher<'q, 'c>(Vec<(usize, &'q QuotedPlan<'c>)>);

impl<'q, 'c> Higher<'q, 'c> {
    pub(super) fn of(quoted: &'q Quoted<'c>, gap: &PlanGap) -> Self {
        let nearest = gap.chain.nearest_known().map(|link| link.state);
        let documents = gap.chain.links.iter().enumerate().filter_map(|(link, found)| match found.state {
            State::Document(index) if Some(found.state) != nearest => Some((link, quoted.plan(index)?)),
            _ => None,
        });
        Self(documents.collect())
    }

    /// Quotes each of them that has the item, from the top.
    pub(super) fn quotes(&self, item: ItemId) -> Vec<LevelQuote> {
        let one = |(link, plan): &(usize, &QuotedPlan<'_>)| {
            let (quote, more) = plan.first_of(item)?;
            Some(LevelQuote { link: *link, quote, more })
        };
        self.0.iter().filter_map(one).collect()
    }
}
