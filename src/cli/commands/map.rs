//! `map PLAN…`

use anyhow::Result;

use crate::cli::args::{Map, MapFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::{json, views};

pub(super) fn run(args: &Map, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = input::plans(&args.plans, &Mapper::new(&taxonomy), settings)?;
    let mut text = String::new();
    match args.format {
        MapFormat::Table => {
            let options = settings.for_terminal();
            for member in &corpus.members {
                text.push_str(&views::map_table(member, &taxonomy, options.words()).terminal(options));
            }
        }
        MapFormat::Jsonl => {
            for member in &corpus.members {
                for line in json::map_lines(member, &taxonomy) {
                    text.push_str(&serde_json::to_string(&line)?);
                    text.push('\n');
                }
            }
        }
        MapFormat::Csv => text = views::map_lines(&corpus.members, &taxonomy).csv(),
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
