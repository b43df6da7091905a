//! The style sheet: which styles number their paragraphs or hide their text.

use super::bytes::Bytes;
use super::sprm;

/// Maximum length of a chain of styles based on one another.
const CHAIN_LIMIT: usize = 32;
/// Base of a style that is based on no other.
const NONE: u16 = 0x0fff;

#[derive(Debug, Clone, Default)]
struct Style {
    base: u16,
    list: Option<i16>,
    level: Option<u8>,
    hidden: Option<bool>,
}

/// All styles of a document, by index.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Option<Style>>);

impl Styles {
    /// Reads the style sheet, skipping invalid entries.
    pub(super) fn read(sheet: &[u8]) -> Self {
        let bytes = Bytes(sheet);
        let head = bytes.count(0).unwrap_or(0);
        let (count, fixed) = (bytes.count(2).unwrap_or(0), bytes.count(4).unwrap_or(0));
        let mut at = 2 + head;
        let mut found = Vec::new();
        for _ in 0..count {
            let Some(len) = bytes.count(at) else { break };
            found.push(bytes.slice(at + 2, len).and_then(|one| style(Bytes(one), fixed)));
            at += 2 + len + len % 2;
        }
        Self(found)
    }

    /// Returns the list and the level that a style assigns to its paragraphs.
    pub(super) fn list(&self, style: u16) -> (Option<i16>, Option<u8>) {
        (self.find(style, |style| style.list), self.find(style, |style| style.level))
    }

    /// Returns `true` if a style hides its text.
    pub(super) fn hides(&self, style: u16) -> bool {
        self.find(style, |style| style.hidden).unwrap_or(false)
    }

    fn get(&self, style: u16) -> Option<&Style> {
        self.0.get(usize::from(style))?.as_ref()
    }

    fn find<T>(&self, style: u16, read: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let above = |style: &&Style| self.get(style.base).filter(|_| style.base != NONE);
        std::iter::successors(self.get(style), above).take(CHAIN_LIMIT).find_map(read)
    }
}

fn style(bytes: Bytes<'_>, fixed: usize) -> Option<Style> {
    let kind_and_base = bytes.u16(2)?;
    let kind = kind_and_base & 0x0f;
    let mut found = Style { base: kind_and_base >> 4, ..Style::default() };
    let name = bytes.count(fixed)?;
    let mut at = fixed + 2 + (name + 1) * 2;
    let count = bytes.u16(4)? & 0x0f;
    for index in 0..count {
        at += at % 2;
        let len = bytes.count(at)?;
        let part = bytes.slice(at + 2, len)?;
        match (kind, index) {
            (1, 0) => {
                let changes = part.get(2..).unwrap_or_default();
                found.list = sprm::last(changes, sprm::LIST).and_then(|operand| operand.i16(0));
                found.level = sprm::last(changes, sprm::LEVEL).and_then(|operand| operand.u8(0));
            }
            (1, 1) | (2, 0) => found.hidden = sprm::switch(part, sprm::VANISH, false),
            _ => {}
        }
        at += 2 + len;
    }
    Some(found)
}
