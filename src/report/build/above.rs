//! What the levels above the nearest known parent say of an item: of each the first clause, and how many more there are.

use std::collections::BTreeMap;

use super::{Owners, quote};
use crate::gap::PlanGap;
use crate::lineage::{Corpus, Member, State};
use crate::plan::ClauseKind;
use crate::report::model::LevelQuote;
use crate::taxonomy::ItemId;

/// The clauses by which one document above has its items.
struct Above<'c> {
    link: usize,
    member: &'c Member,
    items: BTreeMap<ItemId, First>,
}

/// The first clause that has an item, and how many there are of its kind.
#[derive(Debug, Clone, Copy)]
struct First {
    clause: usize,
    kind: ClauseKind,
    count: usize,
}

/// The documents of a chain above its nearest known link.
pub(super) struct Higher<'c>(Vec<Above<'c>>);

impl<'c> Higher<'c> {
    pub(super) fn of(corpus: &'c Corpus, gap: &PlanGap) -> Self {
        let nearest = gap.chain.nearest_known().map(|link| link.state);
        let documents = gap.chain.links.iter().enumerate().filter_map(|(link, found)| match found.state {
            State::Document(index) if Some(found.state) != nearest => Some((link, corpus.members.get(index)?)),
            _ => None,
        });
        Self(documents.map(|(link, member)| Above { link, member, items: firsts(member) }).collect())
    }

    /// Quotes each of them that has the item, from the top.
    pub(super) fn quotes(&self, item: ItemId) -> Vec<LevelQuote> {
        let owners = Owners::default();
        let one = |above: &Above<'c>| {
            let first = above.items.get(&item)?;
            let plan = &above.member.plan;
            let label = above.member.mapping.of(first.clause).iter().find(|label| label.item == item);
            let quote = quote(plan, first.clause, plan.clauses.get(first.clause)?, label, &owners);
            Some(LevelQuote { link: above.link, quote, more: first.count - 1 })
        };
        self.0.iter().filter_map(one).collect()
    }
}

/// A task clause proves more than a heading.
fn firsts(member: &Member) -> BTreeMap<ItemId, First> {
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
    found
}
