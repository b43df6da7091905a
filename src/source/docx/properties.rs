//! Properties of paragraphs and runs.

use super::face::Face;
use crate::source::ReadError;
use crate::source::xml::Xml;

/// Paragraph properties that affect the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Style.
    pub style: Option<String>,
    /// List; 0 means none, whatever the style says.
    pub list: Option<i64>,
    /// Level in the list, from 0.
    pub level: Option<usize>,
    /// Whether its end is deleted or hidden, so that it runs on into the next.
    pub runs_on: bool,
    /// Relationship of the header of the first page of the section that it ends.
    pub header: Option<String>,
    /// Whether it ends a section.
    pub ends_section: bool,
}

/// Run properties that affect the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Whether it is hidden, if it says so.
    pub hidden: Option<bool>,
    /// Style.
    pub style: Option<String>,
    /// Whether its paragraph mark is deleted.
    pub deleted: bool,
    /// Symbol fonts.
    pub face: Face,
}

/// Reads `w:pPr`.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<Paragraph, ReadError> {
    let mut found = Paragraph::default();
    xml.children(|xml, tag| {
        match tag.name() {
            "pStyle" => found.style = tag.value(),
            "numPr" => {
                return xml.children(|xml, tag| {
                    match tag.name() {
                        "numId" => found.list = tag.number(),
                        "ilvl" => found.level = tag.number(),
                        _ => {}
                    }
                    xml.skip()
                });
            }
            "rPr" => {
                let mark = run(xml)?;
                found.runs_on = mark.deleted || mark.hidden == Some(true);
                return Ok(());
            }
            "sectPr" => {
                found.ends_section = true;
                found.header = section_header(xml)?;
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

/// Reads `w:rPr`.
pub(super) fn run(xml: &mut Xml<'_>) -> Result<Run, ReadError> {
    let mut found = Run::default();
    xml.children(|xml, tag| {
        match tag.name() {
            "vanish" | "specVanish" => found.hidden = Some(found.hidden == Some(true) || tag.is_on()),
            "rStyle" => found.style = tag.value(),
            "rFonts" => found.face = Face::read(&tag),
            "del" | "moveFrom" => found.deleted = true,
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

/// Reads `w:sectPr` and returns the relationship of the header on the first page of the section.
pub(super) fn section_header(xml: &mut Xml<'_>) -> Result<Option<String>, ReadError> {
    let (mut first, mut usual, mut differs) = (None, None, false);
    xml.children(|xml, tag| {
        match (tag.name(), tag.get("type").as_deref()) {
            ("headerReference", Some("first")) => first = tag.get("id"),
            ("headerReference", Some("even")) => {}
            ("headerReference", _) => usual = tag.get("id"),
            ("titlePg", _) => differs = tag.is_on(),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(if differs { first } else { usual })
}
