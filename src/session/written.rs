//! The report on many plans, written as they are judged: of a plan that is written no more is held than what all of them add up to.

use std::collections::BTreeMap;

use super::{Error, Host, Survey};
use crate::gap::{Owners, PlanGap};
use crate::mapping::Mapper;
use crate::render::{Aside, Taking};
use crate::report::{
    Apart, Cell, DifferentOwners, Form, FormProblem, Gathered, Gathering, Made, Pages, PlanReport, RenderOptions, Report,
    Reported,
};
use crate::taxonomy::ItemId;

/// What a report is to be.
#[derive(Debug, Clone)]
pub struct ReportWanted {
    /// Its forms.
    pub forms: Vec<Form>,
    /// Which plans have pages of their own; by default as it suits their number.
    pub pages: Option<Pages>,
    /// Language and width.
    pub options: RenderOptions,
}

/// What is kept of a plan once it is written.
struct Kept {
    index: usize,
    made: Made,
    plan: PlanReport,
    cells: Vec<Cell>,
    owners: BTreeMap<ItemId, Owners>,
    differing: Vec<DifferentOwners>,
}

/// Judges the plans of a survey and writes the report on them; `look` sees what is known of each, on several threads and in any order.
/// Returns what the plans add up to.
///
/// # Errors
/// When a file was changed since it was looked over, when a form cannot be made, and those of `take`.
pub fn write_report<E: From<Error> + From<FormProblem> + Send>(
    survey: &Survey<'_>,
    host: &dyn Host,
    mapper: &Mapper<'_>,
    wanted: &ReportWanted,
    aside: &mut dyn Aside,
    take: Taking<'_, E>,
    look: impl Fn(&PlanGap) + Sync,
) -> Result<Report, E> {
    let mut report = survey.frame();
    let pages = wanted.pages.unwrap_or(Pages::by_default(survey.len()));
    let apart = Apart::new(&report, survey.headers(), &wanted.forms, pages, wanted.options);
    let (mut gathering, mut departments) = (Gathering::default(), Gathered::default());
    let mut plans: BTreeMap<usize, (PlanReport, Vec<Cell>)> = BTreeMap::new();
    let make = |reported: Reported, gap: &PlanGap| -> Result<Kept, E> {
        let Reported { index, mut plan, cells, owners, differing } = reported;
        look(gap);
        let made = apart.make(index, &plan, &cells)?;
        plan.keep_for_overview();
        Ok(Kept { index, made, plan, cells, owners, differing })
    };
    let findings = survey.each(host, mapper, make, |kept| -> Result<(), E> {
        gathering.take(kept.made, aside, take)?;
        departments.add(kept.index, kept.owners, kept.differing);
        plans.insert(kept.index, (kept.plan, kept.cells));
        Ok(())
    })?;
    report.findings = findings;
    report.demands = gathering.demands();
    let ids = survey.ids();
    let departments = departments.rows(|plan| ids.get(plan).copied().unwrap_or_default().to_owned(), mapper.taxonomy());
    report.fill(plans.into_values().collect(), departments);
    apart.finish(gathering, &report, aside, take)?;
    Ok(report)
}
