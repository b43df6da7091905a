//! `rank PATH…`

use anyhow::Result;

use super::filter;
use crate::cli::args::{CompareFormat, ItemFilter, Rank};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::report::{Form, json, views};

pub(super) fn run(args: &Rank, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let report = input::judged(&args.paths, &taxonomy, settings)?.report();
    let report = filter::shown(report, &ItemFilter::default(), &args.plans, &taxonomy, settings)?;
    let bytes = match args.format {
        CompareFormat::File(Form::Json) => json::pretty(&json::rank(&report))?.into_bytes(),
        format => filter::tables(|options| Ok(views::rank_set(&report, options)), format, settings)?,
    };
    output::result(settings, &bytes)?;
    Ok(CLEAN)
}
