//! Numbers as plans print them: 4, 3.5, 二十一, 两, 廿三.

/// A number in running text, as part of a pattern.
pub(super) const NUMBER: &str = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百廿]+)";

/// What stands for zero among Chinese digits.
pub(super) const ZEROS: &str = "〇○零";

/// Digits of a year in Chinese, from 0; several signs stand for zero.
pub(super) const YEAR_DIGITS: [&str; 10] = [ZEROS, "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Tells whether a character is a Chinese digit as years have it.
pub(super) fn is_year_digit(ch: char) -> bool {
    YEAR_DIGITS.iter().any(|known| known.contains(ch))
}

/// Reads the four Chinese digits that `text` ends with as a year: 2017 of 某县二〇一七.
#[must_use]
pub fn chinese_year(text: &str) -> Option<u16> {
    let last: Vec<char> = text.chars().rev().take(4).collect();
    let digits = last.into_iter().rev().map(|ch| YEAR_DIGITS.iter().position(|known| known.contains(ch)));
    let year =
        digits.into_iter().try_fold(0_u16, |value, digit| value.checked_mul(10)?.checked_add(u16::try_from(digit?).ok()?))?;
    (1949..2100).contains(&year).then_some(year)
}

/// Reads a number in Arabic or Chinese digits, in thousandths so that 3.5 and 4 compare exactly.
pub(super) fn thousandths(text: &str) -> Option<i64> {
    let plain = crate::source::fold::fold(text);
    if !plain.starts_with(|ch: char| ch.is_ascii_digit()) {
        return chinese(&plain).map(|value| i64::from(value) * 1000);
    }
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(fraction.parse().ok()?)
}

/// Reads a whole number in Arabic or Chinese digits.
pub(super) fn whole(text: &str) -> Option<u32> {
    let plain = crate::source::fold::fold(text);
    plain.parse().ok().or_else(|| chinese(&plain))
}

/// Reads a Chinese number up to 999.
fn chinese(text: &str) -> Option<u32> {
    let text = text.replace('两', "二");
    let (hundreds, rest) = match text.split_once('百') {
        Some((digit, rest)) => (super::numbering::from_chinese(digit).filter(|digit| *digit < 10)? * 100, rest.to_owned()),
        None => (0, text),
    };
    if rest.is_empty() && hundreds > 0 { Some(hundreds) } else { Some(hundreds + super::numbering::from_chinese(&rest)?) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_digits_are_read() {
        let cases = [
            ("4", 4000),
            ("3.5", 3500),
            ("０．２５", 250),
            ("二十一", 21_000),
            ("两", 2000),
            ("一百二十", 120_000),
            ("廿三", 23_000),
        ];
        for (text, expected) in cases {
            assert_eq!(thousandths(text), Some(expected), "{text}");
        }
        assert_eq!((thousandths("一一"), thousandths("99999999999999999999"), whole("十")), (None, None, Some(10)));
    }
}
