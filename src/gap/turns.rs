//! Judges the plans of a corpus in turns, a family at a time: only the plans of a turn and those above them need to be in memory
//! completely.

use std::collections::BTreeSet;

use super::exception::Settling;
use super::judge::{families, verdicts_of_family};
use super::{Finding, Inspector, Judging, PlanGap};
use crate::lineage::{Chain, Corpus, State};
use crate::source::parallel;

/// Least number of plans per turn, so that no core is idle.
const A_TURN: usize = 64;

/// Plans that are judged in turns.
#[derive(Debug)]
pub struct Turns<'c> {
    /// All plans; only their headers are needed.
    judging: Judging<'c>,
    inspector: Inspector<'c>,
    settling: Settling<'c>,
}

/// The plans of a turn, family by family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turn {
    /// Plans of one parent each, as indices into the corpus.
    pub families: Vec<Vec<usize>>,
    /// The plans that must be complete: those of the turn, and the documents above them.
    pub needed: BTreeSet<usize>,
}

impl<'c> Turns<'c> {
    /// Prepares what all plans of a corpus share; their headers are enough.
    #[must_use]
    pub fn new(judging: Judging<'c>) -> Self {
        let inspector = Inspector::new(judging.corpus, judging.chains);
        Self { judging, inspector, settling: Settling::new(judging.accepted, judging.day) }
    }

    /// Returns the turns in which to take the plans. Families are in the order of their parents.
    #[must_use]
    pub fn turns(&self) -> Vec<Turn> {
        let mut turns: Vec<Turn> = Vec::new();
        let mut plans = A_TURN;
        for family in families(self.judging.chains, &(0..self.judging.chains.len()).collect::<Vec<_>>()) {
            if plans >= A_TURN {
                turns.push(Turn::default());
                plans = 0;
            }
            plans += family.len();
            let Some(turn) = turns.last_mut() else { continue };
            for &index in &family {
                turn.needed.insert(index);
                turn.needed.extend(self.judging.chains.get(index).into_iter().flat_map(documents));
            }
            turn.families.push(family);
        }
        turns
    }

    /// Judges the families of a turn, and calls `make` with the plans of each family and their gap analyses in the same order. The plans
    /// that the turn needs are complete in `corpus`.
    pub fn judge<R: Send>(&self, corpus: &Corpus, turn: &Turn, make: impl Fn(&[usize], Vec<PlanGap>) -> R + Sync) -> Vec<R> {
        let Judging { chains, taxonomy, .. } = self.judging;
        parallel::each(&turn.families, |family| {
            let verdicts = verdicts_of_family(corpus, family, chains, taxonomy);
            let gap = |(&index, verdicts): (&usize, super::judge::Verdicts)| {
                let findings = corpus.members.get(index).map(|member| self.inspector.of_member(index, member, taxonomy));
                let mut gap = verdicts.with(findings.unwrap_or_default());
                self.settling.mark(index, self.judging.corpus, &mut gap, taxonomy);
                gap
            };
            make(family, family.iter().zip(verdicts).map(gap).collect())
        })
    }

    /// Returns the findings on the exceptions, after all turns.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.settling.findings()
    }
}

/// The documents of the corpus in a chain.
fn documents(chain: &Chain) -> impl Iterator<Item = usize> {
    chain.links.iter().filter_map(|link| match link.state {
        State::Document(index) => Some(index),
        State::Profile(_) | State::Missing => None,
    })
}
