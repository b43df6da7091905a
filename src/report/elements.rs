//! Missing elements and the parent's tasks, as the report shows them.

use super::model::{DeliverableRow, MissingRow, TaskRow};
use crate::gap::{Deliverable, Missing, PlanGap, TaskAt, TaskGap};
use crate::lineage::Corpus;
use crate::plan::ClauseKind;
use crate::taxonomy::Taxonomy;

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
