//! The text of a paragraph: runs, fields, breaks, symbols, and anchored content.

use super::body::Walker;
use super::face::Face;
use super::form;
use super::properties::{self, Paragraph};
use crate::source::ReadError;
use crate::source::word::{self, Block, Fields};
use crate::source::xml::{Tag, Xml};

/// Content read so far of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Properties.
    pub properties: Paragraph,
    /// Text.
    pub text: String,
    /// Symbol fonts of what is read now.
    pub face: Face,
    /// Text boxes anchored to it.
    pub boxes: Vec<Block>,
    /// Whether nothing has been printed before it.
    pub leads: bool,
    /// Texts of the notes that it cites.
    pub notes: Vec<String>,
    /// Parts of it that are not text.
    pub unread: Vec<Block>,
}

impl Walker<'_> {
    /// Reads the content of the element opened last, in a place where the text of a paragraph may occur.
    pub(super) fn inline(&mut self, xml: &mut Xml<'_>, out: &mut Inline, hidden: bool) -> Result<(), ReadError> {
        let mut hidden = hidden;
        let mut placeholder = false;
        let around = out.face;
        xml.children(|xml, tag| match tag.name() {
            "pPr" => {
                out.properties = properties::paragraph(xml)?;
                let style = out.properties.style.as_deref();
                hidden |= self.context.styles.hides(style);
                out.face = self.context.styles.face(style);
                Ok(())
            }
            "rPr" => {
                let run = properties::run(xml)?;
                // Typed text has no run style, though some programs leave the control marked as a placeholder.
                hidden |= self.prompts > 0 && run.style.is_some();
                let named = run.style.as_deref().map(|style| self.context.styles.face(Some(style))).unwrap_or_default();
                out.face = run.face.or(named).or(out.face);
                let styled = run.style.is_some().then(|| self.context.styles.hides(run.style.as_deref()));
                hidden = run.hidden.or(styled.filter(|&hides| hides)).unwrap_or(hidden);
                Ok(())
            }
            "sdtPr" => xml.children(|xml, tag| {
                placeholder |= tag.name() == "showingPlcHdr" && tag.is_on();
                xml.skip()
            }),
            // A prompt such as “Click here to enter text” is not content.
            "sdtContent" if placeholder => {
                self.prompts += 1;
                let read = self.inline(xml, out, hidden);
                self.prompts -= 1;
                read
            }
            "del" | "moveFrom" | "delText" | "delInstrText" | "sdtEndPr" | "rt" => xml.skip(),
            "p" | "tbl" | "txbxContent" | "txBody" | "altChunk" => self.boxed(xml, &tag, out, hidden),
            "AlternateContent" => self.choice(xml, |walker, xml, tag| walker.element(xml, tag, out, hidden)),
            _ => self.element(xml, &tag, out, hidden),
        })?;
        out.face = around;
        Ok(())
    }

    /// Reads one element of a paragraph.
    fn element(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, out: &mut Inline, hidden: bool) -> Result<(), ReadError> {
        match tag.name() {
            "t" => {
                let keeps = tag.get("space").as_deref() == Some("preserve");
                let text = xml.text()?;
                let text = if keeps { text.as_str() } else { text.trim_matches([' ', '\n', '\r', '\t']) };
                let face = out.face;
                let shown = |ch: char| if ch == '\n' { ' ' } else { face.shown(ch) };
                self.push(out, hidden, text.chars().filter(|&ch| ch != '\u{ad}').map(shown));
                return Ok(());
            }
            "instrText" => {
                let text = xml.text()?;
                self.fields.instruct(&text);
                return Ok(());
            }
            "fldChar" => {
                let kind = tag.get("fldCharType");
                self.field(kind.as_deref(), out, hidden);
                return xml.children(|xml, tag| {
                    if tag.name() == "ffData" {
                        let form = form::read(xml)?;
                        self.fields.choose(&form);
                        return Ok(());
                    }
                    xml.skip()
                });
            }
            "fldSimple" => {
                let instruction = tag.get("instr").unwrap_or_default();
                self.fields.begin();
                self.fields.instruct(&instruction);
                self.fields.separate();
                let read = self.inline(xml, out, hidden);
                self.fields.end();
                return read;
            }
            "tab" | "ptab" => self.push(out, hidden, ['\t']),
            "br" if matches!(tag.get("type").as_deref(), Some("page" | "column")) => {}
            "br" | "cr" => self.push(out, hidden, ['\n']),
            "noBreakHyphen" => self.push(out, hidden, ['-']),
            "sym" => self.sign(tag, out, hidden),
            "footnoteReference" => self.cite("footnote", tag, out, hidden),
            "endnoteReference" => self.cite("endnote", tag, out, hidden),
            "drawing" | "pict" | "object" => return self.graphic(xml, tag, out, hidden),
            "p" | "tbl" | "txbxContent" | "txBody" | "altChunk" => return self.boxed(xml, tag, out, hidden),
            "AlternateContent" => return self.choice(xml, |walker, xml, tag| walker.element(xml, tag, out, hidden)),
            "del" | "moveFrom" | "delText" | "delInstrText" | "rt" | "rPr" | "pPr" => {}
            _ => {
                self.look(tag, out, hidden);
                return self.inline(xml, out, hidden);
            }
        }
        xml.skip()
    }

    /// Adds characters, unless they are hidden or part of a field instruction.
    pub(super) fn push(&self, out: &mut Inline, hidden: bool, chars: impl IntoIterator<Item = char>) {
        if !hidden && self.fields.prints() {
            out.text.extend(chars);
        }
    }

    fn field(&mut self, kind: Option<&str>, out: &mut Inline, hidden: bool) {
        match kind {
            Some("begin") => self.fields.begin(),
            Some("separate") => {
                self.fields.separate();
            }
            Some("end") => {
                let drawn = self.fields.end();
                self.push(out, hidden, drawn.chars());
            }
            _ => {}
        }
    }

    fn sign(&self, tag: &Tag<'_>, out: &mut Inline, hidden: bool) {
        let font = tag.get("font").unwrap_or_default();
        let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
        match word::symbol(&font, code) {
            Some(sign) => self.push(out, hidden, [sign]),
            None if hidden => {}
            None => {
                let what = format!("a sign of the font {font}");
                out.unread.push(Block::Unread { what, why: "only that font knows what the sign is" });
            }
        }
    }

    fn cite(&mut self, kind: &'static str, tag: &Tag<'_>, out: &mut Inline, hidden: bool) {
        let Some(key) = tag.get("id").map(|id| (kind, id)).filter(|_| !hidden) else { return };
        // Each note is printed once, however often it is cited.
        if let Some(note) = self.context.notes.get(&key)
            && self.cited.insert(key)
        {
            out.notes.push(format!("注{}：{note}", self.cited.len()));
        }
    }

    fn boxed(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, out: &mut Inline, hidden: bool) -> Result<(), ReadError> {
        let mut blocks = Vec::new();
        // Fields and drawings outside the box do not extend into it.
        let inside = Fields::new(self.context.keep_contents);
        let outside = (std::mem::replace(&mut self.fields, inside), std::mem::take(&mut self.graphics));
        let read = self.block(xml, tag, &mut blocks);
        self.flush(&mut blocks);
        (self.fields, self.graphics) = outside;
        if !hidden && blocks.iter().any(|block| block.paragraph().is_none_or(|text| !text.trim().is_empty())) {
            out.boxes.extend(blocks);
        }
        read
    }
}
