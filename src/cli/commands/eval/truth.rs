//! `eval --truth FILE`

use std::path::Path;

use anyhow::{Context, Result};

use crate::cli::args::Eval;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::gap::Truth;
use crate::report::views;
use crate::taxonomy::Taxonomy;

/// Folder of the plans beside the table, where none is named.
const PLANS: &str = "plans";

pub(super) fn run(file: &Path, args: &Eval, taxonomy: &Taxonomy, settings: &Settings) -> Result<u8> {
    let truth = Truth::read(&input::text(file, settings)?, taxonomy).with_context(|| file.display().to_string())?;
    let beside = || file.parent().unwrap_or(Path::new("")).join(PLANS);
    let plans = args.plans.clone().unwrap_or_else(beside);
    let judged = input::judged(&[plans], taxonomy, settings)?;
    let score = truth.score(&judged.corpus, &judged.gaps, taxonomy);
    let options = settings.for_terminal();
    let mut text = views::truth_score(&score, options.lang).terminal(options);
    if args.mistakes {
        text.push_str(&views::truth_differences(&score, options.lang).terminal(options));
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
