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

/// Writes the report as files, by name: `index.html`, and of many plans the parts that it leads to. A page is made when it is asked for,
/// so that only one is held.
///
/// # Errors
/// Never in practice; the error is that of the template engine.
pub fn pages<'r>(
    report: &'r Report,
    graph: Option<&'r CoverageGraph>,
    options: RenderOptions,
) -> impl Iterator<Item = Result<(String, String), askama::Error>> + 'r {
    let groups = parts(report);
    let links: Vec<PartLink> = if groups.len() < 2 {
        Vec::new()
    } else {
        groups.iter().enumerate().map(|(at, group)| PartLink::new(at, groups.len(), group.clone())).collect()
    };
    let first = links.clone();
    let index = std::iter::once_with(move || {
        let mut page = Page::new(report, lineage(report, graph, options), options.lang);
        page.links = first;
        Ok(("index.html".to_owned(), page.text()?))
    });
    index.chain(links.into_iter().map(move |link| {
        let part = part_of(report, &link.part.plans);
        let mut page = Page::new(&part, String::new(), options.lang);
        page.part = Some(link.part);
        Ok((link.name, page.text()?))
    }))
}

/// The drawing of the levels, where it is small enough to be read.
fn lineage(report: &Report, graph: Option<&CoverageGraph>, options: RenderOptions) -> String {
    let graph = graph.filter(|_| report.plans.len() <= MOST_A_PAGE && !report.filter.is_active());
    graph.map(|graph| svg::lineage_part(graph, report, options)).unwrap_or_default()
}
