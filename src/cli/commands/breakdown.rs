//! `breakdown PLAN`

use anyhow::Result;

use super::filter;
use crate::cli::args::{Breakdown, CompareFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::{self, Form, json, views};

pub(super) fn run(args: &Breakdown, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = input::single_plan(&args.plan, &Mapper::new(&taxonomy), settings)?;
    let mut bytes = Vec::new();
    for member in &corpus.members {
        let breakdown = report::breakdown(member, &taxonomy);
        if breakdown.tasks.is_empty() {
            output::note(settings, &format!("warning: no task was read in {}", member.plan.source.name()));
        }
        bytes.extend(match args.format {
            CompareFormat::File(Form::Json) => json::pretty(&json::breakdown(&breakdown))?.into_bytes(),
            // These formats are sent on by the office; the others show where in the plan a task is.
            CompareFormat::File(Form::Docx | Form::Xlsx) => {
                filter::tables(|options| Ok(views::breakdown_to_send(&breakdown, options.lang)), args.format, settings)?
            }
            format => filter::tables(|options| Ok(views::breakdown_set(&breakdown, options.lang)), format, settings)?,
        });
    }
    output::result(settings, &bytes)?;
    Ok(CLEAN)
}
