//! Remarks on a draft, as comments of a Word document.

use std::io::Result;

use super::paragraph::{Run, write_runs};
use super::xml::Xml;
use crate::source::{SourceText, Span};

/// The draft that is commented.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft<'a> {
    pub source: &'a SourceText,
    /// Its title, to which remarks on the whole draft are attached.
    pub title: Option<&'a str>,
}

/// A comment: the words of the draft that it is about, and its paragraphs.
pub(crate) struct Remark {
    /// Byte range in the text of the draft; `None` for the whole draft.
    pub span: Option<Span>,
    pub paragraphs: Vec<Vec<Run>>,
}

/// Writes the comments one after another, numbered from `first`.
pub(super) fn write(remarks: &[Remark], first: usize, author: &str) -> Result<Vec<u8>> {
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

/// Marks the start of the words of a comment.
pub(super) fn begin(xml: &mut Xml, number: usize) -> Result<()> {
    xml.empty("w:commentRangeStart", &[("w:id", &number.to_string())])
}

/// Marks their end and adds the reference to the comment.
pub(super) fn end(xml: &mut Xml, number: usize) -> Result<()> {
    let number = number.to_string();
    xml.empty("w:commentRangeEnd", &[("w:id", &number)])?;
    xml.start("w:r", &[])?;
    xml.empty("w:commentReference", &[("w:id", &number)])?;
    xml.end("w:r")
}
