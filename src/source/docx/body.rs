//! The blocks of a part: paragraphs and tables, in print order.

use std::collections::{BTreeMap, BTreeSet};

use super::graphic::Graphic;
use super::inline::Inline;
use super::numbering::Numbering;
use super::properties::{self, Paragraph};
use super::styles::Styles;
use crate::source::ReadError;
use crate::source::word::{Block, Fields, Label, Lists, PARAGRAPH_LIMIT};
use crate::source::xml::{Node, Tag, Xml};

/// State shared by all parts of a document.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Styles.
    pub styles: Styles,
    /// Lists, before any paragraph is counted.
    pub numbering: Numbering,
    /// Notes by kind of reference and identifier.
    pub notes: BTreeMap<(&'static str, String), String>,
    /// Whether tables of contents, which repeat the headings of the text, are printed.
    pub keep_contents: bool,
}

impl Context {
    /// Creates the context of a document whose notes are not read yet.
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self { styles, numbering, ..Self::default() }
    }
}

/// Reader of a part.
pub(super) struct Walker<'c> {
    /// State shared with the other parts.
    pub context: &'c Context,
    lists: Lists,
    /// Number of paragraphs read so far.
    pub count: usize,
    /// Open fields; a field may span paragraphs.
    pub fields: Fields,
    /// Open drawings.
    pub graphics: Vec<Graphic>,
    /// Number of open content controls that show a prompt.
    pub prompts: usize,
    /// Text of a paragraph that runs on into the next, and what belongs after it.
    open: Option<Inline>,
    /// Notes cited so far.
    pub cited: BTreeSet<(&'static str, String)>,
    /// Relationship of the header of the first page.
    header: Option<String>,
    /// Whether a section has ended, so that the header of the first page, if any, is known.
    has_section: bool,
    /// Whether anything has been printed yet.
    has_text: bool,
    /// Number of the last paragraph, if that paragraph has no text.
    pub bare_number: Option<String>,
}

impl<'c> Walker<'c> {
    /// Creates a walker whose paragraph and list counters start at the beginning.
    pub(super) fn new(context: &'c Context) -> Self {
        Self {
            context,
            lists: context.numbering.lists.clone(),
            count: 0,
            fields: Fields::new(context.keep_contents),
            graphics: Vec::new(),
            prompts: 0,
            open: None,
            cited: BTreeSet::new(),
            header: None,
            has_section: false,
            has_text: false,
            bare_number: None,
        }
    }

    /// Reads a whole part.
    pub(super) fn document(&mut self, text: &str) -> Result<Vec<Block>, ReadError> {
        let mut xml = Xml::new(text);
        let mut blocks = Vec::new();
        loop {
            match xml.next()? {
                // The document, its body and headers are all containers of blocks.
                Node::Open(tag) => self.block(&mut xml, &tag, &mut blocks)?,
                Node::Close | Node::Text(_) => {}
                Node::End => break,
            }
        }
        self.flush(&mut blocks);
        Ok(blocks)
    }

    /// Returns `true` if a field has begun and not ended.
    pub(super) fn has_open_field(&self) -> bool {
        self.fields.is_open()
    }

    /// Returns the relationship of the header of the first page.
    pub(super) fn first_header(&self) -> Option<&str> {
        self.header.as_deref()
    }

    /// Reads the element opened last, in a place where blocks may occur.
    pub(super) fn block(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        match tag.name() {
            "p" => self.paragraph(xml, blocks),
            "tbl" => {
                self.flush(blocks);
                let table = self.table(xml)?;
                blocks.push(table);
                Ok(())
            }
            "sectPr" => {
                let header = properties::section_header(xml)?;
                self.end_section(header);
                Ok(())
            }
            "altChunk" | "subDoc" => {
                let what = "an inserted document".to_owned();
                blocks.push(Block::Unread { what, why: "it is a file of its own inside the document" });
                xml.skip()
            }
            "AlternateContent" => self.choice(xml, |walker, xml, tag| walker.block(xml, tag, blocks)),
            "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "tblPr" | "background" => xml.skip(),
            _ => xml.children(|xml, tag| self.block(xml, &tag, blocks)),
        }
    }

    /// Reads the first choice of an `AlternateContent`: the others repeat it for older programs.
    pub(super) fn choice(
        &mut self,
        xml: &mut Xml<'_>,
        mut read: impl FnMut(&mut Self, &mut Xml<'_>, &Tag<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut chosen = false;
        xml.children(|xml, _| {
            if std::mem::replace(&mut chosen, true) {
                return xml.skip();
            }
            xml.children(|xml, tag| read(self, xml, &tag))
        })
    }

    /// Ends a paragraph that runs on but has no successor.
    pub(super) fn flush(&mut self, blocks: &mut Vec<Block>) {
        if let Some(open) = self.open.take() {
            self.end(open, &Paragraph::default(), blocks);
        }
    }

    fn end_section(&mut self, header: Option<String>) {
        if !std::mem::replace(&mut self.has_section, true) {
            self.header = header;
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        self.count += 1;
        if self.count > PARAGRAPH_LIMIT {
            return Err(ReadError::TooComplex { why: format!("it has more than {PARAGRAPH_LIMIT} paragraphs") });
        }
        let mut inline = self.open.take().unwrap_or_else(|| Inline { leads: !self.has_text, ..Inline::default() });
        inline.properties = Paragraph::default();
        self.inline(xml, &mut inline, false)?;
        let properties = std::mem::take(&mut inline.properties);
        if properties.ends_section {
            self.end_section(properties.header.clone());
        }
        if properties.runs_on && !properties.ends_section {
            self.open = Some(inline);
        } else {
            self.end(inline, &properties, blocks);
        }
        Ok(())
    }

    fn end(&mut self, inline: Inline, properties: &Paragraph, blocks: &mut Vec<Block>) {
        let Inline { text, boxes, leads, notes, unread, .. } = inline;
        let label = self.label(properties);
        self.bare_number = label.as_ref().filter(|_| text.trim().is_empty()).map(|label| label.text.clone());
        let text = label.map_or_else(|| text.clone(), |label| label.before(&text));
        // A letterhead is often a text box anchored to the first, empty paragraph.
        let (above, below) = if leads { (boxes, Vec::new()) } else { (Vec::new(), boxes) };
        self.has_text |= !text.trim().is_empty() || !above.is_empty();
        let number = self.count;
        blocks.extend(above);
        blocks.push(Block::Paragraph { number, text });
        blocks.extend(unread);
        blocks.extend(below);
        blocks.extend(notes.into_iter().map(|text| Block::Paragraph { number, text }));
    }

    /// Counts the paragraph in its list: its own or that of its style.
    fn label(&mut self, properties: &Paragraph) -> Option<Label> {
        let style = properties.style.as_deref();
        let (styled, styled_level) = self.context.styles.list(style);
        let list = properties.list.or(styled).filter(|&list| list != 0)?;
        let linked = || {
            let levels = &self.context.numbering.style_levels;
            self.context.styles.chain(style).find_map(|id| levels.get(&(list, id.to_owned())).copied())
        };
        let level = match properties.list {
            Some(_) => properties.level.or(styled_level),
            None => properties.level.or_else(linked).or(styled_level),
        };
        self.lists.next(list, level.unwrap_or(0))
    }
}
