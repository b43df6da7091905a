//! `taxonomy`: its subcommands, and the implementation of the short ones: `list`, `show CODE`, `export`, `docs`.

mod diff;
mod new;
mod profile;
mod validate;

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::filter;
use crate::cli::args::{ExportFormat, ListFormat, Taxonomy as Args};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::lineage::Corpus;
use crate::mapping::Mapper;
use crate::report::{json, skos, views};

pub(super) fn run(args: &Args, settings: &Settings) -> Result<u8> {
    match args {
        Args::List { format } => list(*format, settings),
        Args::Show { code } => show(code, settings),
        Args::Validate { dir, corpus, format } => validate::run(dir.as_deref(), corpus, *format, settings),
        Args::Export { format } => export(*format, settings),
        Args::Diff { a, b, format } => diff::run(a, b.as_deref(), *format, settings),
        Args::Docs { corpus } => docs(corpus, settings),
        Args::New { dir } => new::run(dir, settings),
        Args::Profile { files } => profile::run(files, settings),
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
    let Some(id) = filter::one_item(code, &taxonomy, settings)? else {
        let near = taxonomy.items.iter().min_by_key(|item| strsim::levenshtein(&item.code, &code.to_uppercase()));
        let near = near.map(|item| format!("; did you mean {} {}?", item.code, item.names.zh)).unwrap_or_default();
        bail!("there is no item “{code}”{near} `duibiao taxonomy list` shows them all");
    };
    output::result(settings, views::item_text(&taxonomy, id, settings.for_terminal().lang).as_bytes())?;
    Ok(CLEAN)
}

fn export(format: ExportFormat, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let text = match format {
        ExportFormat::Skos => skos::turtle(&taxonomy)?,
        ExportFormat::Csv => views::items_csv(&taxonomy).csv(),
        ExportFormat::Json => json::pretty(&json::taxonomy(&taxonomy))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

fn docs(plans: &[PathBuf], settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = if plans.is_empty() { Corpus::default() } else { input::plans(plans, &Mapper::new(&taxonomy), settings)? };
    output::result(settings, views::taxonomy_docs(&taxonomy, &corpus, settings.for_document()).as_bytes())?;
    Ok(CLEAN)
}
