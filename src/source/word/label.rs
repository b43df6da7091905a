//! A list number and its separation from the paragraph.

/// What Word puts between a number and the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) enum Suffix {
    /// White space up to the next tab stop.
    #[default]
    Tab,
    /// A space.
    Space,
    /// Nothing.
    Nothing,
}

/// A list number as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::source) struct Label {
    /// The number with the text of its pattern, such as `（一）`.
    pub text: String,
    /// What follows it.
    pub suffix: Suffix,
}

impl Label {
    /// Puts the number before `text`; a paragraph without text shows no number.
    pub(in crate::source) fn before(&self, text: &str) -> String {
        if text.trim().is_empty() {
            return text.to_owned();
        }
        let text = text.trim_start_matches([' ', '\t', '\u{3000}']);
        let last = self.text.chars().next_back();
        let closed = last.is_some_and(|ch| matches!(ch, '、' | '．' | '）' | '】' | '〕' | '。' | '：' | '①'..='⑳' | '⑴'..='⒛'));
        let digit_follows = last.is_some_and(|ch| ch.is_ascii()) && text.starts_with(|ch: char| ch.is_ascii_alphanumeric());
        let gap = match self.suffix {
            Suffix::Tab => !closed,
            Suffix::Space => true,
            // Readers see “1. 2017年” and must not get “1.2017”.
            Suffix::Nothing => digit_follows,
        };
        format!("{}{}{text}", self.text, if gap && !self.text.is_empty() { " " } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_before_its_text_as_in_print() {
        let cases = [
            ("一、", Suffix::Tab, "加强", "一、加强"),
            ("1.", Suffix::Tab, "加强", "1. 加强"),
            ("1.", Suffix::Nothing, "加强", "1.加强"),
            ("1.", Suffix::Nothing, "2017年", "1. 2017年"),
            ("第一章", Suffix::Tab, "\t总则", "第一章 总则"),
            ("①", Suffix::Space, "加强", "① 加强"),
            ("", Suffix::Tab, "加强", "加强"),
            ("三、", Suffix::Tab, " ", " "),
        ];
        for (text, suffix, body, expected) in cases {
            assert_eq!(Label { text: text.to_owned(), suffix }.before(body), expected);
        }
    }
}
