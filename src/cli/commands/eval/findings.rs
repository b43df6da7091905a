//! The findings of `check` on the plans that a person has marked, each plan against the national points alone.

use std::path::Path;

use anyhow::{Context, Result};

use crate::cli::input;
use crate::cli::settings::Settings;
use crate::gap::{DraftCheck, Inspector, MarkedFindings, Marks, PlanGap, Stage, check, gap_of};
use crate::lineage::chains;
use crate::mapping::Mapper;
use crate::taxonomy::Taxonomy;

/// File beside the labels with what a person said of each finding.
const FINDINGS: &str = "findings.tsv";

/// Holds the findings against the marks, where the folder of labels has any.
pub(super) fn marked(
    gold: &Path,
    plans: &Path,
    mapper: &Mapper<'_>,
    taxonomy: &Taxonomy,
    settings: &Settings,
) -> Result<Option<MarkedFindings>> {
    let file = gold.join(FINDINGS);
    if !file.is_file() {
        return Ok(None);
    }
    let marks = Marks::read(&input::text(&file, settings)?).with_context(|| file.display().to_string())?;
    let mut counted = MarkedFindings::default();
    for plan in marks.plans() {
        let corpus = input::single_plan(&plans.join(format!("{plan}.txt")), mapper, settings)?.corpus;
        let chains = chains(&corpus, taxonomy);
        let Some(chain) = chains.first().cloned() else { continue };
        let findings = Inspector::new(&corpus, &chains).of(0, taxonomy);
        let gap = PlanGap { findings, ..gap_of(&corpus, 0, chain, taxonomy) };
        let asked = DraftCheck { corpus: &corpus, gap: &gap, taxonomy, stage: Stage::Unknown, has_library: false };
        for found in check(asked, Vec::new()).diagnostics {
            marks.count(plan, found.finding.code, &found.finding.fingerprint, &mut counted);
        }
    }
    Ok(Some(counted))
}
