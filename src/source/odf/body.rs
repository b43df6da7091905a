//! The body of a text: paragraphs, lists, tables, notes.

use super::lists::{Counts, LEVELS, OUTLINE, Styles};
use crate::source::ReadError;
use crate::source::word::{Block, Cell, PARAGRAPH_LIMIT};
use crate::source::xml::{Node, Tag, Xml};

/// Maximum number of spaces from one element.
const SPACES: usize = 100;
/// Maximum number of repetitions of a cell or row.
const REPEATED: usize = 64;

/// Reads the blocks of a document.
pub(super) fn blocks(text: &str, styles: &Styles) -> Result<Vec<Block>, ReadError> {
    let mut xml = Xml::new(text);
    let mut walker = Walker { styles, counts: Counts::default(), number: 0, list: Vec::new(), notes: Vec::new(), label: None };
    let mut blocks = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "text" && blocks.is_empty() => walker.blocks(&mut xml, &mut blocks)?,
            Node::Open(tag) if matches!(tag.name(), "document-content" | "body" | "document") => {}
            Node::Open(_) => xml.skip()?,
            Node::Close | Node::Text(_) => {}
            Node::End => break,
        }
    }
    blocks.append(&mut walker.notes);
    Ok(blocks)
}

struct Walker<'s> {
    styles: &'s Styles,
    counts: Counts,
    number: usize,
    /// Style names of the open lists.
    list: Vec<String>,
    notes: Vec<Block>,
    /// Number of the next paragraph of a list item.
    label: Option<String>,
}

impl Walker<'_> {
    fn blocks(&mut self, xml: &mut Xml<'_>, into: &mut Vec<Block>) -> Result<(), ReadError> {
        xml.children(|xml, tag| self.block(xml, &tag, into))
    }

    fn block(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, into: &mut Vec<Block>) -> Result<(), ReadError> {
        match tag.name() {
            "p" | "h" => self.paragraph(xml, tag, into),
            "list" => self.list(xml, tag, into),
            "table" => {
                let mut rows = Vec::new();
                self.rows(xml, &mut rows)?;
                into.push(Block::Table(rows));
                Ok(())
            }
            // Deleted text, forms, and declarations of fields and indexes.
            "tracked-changes" | "forms" | "sequence-decls" | "variable-decls" | "user-field-decls" | "index-title-template" => {
                xml.skip()
            }
            "table-of-content-source" | "alphabetical-index-source" | "dde-connection-decls" => xml.skip(),
            "section" if tag.get("display").as_deref() == Some("none") => xml.skip(),
            "image" | "object" | "object-ole" => {
                into.push(picture());
                xml.skip()
            }
            _ => self.blocks(xml, into),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, into: &mut Vec<Block>) -> Result<(), ReadError> {
        self.number += 1;
        if self.number > PARAGRAPH_LIMIT {
            return Err(ReadError::TooComplex { why: format!("it has more than {PARAGRAPH_LIMIT} paragraphs") });
        }
        let number = self.number;
        let mut text = self.label.take().unwrap_or_default();
        if text.is_empty() && self.list.is_empty() && tag.name() == "h" {
            let level = tag.get("outline-level").and_then(|level| level.parse::<usize>().ok()?.checked_sub(1)).unwrap_or(0);
            let list = tag.get("style-name").and_then(|style| self.styles.of_paragraph(&style)).unwrap_or(OUTLINE).to_owned();
            text = self.counts.next(self.styles, &list, level.min(LEVELS - 1), None);
        }
        let mut inside = Vec::new();
        self.inline(xml, &mut text, &mut inside)?;
        into.push(Block::Paragraph { number, text });
        into.append(&mut inside);
        Ok(())
    }

    /// Reads the text of a paragraph; frames in it follow as separate blocks.
    fn inline(&mut self, xml: &mut Xml<'_>, text: &mut String, inside: &mut Vec<Block>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Node::Text(part) => {
                    // Consecutive white space is one space; further spaces have their own element.
                    for ch in part.chars() {
                        match ch {
                            ' ' | '\t' | '\n' | '\r' if text.is_empty() || text.ends_with([' ', '\n', '\t']) => {}
                            ' ' | '\t' | '\n' | '\r' => text.push(' '),
                            ch => text.push(ch),
                        }
                    }
                }
                Node::Open(tag) => match tag.name() {
                    "s" => {
                        let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize).min(SPACES);
                        text.extend(std::iter::repeat_n(' ', count));
                        xml.skip()?;
                    }
                    "tab" => {
                        text.push('\t');
                        xml.skip()?;
                    }
                    "line-break" => {
                        text.push('\n');
                        xml.skip()?;
                    }
                    "note" => self.note(xml)?,
                    "annotation" | "annotation-end" | "ruby-text" | "script" | "title" | "desc" => xml.skip()?,
                    "image" | "object" | "object-ole" => {
                        inside.push(picture());
                        xml.skip()?;
                    }
                    "text-box" => self.blocks(xml, inside)?,
                    _ => self.inline(xml, text, inside)?,
                },
                Node::Close | Node::End => return Ok(()),
            }
        }
    }

    /// Reads a footnote, which is put after the text.
    fn note(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let mut found = Vec::new();
        xml.children(|xml, tag| if tag.name() == "note-body" { self.blocks(xml, &mut found) } else { xml.skip() })?;
        self.notes.append(&mut found);
        Ok(())
    }

    fn list(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, into: &mut Vec<Block>) -> Result<(), ReadError> {
        let style = tag.get("style-name").or_else(|| self.list.last().cloned()).unwrap_or_default();
        let goes_on = tag.get("continue-numbering").as_deref() == Some("true") || tag.get("continue-list").is_some();
        if self.list.is_empty() && !goes_on {
            self.counts.restart(&style);
        }
        let level = self.list.len().min(LEVELS - 1);
        self.list.push(style.clone());
        let read = xml.children(|xml, tag| {
            if tag.name() == "list-item" {
                let start = tag.get("start-value").and_then(|start| start.parse().ok());
                self.item(xml, &style, level, start, into)
            } else {
                self.blocks(xml, into)
            }
        });
        self.list.pop();
        read
    }

    fn item(
        &mut self,
        xml: &mut Xml<'_>,
        style: &str,
        level: usize,
        start: Option<u32>,
        into: &mut Vec<Block>,
    ) -> Result<(), ReadError> {
        let mut is_first = true;
        xml.children(|xml, tag| {
            // An item that only holds a list has no number of its own.
            if is_first && matches!(tag.name(), "p" | "h") {
                self.label = Some(self.counts.next(self.styles, style, level, start));
            }
            is_first = false;
            self.block(xml, &tag, into)
        })
    }

    fn rows(&mut self, xml: &mut Xml<'_>, rows: &mut Vec<Vec<Cell>>) -> Result<(), ReadError> {
        xml.children(|xml, tag| match tag.name() {
            "table-row" => {
                let mut row = Vec::new();
                self.cells(xml, &mut row)?;
                let times = repeated(&tag, "number-rows-repeated");
                rows.extend(std::iter::repeat_n(row, times));
                Ok(())
            }
            "table-header-rows" | "table-rows" | "table-row-group" => self.rows(xml, rows),
            _ => xml.skip(),
        })?;
        carry(rows);
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml<'_>, row: &mut Vec<Cell>) -> Result<(), ReadError> {
        xml.children(|xml, tag| {
            let times = repeated(&tag, "number-columns-repeated");
            match tag.name() {
                "table-cell" => {
                    let mut cell = Cell { columns: repeated(&tag, "number-columns-spanned"), ..Cell::default() };
                    // The row span is kept aside until the rows are known.
                    let down = repeated(&tag, "number-rows-spanned");
                    self.blocks(xml, &mut cell.blocks)?;
                    row.extend(std::iter::repeat_n(cell, times));
                    if let Some(last) = row.last_mut().filter(|_| down > 1) {
                        last.blocks.push(Block::Unread { what: down.to_string(), why: DOWN });
                    }
                    Ok(())
                }
                "covered-table-cell" => {
                    row.extend(std::iter::repeat_n(Cell { continued: true, ..Cell::default() }, times));
                    xml.skip()
                }
                _ => xml.skip(),
            }
        })
    }
}

/// Marks a cell that spans several rows until [`carry`] has read it.
const DOWN: &str = "\u{0}rows";

/// Resolves covered cells: below a cell that spans several rows they continue it, and beside a wide cell they are dropped.
fn carry(rows: &mut [Vec<Cell>]) {
    let mut open: Vec<usize> = Vec::new();
    for row in rows.iter_mut() {
        let mut made: Vec<Cell> = Vec::with_capacity(row.len());
        let mut column = 0;
        let mut wide = 0_usize;
        for mut cell in std::mem::take(row) {
            if open.len() <= column {
                open.resize(column + 1, 0);
            }
            let above = open.get(column).copied().unwrap_or(0);
            if let Some(left) = open.get_mut(column) {
                *left = above.saturating_sub(1);
            }
            column += 1;
            if cell.continued && wide > 0 {
                wide -= 1;
                continue;
            }
            if cell.continued {
                made.push(Cell { columns: 1, continued: above > 0, ..cell });
                continue;
            }
            if let Some(Block::Unread { what, why: DOWN }) = cell.blocks.last() {
                let down: usize = what.parse().unwrap_or(1);
                cell.blocks.pop();
                if let Some(left) = open.get_mut(column - 1) {
                    *left = down - 1;
                }
            }
            wide = cell.columns.saturating_sub(1);
            made.push(cell);
        }
        *row = made;
    }
}

fn repeated(tag: &Tag<'_>, name: &str) -> usize {
    tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(1_usize).clamp(1, REPEATED)
}

fn picture() -> Block {
    Block::Unread { what: "a picture".to_owned(), why: "any text in it was not read" }
}
