//! The characters of a text that are no common Chinese character: stops, brackets, digits, letters.
//!
//! Sentences, notes and lists are told apart by such marks, and they are one character in ten; the rest is stepped over undecoded.

use std::borrow::Cow;

/// Iterates over the marks of `text` with their places, in order.
pub(super) const fn marks(text: &str) -> Marks<'_> {
    Marks { text, at: 0 }
}

/// Returns `text` without the marks that `drops` names, which hardly any text holds.
pub(super) fn without(text: &str, drops: fn(char) -> bool) -> Cow<'_, str> {
    if marks(text).any(|(_, ch)| drops(ch)) { text.replace(drops, "").into() } else { text.into() }
}

/// Iterator over the marks of a text; made by [`marks`].
#[derive(Debug, Clone)]
pub(super) struct Marks<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Marks<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let bytes = self.text.as_bytes();
        loop {
            let at = self.at;
            match *bytes.get(at)? {
                // U+4000 to U+9FFF: three bytes, none of them a mark.
                0xe4..=0xe9 => self.at += 3,
                byte @ 0..=0x7f => {
                    self.at += 1;
                    return Some((at, char::from(byte)));
                }
                _ => {
                    let ch = self.text.get(at..)?.chars().next()?;
                    self.at += ch.len_utf8();
                    return Some((at, ch));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_found_where_they_stand() {
        let found: Vec<_> = marks("公开（a）。𠀀一〇").collect();
        assert_eq!(found, [(6, '（'), (9, 'a'), (10, '）'), (13, '。'), (16, '𠀀'), (23, '〇')]);
    }

    #[test]
    fn marks_are_dropped_and_nothing_else() {
        assert_eq!(without("公 开（\u{3000}a", char::is_whitespace), "公开（a");
        assert!(matches!(without("公开", char::is_whitespace), Cow::Borrowed("公开")));
    }

    proptest! {
        #[test]
        fn marks_are_all_characters_but_common_chinese_ones(text in "[\u{0}-\u{2ff}\u{3000}-\u{9fff}\u{ff00}-\u{ffef}𠀀-𠀿]{0,40}") {
            let expected: Vec<_> = text.char_indices().filter(|(_, ch)| !('\u{4000}'..='\u{9fff}').contains(ch)).collect();
            prop_assert_eq!(marks(&text).collect::<Vec<_>>(), expected);
        }
    }
}
