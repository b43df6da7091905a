//! The report on many plans, written while they are judged: of a written plan only what the overview needs is kept.

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

/// Options of a report.
#[derive(Debug, Clone)]
pub struct ReportWanted {
    /// Formats.
    pub forms: Vec<Form>,
    /// Which plans have their own pages; by default depending on their number.
    pub pages: Option<Pages>,
    /// Language and width.
    pub options: RenderOptions,
}

/// What is kept of a plan after it is written.
struct Kept {
    index: usize,
    made: Made,
    plan: PlanReport,
    cells: Vec<Cell>,
    owners: BTreeMap<ItemId, Owners>,
    differing: Vec<DifferentOwners>,
}

/// Judges the plans of a survey and writes the report on them; `look` receives the result of each, on several threads and in any
/// order. Returns the sum over all plans.
///
/// # Errors
/// If a file was changed since the survey, if a form cannot be made, and those of `take`. When a file was changed since it was looked
/// over, when a form cannot be made, and those of `take`.
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
