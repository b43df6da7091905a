//! The width of a text in columns, of which a Chinese character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of a text as defined by Unicode (UAX #11) outside East Asian contexts.
pub(crate) trait TextWidth {
    /// Returns the width in columns.
    fn width(&self) -> usize;
}

impl TextWidth for str {
    fn width(&self) -> usize {
        // Long texts are measured repeatedly; their usual characters need no table.
        self.chars().try_fold(0, |sum, ch| Some(sum + usual(ch)?)).unwrap_or_else(|| UnicodeWidthStr::width(self))
    }
}

/// Returns the width of a text, at most `most`: the rest is not examined.
pub(crate) fn within(text: &str, most: usize) -> usize {
    let mut width = 0;
    for ch in text.chars() {
        // Characters that join others are measured as a whole.
        let Some(columns) = usual(ch) else { return TextWidth::width(text).min(most) };
        width += columns;
        if width >= most {
            break;
        }
    }
    width.min(most)
}

/// Returns the width of a single character.
pub(crate) fn of_char(ch: char) -> usize {
    usual(ch).unwrap_or_else(|| ch.width().unwrap_or(0))
}

/// Returns the width of a common character: letters, digits, Chinese characters and punctuation.
fn usual(ch: char) -> Option<usize> {
    match ch {
        ' '..='~' => Some(1),
        '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{TextWidth, UnicodeWidthChar, of_char, usual, within};

    #[test]
    fn usual_characters_have_the_width_that_unicode_gives_them() {
        let mut seen = 0;
        for ch in ('\0'..=char::MAX).filter(|&ch| usual(ch).is_some()) {
            assert_eq!(usual(ch), ch.width(), "{ch:?}");
            seen += 1;
        }
        assert!(seen > 20_000, "{seen}");
    }

    #[test]
    fn a_text_is_as_wide_as_unicode_says() {
        for text in
            ["", "预决算公开（2017）。", "a\u{301}公", "☎\u{fe0f}公", "👩\u{200d}🚒", "1\u{fe0f}\u{20e3}", "公\r\n开", "“✓”"]
        {
            assert_eq!([within(text, 3), within(text, 99)], [text.width().min(3), text.width()], "{text:?}");
            assert_eq!(text.width(), unicode_width::UnicodeWidthStr::width(text), "{text:?}");
        }
        assert_eq!(("公开".width(), of_char('公'), of_char('\n'), of_char('\u{301}')), (4, 2, 0, 0));
    }
}
