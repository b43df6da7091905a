//! Missing elements and the parent's tasks, as the report shows them.

use super::model::{DeliverableRow, ElementCell, ElementRow, MissingRow, TaskRow};
use crate::gap::{Deliverable, Missing, PlanGap, TaskAt, TaskGap, Verdict};
use crate::lineage::{Corpus, Member};
use crate::plan::ClauseKind;
use crate::taxonomy::{Element, ElementId, Item, ItemId, Taxonomy};

/// The elements of an item over the plans of a corpus; `gaps` are those of its plans, in its order.
pub(super) fn element_rows(id: ItemId, item: &Item, corpus: &Corpus, gaps: &[PlanGap]) -> Vec<ElementRow> {
    let row = |(index, element): (usize, &Element)| {
        let element_id = ElementId { item: id, index };
        let cells = corpus.members.iter().zip(gaps).map(|(member, gap)| element_cell(element_id, member, gap));
        ElementRow { code: element.code.clone(), names: element.names.clone(), cells: cells.collect() }
    };
    item.elements.iter().enumerate().map(row).collect()
}

fn element_cell(element: ElementId, member: &Member, gap: &PlanGap) -> ElementCell {
    let plan = &member.plan;
    let clauses = plan.clauses.iter().zip(&member.mapping.labels).filter(|(clause, _)| clause.kind == ClauseKind::Task);
    let named = clauses
        .filter(|(_, labels)| labels.iter().any(|label| label.elements.iter().any(|named| named.element == element)))
        .map(|(clause, _)| (plan.lines_of(clause.span).0, clause.text.clone()));
    let clauses: Vec<(usize, String)> = named.collect();
    if !clauses.is_empty() {
        return ElementCell::Named(clauses);
    }
    let judged = gap.items.iter().find(|judged| judged.item == element.item);
    let missing = judged.and_then(|judged| judged.missing.iter().find(|missing| missing.element == element));
    match (missing, judged.map(|judged| judged.verdict)) {
        (Some(missing), _) if missing.doubt.is_none() => ElementCell::Missing,
        (Some(_), _) | (None, Some(Verdict::Undetermined)) => ElementCell::Unknown,
        (None, _) if plan.unread.is_empty() => ElementCell::Absent,
        (None, _) => ElementCell::Unknown,
    }
}

/// Names missing elements.
pub(super) fn missing_rows(missing: &[Missing], taxonomy: &Taxonomy) -> Vec<MissingRow> {
    let row = |missing: &Missing| {
        let element = taxonomy.element(missing.element);
        MissingRow { code: element.code.clone(), names: element.names.clone(), doubt: missing.doubt }
    };
    missing.iter().map(row).collect()
}

/// Names the parent's tasks, in their order.
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
            // A task without a heading is known by its first sentence.
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
