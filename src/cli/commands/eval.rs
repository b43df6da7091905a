//! `eval GOLD`

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::cli::args::{Eval, EvalFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::mapping::eval::{Gold, Scores, score};
use crate::report::{json, views};
use crate::taxonomy::Taxonomy;

/// Ending of a file of labels.
const LABELS: &str = ".labels.tsv";

pub(super) fn run(args: &Eval, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let mut scores = Scores::default();
    for file in label_files(&args.gold)? {
        let shown = || file.display().to_string();
        let gold = Gold::read(&input::text(&file, settings)?).with_context(shown)?;
        known_codes(&gold, &taxonomy).with_context(shown)?;
        let plan = plan_file(&gold.plan, &args.plans, &file)?;
        let corpus = input::single_plan(&plan, &mapper, settings)?;
        for member in &corpus.members {
            // What people corrected says nothing about the program.
            let found = score(&gold, &member.plan, &member.mapping.machine(), &taxonomy);
            if found.unplaced > 0 {
                output::note(
                    settings,
                    &format!("warning: {}: {} units do not stand in {}", shown(), found.unplaced, plan.display()),
                );
            }
            scores.plans.push(found);
        }
    }
    let text = match args.format {
        EvalFormat::Table => {
            let options = settings.for_terminal();
            let mut text = views::eval_plans(&scores, options.words()).terminal(options);
            text.push_str(&views::eval_items(&scores, options.words()).terminal(options));
            if args.mistakes {
                text.push_str(&views::eval_mistakes(&scores, options.words()).terminal(options));
            }
            text
        }
        EvalFormat::Json => json::pretty(&json::eval(&scores))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

fn label_files(gold: &Path) -> Result<Vec<PathBuf>> {
    if gold.is_file() {
        return Ok(vec![gold.to_path_buf()]);
    }
    let entries =
        std::fs::read_dir(gold).with_context(|| format!("cannot open {}; name a file or folder of labels", gold.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", gold.display()))?.path();
        if path.to_string_lossy().ends_with(LABELS) {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no file *{LABELS}", gold.display());
    }
    files.sort();
    Ok(files)
}

/// A code that the taxonomy does not have would count as missed for ever.
fn known_codes(gold: &Gold, taxonomy: &Taxonomy) -> Result<()> {
    for unit in &gold.units {
        for code in unit.codes.iter().chain(&unit.optional) {
            if taxonomy.by_code(code).is_none() {
                bail!("{}: the taxonomy has no item “{code}”", unit.id);
            }
        }
    }
    Ok(())
}

/// The labelled plan: beside the labels, or in the folder of plans.
fn plan_file(plan: &str, plans: &Path, labels: &Path) -> Result<PathBuf> {
    let name = format!("{plan}.txt");
    let beside = labels.parent().map(|folder| folder.join(&name));
    let candidates = beside.into_iter().chain([plans.join(&name)]);
    match candidates.into_iter().find(|path| path.is_file()) {
        Some(found) => Ok(found),
        None => bail!(
            "{} labels the plan {plan}, and there is no {} in {}; name its folder with --plans",
            labels.display(),
            name,
            plans.display()
        ),
    }
}
