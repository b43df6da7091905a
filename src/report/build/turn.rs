//! Plans of one family → their reports, without the rest of the corpus.

use std::collections::BTreeMap;

use super::matrix::cells;
use super::quoted::Quoted;
use super::{add_peers, report_of};
use crate::gap::{Outcome, Owners, PeerIndex, PlanGap, owners_of};
use crate::lineage::Corpus;
use crate::report::departments::plan_above;
use crate::report::{Cell, DifferentOwners, PlanReport};
use crate::taxonomy::{ItemId, Taxonomy};

/// A plan with everything that reports on its corpus need from it.
#[derive(Debug)]
pub struct Reported {
    /// Its index in the corpus.
    pub index: usize,
    /// The plan.
    pub plan: PlanReport,
    /// Its cells for all items, in taxonomy order.
    pub cells: Vec<Cell>,
    /// The units responsible for each item.
    pub owners: BTreeMap<ItemId, Owners>,
    /// Items for which the plan above names other units.
    pub differing: Vec<DifferentOwners>,
}

/// Makes the reports on some plans of a corpus, which must contain these and the plans above them; `gaps` are theirs, and `labels` those
/// of all plans.
#[must_use]
pub fn report_family(
    corpus: &Corpus,
    plans: &[usize],
    gaps: &[PlanGap],
    peers: &PeerIndex<'_>,
    labels: &[String],
    taxonomy: &Taxonomy,
) -> Vec<Reported> {
    let quoted = Quoted::new(corpus);
    let mut above: BTreeMap<usize, BTreeMap<ItemId, Owners>> = BTreeMap::new();
    let one = |(&index, gap): (&usize, &PlanGap)| {
        let member = corpus.members.get(index)?;
        let mut plan = report_of(&quoted, index, gap, taxonomy)?;
        if corpus.members.len() > 1 {
            add_peers(&mut plan, peers, index, taxonomy);
        }
        if let Some(label) = labels.get(index) {
            label.clone_into(&mut plan.label);
        }
        let owners = owners_of(member, taxonomy);
        let parent = plan_above(gap).and_then(|at| Some((at, corpus.members.get(at)?)));
        let parent = parent.map(|(at, member)| (at, &*above.entry(at).or_insert_with(|| owners_of(member, taxonomy))));
        let differing = DifferentOwners::of(corpus, index, &owners, parent, taxonomy);
        let outcomes: Vec<Outcome> = gap.items.iter().map(Outcome::of).collect();
        let mut cells = cells(member, &outcomes, taxonomy);
        for (cell, item) in cells.iter_mut().zip(taxonomy.ids()) {
            cell.lost_above = gap.items.iter().any(|found| found.item == item && gap.is_lost_above(found));
        }
        Some(Reported { index, plan, cells, owners, differing })
    };
    plans.iter().zip(gaps).filter_map(one).collect()
}
