//! The findings of `check` on plans marked by a person, each plan against the national points alone.

use std::path::Path;

use anyhow::{Context, Result};

use crate::cli::input;
use crate::cli::settings::Settings;
use crate::gap::{MarkedFindings, Marks, Stage, check};
use crate::mapping::Mapper;
use crate::session::{Inputs, Options};

/// File beside the labels with a person's mark for each finding.
const FINDINGS: &str = "findings.tsv";

/// Compares the findings with the marks, if the folder of labels has any.
pub(super) fn marked(gold: &Path, plans: &Path, mapper: &Mapper<'_>, settings: &Settings) -> Result<Option<MarkedFindings>> {
    let file = gold.join(FINDINGS);
    if !file.is_file() {
        return Ok(None);
    }
    let marks = Marks::read(&input::text(&file, settings)?).with_context(|| file.display().to_string())?;
    let mut counted = MarkedFindings::default();
    for plan in marks.plans() {
        let session = input::read(&Inputs::plan(plans.join(format!("{plan}.txt"))), mapper, settings)?;
        let judged = session.judge(&Options::default());
        let Some(asked) = judged.draft(Stage::Unknown) else { continue };
        for found in check(asked, Vec::new()).diagnostics {
            marks.count(plan, found.finding.code, &found.finding.fingerprint, &mut counted);
        }
    }
    Ok(Some(counted))
}
