//! Pages with their templates and notes.

use std::collections::{BTreeMap, BTreeSet};

use pdfboss_output::ReadingOrder;

use super::document::{Document, part};
use super::draw::{Drawing, Painter};
use super::geometry::{Frame, numbers};
use super::resources;
use crate::source::package::Package;
use crate::source::page::{self, Drawn, PIECES, Page};
use crate::source::xml::{Node, Xml};
use crate::source::{ReadError, Remark};

/// Default page height, in millimetres.
const A4: f32 = 297.0;

/// Reader of the pages of a document.
pub(super) struct Reader<'r, 'a> {
    package: &'r mut Package<'a>,
    document: &'r Document,
    composites: BTreeMap<String, String>,
    /// Templates whose text has been read.
    used: BTreeSet<String>,
    /// Pages on which the text of a template is repeated.
    repeated: Vec<usize>,
    watermarks: BTreeSet<String>,
}

/// A page part: its height, its templates, and the position of its content.
#[derive(Debug, Default)]
struct Sheet {
    height: Option<f32>,
    /// Identifier, and whether it is drawn below the content.
    templates: Vec<(String, bool)>,
}

impl<'r, 'a> Reader<'r, 'a> {
    /// Creates a reader and reads the resources.
    pub(super) fn new(package: &'r mut Package<'a>, document: &'r Document) -> Self {
        let mut composites = BTreeMap::new();
        for path in &document.resources {
            // Resources that cannot be read are skipped; the rest of a page is there without them.
            if let Ok(Some((_, text))) = part(package, path) {
                composites.extend(resources::composites(&text).unwrap_or_default());
            }
        }
        Self { package, document, composites, used: BTreeSet::new(), repeated: Vec::new(), watermarks: BTreeSet::new() }
    }

    /// Reads a page; errors in the page alone are recorded in it.
    pub(super) fn page(&mut self, at: usize, number: usize) -> Result<Page, ReadError> {
        let mut read = Page { number, ..Page::default() };
        let drawing = match self.drawing(at, number) {
            Ok(drawing) => drawing,
            Err(ReadError::Damaged { why, .. } | ReadError::TooComplex { why }) => {
                read.skipped = Some(why);
                return Ok(read);
            }
            Err(error) => return Err(error),
        };
        if drawing.is_full() {
            read.skipped = Some(format!("it is made of more than {PIECES} pieces"));
            return Ok(read);
        }
        let first_turn = drawing.spans.first().map(|span| span.rotate);
        read.mixed_directions = drawing.spans.iter().any(|span| Some(span.rotate) != first_turn);
        (read.pictures, read.drawings) = (drawing.pictures, drawing.rulings.len());
        let order = ReadingOrder::default();
        let (blocks, stands) = page::blocks(Drawn { spans: drawing.spans, rulings: drawing.rulings, order });
        (read.blocks, read.mixed_directions) = (blocks, read.mixed_directions || stands);
        read.count_characters();
        Ok(read)
    }

    fn drawing(&mut self, at: usize, number: usize) -> Result<Drawing, ReadError> {
        let document = self.document;
        let Some((id, path)) = document.pages.get(at) else { return Ok(Drawing::default()) };
        let missing = || crate::source::xml::damaged(format!("its part {path} is missing"));
        let (_, text) = part(self.package, path)?.ok_or_else(missing)?;
        let sheet = sheet(&text)?;
        let height = sheet.height.or(document.area.map(|area| area[3])).filter(|height| *height > 0.0).unwrap_or(A4);
        let composites = std::mem::take(&mut self.composites);
        let mut painter = Painter::new(&composites, height);
        let drawn = self.paint(&mut painter, &sheet, id, &text, number);
        let drawing = painter.drawing;
        self.composites = composites;
        drawn.map(|()| drawing)
    }

    /// Draws the templates below, the page, the templates above and the notes.
    fn paint(&mut self, painter: &mut Painter<'_>, sheet: &Sheet, id: &str, text: &str, number: usize) -> Result<(), ReadError> {
        for (template, _) in sheet.templates.iter().filter(|(_, below)| *below) {
            self.template(painter, template, number)?;
        }
        content(painter, text)?;
        for (template, _) in sheet.templates.iter().filter(|(_, below)| !*below) {
            self.template(painter, template, number)?;
        }
        let notes = self.document.notes.get(id).map(|path| part(self.package, path)).transpose()?.flatten();
        notes.map_or(Ok(()), |(_, text)| self.notes(painter, &text))
    }

    /// Draws the lines of a template on every page; its text, that of a letterhead or a form, is read only once.
    fn template(&mut self, painter: &mut Painter<'_>, id: &str, number: usize) -> Result<(), ReadError> {
        let text = self.document.templates.get(id).map(|path| part(self.package, path)).transpose()?.flatten();
        let Some((_, text)) = text else { return Ok(()) };
        let before = painter.drawing.spans.len();
        content(painter, &text)?;
        if painter.drawing.spans.len() > before && !self.used.insert(id.to_owned()) {
            painter.drawing.spans.truncate(before);
            self.repeated.push(number);
        }
        Ok(())
    }

    fn notes(&mut self, painter: &mut Painter<'_>, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        let mut kind = String::new();
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "Annot" => {
                    if tag.get("Visible").as_deref() == Some("false") {
                        xml.skip()?;
                    }
                    kind = tag.get("Type").unwrap_or_default();
                }
                Node::Open(tag) if tag.name() == "Appearance" => {
                    let place = tag.get("Boundary").as_deref().and_then(numbers);
                    let before = painter.drawing.spans.len();
                    painter.objects(&mut xml, Frame::PAGE.inner(place, None))?;
                    if kind == "Watermark" {
                        let marks = painter.drawing.spans.split_off(before);
                        self.watermarks.extend(marks.into_iter().map(|span| span.text));
                    }
                }
                Node::Open(_) | Node::Close | Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }

    /// Returns remarks on what was left out.
    pub(super) fn remarks(self) -> Vec<Remark> {
        let repeated = (!self.repeated.is_empty()).then(|| Remark {
            what: format!("the template of page {}", page::page_list(&self.repeated)),
            why: "its text was read once, on the first page that shows it".to_owned(),
        });
        let mark = |text: &String| Remark { what: format!("“{text}”"), why: "left out as a watermark".to_owned() };
        repeated.into_iter().chain(self.watermarks.iter().map(mark)).collect()
    }
}

/// Draws the content of a page part.
fn content(painter: &mut Painter<'_>, text: &str) -> Result<(), ReadError> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "Content" => painter.objects(&mut xml, Frame::PAGE)?,
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}

fn sheet(text: &str) -> Result<Sheet, ReadError> {
    let mut found = Sheet::default();
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "PhysicalBox" => {
                found.height = numbers::<4>(&xml.text()?).map(|area| area[3]);
            }
            Node::Open(tag) if tag.name() == "Template" => {
                let below = tag.get("ZOrder").as_deref() != Some("Foreground");
                found.templates.extend(tag.get("TemplateID").map(|id| (id, below)));
            }
            Node::Open(tag) if tag.name() == "Content" => xml.skip()?,
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(found),
        }
    }
}
