//! The quoted clauses of a corpus: each is created on first use and then shared.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::quote::{Owners, clauses_of, firsts, owners, quote};
use crate::lineage::{Corpus, Member};
use crate::plan::ClauseKind;
use crate::report::model::Quote;
use crate::taxonomy::ItemId;

/// The plans of a corpus with their quotations.
#[derive(Debug)]
pub(super) struct Quoted<'c> {
    pub corpus: &'c Corpus,
    plans: Vec<OnceLock<QuotedPlan<'c>>>,
}

/// A plan with its quotations.
#[derive(Debug)]
pub(super) struct QuotedPlan<'c> {
    pub member: &'c Member,
    /// The responsible units of each clause.
    pub owners: Owners,
    /// The clauses that ask for each item.
    items: Vec<OnceLock<Arc<[Quote]>>>,
    /// The first of these for each item, without responsible units, and the number of others.
    firsts: OnceLock<BTreeMap<ItemId, (Arc<Quote>, usize)>>,
    /// Clauses without an item.
    plain: Vec<OnceLock<Arc<Quote>>>,
}

impl<'c> Quoted<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, plans: corpus.members.iter().map(|_| OnceLock::new()).collect() }
    }

    pub(super) fn plan(&self, index: usize) -> Option<&QuotedPlan<'c>> {
        let member = self.corpus.members.get(index)?;
        Some(self.plans.get(index)?.get_or_init(|| QuotedPlan::new(member)))
    }
}

impl<'c> QuotedPlan<'c> {
    fn new(member: &'c Member) -> Self {
        let clauses = &member.plan.clauses;
        let labelled = member.mapping.labels.iter().chain(&member.mapping.doubtful).flatten();
        let items = labelled.map(|label| label.item.0 + 1).max().unwrap_or(0);
        Self {
            member,
            owners: owners(&member.plan),
            items: (0..items).map(|_| OnceLock::new()).collect(),
            firsts: OnceLock::new(),
            plain: clauses.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The clauses that ask for an item; headings only if there is no task clause, doubtful ones only if there is no heading.
    pub(super) fn of_item(&self, item: ItemId) -> Arc<[Quote]> {
        self.items.get(item.0).map(|known| Arc::clone(known.get_or_init(|| self.quotes(item)))).unwrap_or_default()
    }

    /// A clause as printed, without responsible units.
    pub(super) fn clause(&self, clause: usize) -> Option<Arc<Quote>> {
        let found = self.member.plan.clauses.get(clause)?;
        let made = || Arc::new(quote(&self.member.plan, clause, found, None, &Owners::new()));
        Some(Arc::clone(self.plain.get(clause)?.get_or_init(made)))
    }

    /// The first clause that asks for an item, and the number of others.
    pub(super) fn first_of(&self, item: ItemId) -> Option<(Arc<Quote>, usize)> {
        let firsts = self.firsts.get_or_init(|| firsts(self.member));
        firsts.get(&item).map(|(quote, more)| (Arc::clone(quote), *more))
    }

    fn quotes(&self, item: ItemId) -> Arc<[Quote]> {
        let Self { member, owners, .. } = self;
        let of = |kind| {
            let found = clauses_of(member, item, kind);
            found
                .filter_map(|(index, label)| {
                    Some(quote(&member.plan, index, member.plan.clauses.get(index)?, Some(label), owners))
                })
                .collect::<Vec<_>>()
        };
        let tasks = of(ClauseKind::Task);
        let labelled = if tasks.is_empty() { of(ClauseKind::Heading) } else { tasks };
        if labelled.is_empty() { self.doubtful(item) } else { labelled.into() }
    }

    /// Clauses that nearly ask for an item: a person must review them before calling it a gap.
    fn doubtful(&self, item: ItemId) -> Arc<[Quote]> {
        let Self { member, owners, .. } = self;
        let clauses = member.plan.clauses.iter().zip(&member.mapping.doubtful).enumerate();
        clauses
            .filter_map(|(index, (clause, labels))| {
                let label = labels.iter().find(|label| label.item == item)?;
                Some(quote(&member.plan, index, clause, Some(label), owners))
            })
            .collect()
    }
}
