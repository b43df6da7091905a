//! Missing elements and the parent's tasks, as the report shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::model::{Cell, DeliverableRow, ElementCell, ElementRow, MissingRow, TaskRow};
use crate::gap::{Deliverable, ItemGap, Missing, PlanGap, TaskAt, TaskGap, Verdict};
use crate::lineage::{Corpus, Member};
use crate::mapping::Label;
use crate::plan::ClauseKind;
use crate::taxonomy::{Element, ElementId, Item, ItemId, Taxonomy};

/// The items and elements of a plan, collected in one pass, because the tables need all of them.
#[derive(Debug)]
pub(super) struct Found<'g> {
    gap: &'g PlanGap,
    judged: BTreeMap<ItemId, &'g ItemGap>,
    /// Number of task clauses that ask for each item.
    clauses: BTreeMap<ItemId, usize>,
    /// The task clauses that name each element: their first lines and texts.
    named: BTreeMap<ElementId, Vec<(usize, Arc<str>)>>,
    unread: bool,
}

impl<'g> Found<'g> {
    pub(super) fn of(member: &Member, gap: &'g PlanGap) -> Self {
        let plan = &member.plan;
        let judged = gap.items.iter().map(|judged| (judged.item, judged)).collect();
        let unread = !plan.unread.is_empty();
        let mut found = Self { gap, judged, clauses: count_clauses(member), named: BTreeMap::new(), unread };
        let clauses = plan.clauses.iter().zip(&member.mapping.labels).filter(|(clause, _)| clause.kind == ClauseKind::Task);
        for (clause, labels) in clauses {
            // An element that a clause only answers for counts as named too.
            let elements: BTreeSet<ElementId> = labels.iter().flat_map(Label::fulfilled).collect();
            if elements.is_empty() {
                continue;
            }
            let (line, text) = (plan.lines_of(clause.span).0, Arc::<str>::from(clause.text.as_str()));
            for element in elements {
                found.named.entry(element).or_default().push((line, Arc::clone(&text)));
            }
        }
        found
    }

    /// The cell of an item.
    pub(super) fn cell(&self, item: ItemId) -> Cell {
        Cell {
            verdict: self.judged.get(&item).map(|judged| judged.verdict),
            guessed: self.judged.get(&item).is_some_and(|judged| judged.guessed),
            restored: self.judged.get(&item).is_some_and(|judged| judged.restored_at.is_some()),
            lost_above: self.judged.get(&item).is_some_and(|judged| self.gap.is_lost_above(judged)),
            clauses: self.clauses.get(&item).copied().unwrap_or_default(),
        }
    }

    fn element(&self, element: ElementId) -> ElementCell {
        if let Some(clauses) = self.named.get(&element) {
            return ElementCell::Named(clauses.clone());
        }
        let judged = self.judged.get(&element.item);
        let missing = judged.and_then(|judged| judged.missing.iter().find(|missing| missing.element == element));
        match (missing, judged.map(|judged| judged.verdict)) {
            (Some(missing), _) if missing.doubt.is_none() => ElementCell::Missing,
            (Some(_), _) | (None, Some(Verdict::Undetermined)) => ElementCell::Unknown,
            (None, _) if self.unread => ElementCell::Unknown,
            (None, _) => ElementCell::Absent,
        }
    }
}

/// Number of task clauses of a plan that ask for each item.
pub(super) fn count_clauses(member: &Member) -> BTreeMap<ItemId, usize> {
    let mut counts = BTreeMap::new();
    let clauses = member.plan.clauses.iter().zip(&member.mapping.labels).filter(|(clause, _)| clause.kind == ClauseKind::Task);
    for (_, labels) in clauses {
        for item in labels.iter().map(|label| label.item).collect::<BTreeSet<_>>() {
            *counts.entry(item).or_default() += 1;
        }
    }
    counts
}

/// The element rows of an item over the plans of a corpus.
pub(super) fn element_rows(id: ItemId, item: &Item, found: &[Found<'_>]) -> Vec<ElementRow> {
    let row = |(index, element): (usize, &Element)| {
        let element_id = ElementId { item: id, index };
        let cells = found.iter().map(|found| found.element(element_id)).collect();
        ElementRow { code: element.code.clone(), names: element.names.clone(), cells }
    };
    item.elements.iter().enumerate().map(row).collect()
}

/// Makes the rows of missing elements.
pub(super) fn missing_rows(missing: &[Missing], taxonomy: &Taxonomy) -> Vec<MissingRow> {
    let row = |missing: &Missing| {
        let element = taxonomy.element(missing.element);
        MissingRow { code: element.code.clone(), names: element.names.clone(), doubt: missing.doubt }
    };
    missing.iter().map(row).collect()
}

/// Makes the rows of the parent's tasks, in their order.
pub(super) fn task_rows(corpus: &Corpus, gap: &PlanGap, taxonomy: &Taxonomy) -> Vec<TaskRow> {
    gap.tasks.iter().filter_map(|found| task_row(corpus, found, taxonomy)).collect()
}

fn task_row(corpus: &Corpus, found: &TaskGap, taxonomy: &Taxonomy) -> Option<TaskRow> {
    let deliverables = found.deliverables.iter().map(|one| deliverable_row(one, taxonomy)).collect();
    let row =
        |place: String, title: String, line, sure| TaskRow { place, title, line, sure, verdict: found.verdict, deliverables };
    match found.task {
        TaskAt::Point { year, index } => {
            let point = taxonomy.profiles.get(&year)?.points.get(index)?;
            Some(row(point.number.clone(), point.title.clone(), None, point.sure))
        }
        TaskAt::Task { member, index } => {
            let plan = &corpus.members.get(member)?.plan;
            let task = plan.tasks.get(index)?;
            let section = plan.sections.get(task.section)?;
            let clauses = || task.clauses.iter().filter_map(|&clause| plan.clauses.get(clause));
            // A task without a heading is titled with its first sentence.
            let opening = || clauses().find(|clause| clause.kind == ClauseKind::Task).map(|clause| clause.text.clone());
            let title = Some(section.heading.clone()).filter(|heading| !heading.is_empty()).or_else(opening);
            let line = clauses().next().map(|clause| plan.lines_of(clause.span).0);
            Some(row(section.path.concat(), title.unwrap_or_default(), line, true))
        }
    }
}

fn deliverable_row(found: &Deliverable, taxonomy: &Taxonomy) -> DeliverableRow {
    let item = taxonomy.item(found.item);
    DeliverableRow {
        code: item.code.clone(),
        names: item.names.clone(),
        verdict: found.verdict,
        missing: missing_rows(&found.missing, taxonomy),
    }
}
