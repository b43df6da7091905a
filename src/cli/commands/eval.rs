//! `eval GOLD`

mod findings;
mod folders;
mod real;
mod truth;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use self::folders::{gold, plans_folder};

use crate::cli::args::{Eval, EvalFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::gap::sensitivity;
use crate::lineage::{Corpus, Member};
use crate::mapping::eval::{
    ElementScores, Gold, Labelled, Scores, draw, fit, fitted_numbers, leave_one_out, read_rows, score, score_elements,
};
use crate::mapping::{Mapper, Mapping};
use crate::report::views::{Accuracy, Remark};
use crate::report::{json, views};
use crate::taxonomy::Taxonomy;

/// File beside the labels with reviewers' remarks on the remaining differences.
const REMARKS: &str = "remarks.tsv";

/// File beside the labels with the elements of a sample of clauses, written by `--draw` and filled in by a person.
const ELEMENTS: &str = "elements.tsv";

/// Extension of a file of labels.
const LABELS: &str = ".labels.tsv";

pub(super) fn run(args: &Eval, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    if let Some(truth) = &args.truth {
        return truth::run(truth, args, &taxonomy, settings);
    }
    let gold = gold(args);
    if real::is_real(gold) {
        return real::run(args, &taxonomy, settings);
    }
    if args.propose || args.fit {
        bail!("{} holds no {} of real plans; --propose and --fit need one", gold.display(), real::INDEX);
    }
    let mapper = Mapper::new(&taxonomy);
    let plans = labelled(args, &mapper, &taxonomy, settings)?;
    if let Some(count) = args.draw {
        let golds: Vec<&Gold> = plans.iter().map(|plan| &plan.gold).collect();
        let rows = draw(&golds, &taxonomy, count, args.seed);
        if rows.len() < count {
            output::note(settings, &format!("warning: only {} labelled clauses ask for an item with elements", rows.len()));
        }
        output::result(settings, views::drawn_rows(&rows).as_bytes())?;
        return Ok(CLEAN);
    }
    // Reviewers' corrections say nothing about the program, so the plans are mapped again.
    let mappings: Vec<Mapping> = plans.iter().map(|plan| mapper.map(&plan.plan)).collect();
    let score_of = |(plan, mapping): (&Labelled, &Mapping)| score(plan, mapping, &taxonomy);
    let scores = Scores { plans: plans.iter().zip(&mappings).map(score_of).collect() };
    let elements = elements(gold, &plans, &mappings, &taxonomy, settings)?;
    for plan in scores.plans.iter().filter(|plan| plan.unplaced > 0) {
        output::note(settings, &format!("warning: {} labelled units do not stand in {}", plan.unplaced, plan.plan));
    }
    let text = match args.format {
        EvalFormat::Table => {
            let options = settings.for_terminal();
            let mut text = views::eval_plans(&scores, options.words()).terminal(options);
            text.push_str(&views::eval_items(&scores, options.words()).terminal(options));
            if let Some(elements) = &elements {
                text.push_str(&views::eval_elements(elements, options.lang).terminal(options));
            }
            if args.mistakes {
                text.push_str(&views::eval_mistakes(&scores, options.words()).terminal(options));
                if let Some(elements) = &elements {
                    text.push_str(&views::eval_element_mistakes(elements, options.words()).terminal(options));
                }
            }
            text
        }
        EvalFormat::Md => {
            let remarks = remarks(gold, settings)?;
            let findings = findings::marked(gold, plans_folder(args), &mapper, settings)?;
            let accuracy = Accuracy {
                real: real::figures(args.real.as_deref(), settings)?,
                elements,
                findings,
                ..accuracy(&plans, scores, remarks, &mapper, &taxonomy)
            };
            views::accuracy_markdown(&accuracy, settings.for_document())
        }
        EvalFormat::Json => json::pretty(&json::eval(&scores, elements.as_ref()))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

/// Reads the labels and the labelled plans.
fn labelled(args: &Eval, mapper: &Mapper<'_>, taxonomy: &Taxonomy, settings: &Settings) -> Result<Vec<Labelled>> {
    let mut plans = Vec::new();
    for file in label_files(gold(args))? {
        let shown = || file.display().to_string();
        let gold = Gold::read(&input::text(&file, settings)?).with_context(shown)?;
        known_codes(&gold, taxonomy).with_context(shown)?;
        let found = plan_file(&gold.plan, plans_folder(args), &file)?;
        let corpus = input::single_plan(&found, mapper, settings)?;
        plans.extend(corpus.members.into_iter().map(|member| Labelled::new(gold.clone(), member.plan)));
    }
    Ok(plans)
}

/// Computes what the accuracy page shows beside the plain figures.
fn accuracy(plans: &[Labelled], scores: Scores, remarks: Vec<Remark>, mapper: &Mapper<'_>, taxonomy: &Taxonomy) -> Accuracy {
    let all: Vec<&Labelled> = plans.iter().collect();
    let fitted = fitted_numbers(&fit(&all, mapper, taxonomy));
    let numbers = fitted_numbers(&taxonomy.rules).into_iter().zip(fitted).map(|((name, now), (_, fitted))| (name, now, fitted));
    let members = plans.iter().map(|plan| Member { mapping: mapper.map(&plan.plan), plan: plan.plan.clone() });
    let corpus = Corpus { members: members.collect() };
    let thresholds: Vec<f64> = (6..=19).map(|step| f64::from(step) / 20.0).collect();
    Accuracy {
        real: Vec::new(),
        scores,
        elements: None,
        findings: None,
        held_out: leave_one_out(plans, mapper, taxonomy),
        numbers: numbers.collect(),
        curve: sensitivity(&corpus, mapper, taxonomy, &thresholds),
        remarks,
    }
}

/// Scores the elements of the filled-in sample, if the folder of labels has one.
fn elements(
    gold: &Path,
    plans: &[Labelled],
    mappings: &[Mapping],
    taxonomy: &Taxonomy,
    settings: &Settings,
) -> Result<Option<ElementScores>> {
    let file = gold.join(ELEMENTS);
    if !file.is_file() {
        return Ok(None);
    }
    let shown = || file.display().to_string();
    let rows = read_rows(&input::text(&file, settings)?).with_context(shown)?;
    let scores = score_elements(&rows, plans, mappings, taxonomy).with_context(shown)?;
    if let Some(open) = scores.as_ref().map(|scores| scores.open).filter(|open| *open > 0) {
        output::note(settings, &format!("warning: {} has {open} rows without an entry; write - for no element", shown()));
    }
    Ok(scores)
}

/// Reads the remarks on the remaining differences, if the folder of labels has any.
fn remarks(gold: &Path, settings: &Settings) -> Result<Vec<Remark>> {
    let file = gold.join(REMARKS);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = input::text(&file, settings)?;
    let row = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        [id, code, kind, sentence] => {
            Ok(Remark { id: id.to_owned(), code: code.to_owned(), kind: kind.to_owned(), sentence: sentence.to_owned() })
        }
        _ => bail!("{}: “{line}” has not the four columns unit, code, kind, sentence", file.display()),
    };
    text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(row).collect()
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

/// Rejects codes that are not in the taxonomy, which would always count as missed.
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

/// Finds the labelled plan beside the labels or in the folder of plans.
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
