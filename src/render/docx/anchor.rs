//! Finds a text in the main part of a user's Word document, so that marks can be put around it without changing anything else.

use std::ops::Range;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use crate::source::Span;
use crate::source::fold::{Folded, fold};

/// Length within which an automatic list number, which the document does not spell out, must end.
const LABEL: usize = 8;
/// Characters that end such a number.
const LABEL_ENDS: [char; 6] = ['、', '.', '．', '）', ')', ' '];

/// The text of a main part, with the byte offset of each piece.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    paragraphs: Vec<Paragraph>,
    /// The folded texts of the paragraphs, each after a line break.
    folded: String,
    /// Offset of each paragraph in `folded`.
    starts: Vec<usize>,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    pieces: Vec<Piece>,
}

/// Verbatim text of the part, or one character reference.
#[derive(Debug)]
struct Piece {
    /// Byte offset in the text of its paragraph.
    at: usize,
    /// Length in that text, in bytes.
    length: usize,
    /// Byte range in the part.
    raw: Range<usize>,
    /// Byte range of the properties of its run.
    properties: Range<usize>,
}

/// A position between two characters: the byte offset in the part, and the properties of the run around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub raw: usize,
    pub properties: Range<usize>,
}

impl Anchors {
    /// Finds the texts of a part; `None` if it is not structured like those of Word and WPS.
    pub(super) fn of(part: &str) -> Option<Self> {
        let paragraphs = Walk::default().read(part)?;
        let mut found = Self { paragraphs, ..Self::default() };
        for paragraph in &found.paragraphs {
            found.folded.push('\n');
            found.starts.push(found.folded.len());
            found.folded.push_str(&fold(&paragraph.text));
        }
        found.paragraphs.iter().any(|paragraph| !paragraph.pieces.is_empty()).then_some(found)
    }

    /// Finds start and end of `words`; of several matches, the one in the paragraph closest to `near`, a number from 1. If there is
    /// no match, returns the whole of that paragraph.
    pub(super) fn find(&self, words: &str, near: Option<usize>) -> Option<(Place, Place)> {
        let wanted = near.unwrap_or(1).saturating_sub(1);
        let line = words.lines().next().unwrap_or_default();
        let unnumbered = line.char_indices().take(LABEL).find(|(_, ch)| LABEL_ENDS.contains(ch));
        let unnumbered = unnumbered.and_then(|(at, ch)| line.get(at + ch.len_utf8()..));
        let found = [Some(line), unnumbered].into_iter().flatten().find_map(|line| self.exact(&fold(line), wanted));
        found.or_else(|| {
            let next = (wanted..self.paragraphs.len()).chain((0..wanted).rev());
            let paragraph = next.filter_map(|at| self.paragraphs.get(at)).find(|paragraph| !paragraph.text.trim().is_empty())?;
            paragraph.between(0, paragraph.text.len())
        })
    }

    fn exact(&self, words: &str, wanted: usize) -> Option<(Place, Place)> {
        if words.is_empty() {
            return None;
        }
        let all = memmem::find_iter(self.folded.as_bytes(), words.as_bytes());
        let placed = all.map(|at| (self.starts.partition_point(|start| *start <= at).saturating_sub(1), at));
        let (paragraph, at) = placed.min_by_key(|(paragraph, _)| paragraph.abs_diff(wanted))?;
        let start = at - self.starts.get(paragraph)?;
        let paragraph = self.paragraphs.get(paragraph)?;
        let place = Folded::new(&paragraph.text).origin(Span::new(start, start + words.len()));
        paragraph.between(place.start, place.end)
    }
}

impl Paragraph {
    /// Returns the positions before and after a stretch of its text.
    fn between(&self, start: usize, end: usize) -> Option<(Place, Place)> {
        let first = self.pieces.iter().find(|piece| start < piece.end())?;
        let last = self.pieces.iter().rev().find(|piece| piece.at < end)?;
        Some((first.place(start.max(first.at)), last.place(end.min(last.end()))))
    }
}

impl Piece {
    /// Returns the offset after its text, in the text of the paragraph.
    const fn end(&self) -> usize {
        self.at + self.length
    }

    /// Returns the position for an offset. A reference is one character, so that a position is before or after it.
    fn place(&self, at: usize) -> Place {
        let is_plain = self.length == self.raw.len();
        let raw = if is_plain {
            self.raw.start + (at - self.at)
        } else if at == self.at {
            self.raw.start
        } else {
            self.raw.end
        };
        Place { raw, properties: self.properties.clone() }
    }
}

/// State of reading a part.
#[derive(Debug, Default)]
struct Walk {
    done: Vec<Paragraph>,
    /// Open paragraphs, outermost first; those of a text box are nested in another.
    open: Vec<usize>,
    /// Number of open elements that hide their content.
    hidden: usize,
    /// Byte range of the properties of the current run.
    properties: Range<usize>,
    is_in_text: bool,
}

impl Walk {
    fn read(mut self, part: &str) -> Option<Vec<Paragraph>> {
        let mut reader = Reader::from_str(part);
        let mut properties_from = None;
        loop {
            let from = position(&reader)?;
            let event = reader.read_event().ok()?;
            let raw = from..position(&reader)?;
            match event {
                Event::Start(tag) => match tag.name().0 {
                    name if is_hidden(name) => self.hidden += 1,
                    "w:p" => {
                        self.open.push(self.done.len());
                        self.done.push(Paragraph::default());
                    }
                    "w:r" => self.properties = raw.end..raw.end,
                    "w:rPr" => properties_from = Some(raw.start),
                    "w:t" => self.is_in_text = true,
                    _ => {}
                },
                Event::End(tag) => match tag.name().0 {
                    name if is_hidden(name) => self.hidden = self.hidden.saturating_sub(1),
                    "w:p" => drop(self.open.pop()),
                    // Only run properties precede text; those of a paragraph mark are overwritten by the next run.
                    "w:rPr" => self.properties = properties_from.take()?..raw.end,
                    "w:t" => self.is_in_text = false,
                    _ => {}
                },
                Event::Text(text) if self.is_in_text => self.add(&text.into_inner(), raw),
                Event::GeneralRef(reference) if self.is_in_text => {
                    let name: &str = &reference;
                    let character = reference.resolve_char_ref().ok()?.map(String::from);
                    self.add(&character.or_else(|| resolve_predefined_entity(name).map(str::to_owned))?, raw);
                }
                Event::Eof => return Some(self.done),
                _ => {}
            }
        }
    }

    fn add(&mut self, text: &str, raw: Range<usize>) {
        let paragraph = self.open.last().and_then(|at| self.done.get_mut(*at));
        if let Some(paragraph) = paragraph.filter(|_| self.hidden == 0) {
            paragraph.pieces.push(Piece {
                at: paragraph.text.len(),
                length: text.len(),
                raw,
                properties: self.properties.clone(),
            });
            paragraph.text.push_str(text);
        }
    }
}

/// Returns `true` for deleted text and for drawing fallbacks for older programs.
fn is_hidden(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom" | "mc:Fallback")
}

fn position(reader: &Reader<&[u8]>) -> Option<usize> {
    usize::try_from(reader.buffer_position()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "<w:body><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>公开 预算</w:t></w:r><w:del><w:r>\
        <w:delText>旧</w:delText></w:r></w:del><w:r><w:t>A&amp;B决算。</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>公开预算</w:t></w:r></w:p></w:body>";

    fn found(words: &str, near: usize) -> (&'static str, &'static str) {
        let (begin, end) = Anchors::of(PART).expect("a part").find(words, Some(near)).expect("a place");
        (PART.get(begin.raw..end.raw).expect("in order"), PART.get(begin.properties).expect("in the part"))
    }

    #[test]
    fn words_are_found_across_runs_and_references() {
        assert_eq!(found("公开预算", 1), ("公开 预算", "<w:rPr><w:i/></w:rPr>"));
        assert_eq!(found("公开预算", 3), ("公开预算", ""));
        assert!(found("预算Ａ&B", 1).0.ends_with("A&amp;B"));
        assert_eq!(found("决算", 1).0, "决算");
        assert_eq!(found("（二）公开预算", 3).0, "公开预算");
    }

    #[test]
    fn a_paragraph_stands_for_words_that_are_not_found() {
        assert!(found("没有的话", 1).0.ends_with("决算。"));
        assert_eq!(found("没有的话", 2).0, "公开预算");
        assert_eq!(found("没有的话", 99).0, "公开预算");
        assert!(Anchors::of("<x:p/>").is_none() && Anchors::of("<w:p><w:r><w:t></w:p>").is_none());
    }
}
