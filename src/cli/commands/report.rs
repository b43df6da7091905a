//! `report DIR --out DIR`

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::cli::args::Report as Args;
use crate::cli::output::{Outcome, Set};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::lineage::CoverageGraph;
use crate::report::{self, Form, RenderOptions, Report, views};

pub(super) fn run(args: &Args, settings: &Settings) -> Result<u8> {
    let (report, graph) = read(args, settings)?;
    let done = write(&report, &graph, args, settings)?;
    let options = settings.for_terminal();
    let mut summary = views::plans_table(&report, options.lang).terminal(options);
    let found = views::all_findings(&report);
    if !found.is_empty() {
        summary.push_str(&views::findings_table(found, |id| report.label_of(id), options.lang).terminal(options));
    }
    let words = options.words();
    for (what, paths) in [(words.wrote, done.written), (words.removed, done.removed), (words.left, done.left)] {
        summary.extend(paths.iter().map(|path| format!("{what} {}\n", path.display())));
    }
    output::result(settings, summary.as_bytes())?;
    Ok(CLEAN)
}

/// The texts of the plans are held no longer than this: the report has what is quoted of them.
fn read(args: &Args, settings: &Settings) -> Result<(Report, CoverageGraph)> {
    let taxonomy = input::taxonomy(settings)?;
    let judged = input::judged(std::slice::from_ref(&args.dir), &taxonomy, settings)?;
    Ok((judged.report(), judged.graph()))
}

/// The folder for the set: the one that was named, else one beside the plans.
pub(super) fn folder(args: &Args, options: RenderOptions) -> Result<PathBuf> {
    if let Some(named) = args.out.as_ref().or(args.set.as_ref()) {
        return Ok(named.clone());
    }
    let plans = args.dir.canonicalize().with_context(|| format!("cannot open {}; check the name", args.dir.display()))?;
    let plans = if plans.is_dir() { plans.as_path() } else { plans.parent().unwrap_or(&plans) };
    match plans.file_name() {
        Some(name) => Ok(plans.with_file_name(format!("{}-{}", name.to_string_lossy(), options.words().report_folder))),
        None => bail!("name the folder for the reports with --out"),
    }
}

/// Writes every file of the set aside as it is made, then all into their places.
fn write(report: &Report, graph: &CoverageGraph, args: &Args, settings: &Settings) -> Result<Outcome> {
    let options = settings.for_document();
    let mut set = Set::new(&folder(args, options)?)?;
    let forms: Vec<Form> = args.format.iter().map(|format| format.form()).collect();
    report::write_set(report, graph, &forms, options, &mut |name, write| set.add(name, |out| write(out)))?;
    set.finish(settings)
}
