//! `parse PLAN…`

use anyhow::Result;

use crate::cli::args::{Parse, ParseFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::report::{json, views};

pub(super) fn run(args: &Parse, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let plans = input::unmapped_plans(&args.plans, &taxonomy, settings)?;
    let options = settings.for_terminal();
    let mut text = String::new();
    for (index, plan) in plans.iter().enumerate() {
        match args.format {
            ParseFormat::Table => {
                text.push_str(&views::header_table(plan, options.words()).terminal(options));
                text.push_str(&views::tasks_table(plan, options.words()).terminal(options));
            }
            // Several plans are one JSON value a line group; a single one is plain JSON.
            ParseFormat::Json => text.push_str(&json::pretty(&json::plan(plan))?),
            ParseFormat::Yaml => {
                if index > 0 {
                    text.push_str("---\n");
                }
                text.push_str(&serde_yaml::to_string(&json::plan(plan))?);
            }
            ParseFormat::Text => {
                text.push_str(plan.source.text());
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
        }
    }
    for plan in &plans {
        for remark in plan.source.remarks() {
            output::note(settings, &format!("note: {}: {}: {}", plan.source.name(), remark.what, remark.why));
        }
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
