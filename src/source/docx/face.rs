//! Fonts of a run, as far as they are symbol fonts, in which letters stand for signs.

use crate::source::word::{symbol, symbol_font};
use crate::source::xml::Tag;

/// Symbol fonts by kind of character: `None` where nothing is said, empty for a font of ordinary characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Of ASCII.
    ascii: Option<&'static str>,
    /// Of the other characters of one byte.
    other: Option<&'static str>,
    /// Of the private characters that stand for those of a symbol font.
    private: Option<&'static str>,
}

impl Face {
    /// Reads `w:rFonts`.
    pub(super) fn read(tag: &Tag<'_>) -> Self {
        let named = |name: &str| {
            // A font of the theme takes the place of one by name.
            let is_themed = tag.get(&format!("{name}Theme")).is_some();
            let font = tag.get(name).map(|font| symbol_font(&font).unwrap_or_default());
            if is_themed { Some("") } else { font }
        };
        let [ascii, high, eastern] = ["ascii", "hAnsi", "eastAsia"].map(named);
        let other = if tag.get("hint").as_deref() == Some("eastAsia") { eastern } else { high };
        let symbolic = [high, ascii, eastern].into_iter().flatten().find(|font| !font.is_empty());
        Self { ascii, other, private: symbolic.or(high).or(ascii) }
    }

    /// Completes what is not said by what `other` says.
    pub(super) fn or(self, other: Self) -> Self {
        Self { ascii: self.ascii.or(other.ascii), other: self.other.or(other.other), private: self.private.or(other.private) }
    }

    /// Returns what a character looks like; U+FFFD if only its font knows it.
    pub(super) fn shown(self, ch: char) -> char {
        let font = match ch {
            '\0'..='\x7f' => self.ascii,
            '\u{80}'..='\u{ff}' => self.other,
            '\u{f000}'..='\u{f0ff}' => self.private,
            _ => None,
        };
        match font.filter(|font| !font.is_empty() && !ch.is_whitespace()) {
            Some(font) => symbol(font, u32::from(ch)).unwrap_or(char::REPLACEMENT_CHARACTER),
            None => ch,
        }
    }
}
