//! Wraps Chinese and English text to lines of a given width (UAX #14).

use crate::render::width::{self, TextWidth};
use unicode_linebreak::linebreaks;

/// Marks that belong to the preceding word: 省✓.
const MARKS: [char; 4] = ['✓', '✗', '◐', '–'];

/// Treatment of a word that is longer than a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Long {
    /// Kept whole, so that the line is longer.
    Stays,
    /// Broken anywhere.
    Breaks,
}

/// Wraps a text to lines of at most `width` columns: between Chinese characters and English words, never before closing punctuation
/// or after opening punctuation. Only a single long word makes a line longer.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    broken(text, width, Long::Stays)
}

/// The same for a table column, where a word longer than a line is broken anywhere.
pub(super) fn fitted(text: &str, width: usize) -> String {
    broken(text, width, Long::Breaks)
}

fn broken(text: &str, width: usize, long: Long) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let mut now = String::new();
        for piece in pieces(line) {
            let wide = piece.trim_end().width();
            if !now.is_empty() && now.width() + wide > width {
                lines.push(now.trim_end().to_owned());
                now.clear();
            }
            if wide <= width || long == Long::Stays {
                now.push_str(piece);
                continue;
            }
            for ch in piece.chars() {
                if !now.is_empty() && now.width() + width::of_char(ch) > width {
                    lines.push(std::mem::take(&mut now));
                }
                now.push(ch);
            }
        }
        lines.push(now.trim_end().to_owned());
    }
    lines.join("\n")
}

/// Splits a text where a line may break: between words and between Chinese characters, but not before punctuation.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let of_word = |end: usize| line.get(end..).is_some_and(|rest| rest.starts_with(MARKS));
    linebreaks(line).filter(move |(end, _)| !of_word(*end)).filter_map(move |(end, _)| {
        let piece = line.get(start..end);
        start = end;
        piece
    })
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
