//! `report DIR --out DIR`

mod asked;
mod many;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use asked::{forms, told};

use super::fail::Found;
use crate::cli::args::{PagesArg, Report as Args};
use crate::cli::input::Disk;
use crate::cli::output::{Outcome, Set};
use crate::cli::settings::Settings;
use crate::cli::{input, output};
use crate::lineage::CoverageGraph;
use crate::mapping::Mapper;
use crate::report::views::MOST_A_PAGE;
use crate::report::{self, Pages, RenderOptions, Report, views};
use crate::session::{self, Looked, Session, Survey};

pub(super) fn run(args: &Args, settings: &Settings) -> Result<u8> {
    let folder = folder(args, settings.for_document())?;
    keep_plans(args, &folder)?;
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let options = session::Options { today: settings.today.clone(), ..session::Options::default() };
    let paths = std::slice::from_ref(&args.dir);
    let session = match Survey::read(&Disk::new(settings), paths, &mapper, &options, MOST_A_PAGE)? {
        Looked::Many(survey) => return many::run(&survey, &mapper, args, &folder, settings),
        Looked::Few(session) => session,
    };
    let (report, graph, open) = judged(*session, &options);
    for said in views::not_judged(&report, settings.for_terminal().lang) {
        output::note(settings, &said);
    }
    let done = write(&report, &graph, args, &folder, settings)?;
    let options = settings.for_terminal();
    let mut summary = views::plans_terminal(&report, options);
    let found = views::all_findings(&report);
    if !found.is_empty() {
        summary.push_str(&views::findings_table(found, |id| report.label_of(id), options.lang).terminal(options));
    }
    summary.push_str(&told(&done, options));
    output::summary(settings, &summary)?;
    Ok(open.code(&args.fails.fail_on))
}

/// Drops the texts of the plans: the report contains what is quoted from them.
fn judged(session: Session<'_>, options: &session::Options) -> (Report, CoverageGraph, Found) {
    let judged = session.judge(options);
    let found = Found::of(&judged.gaps, &judged.findings);
    (judged.report(), judged.graph(), found)
}

/// Returns the folder of the set: the given one, else one beside the plans.
pub(super) fn folder(args: &Args, options: RenderOptions) -> Result<PathBuf> {
    if let Some(named) = args.out.as_ref().or(args.set.as_ref()) {
        return Ok(named.clone());
    }
    let plans = args.dir.canonicalize().with_context(|| format!("cannot open {}; check the name", args.dir.display()))?;
    let plans = usual(plans);
    let plans = if plans.is_dir() { plans.as_path() } else { plans.parent().unwrap_or(&plans) };
    match plans.file_name() {
        Some(name) => Ok(plans.with_file_name(format!("{}-{}", name.to_string_lossy(), options.words().report_folder))),
        None => bail!("name the folder for the reports with --out"),
    }
}

/// Returns a canonical path without the prefix that Windows adds and browsers do not understand.
fn usual(real: PathBuf) -> PathBuf {
    let Some(rest) = real.to_str().and_then(|text| text.strip_prefix("\\\\?\\")) else { return real };
    match rest.strip_prefix("UNC\\") {
        Some(share) => PathBuf::from("\\\\".to_owned() + share),
        None if rest.as_bytes().get(1) == Some(&b':') => PathBuf::from(rest),
        None => real,
    }
}

/// Rejects a folder among the plans: reports would be mixed with them, and the next run would read them.
fn keep_plans(args: &Args, folder: &Path) -> Result<()> {
    let real = |path: &Path| path.canonicalize().ok();
    if args.dir.is_dir() && real(folder).is_some_and(|folder| real(&args.dir) == Some(folder)) {
        bail!("{} is the folder of the plans; name another one for the reports, such as a folder in it", folder.display());
    }
    Ok(())
}

/// Writes every file of the set to the staging folder as it is made, then moves all into place.
fn write(report: &Report, graph: &CoverageGraph, args: &Args, folder: &Path, settings: &Settings) -> Result<Outcome> {
    let options = settings.for_document();
    let mut set = Set::new(folder)?;
    let pages = args.pages.map_or(Pages::by_default(report.plans.len()), PagesArg::pages);
    report::write_set::<anyhow::Error>(report, graph, &forms(args), pages, options, &mut |name, write| {
        set.add(name, |out| write(out))
    })?;
    set.finish(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_real_path_is_one_that_a_browser_understands() {
        for (real, expected) in [
            ("\\\\?\\C:\\plans", "C:\\plans"),
            ("\\\\?\\UNC\\server\\share\\plans", "\\\\server\\share\\plans"),
            ("\\\\?\\Volume{1}\\plans", "\\\\?\\Volume{1}\\plans"),
            ("/home/a/plans", "/home/a/plans"),
        ] {
            assert_eq!(usual(PathBuf::from(real)), PathBuf::from(expected));
        }
    }
}
