//! `map PLAN…`

use anyhow::Result;

use crate::cli::args::{Map, MapFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::lineage::Corpus;
use crate::mapping::Mapper;
use crate::report::{json, views};
use crate::taxonomy::Taxonomy;

pub(super) fn run(args: &Map, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let corpus = input::plans(&args.plans, &mapper, settings)?;
    if args.explain {
        let mut text = String::new();
        let options = settings.for_terminal();
        for member in &corpus.members {
            text.push_str(&views::explain_text(&member.plan, &mapper.explain(&member.plan), &taxonomy, options));
        }
        output::result(settings, text.as_bytes())?;
        return Ok(CLEAN);
    }
    output::result(settings, render(&corpus, args.format, &taxonomy, settings)?.as_bytes())?;
    Ok(CLEAN)
}

/// Writes the mapping of a corpus.
pub(super) fn render(corpus: &Corpus, format: MapFormat, taxonomy: &Taxonomy, settings: &Settings) -> Result<String> {
    let mut text = String::new();
    match format {
        MapFormat::Table => {
            let options = settings.for_terminal();
            for member in &corpus.members {
                text.push_str(&views::map_table(member, taxonomy, options.lang).terminal(options));
            }
        }
        MapFormat::Jsonl => {
            for member in &corpus.members {
                for line in json::map_lines(member, taxonomy) {
                    text.push_str(&json::line(&line)?);
                    text.push('\n');
                }
            }
        }
        MapFormat::Csv => text = views::map_lines(&corpus.members, taxonomy).csv(),
    }
    Ok(text)
}
