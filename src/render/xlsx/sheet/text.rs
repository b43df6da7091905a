//! The text of cells, and its interpretation.

use std::borrow::Cow;

use crate::render::fill::fill;
use crate::render::printable::{one_line, printable};
use crate::render::xlsx::formats::Formats;

/// Maximum length of a cell, in UTF-16 code units.
const CELL: usize = 32_767;

/// Makes a text fit a cell: no control characters, and within the length limit.
pub(crate) fn cell_text<'t>(text: &'t str, formats: &Formats) -> Cow<'t, str> {
    let clean = printable(text);
    if clean.len() <= CELL || clean.encode_utf16().count() <= CELL {
        return clean;
    }
    // Leaves room for the note, whatever its number.
    let room = CELL - 100;
    let mut units = 0;
    let kept: String = clean
        .chars()
        .take_while(|ch| {
            units += ch.len_utf16();
            units <= room
        })
        .collect();
    let rest = clean.chars().count() - kept.chars().count();
    Cow::Owned(kept + &fill(formats.words.cut, &[("rest", &rest.to_string())]))
}

/// Makes the headers of a table distinct, ignoring case, by numbering repeated ones.
pub(super) fn distinct(heads: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let one = |head: &String| {
        // A header may have 255 characters.
        let head: String = one_line(head).chars().take(200).collect();
        let mut name = if head.trim().is_empty() { "-".to_owned() } else { head };
        let plain = name.clone();
        let mut number = 2;
        while !seen.insert(name.to_lowercase()) {
            name = format!("{plain} ({number})");
            number += 1;
        }
        name
    };
    heads.iter().map(one).collect()
}

/// Returns `true` for a single symbol, such as ●, which is centred.
pub(super) fn is_sign(cell: &str) -> bool {
    let mut signs = cell.chars();
    signs.next().is_some_and(|sign| !sign.is_alphanumeric()) && signs.next().is_none()
}

/// Returns `true` for digits with an optional decimal point; a leading 0 is allowed only below 1.
pub(super) fn is_number(cell: &str) -> bool {
    let (whole, part) = cell.split_once('.').map_or((cell, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && (whole.len() == 1 || !whole.starts_with('0')) && part.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::super::tests::formats;
    use super::*;

    #[test]
    fn a_long_text_is_cut_with_a_note_and_a_short_one_is_not() {
        let formats = formats();
        let long = "预".repeat(40_000);
        let cut = cell_text(&long, &formats);
        assert!(cut.encode_utf16().count() <= CELL && cut.ends_with("……（余下 7333 字）"), "{}", cut.len());
        let whole = "😀".repeat(CELL / 2);
        assert_eq!(cell_text(&whole, &formats), whole);
    }

    #[test]
    fn heads_become_distinct() {
        let heads = ["a", "A", "a", "", "=1\n2"].map(str::to_owned);
        assert_eq!(distinct(&heads), ["a", "A (2)", "a (3)", "-", "=1 2"]);
    }

    #[test]
    fn only_plain_numbers_are_numbers() {
        for yes in ["0", "12", "0.83", "2017"] {
            assert!(is_number(yes), "{yes}");
        }
        for no in ["", "007", "1e5", "-1", "+1", "=1", "inf", "1.", "１２", "1234567890123456"] {
            assert!(!is_number(no), "{no}");
        }
    }
}
