//! Invisible characters that still have an effect: on a terminal, on text direction, on what a search finds.
//!
//! This is the only list. They are removed from plans and data files on reading, and from every result.

use std::borrow::Cow;

/// Returns `true` if a character is invisible: controls, direction marks, zero-width characters, and variation selectors.
///
/// Tabs and line endings are not included.
#[must_use]
pub const fn is_unseen(ch: char) -> bool {
    matches!(ch, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}')
        || matches!(ch, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(ch, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Number of bytes examined together.
const BLOCK: usize = 32;

/// Returns `true` if an invisible character, or a carriage return, may begin within the block. One more byte follows the block,
/// because Chinese punctuation, which is on every line, shares its first byte with some of them. Branch-free, so that it is
/// vectorised.
#[expect(clippy::needless_bitwise_bool, reason = "a branch would make it one byte at a time")]
fn may_hold(bytes: &[u8; BLOCK + 1]) -> bool {
    let mut found = 0;
    for at in 0..BLOCK {
        let (first, second) = (bytes[at], bytes[at + 1]);
        let rare = (first == 0x7f) | (first.wrapping_sub(0xc2) < 0x1e) | (first == 0xe1) | (first >= 0xf0);
        let is_lead = rare | (first == 0xe2) | (first == 0xef);
        let is_control = (first < 0x20) & (first != b'\t') & (first != b'\n');
        found |= u8::from((is_lead & (second & 0xfe != 0xbc)) | is_control);
    }
    found != 0
}

/// First bytes to examine: all invisible characters begin with one of them.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = byte != b'\t' as usize && byte != b'\n' as usize;
        byte += 1;
    }
    let firsts = [0x7f, 0xc2, 0xcd, 0xd8, 0xe1, 0xe2, 0xef, 0xf3];
    let mut at = 0;
    while at < firsts.len() {
        table[firsts[at]] = true;
        at += 1;
    }
    table
};

/// Returns `true` if an invisible character may begin with these bytes. Chinese punctuation and quotes, which are on every line,
/// share their first byte with some: the following bytes rule most of them out without decoding.
const fn may_begin(bytes: &[u8]) -> bool {
    match bytes {
        [0xe2, second, third, ..] => matches!((*second, *third), (0x80, 0x8b..=0x8f | 0xa8..=0xae) | (0x81, 0xa0..=0xaf)),
        [0xef, second, third, ..] => matches!((*second, *third), (0xb8, 0x80..=0x8f) | (0xbb, 0xbf) | (0xbf, 0xb9..=0xbb)),
        [0xe1, second, ..] => *second == 0xa0,
        _ => true,
    }
}

/// Returns the offset of the first character that must not be output: an invisible one, or a carriage return within a line.
#[must_use]
pub fn find(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        while bytes.get(at..=at + BLOCK).and_then(|block| block.try_into().ok()).is_some_and(|block| !may_hold(block)) {
            at += BLOCK;
        }
        at += bytes.get(at..)?.iter().position(|byte| SUSPECT[usize::from(*byte)])?;
        if bytes.get(at..).is_some_and(may_begin) {
            let rest = text.get(at..).unwrap_or_default();
            let acts = match rest.chars().next() {
                // Before a line feed it is part of the line ending.
                Some('\r') => !rest.trim_start_matches('\r').starts_with('\n'),
                Some(ch) => is_unseen(ch),
                None => false,
            };
            if acts {
                return Some(at);
            }
        }
        at += 1;
    }
}

/// Returns the text without the characters that must not be output.
#[must_use]
pub fn without(text: &str) -> Cow<'_, str> {
    let Some(mut at) = find(text) else { return Cow::Borrowed(text) };
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, from) = rest.split_at(at);
        clean.push_str(before);
        rest = from.chars().next().and_then(|ch| from.get(ch.len_utf8()..)).unwrap_or_default();
        match find(rest) {
            Some(next) => at = next,
            None => break,
        }
    }
    clean.push_str(rest);
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_acts_goes_and_what_is_seen_stays() {
        let cases = [
            ("甲\u{1b}]0;题\u{7}乙", "甲]0;题乙"),
            ("a\u{202e}b\u{2066}c\u{200b}d\u{61c}e\u{9b}31m\u{e0041}", "abcde31m"),
            ("一\r二\r\n三\t四\n", "一二\r\n三\t四\n"),
        ];
        for (given, expected) in cases {
            assert_eq!(without(given), expected, "{given:?}");
        }
        let plain = "“2017年”（ＰＰＰ）——①…\u{a0}\u{3000}縣※→·é\t—\r\n，；：😀\u{fffd}";
        assert_eq!(find(plain), None);
    }

    proptest! {
        #[test]
        fn the_table_of_first_bytes_misses_none(ch in any::<char>()) {
            let text = format!("甲{ch}乙");
            let goes = is_unseen(ch) || ch == '\r';
            prop_assert_eq!(find(&text), goes.then_some(3));
            let clean = without(&text);
            prop_assert_eq!(clean.len(), if goes { 6 } else { text.len() });
            // The same when whole blocks are examined.
            for before in 0..12 {
                let text = format!("{}{ch}，{}", "，“".repeat(before), "甲（".repeat(8));
                prop_assert_eq!(find(&text), goes.then_some(6 * before));
            }
        }

        #[test]
        fn what_was_cleaned_is_clean(text in "[\u{0}-\u{20}\u{7f}-\u{a0}a\u{200a}-\u{2030}一\u{feff}]{0,20}") {
            let once = without(&text).into_owned();
            prop_assert_eq!(find(&once), None);
        }
    }
}
