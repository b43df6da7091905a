//! `review export PLAN…` and `review apply FILE PLAN…`

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::map;
use crate::cli::args::{MapFormat, Review as Args, ReviewFormat};
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::sssom;
use crate::session;

pub(super) fn run(args: &Args, settings: &Settings) -> Result<u8> {
    match args {
        Args::Export { plans } => export(plans, settings),
        Args::Apply { file, plans, format } => apply(file, plans, *format, settings),
    }
}

fn export(plans: &[PathBuf], settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = input::plans(plans, &Mapper::new(&taxonomy), settings)?;
    let table = sssom::render(&corpus.members, &taxonomy, settings.for_document().lang);
    output::result(settings, table.as_bytes())?;
    Ok(CLEAN)
}

fn apply(file: &Path, plans: &[PathBuf], format: ReviewFormat, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let (corpus, tally) = session::reviewed(&Disk::new(settings), plans, file, &Mapper::new(&taxonomy))?;
    let text = match format {
        ReviewFormat::Table => map::render(&corpus, MapFormat::Table, &taxonomy, settings)?,
        ReviewFormat::Jsonl => map::render(&corpus, MapFormat::Jsonl, &taxonomy, settings)?,
        ReviewFormat::Csv => map::render(&corpus, MapFormat::Csv, &taxonomy, settings)?,
        ReviewFormat::Sssom => sssom::render(&corpus.members, &taxonomy, settings.for_document().lang),
    };
    output::result(settings, text.as_bytes())?;
    let words = settings.for_terminal().words();
    let counts = [
        (words.review_confirmed, tally.confirmed),
        (words.review_rejected, tally.rejected),
        (words.review_added, tally.added),
        (words.review_settled, tally.settled),
        (words.review_open, tally.open),
    ];
    let said: Vec<String> = counts.iter().map(|(word, count)| format!("{word} {count}")).collect();
    output::note(settings, &format!("{}{}{}", words.review, words.colon, said.join(words.comma)));
    Ok(CLEAN)
}
