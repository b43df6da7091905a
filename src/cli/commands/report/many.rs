//! The report on more plans than one page shows: a plan is judged, written and let go.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::super::fail::Found;
use super::{forms, told};
use crate::cli::args::{PagesArg, Report as Args};
use crate::cli::input::Disk;
use crate::cli::output::{self, Outcome, Set};
use crate::cli::settings::Settings;
use crate::gap::{Owners, PlanGap};
use crate::mapping::Mapper;
use crate::report::{Apart, Cell, DifferentOwners, Gathered, Gathering, Made, Pages, PlanReport, Report, Reported, views};
use crate::session::Survey;
use crate::taxonomy::ItemId;

/// Files that are named one by one.
const NAMED: usize = 50;

/// What is kept of a plan once it is written.
struct Kept {
    index: usize,
    made: Made,
    plan: PlanReport,
    cells: Vec<Cell>,
    owners: BTreeMap<ItemId, Owners>,
    differing: Vec<DifferentOwners>,
    found: Found,
}

pub(super) fn run(survey: &Survey<'_>, mapper: &Mapper<'_>, args: &Args, folder: &Path, settings: &Settings) -> Result<u8> {
    let options = settings.for_document();
    let pages = args.pages.map_or(Pages::by_default(survey.len()), PagesArg::pages);
    let mut report = survey.frame();
    let apart = Apart::new(&report, survey.headers(), &forms(args), pages, options);
    let mut set = Set::new(folder)?;
    let mut aside = set.aside()?;
    let (mut gathering, mut departments, mut found) = (Gathering::default(), Gathered::default(), Found::default());
    let mut plans: BTreeMap<usize, (PlanReport, Vec<Cell>)> = BTreeMap::new();
    let make = |reported: Reported, gap: &PlanGap| -> Result<Kept> {
        let Reported { index, mut plan, cells, owners, differing } = reported;
        let made = apart.make(index, &plan, &cells)?;
        plan.keep_for_overview();
        let found = Found::of(std::slice::from_ref(gap), &[]);
        Ok(Kept { index, made, plan, cells, owners, differing, found })
    };
    let findings = survey.each(&Disk::new(settings), mapper, make, |kept| -> Result<()> {
        gathering.take::<anyhow::Error>(kept.made, &mut aside, &mut |name, write| set.add(name, |out| write(out)))?;
        departments.add(kept.index, kept.owners, kept.differing);
        plans.insert(kept.index, (kept.plan, kept.cells));
        found.add(kept.found);
        Ok(())
    })?;
    found.add(Found::of(&[], &findings));
    report.findings = findings;
    report.demands = gathering.demands();
    let ids = survey.ids();
    let departments = departments.rows(|plan| ids.get(plan).copied().unwrap_or_default().to_owned(), mapper.taxonomy());
    report.fill(plans.into_values().collect(), departments);
    apart.finish::<anyhow::Error>(gathering, &report, &mut aside, &mut |name, write| set.add(name, |out| write(out)))?;
    let done = set.finish(settings)?;
    output::result(settings, summary(&report, &done, folder, settings).as_bytes())?;
    Ok(found.code(&args.fails.fail_on))
}

/// What all plans add up to, and where it is written.
fn summary(report: &Report, done: &Outcome, folder: &Path, settings: &Settings) -> String {
    let options = settings.for_terminal();
    let mut said: String = views::core(report, options.lang).into_iter().map(|sentence| sentence + "\n").collect();
    if done.written.len() + done.removed.len() + done.left.len() <= NAMED {
        return said + &told(done, options);
    }
    let words = options.words();
    let own = options.lang.country();
    for (what, paths) in [(words.wrote, &done.written), (words.removed, &done.removed), (words.left, &done.left)] {
        if !paths.is_empty() {
            said.push_str(&format!("{what} {}\n", own.files_in(paths.len(), &folder.display().to_string())));
        }
    }
    said
}
