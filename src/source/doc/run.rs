//! Characters of a paragraph → its text.

use super::container::Document;
use super::form;
use super::pieces::Unit;
use super::sprm;
use crate::source::word::{self, Block, Fields};

const TWIPS_PER_CENTIMETRE: f64 = 567.0;

/// Text of a paragraph, collected character by character.
#[derive(Debug, Default)]
pub(super) struct Text {
    codes: Vec<u16>,
    /// Parts of it that are not text.
    pub unread: Vec<Block>,
}

/// Properties of the characters up to a byte of the stream.
#[derive(Debug, Default)]
pub(super) struct Look {
    end: u32,
    start: u32,
    /// Style of the paragraph: a run of equal characters may span several paragraphs, and the style of one may hide it.
    style: u16,
    /// Whether the characters are not printed because they are deleted or hidden.
    pub hidden: bool,
    special: bool,
    /// Whether the place of a picture is that of a field of a form.
    is_form: bool,
    picture: Option<usize>,
    /// A character of a symbol font: the index of the font and the code in it.
    symbol: Option<(u16, u32)>,
    /// Indices of the fonts of ASCII and of the other characters of one byte.
    fonts: [Option<u16>; 2],
}

impl Look {
    /// Updates the properties to those of the character at byte `at`, in a paragraph of the given style.
    pub(super) fn at(&mut self, document: &Document, at: u32, style: u16) {
        if (self.start..self.end).contains(&at) && self.style == style {
            return;
        }
        let (changes, end) = document.character(at);
        let named = sprm::last(changes, sprm::CHARACTER_STYLE).and_then(|operand| operand.u16(0));
        let styled = document.styles.hides(style) || named.is_some_and(|style| document.styles.hides(style));
        let on = |code: u16| sprm::switch(changes, code, false).unwrap_or(false);
        *self = Self {
            start: at,
            end,
            style,
            hidden: on(sprm::DELETED)
                || on(sprm::SPECIAL_VANISH)
                || sprm::switch(changes, sprm::VANISH, styled).unwrap_or(styled),
            special: on(sprm::SPECIAL),
            is_form: on(sprm::FORM),
            picture: sprm::last(changes, sprm::PICTURE).and_then(|operand| operand.place(0)),
            fonts: [sprm::ASCII_FONT, sprm::OTHER_FONT].map(|code| sprm::last(changes, code)?.u16(0)),
            symbol: sprm::last(changes, sprm::SYMBOL).and_then(|operand| Some((operand.u16(0)?, u32::from(operand.u16(2)?)))),
        };
    }
}

impl Look {
    /// Returns the index of the font of a character that a symbol font may have.
    fn font(&self, code: u16) -> Option<u16> {
        let [ascii, other] = self.fonts;
        match code {
            0x00..=0x7f => ascii,
            0x80..=0xff => other,
            0xf000..=0xf0ff => other.or(ascii),
            _ => None,
        }
    }
}

/// Returns what a character looks like in a font; U+FFFD if only that symbol font knows it.
fn shown(code: u16, font: &str) -> u16 {
    if word::symbol_font(font).is_none() || char::from_u32(u32::from(code)).is_some_and(char::is_whitespace) {
        return code;
    }
    let sign = word::symbol(font, u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER);
    u16::try_from(u32::from(sign)).unwrap_or(code)
}

impl Text {
    /// Takes the text.
    pub(super) fn take(&mut self) -> String {
        String::from_utf16_lossy(&std::mem::take(&mut self.codes))
    }

    /// Adds a character; field marks open and close `fields`.
    pub(super) fn push(&mut self, unit: Unit, look: &Look, fields: &mut Fields, document: &Document) {
        match unit.code {
            0x13 => fields.begin(),
            0x14 => {
                if let Some(program) = fields.separate().filter(|_| !look.hidden) {
                    self.unread(format!("an embedded object {program}").trim_end().to_owned(), "only text and tables are read");
                }
            }
            0x15 => {
                let drawn = fields.end();
                self.add(look, fields, &drawn);
            }
            0x01 if look.special && look.is_form && fields.is_instruction() => {
                if let Some(form) = look.picture.and_then(|at| form::read(&document.data, at)) {
                    fields.choose(&form);
                }
            }
            code if fields.is_instruction() => fields.instruct(&String::from_utf16_lossy(&[code])),
            0x01 if look.special => self.picture(look, fields, document),
            0x28 if look.special && look.symbol.is_some() => self.symbol(look, fields, document),
            0x0b => self.add(look, fields, "\n"),
            0x09 => self.add(look, fields, "\t"),
            0x1e => self.add(look, fields, "-"),
            // Page and column breaks, soft hyphens, and anchors of notes, comments and drawings.
            0x00..=0x1f | 0xad => {}
            code => {
                if !look.hidden && fields.prints() {
                    let font = look.font(code).and_then(|font| document.fonts.get(usize::from(font)));
                    self.codes.push(font.map_or(code, |font| shown(code, font)));
                }
            }
        }
    }

    fn add(&mut self, look: &Look, fields: &Fields, text: &str) {
        if !look.hidden && fields.prints() {
            self.codes.extend(text.encode_utf16());
        }
    }

    fn symbol(&mut self, look: &Look, fields: &Fields, document: &Document) {
        let (font, code) = look.symbol.unwrap_or_default();
        let font = document.fonts.get(usize::from(font)).map_or("", String::as_str);
        match word::symbol(font, code) {
            Some(sign) => self.add(look, fields, sign.encode_utf8(&mut [0; 4])),
            None if look.hidden => {}
            None => self.unread("a sign of a symbol font".to_owned(), "only that font knows what the sign is"),
        }
    }

    fn picture(&mut self, look: &Look, fields: &Fields, document: &Document) {
        let size = look.picture.and_then(|at| size(document, at));
        let large = size.is_none_or(|(width, height)| width * height >= f64::from(word::PICTURE_AREA));
        if large && !look.hidden && !fields.is_embedded() {
            let what = size
                .map_or_else(|| "a picture".to_owned(), |(width, height)| format!("a picture of {width:.1} × {height:.1} cm"));
            self.unread(what, "text in pictures is not recognised");
        }
    }

    fn unread(&mut self, what: String, why: &'static str) {
        self.unread.push(Block::Unread { what, why });
    }
}

/// Width and height of a picture in centimetres (`PICF`).
fn size(document: &Document, at: usize) -> Option<(f64, f64)> {
    let head = super::bytes::Bytes(document.data.get(at..)?);
    let side = |goal: usize, scale: usize| {
        let (goal, scale) = (head.i16(goal)?, head.u16(scale)?);
        Some(f64::from(goal.unsigned_abs()) * f64::from(scale) / 1000.0 / TWIPS_PER_CENTIMETRE)
    };
    Some((side(28, 32)?, side(30, 34)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_a_symbol_font_are_its_signs() {
        let seen = |text: &str, font: &str| {
            let codes: Vec<u16> = text.encode_utf16().map(|code| shown(code, font)).collect();
            String::from_utf16_lossy(&codes)
        };
        assert_eq!(seen("R O", "Wingdings 2"), "☑ ✗");
        assert_eq!(seen("\u{f0fc}J", "Wingdings"), "✓\u{fffd}");
        assert_eq!(seen("R\u{f0fc}", "宋体"), "R\u{f0fc}");
        let look = Look { fonts: [Some(3), Some(4)], ..Look::default() };
        assert_eq!(
            ['R', '×', '\u{f0fc}', '公'].map(|ch| look.font(u16::try_from(u32::from(ch)).expect("short"))),
            [Some(3), Some(4), Some(4), None]
        );
    }
}
