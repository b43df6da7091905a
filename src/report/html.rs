//! The report as HTML: one page without a network, or, of many plans, a page for the whole and one for every few of them.

mod page;
mod split;

use super::model::Report;
use super::views::MOST_A_PAGE;
use super::{RenderOptions, svg};
use crate::lineage::CoverageGraph;
use page::{Page, PartLink};
use split::{part_of, parts};

/// Writes the report as one page; of more plans than a page can show without delay only what holds of all of them, and says so.
///
/// # Errors
/// Never in practice; the error is that of the template engine.
pub fn render(report: &Report, graph: Option<&CoverageGraph>, options: RenderOptions) -> Result<String, askama::Error> {
    Page::new(report, lineage(report, graph, options), options.lang).text()
}

/// Writes the report as files, by name: `index.html`, and of many plans the parts that it leads to.
///
/// # Errors
/// Never in practice; the error is that of the template engine.
pub fn pages(
    report: &Report,
    graph: Option<&CoverageGraph>,
    options: RenderOptions,
) -> Result<Vec<(String, String)>, askama::Error> {
    let groups = parts(report);
    if groups.len() < 2 {
        return Ok(vec![("index.html".to_owned(), render(report, graph, options)?)]);
    }
    let links: Vec<PartLink> =
        groups.iter().enumerate().map(|(at, group)| PartLink::new(at, groups.len(), group.clone())).collect();
    let mut index = Page::new(report, String::new(), options.lang);
    index.links.clone_from(&links);
    let mut pages = vec![("index.html".to_owned(), index.text()?)];
    for link in links {
        let part = part_of(report, &link.part.plans);
        let mut page = Page::new(&part, String::new(), options.lang);
        page.part = Some(link.part);
        pages.push((link.name, page.text()?));
    }
    Ok(pages)
}

/// The drawing of the levels, where it is small enough to be read.
fn lineage(report: &Report, graph: Option<&CoverageGraph>, options: RenderOptions) -> String {
    let graph = graph.filter(|_| report.plans.len() <= MOST_A_PAGE && !report.filter.is_active());
    graph.map(|graph| svg::lineage_part(graph, report, options)).unwrap_or_default()
}
