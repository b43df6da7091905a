//! `parse PLAN…`

use anyhow::Result;

use crate::cli::args::{Parse, ParseFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::{json, views};

pub(super) fn run(args: &Parse, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = input::plans(&args.plans, &Mapper::new(&taxonomy), settings)?;
    let options = settings.for_terminal();
    let mut text = String::new();
    for (index, member) in corpus.members.iter().enumerate() {
        match args.format {
            ParseFormat::Table => {
                text.push_str(&views::header_table(&member.plan, options.words()).terminal(options));
                text.push_str(&views::tasks_table(&member.plan, options.words()).terminal(options));
            }
            // Several plans are one JSON value a line group; a single one is plain JSON.
            ParseFormat::Json => text.push_str(&json::pretty(&json::plan(&member.plan))?),
            ParseFormat::Yaml => {
                if index > 0 {
                    text.push_str("---\n");
                }
                text.push_str(&serde_yaml::to_string(&json::plan(&member.plan))?);
            }
            ParseFormat::Text => {
                text.push_str(member.plan.source.text());
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
        }
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
