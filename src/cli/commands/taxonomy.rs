//! `taxonomy list`, `taxonomy show CODE`, `taxonomy validate [DIR]`

use std::path::Path;

use anyhow::{Result, bail};

use crate::cli::args::{ListFormat, Taxonomy as Args, ValidateFormat};
use crate::cli::diagnostics::{self, DataProblems};
use crate::cli::settings::Settings;
use crate::cli::{BAD_INPUT, CLEAN, input, output};
use crate::report::{json, views};
use crate::taxonomy;

pub(super) fn run(args: &Args, settings: &Settings) -> Result<u8> {
    match args {
        Args::List { format } => list(*format, settings),
        Args::Show { code } => show(code, settings),
        Args::Validate { dir, format } => validate(dir.as_deref(), *format, settings),
    }
}

fn list(format: ListFormat, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let document = settings.for_document();
    let text = match format {
        ListFormat::Table => {
            let options = settings.for_terminal();
            views::items_table(&taxonomy, options.lang).terminal(options)
        }
        ListFormat::Md => views::items_table(&taxonomy, document.lang).markdown(),
        ListFormat::Csv => views::items_table(&taxonomy, document.lang).csv(),
        ListFormat::Json => json::pretty(&json::items(&taxonomy))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

fn show(code: &str, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let Some(id) = taxonomy.find(code) else {
        let near = taxonomy.items.iter().min_by_key(|item| strsim::levenshtein(&item.code, &code.to_uppercase()));
        let near = near.map(|item| format!("; did you mean {} {}?", item.code, item.names.zh)).unwrap_or_default();
        bail!("there is no item “{code}”{near} `duibiao taxonomy list` shows them all");
    };
    output::result(settings, views::item_text(&taxonomy, id, settings.for_terminal().lang).as_bytes())?;
    Ok(CLEAN)
}

fn validate(dir: Option<&Path>, format: ValidateFormat, settings: &Settings) -> Result<u8> {
    let files = match dir.or(settings.taxonomy.as_deref()) {
        Some(folder) => input::taxonomy_files(folder, settings)?,
        None => taxonomy::embedded_files(),
    };
    let problems = match taxonomy::load(&files) {
        Ok(taxonomy) => {
            if format == ValidateFormat::Text {
                let (items, profiles) = (taxonomy.items.len(), taxonomy.profiles.len());
                output::result(settings, format!("ok: {items} items, {profiles} profiles\n").as_bytes())?;
                return Ok(CLEAN);
            }
            crate::source::Problems::default()
        }
        Err(problems) => problems,
    };
    let failed = problems.has_errors();
    let text = match format {
        ValidateFormat::Text => diagnostics::render(&DataProblems { files, problems }, settings.color_err),
        ValidateFormat::Json => json::pretty(&json::problems(&problems))?,
    };
    if format == ValidateFormat::Text {
        output::note(settings, text.trim_end());
    } else {
        output::result(settings, text.as_bytes())?;
    }
    Ok(if failed { BAD_INPUT } else { CLEAN })
}
