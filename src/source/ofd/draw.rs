//! The objects of a page, a template, a note or a composite unit → pieces of text and lines.

use std::collections::BTreeMap;

use pdfboss_output::{Ruling, TextSpan};

use super::geometry::{Frame, numbers};
use super::path;
use super::text::{Code, Style};
use crate::source::ReadError;
use crate::source::page::{Ink, PIECES};
use crate::source::xml::{Tag, Xml};

/// Maximum nesting depth of composite units.
const DEPTH: usize = 4;

/// The result of drawing.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub spans: Vec<TextSpan>,
    pub rulings: Vec<Ruling>,
    pub pictures: usize,
}

impl Drawing {
    /// Returns `true` if there is more than any real page has.
    pub(super) fn is_full(&self) -> bool {
        self.spans.len() > PIECES || self.rulings.len() > PIECES
    }
}

/// Draws objects.
pub(super) struct Painter<'a> {
    /// Composite units by identifier.
    pub composites: &'a BTreeMap<String, String>,
    /// Height of the page, in millimetres.
    pub height: f32,
    /// What has been drawn so far.
    pub drawing: Drawing,
    depth: usize,
}

impl<'a> Painter<'a> {
    /// Creates a painter for a page of the given height.
    pub(super) fn new(composites: &'a BTreeMap<String, String>, height: f32) -> Self {
        Self { composites, height, drawing: Drawing::default(), depth: 0 }
    }

    /// Draws the children of the element opened last.
    pub(super) fn objects(&mut self, xml: &mut Xml<'_>, frame: Frame) -> Result<(), ReadError> {
        xml.children(|xml, tag| self.object(xml, &tag, frame))
    }

    /// Draws the object opened last; layers and blocks are traversed.
    fn object(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, frame: Frame) -> Result<(), ReadError> {
        if self.drawing.is_full() || tag.get("Visible").as_deref() == Some("false") {
            return xml.skip();
        }
        match tag.name() {
            "TextObject" => self.text(xml, tag, frame),
            "PathObject" => self.path(xml, tag, frame),
            "ImageObject" => {
                self.drawing.pictures += 1;
                xml.skip()
            }
            "CompositeObject" => {
                xml.skip()?;
                self.composite(tag, frame)
            }
            "Content" | "Layer" | "PageBlock" => self.objects(xml, frame),
            _ => xml.skip(),
        }
    }

    fn text(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, frame: Frame) -> Result<(), ReadError> {
        let number = |name: &str| tag.get(name).and_then(|value| value.trim().parse::<f32>().ok());
        let style = Style {
            frame: inner(frame, tag),
            height: self.height,
            size: number("Size").filter(|size| *size > 0.0).unwrap_or(1.0),
            scale: number("HScale").filter(|scale| *scale > 0.0).unwrap_or(1.0),
            direction: tag.get("ReadDirection").and_then(|value| value.trim().parse().ok()).unwrap_or(0),
        };
        let mut codes = Vec::new();
        xml.children(|xml, tag| {
            if tag.name() != "TextCode" {
                return xml.skip();
            }
            let number = |name: &str| tag.get(name).and_then(|value| value.trim().parse().ok());
            let list = |name: &str| tag.get(name).unwrap_or_default();
            codes.push(Code { x: number("X"), y: number("Y"), right: list("DeltaX"), down: list("DeltaY"), text: xml.text()? });
            Ok(())
        })?;
        self.drawing.spans.extend(style.spans(&codes));
        Ok(())
    }

    fn path(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, frame: Frame) -> Result<(), ReadError> {
        let is = |name: &str| tag.get(name).map(|value| value == "true");
        let ink = Ink { stroke: is("Stroke") != Some(false), fill: is("Fill") == Some(true) };
        let frame = inner(frame, tag);
        xml.children(|xml, tag| {
            if tag.name() != "AbbreviatedData" {
                return xml.skip();
            }
            let data = xml.text()?;
            self.drawing.rulings.extend(path::lines(&data, ink, frame, self.height));
            Ok(())
        })
    }

    fn composite(&mut self, tag: &Tag<'_>, frame: Frame) -> Result<(), ReadError> {
        let content = tag.get("ResourceID").and_then(|id| self.composites.get(&id));
        let Some(content) = content.filter(|_| self.depth < DEPTH) else { return Ok(()) };
        let mut xml = Xml::new(content);
        self.depth += 1;
        let drawn = self.objects(&mut xml, inner(frame, tag));
        self.depth -= 1;
        drawn
    }
}

fn inner(frame: Frame, tag: &Tag<'_>) -> Frame {
    let list = |name: &str| tag.get(name);
    frame.inner(list("Boundary").as_deref().and_then(numbers), list("CTM").as_deref().and_then(numbers))
}
