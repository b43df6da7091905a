//! What the levels above the nearest known parent say of an item: of each the first clause, and how many more there are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::quoted::{Quoted, QuotedPlan};
use super::{Owners, quote};
use crate::gap::PlanGap;
use crate::lineage::{Member, State};
use crate::plan::ClauseKind;
use crate::report::model::{LevelQuote, Quote};
use crate::taxonomy::ItemId;

/// The first clause that has an item, and how many there are of its kind.
#[derive(Debug, Clone, Copy)]
struct First {
    clause: usize,
    kind: ClauseKind,
    count: usize,
}

/// The documents of a chain above its nearest known link, each behind its place in the chain.
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

/// For each item of a plan the first clause that asks for it, and how many more do. A task clause proves more than a heading.
pub(super) fn firsts(member: &Member) -> BTreeMap<ItemId, (Arc<Quote>, usize)> {
    let mut found: BTreeMap<ItemId, First> = BTreeMap::new();
    for (at, (clause, labels)) in member.plan.clauses.iter().zip(&member.mapping.labels).enumerate() {
        if !matches!(clause.kind, ClauseKind::Task | ClauseKind::Heading) {
            continue;
        }
        for label in labels {
            let new = First { clause: at, kind: clause.kind, count: 1 };
            let known = found.entry(label.item).or_insert(First { count: 0, ..new });
            if known.kind == clause.kind {
                known.count += 1;
            } else if clause.kind == ClauseKind::Task {
                *known = new;
            }
        }
    }
    let owners = Owners::default();
    let quoted = |(item, first): (ItemId, First)| {
        let clause = member.plan.clauses.get(first.clause)?;
        let label = member.mapping.of(first.clause).iter().find(|label| label.item == item);
        let quote = quote(&member.plan, first.clause, clause, label, &owners);
        Some((item, (Arc::new(quote), first.count - 1)))
    };
    found.into_iter().filter_map(quoted).collect()
}
