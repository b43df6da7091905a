//! `report DIR --out DIR`

use std::path::PathBuf;

use anyhow::Result;

use super::gaps;
use crate::cli::args::{Report as Args, ReportFormat};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::lineage::{Chain, CoverageGraph, coverage_graph};
use crate::mapping::Mapper;
use crate::report::views::By;
use crate::report::{self, RenderOptions, Report, docx, html, json, views, xlsx};

pub(super) fn run(args: &Args, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let read = input::plans_with_exceptions(std::slice::from_ref(&args.dir), &Mapper::new(&taxonomy), settings)?;
    let (gaps, findings) = gaps(&read, &taxonomy, settings);
    let report = Report { findings, ..report::build(&read.corpus, &gaps, &taxonomy) };
    let chains: Vec<Chain> = gaps.iter().map(|gap| gap.chain.clone()).collect();
    let graph = coverage_graph(&read.corpus, &chains, &taxonomy);
    let set = render(&report, &graph, &args.format, settings.for_document())?;
    output::files(&args.out, &set)?;
    let options = settings.for_terminal();
    let mut summary = views::plans_table(&report, options.lang).terminal(options);
    let found = views::all_findings(&report);
    if !found.is_empty() {
        summary.push_str(&views::findings_table(found, options.lang).terminal(options));
    }
    for (name, _) in &set {
        summary.push_str(&format!("{} {}\n", options.words().wrote, args.out.join(name).display()));
    }
    output::result(settings, summary.as_bytes())?;
    Ok(CLEAN)
}

/// Renders every file of the set before any is written.
fn render(
    report: &Report,
    graph: &CoverageGraph,
    formats: &[ReportFormat],
    options: RenderOptions,
) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut set = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| set.push((PathBuf::from(name), bytes));
    // In a fixed order, whatever the order on the command line, and each once.
    for format in ReportFormat::ALL.into_iter().filter(|format| formats.contains(format)) {
        match format {
            ReportFormat::Html => {
                for (name, page) in html::pages(report, Some(graph), options)? {
                    add(&name, page.into_bytes());
                }
            }
            ReportFormat::Md => {
                add("comparison.md", views::comparison_markdown(report, options).into_bytes());
                for plan in &report.plans {
                    add(&format!("gap-{}.md", plan.id), views::gap_markdown(plan, options).into_bytes());
                }
            }
            ReportFormat::Csv => {
                add("comparison.csv", views::comparison(report, options.lang).csv().into_bytes());
                add("rank.csv", views::rank_set(report, options).csv().into_bytes());
                add("departments.csv", views::departments_set(report, By::Item, None, options).csv().into_bytes());
            }
            ReportFormat::Json => add("coverage.json", json::pretty(&json::coverage(report, options.lang))?.into_bytes()),
            ReportFormat::Xlsx => add("report.xlsx", xlsx::render(report, options)?),
            ReportFormat::Docx => {
                add("report.docx", docx::render(report, options)?);
                for plan in &report.plans {
                    add(&format!("gap-{}.docx", plan.id), docx::render_plan(plan, options)?);
                }
            }
        }
    }
    Ok(set)
}
