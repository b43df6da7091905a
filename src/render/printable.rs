//! Text that XML can hold, without invisible characters.

use std::borrow::Cow;

use crate::source::unseen::is_unseen;

/// Removes what XML cannot hold and what is invisible: control characters other than line breaks, direction marks, zero-width
/// characters, and non-characters.
///
/// Line breaks of any kind become `\n`; a tab becomes a space.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let Some((first, _)) = text.char_indices().find(|(_, ch)| changes(*ch)) else { return Cow::Borrowed(text) };
    let (before, rest) = text.split_at(first);
    let mut clean = String::with_capacity(text.len());
    clean.push_str(before);
    let mut chars = rest.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push(' '),
            ch if changes(ch) => {}
            ch => clean.push(ch),
        }
    }
    Cow::Owned(clean)
}

/// Returns `true` if a character is removed or replaced.
const fn changes(ch: char) -> bool {
    match ch {
        // Nearly all characters are these.
        ' '..='~' | '\u{3000}'..='\u{d7ff}' => false,
        '\t' | '\r' | '\u{fdd0}'..='\u{fdef}' => true,
        _ => is_unseen(ch) || ch as u32 & 0xfffe == 0xfffe,
    }
}

/// The same on one line.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    let clean = printable(text);
    if clean.contains('\n') { Cow::Owned(clean.replace('\n', " ")) } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_breaks_stay() {
        assert_eq!(
            printable("一\u{b}、\u{0}公\u{202e}\u{200b}开\r\n预算\r决算\t表\u{ffff}\u{85}\u{fffe}😀\u{2028}。"),
            "一、公开\n预算\n决算 表😀\n。"
        );
        assert_eq!(one_line("公开\r\n预算"), "公开 预算");
    }

    #[test]
    fn what_is_clean_is_not_copied() {
        assert!(matches!(printable("一、公开“预算”\n😀"), Cow::Borrowed(_)));
        assert!(matches!(one_line("一、公开“预算”"), Cow::Borrowed(_)));
    }
}
