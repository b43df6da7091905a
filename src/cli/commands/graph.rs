//! `graph PATH…`

use anyhow::Result;

use crate::cli::args::{Graph, GraphFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::lineage::{chains, coverage_graph};
use crate::mapping::Mapper;
use crate::report::{dot, json};

pub(super) fn run(args: &Graph, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let corpus = input::plans(&args.paths, &Mapper::new(&taxonomy), settings)?;
    let graph = coverage_graph(&corpus, &chains(&corpus, &taxonomy), &taxonomy);
    let text = match args.format {
        GraphFormat::Dot => dot::render(&graph),
        GraphFormat::Json => json::pretty(&json::graph(&graph))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
