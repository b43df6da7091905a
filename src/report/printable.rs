//! Text that a file made of XML can hold, and that shows all there is of it.

use crate::source::unseen::is_unseen;

/// Removes what XML cannot hold and what shows nothing: control characters other than line breaks, marks of direction and of no width,
/// and non-characters.
///
/// Line breaks of any kind become `\n`; a tab becomes a space.
pub(super) fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            '\n' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push(' '),
            ch if is_unseen(ch) || u32::from(ch) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&ch) => {}
            ch => clean.push(ch),
        }
    }
    clean
}

/// The same on one line.
pub(super) fn one_line(text: &str) -> String {
    printable(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_breaks_stay() {
        assert_eq!(
            printable("一\u{b}、\u{0}公\u{202e}\u{200b}开\r\n预算\r决算\t表\u{ffff}\u{85}\u{fffe}😀"),
            "一、公开\n预算\n决算 表😀"
        );
        assert_eq!(one_line("公开\r\n预算"), "公开 预算");
    }
}
