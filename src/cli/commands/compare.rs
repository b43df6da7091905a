//! `compare PATH…`

use anyhow::Result;

use super::gaps;
use crate::cli::args::{Compare, CompareFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::{self, html, json, views};

pub(super) fn run(args: &Compare, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = input::plans(&args.paths, &Mapper::new(&taxonomy), settings)?;
    let report = report::build(&corpus, &gaps(&corpus, &taxonomy), &taxonomy);
    let document = settings.for_document();
    let text = match args.format {
        CompareFormat::Table => {
            let options = settings.for_terminal();
            let table = views::comparison_terminal(&report, options);
            let plans = views::plans_table(&report, options.lang).terminal(options);
            format!("{table}{plans}{} {}\n", options.words().legend, options.lang.elements().legend_partial)
        }
        CompareFormat::Md => views::comparison_markdown(&report, document),
        CompareFormat::Csv => views::comparison(&report, document.lang).csv(),
        CompareFormat::Html => html::render(&report, document)?,
        CompareFormat::Json => json::pretty(&json::coverage(&report))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
