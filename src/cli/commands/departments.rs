//! `departments PATH…`

use anyhow::Result;

use super::filter;
use crate::cli::args::{ByArg, CompareFormat, DepartmentPartArg, Departments};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::report::views::{By, DepartmentPart};
use crate::report::{Form, json, views};

pub(super) fn run(args: &Departments, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let report = input::judged(&args.paths, &taxonomy, settings)?.report();
    let report = filter::shown(report, &args.items, &args.plans, &taxonomy, settings)?;
    let by = match args.by {
        ByArg::Item => By::Item,
        ByArg::Department => By::Department,
    };
    let part = args.part.map(|part| match part {
        DepartmentPartArg::Owners => DepartmentPart::Owners,
        DepartmentPartArg::Unowned => DepartmentPart::Unowned,
        DepartmentPartArg::Differing => DepartmentPart::Differing,
    });
    let bytes = match args.format {
        CompareFormat::File(Form::Json) => json::pretty(&json::departments(&report))?.into_bytes(),
        format => filter::tables(|options| Ok(views::departments_set(&report, by, part, options)), format, settings)?,
    };
    output::result(settings, &bytes)?;
    Ok(CLEAN)
}
