//! The paragraphs and tables of a part, in print order.

use std::collections::{BTreeMap, BTreeSet};

use super::bytes::Plc;
use super::container::{Document, Part, Table};
use super::run::{Look, Text};
use super::sprm;
use super::table;
use crate::source::ReadError;
use crate::source::word::{Block, Fields, Label, Lists, PARAGRAPH_LIMIT, Tables};

const PARAGRAPH_END: u16 = 0x0d;
const CELL_END: u16 = 0x07;
const SECTION_END: u16 = 0x0c;

/// Reader of a part.
pub(super) struct Story<'d> {
    document: &'d Document,
    part: Part,
    lists: Lists,
    fields: Fields,
    /// Whether to ignore field marks, so that they hide nothing.
    ignore_fields: bool,
    /// Last characters of sections.
    sections: BTreeSet<u32>,
    count: usize,
}

/// A complete paragraph.
struct Ended<'a> {
    style: u16,
    changes: &'a [u8],
    mark: u16,
}

impl<'d> Story<'d> {
    /// Creates a reader whose paragraph and list counters start at the beginning.
    pub(super) fn new(document: &'d Document, part: Part, ignore_fields: bool) -> Self {
        let sections = Plc::read(document.table(Table::Sections), 12).places;
        let sections = sections.into_iter().skip(1).filter_map(|end| end.checked_sub(1)).collect();
        let fields = Fields::new(ignore_fields);
        Self { document, part, lists: document.lists.clone(), fields, ignore_fields, sections, count: 0 }
    }

    /// Returns `true` if a field has begun and not ended.
    pub(super) fn has_open_field(&self) -> bool {
        self.fields.is_open()
    }

    /// Discards open fields.
    pub(super) fn close_fields(&mut self) {
        self.fields = Fields::new(self.ignore_fields);
    }

    /// Reads the whole part; `notes` and `boxes` are put after the paragraph that holds their anchor.
    pub(super) fn read(
        &mut self,
        notes: &BTreeMap<u32, String>,
        boxes: &BTreeMap<u32, Vec<Block>>,
    ) -> Result<Vec<Block>, ReadError> {
        let whole = (0, self.document.extent(self.part).1);
        self.range(whole, notes, boxes)
    }

    /// Reads a range of the part.
    pub(super) fn range(
        &mut self,
        range: (u32, u32),
        notes: &BTreeMap<u32, String>,
        boxes: &BTreeMap<u32, Vec<Block>>,
    ) -> Result<Vec<Block>, ReadError> {
        let document = self.document;
        let units = document.units(self.part, range);
        let mut tables = Tables::default();
        let (mut text, mut look, mut cited) = (Text::default(), Look::default(), 0_usize);
        let (mut hanging, mut has_text) = (Vec::new(), false);
        // Style of the open paragraph, known from its first character on.
        let mut style: Option<u16> = None;
        // A damaged file may give a range that begins at the last possible position.
        for (place, unit) in (range.0..=u32::MAX).zip(units) {
            look.at(self.document, unit.at, *style.get_or_insert_with(|| document.paragraph(unit.at).0));
            hanging.extend(boxes.get(&place).into_iter().flatten().cloned());
            if let Some(note) = notes.get(&place).filter(|_| !look.hidden) {
                cited += 1;
                hanging.push(Block::Paragraph { number: self.count + 1, text: format!("注{cited}：{note}") });
            }
            if !self.ends(unit.code, place) {
                if !(self.ignore_fields && (0x13..=0x15).contains(&unit.code)) {
                    text.push(unit, &look, &mut self.fields, self.document);
                }
                continue;
            }
            // A paragraph whose end mark is deleted or hidden runs on into the next.
            if look.hidden && unit.code == PARAGRAPH_END {
                style = None;
                continue;
            }
            let (index, changes) = self.document.paragraph(unit.at);
            let ended = Ended { style: index, changes, mark: unit.code };
            let block = self.end(&mut text, &ended)?;
            let blank = block.paragraph().is_none_or(|text| text.trim().is_empty());
            let above = if has_text { Vec::new() } else { std::mem::take(&mut hanging) };
            has_text |= !blank || !above.is_empty();
            let below = text.unread.drain(..).chain(hanging.drain(..));
            let (depth, mark) = table::place(changes, unit.code == CELL_END);
            tables.push(above.into_iter().chain([block]).chain(below).collect(), depth, mark);
            style = None;
        }
        if let rest @ 1.. = text.take().len() {
            return Err(super::unreadable(format!("it is damaged: {rest} bytes of text have no end")));
        }
        let mut blocks = tables.finish();
        blocks.extend(text.unread.drain(..).chain(hanging));
        Ok(blocks)
    }

    fn ends(&self, code: u16, place: u32) -> bool {
        match code {
            PARAGRAPH_END | CELL_END => true,
            SECTION_END => self.part == Part::Main && self.sections.contains(&place),
            _ => false,
        }
    }

    fn end(&mut self, text: &mut Text, ended: &Ended<'_>) -> Result<Block, ReadError> {
        self.count += 1;
        if self.count > PARAGRAPH_LIMIT {
            return Err(ReadError::TooComplex { why: format!("it has more than {PARAGRAPH_LIMIT} paragraphs") });
        }
        let text = text.take();
        let row_end =
            ended.mark == CELL_END && text.is_empty() && sprm::switch(ended.changes, sprm::ROW_END, false) == Some(true);
        let label = if row_end { None } else { self.label(ended) };
        Ok(Block::Paragraph { number: self.count, text: label.map_or_else(|| text.clone(), |label| label.before(&text)) })
    }

    /// Counts the paragraph in its list: its own or that of its style.
    fn label(&mut self, ended: &Ended<'_>) -> Option<Label> {
        let restyled = sprm::last(ended.changes, sprm::STYLE).and_then(|operand| operand.u16(0)).unwrap_or(ended.style);
        let (styled, styled_level) = self.document.styles.list(restyled);
        let list = sprm::last(ended.changes, sprm::LIST).and_then(|operand| operand.i16(0)).or(styled)?;
        let level = sprm::last(ended.changes, sprm::LEVEL).and_then(|operand| operand.u8(0)).or(styled_level).unwrap_or(0);
        // A negative number is the list that the paragraph is temporarily removed from but still counts in.
        let list = if list == i16::from_le_bytes([0x01, 0xf8]) { 0 } else { list.unsigned_abs() };
        (list > 0).then(|| self.lists.next(i64::from(list), usize::from(level))).flatten()
    }
}
