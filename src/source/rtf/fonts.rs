//! Fonts, and the encoding of the bytes set in them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};

use crate::source::word;

/// Maximum number of fonts that are distinguished.
const LIMIT: usize = 4096;
/// Maximum length of a stored font name, in bytes.
const NAME_LIMIT: usize = 64;
/// The character set of symbol fonts.
const SYMBOLS: i32 = 2;

#[derive(Debug, Default)]
struct Font {
    name: String,
    /// Number of its character set.
    set: Option<i32>,
}

/// The fonts of a file.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    known: BTreeMap<i32, Font>,
    /// The font being described.
    current: i32,
    /// Code page of the file.
    pub page: Option<i32>,
}

impl Fonts {
    /// Processes a word of the font table.
    pub(super) fn describe(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => self.current = number.unwrap_or(0),
            "fcharset" if self.known.len() < LIMIT => self.known.entry(self.current).or_default().set = number,
            _ => {}
        }
    }

    /// Appends to the name of the font being described.
    pub(super) fn name(&mut self, part: &[u8]) {
        if let Some(font) = self.known.get_mut(&self.current).filter(|font| font.name.len() + part.len() <= NAME_LIMIT) {
            font.name.extend(part.iter().filter(|&&byte| byte != b';').map(|&byte| char::from(byte)));
        }
    }

    /// Returns the Unicode character for a code of a symbol font.
    pub(super) fn symbol(&self, font: i32, code: u32) -> Option<char> {
        // LibreOffice writes such a font without its character set.
        let is_symbolic = |font: &&Font| font.set == Some(SYMBOLS) || word::symbol_font(&font.name).is_some();
        let font = self.known.get(&font).filter(is_symbolic)?;
        Some(word::symbol(font.name.trim(), code).unwrap_or('\u{fffd}'))
    }

    /// Decodes bytes that are set in a font.
    pub(super) fn decode<'b>(&self, font: i32, bytes: &'b [u8]) -> Cow<'b, str> {
        let set = self.known.get(&font).and_then(|font| font.set);
        let told = set.and_then(of_set).or_else(|| self.page.and_then(of_page));
        // Text of a Chinese office without a declared encoding is GB18030.
        let first = told.unwrap_or(if set == Some(0) { WINDOWS_1252 } else { GB18030 });
        let whole =
            [first, WINDOWS_1252].into_iter().find_map(|one| one.decode_without_bom_handling_and_without_replacement(bytes));
        whole.unwrap_or_else(|| first.decode_without_bom_handling(bytes).0)
    }
}

/// Returns the encoding of a character set that has only one; Western fonts use that of the file.
fn of_set(set: i32) -> Option<&'static Encoding> {
    match set {
        134 => Some(GB18030),
        136 => Some(BIG5),
        128 => Some(SHIFT_JIS),
        129 => Some(EUC_KR),
        161 => of_page(1253),
        162 => of_page(1254),
        177 => of_page(1255),
        178 => of_page(1256),
        186 => of_page(1257),
        204 => of_page(1251),
        222 => of_page(874),
        238 => of_page(1250),
        _ => None,
    }
}

fn of_page(page: i32) -> Option<&'static Encoding> {
    match page {
        936 | 54936 => Some(GB18030),
        950 => Some(BIG5),
        932 => Some(SHIFT_JIS),
        949 => Some(EUC_KR),
        65001 => Some(UTF_8),
        10000 => Some(encoding_rs::MACINTOSH),
        page => Encoding::for_label(format!("windows-{page}").as_bytes()),
    }
}
