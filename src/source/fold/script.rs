//! Simplifies traditional characters and quotation marks one by one, keeping their byte lengths.
//!
//! Characters are enough, and every byte offset stays the same. Conversion by phrases would distinguish 答覆 (答复) from 覆盖; matching
//! does not need to, because both sides of a match are folded by [`merged`].

use std::borrow::Cow;
use std::sync::LazyLock;

use hanconv::Dictionary;

use crate::source::CharSet;

/// First code point of the table: the start of the CJK symbols.
const FIRST: u32 = 0x3000;
/// One past the last code point of the table: the end of the CJK compatibility ideographs, which all have three bytes.
const END: u32 = 0xfb00;
/// Quotation marks of traditional text and their simplified counterparts.
const QUOTES: [(char, char); 4] = [('「', '“'), ('」', '”'), ('『', '‘'), ('』', '’')];

/// Simplified character for each code point from [`FIRST`] on; 0 if it is already simplified.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0_u16; usize::try_from(END - FIRST).unwrap_or(0)];
    let listed = Dictionary::TSCharacters.iter().filter_map(|(from, to)| Some((single(from)?, single(to)?)));
    for (from, to) in listed.chain(QUOTES) {
        let place = u32::from(from).checked_sub(FIRST).and_then(|at| table.get_mut(usize::try_from(at).ok()?));
        if let (Some(place), Ok(to)) = (place, u16::try_from(u32::from(to)))
            && from.len_utf8() == char::from_u32(u32::from(to)).map_or(0, char::len_utf8)
            && u32::from(from) != u32::from(to)
        {
            *place = to;
        }
    }
    // 薴 → 苧 → 苎: folding twice must change nothing more.
    for at in 0..table.len() {
        let next = table.get(at).and_then(|&to| usize::try_from(u32::from(to).checked_sub(FIRST)?).ok());
        if let Some(last) = next.and_then(|next| table.get(next).copied()).filter(|&last| last != 0) {
            table[at] = last;
        }
    }
    table
});

/// The characters that have another simplified form.
static LISTED: LazyLock<CharSet> = LazyLock::new(|| simplifiable().collect());

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Returns the simplified form of a character, or the character itself; both have the same length in UTF-8.
#[must_use]
pub fn simplified_char(ch: char) -> char {
    let place = u32::from(ch).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
    match place.and_then(|at| TABLE.get(at)) {
        None | Some(0) => ch,
        Some(&found) => char::from_u32(u32::from(found)).unwrap_or(ch),
    }
}

/// Characters that traditional text uses interchangeably and simplified text does not; 台帳 of traditional text, and 台帐 of old text,
/// are 台账.
const MERGED: [(char, char); 7] =
    [('著', '着'), ('瞭', '了'), ('乾', '干'), ('衞', '卫'), ('藉', '借'), ('覆', '复'), ('帐', '账')];

/// Maps interchangeable characters to one of them.
pub(super) fn merged(ch: char) -> char {
    MERGED.iter().find(|(from, _)| *from == ch).map_or(ch, |(_, to)| *to)
}

/// Iterates over the Chinese characters and marks that have another simplified form or are merged with another.
pub(super) fn listed() -> impl Iterator<Item = char> {
    simplifiable().chain(MERGED.map(|(from, _)| from))
}

fn simplifiable() -> impl Iterator<Item = char> {
    let codes = (FIRST..END).zip(TABLE.iter()).filter(|(_, to)| **to != 0);
    codes.filter_map(|(code, _)| char::from_u32(code))
}

/// Returns `text` in simplified characters; byte offsets are the same in both.
#[must_use]
pub fn simplified(text: &str) -> Cow<'_, str> {
    let mut rest = traditional(text).peekable();
    if rest.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, ch) in rest {
        out.push_str(text.get(copied..at).unwrap_or_default());
        out.push(simplified_char(ch));
        copied = at + ch.len_utf8();
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Iterates over the characters of `text` that have another simplified form, with their offsets, in order.
pub fn traditional(text: &str) -> impl Iterator<Item = (usize, char)> {
    LISTED.places(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_text_is_matched_as_simplified() {
        assert_eq!(simplified("進一步公開機關「幹部檔案」，瞭解與答覆"), "进一步公开机关“干部档案”，瞭解与答覆");
    }

    #[test]
    fn simplified_text_costs_no_copy() {
        assert!(matches!(simplified("（一）加强公开，2017年"), Cow::Borrowed(_)));
    }

    #[test]
    fn every_character_keeps_its_length_and_is_converted_once() {
        for ch in '\u{80}'..='\u{2ffff}' {
            let plain = simplified_char(ch);
            assert_eq!(plain.len_utf8(), ch.len_utf8(), "{ch}");
            assert_eq!(simplified_char(plain), plain, "{ch} → {plain}");
        }
    }
}
