//! Plans that are mostly held in part: the rest of one is read when it is needed.

use std::collections::BTreeSet;

use super::Error;
use super::extent::{Extent, Origin};
use super::order::in_order;
use super::read::Read;
use super::reader::Reader;
use super::store::{Key, Shelf};
use crate::gap::{Judging, Outcome};
use crate::lineage::{Chain, Member, State};
use crate::source::parallel;

/// The key of a plan's verdicts, if they have one, and the stored verdicts.
type Known = Option<(Key, Option<Vec<Outcome>>)>;

impl Read {
    fn origin(&self, index: usize) -> Option<&Origin> {
        self.origins.get(index)?.as_ref()
    }

    /// Sorts the plans into report order.
    pub(super) fn in_order(&mut self) {
        let places = in_order(&mut self.corpus, &mut self.accepted);
        let mut origins: Vec<(usize, Option<Origin>)> = places.into_iter().zip(std::mem::take(&mut self.origins)).collect();
        origins.sort_unstable_by_key(|(place, _)| *place);
        self.origins = origins.into_iter().map(|(_, origin)| origin).collect();
    }

    /// Drops everything that no verdict on an item needs.
    pub(super) fn keep_for_items(&mut self) {
        for (member, origin) in self.corpus.members.iter_mut().zip(&mut self.origins) {
            if let Some(origin) = origin.as_mut().filter(|origin| origin.extent == Extent::Whole) {
                origin.extent = Extent::Items.apply(member);
            }
        }
    }

    /// Loads more of the given plans of which less than `extent` is held.
    pub(super) fn hold(&mut self, plans: &BTreeSet<usize>, extent: Extent, reader: &Reader<'_, '_>) -> Result<(), Error> {
        let lacking = |index: &usize| self.origin(*index).is_some_and(|origin| origin.extent < extent);
        let lacking: Vec<usize> = plans.iter().copied().filter(lacking).collect();
        let found = parallel::each(&lacking, |index| -> Result<Option<Member>, Error> {
            let Some(origin) = self.origin(*index) else { return Ok(None) };
            let mut whole = reader.whole(origin)?;
            if let Some(whole) = &mut whole {
                extent.apply(whole);
            }
            Ok(whole)
        });
        for (index, found) in lacking.into_iter().zip(found) {
            let (Some(member), Some(mut found)) = (self.corpus.members.get_mut(index), found?) else { continue };
            // What the corpus and its manifests assigned is kept.
            found.plan.id = std::mem::take(&mut member.plan.id);
            found.plan.parents = std::mem::take(&mut member.plan.parents);
            *member = found;
            if let Some(Some(origin)) = self.origins.get_mut(index) {
                origin.extent = extent;
            }
        }
        Ok(())
    }

    /// Returns the outcomes of plans for their items, in corpus order: from the store if possible, else judged and stored.
    pub(super) fn outcomes(
        &mut self,
        chains: &[Chain],
        plans: &[usize],
        reader: &Reader<'_, '_>,
    ) -> Result<Vec<Vec<Outcome>>, Error> {
        let key_of = |index: usize| self.origin(index).and_then(|origin| origin.key);
        let known = parallel::each(plans, |&index| {
            let kept = reader.kept.as_ref()?;
            let key = kept.verdicts(key_of(index), chains.get(index)?, key_of)?;
            Some((key, kept.get::<Vec<Outcome>>(Shelf::Verdicts, &key)))
        });
        let is_open = |(_, known): &(&usize, &Known)| !matches!(known, Some((_, Some(_))));
        let open: Vec<usize> = plans.iter().zip(&known).filter(is_open).map(|(index, _)| *index).collect();
        let above = open.iter().filter_map(|index| chains.get(*index)).flat_map(documents);
        self.hold(&open.iter().copied().chain(above).collect(), Extent::Items, reader)?;
        let judging =
            Judging { corpus: &self.corpus, chains, first: chains.len(), accepted: &[], day: None, taxonomy: reader.taxonomy };
        let mut judged = judging.items(&open, |_, _, items| items.iter().map(Outcome::of).collect::<Vec<_>>()).into_iter();
        let found = known.into_iter().map(|known| match known {
            Some((_, Some(outcomes))) => outcomes,
            other => {
                let outcomes = judged.next().unwrap_or_default();
                if let (Some((key, None)), Some(kept)) = (other, &reader.kept) {
                    kept.put(Shelf::Verdicts, &key, &outcomes);
                }
                outcomes
            }
        });
        Ok(found.collect())
    }
}

/// Iterates over the plans of the corpus in a chain.
pub(super) fn documents(chain: &Chain) -> impl Iterator<Item = usize> {
    chain.links.iter().filter_map(|link| match link.state {
        State::Document(index) => Some(index),
        State::Profile(_) | State::Missing => None,
    })
}
