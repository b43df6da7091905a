//! `taxonomy diff A [B]`

use std::path::Path;

use anyhow::Result;

use crate::cli::args::DiffFormat;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, DIFFERENT, input, output};
use crate::report::{json, views};
use crate::taxonomy;

pub(super) fn run(a: &Path, b: Option<&Path>, format: DiffFormat, settings: &Settings) -> Result<u8> {
    let (old, new) = match b {
        Some(b) => (input::taxonomy_in(Some(a), settings)?, input::taxonomy_in(Some(b), settings)?),
        None => (input::taxonomy_in(settings.taxonomy.as_deref(), settings)?, input::taxonomy_in(Some(a), settings)?),
    };
    let changes = taxonomy::diff(&old, &new);
    let text = match format {
        DiffFormat::Table if changes.is_empty() => format!("{}\n", settings.for_terminal().words().no_change),
        DiffFormat::Table => {
            let options = settings.for_terminal();
            views::changes_table(&changes, options.lang).terminal(options)
        }
        DiffFormat::Md => views::changes_markdown(&changes, settings.for_document()),
        DiffFormat::Json => json::pretty(&json::taxonomy_diff(&changes))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(if changes.is_empty() { CLEAN } else { DIFFERENT })
}
