//! The parts of a report that do not belong to the verdicts.

use crate::gap::{self, PlanGap};
use crate::lineage::{Corpus, Member};
use crate::plan::{ClauseKind, Level, Task};
use crate::report::elements::missing_rows;
use crate::report::model::{DutyRow, FollowedRow, PointRow, ProfilePoints, StandingRow};
use crate::taxonomy::Taxonomy;

/// Makes the rows of what laws and standing opinions ask of a plan.
pub(super) fn standing(gap: &PlanGap, taxonomy: &Taxonomy) -> Vec<StandingRow> {
    let row = |found: &gap::StandingGap| {
        let authority = taxonomy.standing.get(found.authority)?;
        let duty = |duty: &gap::DutyGap| {
            let point = authority.points.get(duty.point)?;
            let named = |item: &crate::taxonomy::ItemId| (taxonomy.item(*item).code.clone(), taxonomy.item(*item).names.clone());
            Some(DutyRow {
                number: point.number.clone(),
                title: point.title.clone(),
                arranged: duty.arranged,
                items: duty.items.iter().map(named).collect(),
                missing: missing_rows(&duty.missing, taxonomy),
                unmapped: point.unmapped.clone(),
            })
        };
        Some(StandingRow {
            id: authority.id.clone(),
            names: authority.names.clone(),
            doc_number: authority.doc_number.clone(),
            kind: authority.kind,
            cited: found.cited,
            duties: found.duties.iter().filter_map(duty).collect(),
        })
    };
    gap.standing.iter().filter_map(row).collect()
}

/// The counts against the points that a plan actually follows.
pub(super) fn followed(corpus: &Corpus, index: usize, gap: &PlanGap, taxonomy: &Taxonomy) -> Option<FollowedRow> {
    let found = gap::followed(corpus, index, gap, taxonomy)?;
    let doc_number = taxonomy.profiles.get(&found.year)?.doc_number.clone();
    Some(FollowedRow { year: found.year, doc_number, summary: found.summary })
}

/// The tasks of provincial plans for years without national points; all plans below the province carry these out.
pub(super) fn points_of_provinces(corpus: &Corpus, taxonomy: &Taxonomy) -> Vec<ProfilePoints> {
    let last = taxonomy.national.last_year;
    let of_province = corpus.members.iter().filter(|member| member.plan.header.level == Some(Level::Province));
    let points = of_province.filter_map(|member| {
        let header = &member.plan.header;
        let year = header.year.filter(|year| *year > last)?;
        let doc_number = header.doc_number.clone().or_else(|| header.title.clone()).unwrap_or_else(|| member.plan.id.clone());
        let points = member.plan.tasks.iter().filter_map(|task| task_row(member, task, taxonomy));
        // The plan itself is also compared with its own points.
        let issued = None;
        let province = header.jurisdiction.as_ref().map(|place| place.province.clone().unwrap_or_else(|| place.name.clone()));
        Some(ProfilePoints { year, doc_number, issued, province, plan: Some(member.plan.id.clone()), points: points.collect() })
    });
    let mut points: Vec<ProfilePoints> = points.collect();
    points.sort_by(|a, b| (a.year, &a.plan).cmp(&(b.year, &b.plan)));
    points
}

/// A task of a province as a point; `None` if it asks for no item.
fn task_row(member: &Member, task: &Task, taxonomy: &Taxonomy) -> Option<PointRow> {
    let plan = &member.plan;
    let section = plan.sections.get(task.section)?;
    let asking: Vec<usize> = task
        .clauses
        .iter()
        .copied()
        .filter(|&at| plan.clauses.get(at).is_some_and(|clause| clause.kind == ClauseKind::Task))
        .collect();
    let mut items: Vec<String> = Vec::new();
    for label in asking.iter().flat_map(|&at| member.mapping.of(at)) {
        let code = &taxonomy.item(label.item).code;
        if !items.contains(code) {
            items.push(code.clone());
        }
    }
    if items.is_empty() {
        return None;
    }
    // A task without a heading is titled with its first sentence.
    let opening = || asking.first().and_then(|&at| plan.clauses.get(at)).map(|clause| clause.text.clone());
    let title = Some(section.heading.clone()).filter(|heading| !heading.is_empty()).or_else(opening)?;
    Some(PointRow { number: section.path.concat(), title, sure: true, levels: Vec::new(), items })
}
