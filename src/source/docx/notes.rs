//! Footnotes and endnotes.

use std::collections::BTreeMap;

use super::body::{Context, Walker};
use crate::source::ReadError;
use crate::source::word::{Block, Fields};
use crate::source::xml::{Node, Xml};

/// Reads the footnotes and endnotes: the text of each on one line, by kind of reference and identifier.
pub(super) fn read(
    footnotes: Option<&str>,
    endnotes: Option<&str>,
    context: &Context,
) -> Result<BTreeMap<(&'static str, String), String>, ReadError> {
    let mut found = BTreeMap::new();
    for (kind, part) in [("footnote", footnotes), ("endnote", endnotes)] {
        let Some(part) = part else { continue };
        let mut xml = Xml::new(part);
        let mut walker = Walker::new(context);
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == kind => {
                    let id = tag.get("id").unwrap_or_default();
                    // Separators between text and notes are notes with a type.
                    let is_note = tag.get("type").is_none_or(|kind| kind == "normal");
                    let mut blocks = Vec::new();
                    walker.fields = Fields::new(context.keep_contents);
                    xml.children(|xml, tag| walker.block(xml, &tag, &mut blocks))?;
                    walker.flush(&mut blocks);
                    let text = one_line(&blocks);
                    if is_note && !text.is_empty() {
                        found.insert((kind, id), text);
                    }
                }
                Node::Open(_) | Node::Close | Node::Text(_) => {}
                Node::End => break,
            }
        }
    }
    Ok(found)
}

fn one_line(blocks: &[Block]) -> String {
    let words = blocks.iter().filter_map(Block::paragraph).flat_map(str::lines).map(str::trim);
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}
