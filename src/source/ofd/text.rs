//! `TextCode`: characters with the position of each.

use pdfboss_output::TextSpan;

use super::geometry::Frame;
use crate::source::page;

/// Advance between characters, in font sizes and in usual advances, from which a new piece begins.
const APART: f32 = 1.6;
/// Advance up or down, in font sizes, from which the next character stands below or above.
const UPRIGHT: f32 = 0.5;

/// Characters of a text object and their positions in it.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// Position of the first character; defaults to that of the preceding code.
    pub x: Option<f32>,
    pub y: Option<f32>,
    /// Advances to the right and down.
    pub right: String,
    pub down: String,
    /// The characters.
    pub text: String,
}

/// Properties shared by all codes of a text object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub frame: Frame,
    /// Height of the page, in millimetres.
    pub height: f32,
    /// Font size, in millimetres.
    pub size: f32,
    /// Horizontal scale of the characters.
    pub scale: f32,
    /// Direction of reading in degrees: 90 is downward.
    pub direction: i32,
}

/// Parses advances: numbers, and `g count step` for a repeated one; at most `most` of them.
fn steps(list: &str, most: usize) -> Vec<f32> {
    let mut words = list.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    let mut found = Vec::new();
    while let Some(word) = words.next().filter(|_| found.len() < most) {
        if word == "g" {
            let count = words.next().and_then(|count| count.parse().ok()).unwrap_or(0_usize);
            let step = words.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
            found.extend(std::iter::repeat_n(step, count.min(most - found.len())));
        } else {
            found.push(word.parse().unwrap_or(0.0));
        }
    }
    found
}

impl Style {
    /// Default width of a character.
    fn width(self, ch: char) -> f32 {
        let narrow = ch.is_ascii() || ('\u{a0}'..'\u{250}').contains(&ch);
        self.size * self.scale * if narrow { 0.5 } else { 1.0 }
    }

    /// Builds pieces of text from the codes of an object.
    pub(super) fn spans(self, codes: &[Code]) -> Vec<TextSpan> {
        let (mut x, mut y) = (0.0, 0.0);
        let mut found = Vec::new();
        for code in codes {
            (x, y) = (code.x.unwrap_or(x), code.y.unwrap_or(y));
            self.add(code, (x, y), &mut found);
        }
        found
    }

    fn add(self, code: &Code, start: (f32, f32), found: &mut Vec<TextSpan>) {
        // Indentation of the XML is not text.
        let text = if code.text.contains('\n') { code.text.trim() } else { &code.text };
        let chars: Vec<char> = text.chars().collect();
        let count = chars.len();
        let (right, down) = (steps(&code.right, count), steps(&code.down, count));
        let mut usual: Vec<f32> = right.iter().copied().filter(|step| *step > 0.0).collect();
        usual.sort_by(f32::total_cmp);
        let usual = usual.get(usual.len().saturating_sub(1) / 2).copied().unwrap_or(0.0);
        let far = (APART * self.size * self.scale).max(APART * usual);
        let (mut x, mut y) = start;
        let mut open: Option<(String, (f32, f32))> = None;
        // Whether the character before stands right above or below.
        let mut stood = false;
        for (at, &ch) in chars.iter().enumerate() {
            open.get_or_insert_with(|| (String::new(), (x, y))).0.push(ch);
            let end = (x + self.width(ch), y);
            let (step, lower) = self.advance(ch, (&right, &down), at);
            (x, y) = (x + step, y + lower);
            let breaks = step > far || step < 0.0 || lower.abs() > 0.1 * self.size;
            if at + 1 == count || breaks {
                let stands = step.abs() < 0.1 * self.size && lower.abs() > UPRIGHT * self.size;
                let goes_on = std::mem::replace(&mut stood, at + 1 < count && stands);
                let piece = open.take().filter(|(text, _)| !text.trim().is_empty());
                found.extend(piece.map(|(text, from)| {
                    let vertical = text.chars().count() == 1 && (goes_on || stood);
                    TextSpan { vertical, ..self.span(&text, from, end) }
                }));
            }
        }
    }

    /// Returns the advance to the right and down behind a character.
    fn advance(self, ch: char, (right, down): (&[f32], &[f32]), at: usize) -> (f32, f32) {
        let width = self.width(ch);
        let usual = match self.direction {
            // If there are only vertical advances, the text runs downward.
            _ if !down.is_empty() || !right.is_empty() => (if down.is_empty() { width } else { 0.0 }, 0.0),
            90 => (0.0, width),
            270 => (0.0, -width),
            _ => (width, 0.0),
        };
        (right.get(at).copied().unwrap_or(usual.0), down.get(at).copied().unwrap_or(usual.1))
    }

    fn span(self, text: &str, from: (f32, f32), to: (f32, f32)) -> TextSpan {
        let (left, bottom) = self.frame.on_page(from, self.height);
        let (right, last) = self.frame.on_page(to, self.height);
        let turn = self.frame.turn();
        let made = page::placed(text, (left, bottom), right, self.frame.size(self.size));
        if turn == 0 { made } else { TextSpan { rotate: turn, end_y: last, ..made } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(code: Code) -> Vec<(String, i32, i32)> {
        let style = Style { frame: Frame::PAGE, height: 297.0, size: 5.0, scale: 1.0, direction: 0 };
        #[expect(clippy::cast_possible_truncation, reason = "whole millimetres")]
        let whole = |points: f32| (points * 25.4 / 72.0).round() as i32;
        style.spans(&[code]).iter().map(|span| (span.text.clone(), whole(span.x), whole(span.end_x))).collect()
    }

    fn code(text: &str, right: &str, down: &str) -> Code {
        Code { x: Some(10.0), y: Some(5.0), right: right.to_owned(), down: down.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn steps_are_counted_in_groups() {
        assert_eq!(steps("g 3 5 2.5,1", 10), [5.0, 5.0, 5.0, 2.5, 1.0]);
        assert_eq!(steps("g 4000000000 5", 3), [5.0; 3]);
        assert_eq!(steps("g", 3), [] as [f32; 0]);
    }

    #[test]
    fn a_text_is_one_piece_until_it_jumps() {
        assert_eq!(spans(code("公开预算", "g 3 5", "")), [("公开预算".to_owned(), 10, 30)]);
        assert_eq!(spans(code("公开20日", "5 5 2.5 2.5", "")), [("公开20日".to_owned(), 10, 30)]);
        assert_eq!(
            spans(code("1公开某局", "30 5 40 5", "")),
            [("1".to_owned(), 10, 13), ("公开".to_owned(), 40, 50), ("某局".to_owned(), 85, 95)]
        );
    }

    #[test]
    fn letters_that_are_set_wide_stay_one_piece() {
        assert_eq!(spans(code("某区文件", "g 3 15", "")), [("某区文件".to_owned(), 10, 60)]);
    }

    #[test]
    fn a_text_that_runs_downward_is_a_piece_a_character() {
        assert_eq!(spans(code("财政", "", "5")), [("财".to_owned(), 10, 15), ("政".to_owned(), 10, 15)]);
    }

    #[test]
    fn without_steps_the_size_tells() {
        assert_eq!(spans(code("公开20", "", "")), [("公开20".to_owned(), 10, 25)]);
    }
}
