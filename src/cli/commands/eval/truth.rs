//! `eval --truth FILE`

use std::path::Path;

use anyhow::{Context, Result};

use crate::cli::args::Eval;
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::gap::{SaidOfPlan, Truth};
use crate::mapping::Mapper;
use crate::report::views;
use crate::session;
use crate::taxonomy::Taxonomy;

/// Default folder of the plans, beside the table.
const PLANS: &str = "plans";

pub(super) fn run(file: &Path, args: &Eval, taxonomy: &Taxonomy, settings: &Settings) -> Result<u8> {
    let truth = Truth::read(&input::text(file, settings)?, taxonomy).with_context(|| file.display().to_string())?;
    let beside = || file.parent().unwrap_or(Path::new("")).join(PLANS);
    let plans = args.plans.clone().unwrap_or_else(beside);
    let (disk, mapper) = (Disk::new(settings), Mapper::new(taxonomy));
    let judged = session::judge_items(&disk, &[plans], &mapper, |_, chain, items| SaidOfPlan::of(chain, items))?;
    let score = truth.score(&judged.corpus, &judged.chains, &judged.kept, taxonomy);
    let options = settings.for_terminal();
    let mut text = views::truth_score(&score, options.lang).terminal(options);
    if args.mistakes {
        text.push_str(&views::truth_differences(&score, options.lang).terminal(options));
    }
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
