//! What is remarked on a draft, as the comments of a Word document.

use std::io::Result;

use super::paragraph::{Run, write_runs};
use super::xml::Xml;
use crate::source::{SourceText, Span};

/// The draft that remarks are on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft<'a> {
    pub source: &'a SourceText,
    /// Its title, on which what is remarked on the whole of it stands.
    pub title: Option<&'a str>,
}

/// A comment: the words of the draft that it is on, and its paragraphs.
pub(crate) struct Remark {
    /// Bytes of the text of the draft; `None`: the draft as a whole.
    pub span: Option<Span>,
    pub paragraphs: Vec<Vec<Run>>,
}

/// Writes the comments one after the other, numbered from `first`.
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
