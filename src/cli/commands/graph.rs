//! `graph PATH…`

use anyhow::{Result, bail};

use super::filter;
use crate::cli::args::{Graph, GraphFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::report::{dot, graphml, json, mermaid, svg};

pub(super) fn run(args: &Graph, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let item = match &args.item {
        None => None,
        Some(name) => match filter::one_item(name, &taxonomy, settings)? {
            Some(id) => Some(taxonomy.item(id).code.clone()),
            None => bail!("there is no item “{name}”; `duibiao taxonomy list` shows all"),
        },
    };
    let judged = input::judged(&args.paths, &taxonomy, settings)?;
    let whole = judged.graph();
    let graph = match &item {
        None => whole,
        Some(code) => whole.only(code),
    };
    let options = settings.for_document();
    let text = match args.format {
        GraphFormat::Dot => dot::render(&graph, options.lang),
        GraphFormat::Graphml => graphml::render(&graph)?,
        GraphFormat::Mermaid if item.is_none() => mermaid::render(&graph.lineage(), options.lang),
        GraphFormat::Mermaid => mermaid::render(&graph, options.lang),
        GraphFormat::Json => json::pretty(&json::graph(&graph))?,
        GraphFormat::Svg => {
            let report = judged.report();
            match &item {
                None => svg::lineage(&graph, &report, options),
                Some(code) => svg::item(&graph, &report, code, options).unwrap_or_default(),
            }
        }
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}
