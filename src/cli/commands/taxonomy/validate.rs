//! `taxonomy validate [DIR]`

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::args::ValidateFormat;
use crate::cli::diagnostics;
use crate::cli::settings::Settings;
use crate::cli::{BAD_INPUT, CLEAN, input, output};
use crate::mapping::{self, Mapper};
use crate::report::json;
use crate::session::DataProblems;
use crate::source::{Problem, Severity};
use crate::taxonomy;

/// Above this number, each warning is one line, because pages of excerpts are not read.
const MANY_WARNINGS: usize = 10;

pub(super) fn run(dir: Option<&Path>, corpus: &[PathBuf], format: ValidateFormat, settings: &Settings) -> Result<u8> {
    let files = match dir.or(settings.taxonomy.as_deref()) {
        Some(folder) => input::taxonomy_files(folder, settings)?,
        None => taxonomy::embedded_files(),
    };
    let (taxonomy, mut problems) = taxonomy::check(&files);
    if let (Some(taxonomy), false) = (&taxonomy, corpus.is_empty()) {
        let plans = input::plans(corpus, &Mapper::new(taxonomy), settings)?;
        let usage = mapping::usage(taxonomy, plans.members.iter().map(|member| &member.plan));
        problems.append(usage.warnings(taxonomy));
    }
    match format {
        ValidateFormat::Json => output::result(settings, json::pretty(&json::problems(&problems))?.as_bytes())?,
        ValidateFormat::Text => {
            let warnings = problems.count(Severity::Warning);
            if warnings > MANY_WARNINGS && !problems.has_errors() {
                let line = |problem: &Problem| output::note(settings, &format!("warning: {problem}"));
                problems.sorted().into_iter().for_each(line);
            } else {
                let found = DataProblems { files, problems };
                let text = diagnostics::render(&found, settings);
                if !text.is_empty() {
                    output::note(settings, text.trim_end());
                }
            }
            if let Some(taxonomy) = &taxonomy {
                let (items, profiles) = (taxonomy.items.len(), taxonomy.profiles.len());
                let warned = if warnings > 0 { format!(", {warnings} warnings") } else { String::new() };
                output::result(settings, format!("ok: {items} items, {profiles} profiles{warned}\n").as_bytes())?;
            }
        }
    }
    Ok(if taxonomy.is_some() { CLEAN } else { BAD_INPUT })
}
