//! Chinese and English text in lines of a given width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Signs that begin no line.
const CLOSING: &str = "，。、；：？！）》〉”’】〕%,.;:?!)]}";
/// Signs that end no line.
const OPENING: &str = "（《〈“‘【〔([{";

/// Breaks a text into lines of at most `width` columns: between Chinese characters, between English words, and never before a sign
/// that closes or behind one that opens. A line is longer only where a single word is.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut made = String::with_capacity(text.len());
    let mut column = 0;
    for piece in pieces(text) {
        let wide = piece.trim_end().width();
        if column > 0 && column + wide > width {
            made.truncate(made.trim_end_matches(' ').len());
            made.push('\n');
            column = 0;
        }
        made.push_str(piece);
        column += piece.width();
        if piece.ends_with('\n') {
            column = 0;
        }
    }
    made
}

/// What must stay together: a word with the blank behind it, or a character with the signs that belong to it.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, ch) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, ch)) {
            found.extend(text.get(start..at));
            start = at;
        }
        before = Some(ch);
    }
    found.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    found
}

fn may_break(before: char, after: char) -> bool {
    if before == '\n' {
        return true;
    }
    let wide = |ch: char| ch.width().unwrap_or(0) > 1;
    let glued = CLOSING.contains(after) || OPENING.contains(before) || after == ' ' || after == '\n';
    !glued && (before == ' ' || wide(before) || wide(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_they_may_be_and_begin_with_no_closing_sign() {
        let text = "按月公开全区财政收支情况，解读增减变化。（牵头单位：区财政局、区税务局）";
        let lines = wrapped(text, 20);
        assert!(lines.lines().all(|line| line.width() <= 20), "{lines}");
        assert!(lines.lines().all(|line| !line.starts_with(['，', '。', '、', '）'])), "{lines}");
        assert!(lines.lines().all(|line| !line.ends_with('（')), "{lines}");
        assert_eq!(lines.replace('\n', ""), text);
    }

    #[test]
    fn english_is_broken_between_words() {
        assert_eq!(wrapped("proposed text after line 41: 按月公开", 16), "proposed text\nafter line 41:\n按月公开");
        assert_eq!(wrapped("incomprehensibilities are one", 10), "incomprehensibilities\nare one");
    }

    #[test]
    fn a_text_without_any_place_to_break_and_an_empty_one_stay() {
        assert_eq!((wrapped("", 10), wrapped("abc", 0)), (String::new(), "abc".to_owned()));
        assert_eq!(wrapped("一二三", 0), "一\n二\n三");
    }
}
