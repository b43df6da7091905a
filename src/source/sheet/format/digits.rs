//! Numbers in the digit placeholders of a section.

use super::plain::decimal;
use super::round::rounded;
use super::section::{Section, Token};
use crate::source::word::NumberFormat;

/// Maximum number of decimal places.
const MOST_PLACES: usize = 30;

/// Formats a number; `None` if the format is not supported, such as fractions.
pub(super) fn write(section: &Section, value: f64) -> Option<String> {
    if section.tokens.iter().any(|token| matches!(token, Token::Unknown)) {
        return None;
    }
    if section.tokens.iter().any(|token| matches!(token, Token::General | Token::Text)) {
        let whole = |token: &Token| match token {
            Token::General | Token::Text => counted(value, section.digits),
            Token::Literal(text) => text.clone(),
            Token::Percent => "%".to_owned(),
            _ => String::new(),
        };
        return Some(section.tokens.iter().map(whole).collect());
    }
    let shape = Shape::of(&section.tokens);
    let power = 2 * i64::try_from(shape.percents).ok()? - 3 * i64::try_from(shape.thousands).ok()?;
    let (whole, fraction) = rounded(value, power, shape.places.min(MOST_PLACES));
    let is_negative = value < 0.0 && whole.bytes().chain(fraction.bytes()).any(|digit| digit != b'0');
    let written = shape.write(&section.tokens, &whole, &fraction);
    let written = if is_negative { format!("-{written}") } else { written };
    Some(chinese(written, section.digits).trim().to_owned())
}

/// Layout of a number in a section.
struct Shape {
    /// Index of the decimal point.
    point: usize,
    /// Number of decimal places.
    places: usize,
    percents: usize,
    /// How often the number is divided by a thousand.
    thousands: usize,
    /// Whether thousands are separated.
    grouped: bool,
}

impl Shape {
    fn of(tokens: &[Token]) -> Self {
        let is_digit = |token: &Token| matches!(token, Token::Digit(_));
        let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
        let last = tokens.iter().rposition(is_digit).unwrap_or(0);
        let first = tokens.iter().position(is_digit).unwrap_or(0);
        let commas = tokens.iter().enumerate().filter(|(_, token)| **token == Token::Comma);
        let (mut thousands, mut grouped) = (0, false);
        for (at, _) in commas {
            thousands += usize::from(at > last);
            grouped |= at > first && at < last;
        }
        Self {
            point,
            places: tokens.iter().skip(point).filter(|token| is_digit(token)).count(),
            percents: tokens.iter().filter(|token| **token == Token::Percent).count(),
            thousands,
            grouped,
        }
    }

    fn write(&self, tokens: &[Token], whole: &str, fraction: &str) -> String {
        let mut before = self.whole(tokens.get(..self.point).unwrap_or_default(), whole);
        before.push_str(&Self::fraction(tokens.get(self.point..).unwrap_or_default(), fraction));
        before
    }

    /// Writes the integer digits, filling placeholders from the right; surplus digits go to the first placeholder.
    fn whole(&self, tokens: &[Token], digits: &str) -> String {
        let digits = if digits == "0" { "" } else { digits };
        let mut left: Vec<char> = digits.chars().collect();
        let first = tokens.iter().position(|token| matches!(token, Token::Digit(_)));
        let mut parts: Vec<String> = Vec::new();
        let mut written = 0_usize;
        for (at, token) in tokens.iter().enumerate().rev() {
            match token {
                Token::Digit(sign) => {
                    let count = if Some(at) == first { left.len().max(1) } else { 1 };
                    for _ in 0..count {
                        let Some(digit) = left.pop().or((*sign == '0').then_some('0')) else { continue };
                        if self.grouped && written > 0 && written.is_multiple_of(3) {
                            parts.push(",".to_owned());
                        }
                        parts.push(digit.to_string());
                        written += 1;
                    }
                }
                Token::Literal(text) => parts.push(text.clone()),
                Token::Percent => parts.push("%".to_owned()),
                _ => {}
            }
        }
        parts.reverse();
        parts.concat()
    }

    /// Writes the decimal point and the digits after it, without optional trailing zeros.
    fn fraction(tokens: &[Token], digits: &str) -> String {
        let needed = tokens.iter().filter(|token| matches!(token, Token::Digit(_)));
        let filled =
            needed.zip(digits.chars()).enumerate().filter(|(_, (sign, digit))| **sign == Token::Digit('0') || *digit != '0');
        let shown = filled.map(|(at, _)| at + 1).max().unwrap_or(0);
        let mut digits = digits.chars().take(shown);
        let mut text = String::new();
        for token in tokens {
            match token {
                Token::Point if shown > 0 => text.push('.'),
                Token::Digit(_) => text.extend(digits.next()),
                Token::Literal(literal) => text.push_str(literal),
                Token::Percent => text.push('%'),
                _ => {}
            }
        }
        text
    }
}

/// Writes a number without digit placeholders, in Chinese as it is counted.
fn counted(value: f64, digits: Option<u8>) -> String {
    let text = decimal(value);
    let name = match digits {
        Some(1) => "chineseCounting",
        Some(2) => "chineseLegalSimplified",
        _ => return chinese(text, digits),
    };
    text.parse::<u32>().map_or(text, |number| NumberFormat::from_name(name).write(number))
}

/// Writes a number digit by digit in Chinese.
fn chinese(text: String, digits: Option<u8>) -> String {
    let signs = match digits {
        Some(1) => "〇一二三四五六七八九",
        Some(2) => "零壹贰叁肆伍陆柒捌玖",
        Some(3) => "０１２３４５６７８９",
        _ => return text,
    };
    let of = |ch: char| ch.to_digit(10).and_then(|digit| signs.chars().nth(usize::try_from(digit).ok()?)).unwrap_or(ch);
    text.chars().map(of).collect()
}
