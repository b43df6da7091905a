//! `map PLAN…`

use anyhow::Result;

use crate::cli::args::{Map, MapFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::{json, views};

pub(super) fn run(args: &Map, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let corpus = input::plans(&args.plans, &mapper, settings)?;
    let mut text = String::new();
    if args.explain {
        let options = settings.for_terminal();
        for member in &corpus.members {
            text.push_str(&views::explain_text(&member.plan, &mapper.explain(&member.plan), &taxonomy, options));
        }
        output::result(settings, text.as_bytes())?;
        return Ok(CLEAN);
    }
    match args.format {
        MapFormat::Table => {
            let options = settings.for_terminal();
            for member in &corpus.members {
                text.push_str(&views::map_table(member, &taxonomy, options.words()).terminal(options));
            }
        }
        MapFormat::Jsonl => {
            for member in &corpus.members {
                for (clause, labels) in member.plan.clauses.iter().zip(&member.mapping.labels) {
                    text.push_str(&serde_json::to_string(&json::map_line(&member.plan, clause, labels, &taxonomy))?);
                    text.push('\n');
                }
            }
        }
        MapFormat::Csv => text = views::map_lines(&corpus.members, &taxonomy).csv(),
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
