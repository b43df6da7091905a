//! `eval` on a folder of real plans: an index, labels by fragment, and texts in another folder.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::folders::gold;
use crate::cli::args::{Eval, EvalFormat, Halves};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, cause, input, output};
use crate::mapping::eval::{
    Counts, Gold, Half, HalfScores, Labelled, NO_ITEM, RealPlan, RealScore, RealScores, Unscored, calibration, cross_validate,
    fit, misleading, propose, read_index, score,
};
use crate::mapping::{Mapper, Mapping};
use crate::plan::ClauseKind;
use crate::report::{json, views};
use crate::session::cut_out;
use crate::source::sha256;
use crate::taxonomy::Taxonomy;

/// The file that lists the plans.
pub(super) const INDEX: &str = "index.tsv";
/// The folder of their labels.
const LABELS: &str = "labels";

/// Returns `true` if a folder is one of real plans.
pub(super) fn is_real(gold: &Path) -> bool {
    gold.join(INDEX).is_file()
}

/// Reads figures that were written where the texts are; none if no file is given.
pub(super) fn figures(file: Option<&Path>, settings: &Settings) -> Result<Vec<HalfScores>> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let shown = || format!("{}: these are no figures of real plans; write them with eval --format json", file.display());
    let read: json::V1Real = serde_json::from_str(&input::text(file, settings)?).with_context(shown)?;
    read.halves().with_context(shown)
}

/// The plans that can be scored, and what cannot.
#[derive(Default)]
struct Read {
    plans: Vec<(RealPlan, Labelled)>,
    unscored: Vec<Unscored>,
}

pub(super) fn run(args: &Eval, taxonomy: &Taxonomy, settings: &Settings) -> Result<u8> {
    let mapper = Mapper::new(taxonomy);
    // Choices based on the data use only the tuned half.
    let half = if args.propose || args.fit { Halves::Tuned } else { args.half };
    let index = gold(args).join(INDEX);
    let listed = read_index(&input::text(&index, settings)?).with_context(|| index.display().to_string())?;
    let wanted = |plan: &RealPlan| match half {
        Halves::All => true,
        Halves::Tuned => plan.half == Half::Tuned,
        Halves::Kept => plan.half == Half::Kept,
    };
    let mut read = Read::default();
    for plan in listed.into_iter().filter(wanted) {
        read.add(plan, args, &mapper, settings);
    }
    for unscored in &read.unscored {
        output::note(settings, &format!("warning: not scored: {}", views::real_unscored(unscored)));
    }
    if read.plans.is_empty() {
        bail!(
            "no plan of {} can be scored with the texts in {}; name their folder with --texts",
            index.display(),
            args.texts.display()
        );
    }
    let mappings: Vec<Mapping> = read.plans.iter().map(|(_, plan)| mapper.map(&plan.plan)).collect();
    let labelled = || read.plans.iter().map(|(_, plan)| plan).collect::<Vec<_>>();
    let options = settings.for_terminal();
    let text = if args.propose {
        let mut text = views::real_proposals(&propose(&labelled(), &mappings, taxonomy), options.lang).terminal(options);
        text.push_str(&views::real_misleading(&misleading(&labelled(), &mappings, taxonomy), options.lang).terminal(options));
        text
    } else if args.fit {
        let (plans, mapper) = (labelled(), &mapper);
        let fitted = fit(&plans, mapper, taxonomy);
        let pairs = calibration(&plans, mapper, taxonomy);
        views::real_fit(&cross_validate(&plans, mapper, taxonomy), taxonomy, &fitted, &pairs, options.lang).terminal(options)
    } else if args.drops {
        views::real_drops(&drops(&read.plans, &mapper), options.lang).terminal(options)
    } else {
        let scores = scores(read, &mappings, taxonomy);
        written(args, &scores, settings)?
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

/// Compares the items judged as dropped with those cut out, by half.
fn drops(plans: &[(RealPlan, Labelled)], mapper: &Mapper<'_>) -> Vec<(Half, Counts)> {
    let of = |half: Half| {
        let mut sum = Counts::default();
        plans.iter().filter(|(plan, _)| plan.half == half).for_each(|(_, labelled)| sum.add(cut_out(labelled, mapper)));
        (half, sum)
    };
    [Half::Kept, Half::Tuned].into_iter().map(of).filter(|(_, counts)| *counts != Counts::default()).collect()
}

fn scores(read: Read, mappings: &[Mapping], taxonomy: &Taxonomy) -> RealScores {
    let scored = |((plan, labelled), mapping): (&(RealPlan, Labelled), &Mapping)| RealScore {
        plan: plan.clone(),
        score: score(labelled, mapping, taxonomy),
    };
    RealScores { plans: read.plans.iter().zip(mappings).map(scored).collect(), unscored: read.unscored }
}

fn written(args: &Eval, scores: &RealScores, settings: &Settings) -> Result<String> {
    let halves = scores.halves();
    Ok(match args.format {
        EvalFormat::Table => {
            let options = settings.for_terminal();
            let mut text = views::real_groups(&halves, options.lang).terminal(options);
            text.push_str(&views::real_bands(&halves, options.lang).terminal(options));
            if args.mistakes {
                let half = if args.half == Halves::Kept { Half::Kept } else { Half::Tuned };
                let shown = scores.of_half(half);
                text.push_str(&views::eval_items(&shown, options.words()).terminal(options));
                text.push_str(&views::eval_mistakes(&shown, options.words()).terminal(options));
            }
            text
        }
        EvalFormat::Md => {
            let lang = settings.for_document().lang;
            format!("{}\n{}", views::real_groups(&halves, lang).markdown(), views::real_bands(&halves, lang).markdown())
        }
        EvalFormat::Json => json::pretty(&json::real(&halves, &scores.unscored, &digest(gold(args))?))?,
    })
}

/// Returns the SHA-256 of index and labels, which identifies the labels of a result.
fn digest(gold: &Path) -> Result<String> {
    let folder = gold.join(LABELS);
    let mut files = vec![gold.join(INDEX)];
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot open {}", folder.display()))?;
    let mut labels = Vec::new();
    for entry in entries {
        labels.push(entry.with_context(|| format!("cannot read {}", folder.display()))?.path());
    }
    labels.sort();
    files.extend(labels);
    let mut bytes = Vec::new();
    for file in files {
        bytes.extend(std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(sha256(&bytes))
}

impl Read {
    /// Reads the labels and the text of a plan; what cannot be scored is recorded and does not stop the others.
    fn add(&mut self, plan: RealPlan, args: &Eval, mapper: &Mapper<'_>, settings: &Settings) {
        match self.labelled(&plan, args, mapper, settings) {
            Ok(labelled) => self.plans.push((plan, labelled)),
            Err(error) => self.unscored.push(Unscored::Plan { number: plan.number, why: cause::all(&error) }),
        }
    }

    fn labelled(&mut self, plan: &RealPlan, args: &Eval, mapper: &Mapper<'_>, settings: &Settings) -> Result<Labelled> {
        let number = &plan.number;
        let labels = gold(args).join(LABELS).join(format!("{number}.tsv"));
        let gold = Gold::read(&input::text(&labels, settings)?).with_context(|| labels.display().to_string())?;
        let gold = self.known(gold, mapper.taxonomy())?;
        let file = args.texts.join(format!("{number}.txt"));
        if !file.is_file() {
            bail!("there is no {}", file.display());
        }
        let corpus = input::single_plan(&file, mapper, settings)?;
        let Some(member) = corpus.members.into_iter().next() else { bail!("{} holds no plan", file.display()) };
        let (mut labelled, misplaced) = Labelled::of_fragments(gold, member.plan);
        if labelled.places.iter().all(Option::is_none) {
            bail!("none of its {} fragments stands in {}; it is another text", labelled.places.len(), file.display());
        }
        labelled.gold.plan.clone_from(number);
        self.unscored.extend(misplaced.into_iter().map(|(id, why)| Unscored::Unit { id, why }));
        Ok(labelled)
    }

    /// Removes the units labelled with items of another taxonomy.
    fn known(&mut self, mut gold: Gold, taxonomy: &Taxonomy) -> Result<Gold> {
        let is_known = |code: &String| code == NO_ITEM || taxonomy.by_code(code).is_some();
        let codes: BTreeSet<&String> = gold.units.iter().flat_map(|unit| unit.codes.iter().chain(&unit.optional)).collect();
        if !codes.is_empty() && !codes.iter().any(|code| is_known(code)) {
            bail!("its labels are of another taxonomy: {} has none of their items", taxonomy.names.zh);
        }
        for unit in &mut gold.units {
            let unknown = unit.codes.iter().chain(&unit.optional).filter(|code| !is_known(code));
            let unknown: Vec<Unscored> = unknown.map(|code| Unscored::Code { id: unit.id.clone(), code: code.clone() }).collect();
            if !unknown.is_empty() {
                // Keeps the unit as noise, because it marks the end of the previous one.
                unit.kind = ClauseKind::Noise;
                self.unscored.extend(unknown);
            }
        }
        Ok(gold)
    }
}
