//! `map PLAN…`

use anyhow::Result;

use crate::cli::args::{Map, MapFormat};
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::lineage::{Corpus, Member};
use crate::mapping::Mapper;
use crate::plan::Detail;
use crate::report::{json, views};
use crate::session;
use crate::source::parallel;
use crate::taxonomy::Taxonomy;

pub(super) fn run(args: &Map, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    if args.format == MapFormat::Jsonl && !args.explain && lines(args, &mapper, settings)? {
        return Ok(CLEAN);
    }
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

/// Writes the lines of one plan after another without keeping any; `false` if all plans are needed at once.
fn lines(args: &Map, mapper: &Mapper<'_>, settings: &Settings) -> Result<bool> {
    let mut is_done = false;
    let spool = output::spool(settings, |out| {
        let mut failed = None;
        is_done = session::each_mapped(&Disk::new(settings), &args.plans, mapper, Detail::Outline, |members| {
            let texts = parallel::each(&members, |member| text_of(member, mapper.taxonomy()));
            let written = texts.into_iter().try_for_each(|text| Ok(out.write_all(text?.as_bytes())?));
            failed = written.err();
            failed.is_none()
        })?;
        failed.map_or(Ok(()), Err)
    })?;
    if is_done {
        spool.finish(settings)?;
    }
    Ok(is_done)
}

/// Returns the lines of a plan.
fn text_of(member: &Member, taxonomy: &Taxonomy) -> Result<String> {
    let mut text = String::new();
    for line in json::map_lines(member, taxonomy) {
        text.push_str(&json::line(&line)?);
        text.push('\n');
    }
    Ok(text)
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
                text.push_str(&text_of(member, taxonomy)?);
            }
        }
        MapFormat::Csv => text = views::map_lines(&corpus.members, taxonomy).csv(),
    }
    Ok(text)
}
