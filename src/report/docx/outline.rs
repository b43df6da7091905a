//! The outline of a draft with the proposals in place.

use std::io::Result;

use crate::render::docx::{Body, Document, Style};
use crate::report::views::{OutlinePart, outline_parts, outline_title};
use crate::report::{CheckReport, RenderOptions};

/// Writes the document.
pub(super) fn text(report: &CheckReport, options: RenderOptions) -> Result<Document> {
    let (lang, words) = (options.lang, options.lang.check());
    let mut body = Body::new()?;
    body.paragraph(Style::Title, &outline_title(report, lang))?;
    body.paragraph(Style::Note, words.outline_note)?;
    for part in outline_parts(report, lang) {
        match part {
            OutlinePart::Heading(0, heading) => body.paragraph(Style::Heading1, &heading)?,
            OutlinePart::Heading(_, heading) => body.paragraph(Style::Heading2, &heading)?,
            OutlinePart::Proposal { label, text, source } => {
                let label = format!("{} {label}{}", words.outline_proposal, options.words().colon);
                body.runs(Style::BodyText, &[(label, true), (text, false)])?;
                body.paragraph(Style::Note, &source)?;
            }
        }
    }
    body.finish()
}
