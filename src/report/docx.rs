//! The report as Word documents: one on the whole corpus, one per plan.

mod corpus;
mod facts;
mod items;
mod matrix;
mod outline;
mod pictures;
mod plan;
mod remarks;
mod textual;

use super::model::{PlanReport, Report};
use super::views::outline_title;
use super::{CheckReport, RenderOptions, palette};
use crate::render::TableSet;
use crate::render::docx::{self, DocxProblem, Draft, pack};
use crate::source::Format;

/// Writes the report on a corpus as a Word document (.docx). Equal reports give equal bytes.
///
/// # Errors
/// If the container would be larger than the format allows.
pub fn render(report: &Report, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    pack(options.words().report_title, &corpus::text(report, options)?)
}

/// Writes the report on one plan as a Word document of a few pages.
///
/// # Errors
/// If the container would be larger than the format allows.
pub fn render_plan(plan: &PlanReport, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    pack(options.words().gap_title, &plan::text(plan, options)?)
}

/// Writes tables as a Word document, in landscape format if they are wide.
///
/// # Errors
/// If the container would be larger than the format allows.
pub fn tables(set: &TableSet, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    docx::tables(set, &palette::marks(options.lang))
}

/// Writes the outline of a draft, with the proposed texts in place, as a Word document.
///
/// # Errors
/// If the container would be larger than the format allows.
pub fn render_outline(report: &CheckReport, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    pack(&outline_title(report, options.lang), &outline::text(report, options)?)
}

/// Writes a draft with the findings as comments at their places: into the original Word document, given as the bytes `original`, or else
/// into a new document made from its text.
///
/// # Errors
/// If the container would be larger than the format allows.
pub fn render_commented(report: &CheckReport, original: Option<&[u8]>, options: RenderOptions) -> Result<Vec<u8>, DocxProblem> {
    let remarks = remarks::remarks(report, options.lang);
    let (draft, words) = (Draft { source: &report.source, title: report.title.as_deref() }, options.lang.check());
    if let Some(file) = original.filter(|_| report.source.format() == Format::Docx)
        && let Some(made) = docx::with_comments(file, draft, &remarks, words.comment_author)?
    {
        return Ok(made);
    }
    let document = docx::commented_copy(draft, words.marked_copy, &remarks, words.comment_author)?;
    pack(report.title.as_deref().unwrap_or(&report.plan), &document)
}
