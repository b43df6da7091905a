//! Quotes sentences of a plan together with the units responsible for their tasks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::marks::parts;
use crate::lineage::Member;
use crate::mapping::{Evidence, Label};
use crate::plan::{Clause, ClauseKind, Plan, Responsible, Task};
use crate::report::model::Quote;
use crate::taxonomy::ItemId;

pub(super) fn clauses_of(member: &Member, item: ItemId, kind: ClauseKind) -> impl Iterator<Item = (usize, &Label)> {
    let labelled = member.plan.clauses.iter().zip(&member.mapping.labels).enumerate();
    labelled
        .filter(move |(_, (clause, _))| clause.kind == kind)
        .filter_map(move |(index, (_, labels))| labels.iter().find(|label| label.item == item).map(|label| (index, label)))
}

pub(in crate::report) type Owners = BTreeMap<usize, Arc<[Responsible]>>;

/// The responsible units of each clause: its own if they are distinguished, else those of its task.
pub(super) fn owners(plan: &Plan) -> Owners {
    let of_task = |task: &Task| {
        let all: Arc<[_]> = task.responsible.as_slice().into();
        let own = |clause: usize| {
            if task.doers.contains_key(&clause) { task.doers_of(clause).cloned().collect() } else { Arc::clone(&all) }
        };
        task.clauses.iter().map(|&clause| (clause, own(clause))).collect::<Vec<_>>()
    };
    plan.tasks.iter().flat_map(of_task).collect()
}

pub(in crate::report) fn quote(plan: &Plan, index: usize, clause: &Clause, label: Option<&Label>, owners: &Owners) -> Quote {
    let (line_start, line_end) = plan.lines_of(clause.span);
    // The words of the item and of its elements.
    let evidence: BTreeSet<Evidence> = label
        .iter()
        .flat_map(|label| label.evidence.iter().copied().chain(label.elements.iter().map(|named| named.evidence)))
        .collect();
    Quote {
        line_start,
        line_end,
        path: plan.path_of(clause).to_vec(),
        origin: plan.origin_of(clause.span.start).cloned(),
        kind: clause.kind,
        parts: parts(plan, clause, &evidence),
        confidence: label.map(|label| label.confidence),
        decision: label.map(|label| label.decision.clone()).unwrap_or_default(),
        responsible: owners.get(&index).cloned().unwrap_or_default(),
    }
}

/// The first clause that has an item, and the number of such clauses of the same kind.
#[derive(Debug, Clone, Copy)]
struct First {
    clause: usize,
    kind: ClauseKind,
    count: usize,
}

/// For each item of a plan, the first clause that asks for it, and the number of further ones. Task clauses are preferred to headings.
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
