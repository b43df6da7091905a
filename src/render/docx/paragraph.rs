//! A paragraph of a document: its style and its pieces of text.

use std::io::Result;

use super::xml::Xml;
use crate::render::printable::printable;
use crate::render::width;

/// A piece of text, and whether it is bold.
pub(crate) type Run = (String, bool);

/// The paragraph styles of `parts/styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Title,
    Subtitle,
    Heading1,
    Heading2,
    Heading3,
    BodyText,
    Note,
    /// A note that is kept with what follows it.
    Lead,
    Figure,
    TableText,
    TableHead,
    TableGroup,
    TableNumber,
}

impl Style {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::BodyText => "BodyText",
            Self::Note => "Note",
            Self::Lead => "Lead",
            Self::Figure => "Figure",
            Self::TableText => "TableText",
            Self::TableHead => "TableHead",
            Self::TableGroup => "TableGroup",
            Self::TableNumber => "TableNumber",
        }
    }
}

impl Style {
    /// Returns the level of a heading listed in the table of contents.
    pub(super) const fn level(self) -> Option<usize> {
        match self {
            Self::Heading1 => Some(1),
            Self::Heading2 => Some(2),
            _ => None,
        }
    }
}

/// Writes a paragraph; with `keep`, on the same page as what follows.
pub(super) fn paragraph(xml: &mut Xml, style: Style, runs: &[Run], keep: bool) -> Result<()> {
    begin(xml, style, keep)?;
    write_runs(xml, runs)?;
    xml.end("w:p")
}

pub(super) fn begin(xml: &mut Xml, style: Style, keep: bool) -> Result<()> {
    xml.start("w:p", &[])?;
    xml.start("w:pPr", &[])?;
    xml.value("w:pStyle", style.id())?;
    if keep {
        xml.empty("w:keepNext", &[])?;
    }
    xml.end("w:pPr")
}

pub(super) fn write_runs(xml: &mut Xml, runs: &[Run]) -> Result<()> {
    for (text, bold) in runs {
        xml.start("w:r", &[])?;
        let chinese = text.chars().any(|ch| width::of_char(ch) == 2);
        if *bold || chinese {
            xml.start("w:rPr", &[])?;
            // Without this, Word uses Latin forms of quotation marks and dashes in Chinese text.
            if chinese {
                xml.empty("w:rFonts", &[("w:hint", "eastAsia")])?;
            }
            if *bold {
                xml.empty("w:b", &[])?;
                xml.empty("w:bCs", &[])?;
            }
            xml.end("w:rPr")?;
        }
        for (at, line) in printable(text).split('\n').enumerate() {
            if at > 0 {
                xml.empty("w:br", &[])?;
            }
            xml.text("w:t", &[("xml:space", "preserve")], line)?;
        }
        xml.end("w:r")?;
    }
    Ok(())
}
