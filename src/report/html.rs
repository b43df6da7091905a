//! The report as HTML: one page that works offline, or for many plans an overview with a page per province and per plan.

mod country;
mod one;
mod page;
mod split;

use super::model::Report;
use super::views::MOST_A_PAGE;
use super::{RenderOptions, svg};
use crate::lineage::CoverageGraph;
use page::Page;

pub(super) use country::{country, province};
pub(super) use one::one;

/// Writes the report as one page. For more plans than a page can show without delay, it contains only what concerns all of them, and says
/// so.
///
/// # Errors
/// Never in practice; the error comes from the template engine.
pub fn render(report: &Report, graph: Option<&CoverageGraph>, options: RenderOptions) -> Result<String, askama::Error> {
    Page::new(report, lineage(report, graph, options), options.lang).text()
}

/// The drawing of the levels, if it is small enough to be legible.
fn lineage(report: &Report, graph: Option<&CoverageGraph>, options: RenderOptions) -> String {
    let graph = graph.filter(|_| report.plans.len() <= MOST_A_PAGE && !report.filter.is_active());
    graph.map(|graph| svg::lineage_part(graph, report, options)).unwrap_or_default()
}
