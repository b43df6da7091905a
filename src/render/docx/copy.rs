//! Renders a draft that is no Word document from its text, with comments in place.

use std::io::Result;

use super::body::{Body, Document};
use super::paragraph::Style;
use super::remarks::{self, Draft, Remark};
use crate::source::Span;
use crate::source::fold::fold;

/// Writes the document with the comments; the note explains what it is.
pub(crate) fn commented_copy(draft: Draft<'_>, note: &str, remarks: &[Remark], author: &str) -> Result<Document> {
    let mut document = text(draft, note, remarks)?;
    document.comments = Some(remarks::write(remarks, 0, author)?);
    Ok(document)
}

/// Writes the document; the comments are numbered from 0.
fn text(draft: Draft<'_>, note: &str, remarks: &[Remark]) -> Result<Document> {
    let text = draft.source.text();
    let title = draft.title.map(fold);
    let mut body = Body::new()?;
    body.paragraph(Style::Note, note)?;
    let marks = marks(text, remarks);
    let mut left = marks.as_slice();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (from, to) = (start, start + line.trim_end_matches('\n').len());
        start += line.len();
        let Some(shown) = text.get(from..to).filter(|shown| !shown.trim().is_empty()) else { continue };
        let style = if title.as_ref().is_some_and(|title| *title == fold(shown)) { Style::Title } else { Style::BodyText };
        let (here, later) = left.split_at(left.partition_point(|(at, _)| *at <= to));
        left = later;
        body.marked(style, |xml, run| {
            let mut done = from;
            for (at, mark) in here {
                run(xml, text.get(done..*at).unwrap_or_default())?;
                done = *at;
                match mark {
                    Mark::Begin(number) => remarks::begin(xml, *number)?,
                    Mark::End(number) => remarks::end(xml, *number)?,
                }
            }
            run(xml, text.get(done..to).unwrap_or_default())
        })?;
    }
    body.finish()
}

/// Start or end of the words of a comment.
enum Mark {
    Begin(usize),
    End(usize),
}

/// Returns the marks by offset; a comment on the whole draft is put on its first line. At the same offset, ends come before starts.
fn marks(text: &str, remarks: &[Remark]) -> Vec<(usize, Mark)> {
    let first = text.len() - text.trim_start().len();
    let end = text.get(first..).and_then(|rest| rest.find('\n')).map_or(text.len(), |stop| first + stop);
    let whole = Span::new(first, end);
    let places = (0..).zip(remarks).map(|(number, remark)| (number, remark.span.unwrap_or(whole)));
    let mut marks: Vec<(usize, Mark)> =
        places.flat_map(|(number, span)| [(span.start, Mark::Begin(number)), (span.end, Mark::End(number))]).collect();
    marks.sort_by_key(|(at, mark)| (*at, matches!(mark, Mark::Begin(_))));
    marks
}
