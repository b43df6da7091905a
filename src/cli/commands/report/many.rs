//! The report on more plans than one page shows: each plan is judged, written and dropped.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use super::super::fail::Found;
use super::asked::{forms, told};
use crate::cli::args::{PagesArg, Report as Args};
use crate::cli::input::Disk;
use crate::cli::output::{self, Outcome, Set};
use crate::cli::settings::Settings;
use crate::gap::PlanGap;
use crate::mapping::Mapper;
use crate::report::{Report, views};
use crate::session::{ReportWanted, Survey, write_report};

/// Maximum number of files listed by name.
const NAMED: usize = 50;

pub(super) fn run(survey: &Survey<'_>, mapper: &Mapper<'_>, args: &Args, folder: &Path, settings: &Settings) -> Result<u8> {
    let options = settings.for_document();
    let wanted = ReportWanted { forms: forms(args), pages: args.pages.map(PagesArg::pages), options };
    let mut set = Set::new(folder)?;
    let mut aside = set.aside()?;
    let found = Mutex::new(Found::default());
    let add = |other: Found| found.lock().unwrap_or_else(PoisonError::into_inner).add(other);
    let report = write_report::<anyhow::Error>(
        survey,
        &Disk::new(settings),
        mapper,
        &wanted,
        &mut aside,
        &mut |name, write| set.add(name, |out| write(out)),
        |gap: &PlanGap| add(Found::of(std::slice::from_ref(gap), &[])),
    )?;
    add(Found::of(&[], &report.findings));
    // On Windows a folder cannot be removed while a file in it is open.
    drop(aside);
    let done = set.finish(settings)?;
    output::summary(settings, &summary(&report, &done, folder, settings))?;
    let code = found.lock().unwrap_or_else(PoisonError::into_inner).code(&args.fails.fail_on);
    Ok(code)
}

/// Returns a summary of all plans, and where the report is written.
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
