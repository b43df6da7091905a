//! The report as Word documents: one on the whole corpus, one a plan.
//!
//! The package is written with zip and quick-xml: fixed parts from `docx/parts/`, the text through the escaping of quick-xml.
//! A text of a plan only ever becomes the content of `w:t`, so it cannot turn into a field, a link or markup.

mod anchor;
mod body;
mod chart;
mod comments;
mod contents;
mod copy;
mod corpus;
mod grid;
mod items;
mod matrix;
mod original;
mod outline;
mod package;
mod paragraph;
mod pictures;
mod plan;
mod problem;
mod remarks;
mod rows;
mod tables;
mod textual;
mod widths;
mod xml;

pub use self::problem::DocxProblem;
use super::model::{PlanReport, Report};
use super::views::outline_title;
use super::{CheckReport, RenderOptions};
use crate::render::TableSet;
use crate::source::Format;

/// Writes the report on a corpus as a Word document (.docx). The same report gives the same bytes.
///
/// # Errors
/// When the container would be larger than the format allows.
pub fn render(report: &Report, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    package::pack(options.words().report_title, &corpus::text(report, options)?)
}

/// Writes the report on one plan as a Word document of a few pages.
///
/// # Errors
/// When the container would be larger than the format allows.
pub fn render_plan(plan: &PlanReport, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    package::pack(options.words().gap_title, &plan::text(plan, options)?)
}

/// Writes tables as a Word document, on their side where they are wide.
///
/// # Errors
/// When the container would be larger than the format allows.
pub fn tables(set: &TableSet, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    package::pack(&set.title, &tables::text(set, options)?)
}

/// Writes the outline of a draft with the proposed texts in place as a Word document.
///
/// # Errors
/// When the container would be larger than the format allows.
pub fn render_outline(report: &CheckReport, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    package::pack(&outline_title(report, options.lang), &outline::text(report, options)?)
}

/// Writes a draft with what was found as comments at their places: into the Word document itself, of which `original` holds the bytes, or
/// else into a copy that is laid out anew from its text.
///
/// # Errors
/// When the container would be larger than the format allows.
pub fn render_commented(report: &CheckReport, original: Option<&[u8]>, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    let remarks = remarks::remarks(report, options.lang);
    if let Some(file) = original.filter(|_| report.source.format() == Format::Docx)
        && let Some(made) = original::with_comments(file, report, &remarks, options)?
    {
        return Ok(made);
    }
    let mut document = copy::text(report, &remarks, options)?;
    document.comments = Some(remarks::write(&remarks, 0, options)?);
    package::pack(report.title.as_deref().unwrap_or(&report.plan), &document)
}
