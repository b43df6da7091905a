//! What a check found, as the comments of a Word document.

use std::io::Result;

use super::paragraph::{Run, write_runs};
use super::xml::Xml;
use crate::report::check::{CheckReport, DiagnosticRow};
use crate::report::views::{above_text, message, to_fill_in};
use crate::report::{Lang, RenderOptions};
use crate::source::Span;

/// A comment: the words of the draft that it is on, and its paragraphs.
pub(super) struct Remark {
    /// Bytes of the text of the draft; `None`: the draft as a whole.
    pub span: Option<Span>,
    paragraphs: Vec<Vec<Run>>,
}

/// Makes a comment of every finding that nobody accepted, in the order of the report.
pub(super) fn remarks(report: &CheckReport, lang: Lang) -> Vec<Remark> {
    report
        .live()
        .map(|row| Remark { span: row.span.and_then(|span| trimmed(report, span)), paragraphs: paragraphs(row, lang) })
        .collect()
}

/// The place without white space around it; `None` where nothing is left.
fn trimmed(report: &CheckReport, span: Span) -> Option<Span> {
    let text = report.source.text().get(span.range())?;
    let start = span.start + (text.len() - text.trim_start().len());
    let span = Span::new(start, start + text.trim().len());
    (!span.is_empty()).then_some(span)
}

fn paragraphs(row: &DiagnosticRow, lang: Lang) -> Vec<Vec<Run>> {
    let (words, colon) = (lang.check(), lang.words().colon);
    let severity = lang.levels().severity_name(row.finding.severity);
    let mut made =
        vec![vec![(format!("{severity} {}{colon}", row.finding.code.code()), true), (message(&row.finding, lang), false)]];
    let labelled = |label: &str, text: String| vec![(format!("{label}{colon}"), true), (text, false)];
    made.extend(row.above.as_ref().map(|above| labelled(words.basis, above_text(above, lang))));
    made.push(match &row.proposal {
        Some(proposal) => labelled(words.proposed_text, proposal.text.clone() + &to_fill_in(row, lang)),
        None => labelled(words.help, lang.rule(row.finding.code).settle.to_owned()),
    });
    made
}

/// Writes the comments one after the other, numbered from `first`.
pub(super) fn write(remarks: &[Remark], first: usize, options: RenderOptions) -> Result<Vec<u8>> {
    let author = options.lang.check().comment_author;
    let mut xml = Xml::fragment();
    for (remark, number) in remarks.iter().zip(first..) {
        xml.start("w:comment", &[("w:id", &number.to_string()), ("w:author", author), ("w:initials", author)])?;
        for (at, runs) in remark.paragraphs.iter().enumerate() {
            xml.start("w:p", &[])?;
            if at == 0 {
                xml.start("w:r", &[])?;
                xml.empty("w:annotationRef", &[])?;
                xml.end("w:r")?;
            }
            write_runs(&mut xml, runs)?;
            xml.end("w:p")?;
        }
        xml.end("w:comment")?;
    }
    Ok(xml.finish())
}

/// Begins the words that a comment is on.
pub(super) fn begin(xml: &mut Xml, number: usize) -> Result<()> {
    xml.empty("w:commentRangeStart", &[("w:id", &number.to_string())])
}

/// Ends them, and puts the mark of the comment there.
pub(super) fn end(xml: &mut Xml, number: usize) -> Result<()> {
    let number = number.to_string();
    xml.empty("w:commentRangeEnd", &[("w:id", &number)])?;
    xml.start("w:r", &[])?;
    xml.empty("w:commentReference", &[("w:id", &number)])?;
    xml.end("w:r")
}
