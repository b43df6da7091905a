//! Normalises the characters of a text, whatever its file format: look-alikes, invisible characters, line endings.
//!
//! This is the one place for all formats. What is invisible in print must not decide whether a word is found: a radical that looks
//! like the character (⼯), a zero-width mark inside a word, a full-width digit, a letter in place of a zero, a line that ends with a
//! carriage return alone. Other widths and scripts are kept in quotations as printed, and are folded where words are compared.

mod signs;
mod year;

use super::extract::Extracted;
use super::unseen::is_unseen;
use super::{Remark, Span, Unread};

pub(super) use signs::meant;

/// Maximum number of carriage returns before a line feed, where line endings were converted twice.
const RETURNS: usize = 3;
/// The replacement character.
const LOST: &str = "\u{fffd}";
/// Number of replacement characters tolerated in a text of any length.
const FEW: usize = 4;

/// Heals the text that a reader made of a file and adjusts every span.
pub(super) fn heal(made: &mut Extracted) {
    let wounds = wounds(&made.text);
    if wounds.is_empty() {
        return;
    }
    let old = std::mem::take(&mut made.text);
    let mut new = String::with_capacity(old.len());
    // For each edit: the end offset in the old text, and how many bytes shorter the new text is up to there.
    let mut shifts: Vec<(usize, isize)> = Vec::new();
    let mut copied = 0;
    for (at, meant) in wounds {
        let Some(ch) = old.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        new.push_str(old.get(copied..at).unwrap_or_default());
        new.extend(meant);
        copied = at + ch.len_utf8();
        shifts.push((copied, new.len().cast_signed() - copied.cast_signed()));
    }
    new.push_str(old.get(copied..).unwrap_or_default());
    follow(made, &old, &new, &shifts);
    made.text = new;
}

/// Maps everything that points into the old text to the new one.
fn follow(made: &mut Extracted, old: &str, new: &str, shifts: &[(usize, isize)]) {
    let place = |at: usize| {
        let last = shifts.partition_point(|(end, _)| *end <= at).checked_sub(1).and_then(|last| shifts.get(last));
        at.saturating_add_signed(last.map_or(0, |(_, shift)| *shift))
    };
    for (start, _) in &mut made.origins {
        *start = place(*start);
    }
    for table in &mut made.tables {
        for span in table.rows.iter_mut().flatten().chain([&mut table.span]) {
            *span = Span::new(place(span.start), place(span.end));
        }
    }
    let breaks = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
    if made.unread.is_empty() || breaks(old) == breaks(new) {
        return;
    }
    let starts: Vec<usize> =
        std::iter::once(0).chain(memchr::memchr_iter(b'\n', old.as_bytes()).map(|at| place(at + 1))).collect();
    let line_of = |line: usize| starts.get(line.saturating_sub(1)).map_or(line, |start| 1 + breaks(&new[..*start]));
    for Unread { line, .. } in &mut made.unread {
        *line = line_of(*line);
    }
}

/// Returns the offsets of characters that need healing, and their replacements; there are hardly ever any.
fn wounds(text: &str) -> Vec<(usize, Option<char>)> {
    let bytes = text.as_bytes();
    let mut places: Vec<usize> = Vec::new();
    let is_control = |byte: u8| (byte < b' ' && !matches!(byte, b'\n' | b'\t')) || byte == 0x7f;
    // Written to be vectorised; control characters are rare and cheap to rule out.
    if bytes.chunks(256).any(|chunk| chunk.iter().fold(false, |any, &byte| any | is_control(byte))) {
        places.extend(bytes.iter().enumerate().filter(|(_, byte)| is_control(**byte)).map(|(at, _)| at));
    }
    // Candidates by first byte: U+0080 to U+00BF, U+2000 to U+2FFF, U+F000 to U+FFFF.
    places.extend(memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).filter(|&at| match bytes.get(at..at + 3) {
        Some([0xc2, second, _]) => matches!(second, 0x80..=0x9f | 0xad),
        Some([0xe2, 0x80, third]) => matches!(third, 0x8b..=0x8f | 0xa8..=0xae),
        Some([0xe2, 0x81, third]) => matches!(third, 0xa0..=0xaf),
        Some([0xe2, 0x8c, third]) => matches!(third, 0xa9 | 0xaa),
        // ◯, ⚪ and ⭕ may mean zero in a year.
        Some([0xe2, second, _]) => matches!(second, 0xba..=0xbf | 0x97 | 0x9a | 0xad),
        Some([0xef, 0xbc, third]) => matches!(third, 0x90..=0x99 | 0xaf),
        Some([0xef, second, _]) => matches!(second, 0xa4..=0xab | 0xb8 | 0xbb | 0xbf),
        _ => bytes.get(at) == Some(&0xc2),
    }));
    // Direction marks and variation selectors, of other scripts and beyond the plane.
    places.extend(memchr::memchr3_iter(0xd8, 0xe1, 0xf3, bytes));
    places.extend(memchr::memchr_iter(0xcd, bytes));
    let wound = |at: usize| {
        let ch = text.get(at..)?.chars().next()?;
        let meant = healed(text, at, ch);
        (meant != Some(ch)).then_some((at, meant))
    };
    // The meaning of a character in a year takes precedence over its meaning elsewhere.
    let mut found = if !places.is_empty() || year::may_be_hurt(bytes) { year::wounds(text) } else { Vec::new() };
    found.extend(places.into_iter().filter_map(wound));
    found.sort_by_key(|(at, _)| *at);
    found.dedup_by_key(|(at, _)| *at);
    found
}

/// Returns the replacement of the character `ch` at byte `at`.
fn healed(text: &str, at: usize, ch: char) -> Option<char> {
    let after = || text.get(at + ch.len_utf8()..).unwrap_or_default();
    let before = || text.get(..at).and_then(|before| before.chars().next_back());
    match ch {
        // A carriage return before a line feed is part of the line ending.
        '\r' if after().chars().take(RETURNS).find(|ch| *ch != '\r') == Some('\n') => Some('\r'),
        // A page break next to a line ending does not end another line, so that lines are counted as in an editor.
        '\u{b}' | '\u{c}' if before() == Some('\n') || after().starts_with(['\n', '\r']) => Some(' '),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' | '\n' => Some(ch),
        // Controls, soft hyphens, zero-width characters, direction marks and variation selectors.
        _ if is_unseen(ch) => None,
        '０'..='９' => char::from_u32(u32::from(ch) - 0xfee0),
        _ => Some(meant(ch)),
    }
}

/// If at least one in this many characters is lost, a requirement may be lost.
const MUCH: usize = 200;

/// Records the places of characters that no encoding explains, each shown as U+FFFD.
pub(super) fn note_lost(made: &mut Extracted) {
    let mut places = memchr::memmem::find_iter(made.text.as_bytes(), LOST);
    let Some(first) = places.next() else { return };
    let count = 1 + places.count();
    let line = 1 + memchr::memchr_iter(b'\n', &made.text.as_bytes()[..first]).count();
    let (what, why) = if count == 1 {
        ("1 damaged character".to_owned(), "its bytes are no text; it is shown as U+FFFD".to_owned())
    } else {
        (format!("{count} damaged characters"), "their bytes are no text; each is shown as U+FFFD".to_owned())
    };
    // A few are blemishes; many may be a sentence.
    if count.saturating_mul(MUCH) > made.text.chars().count() && count > FEW {
        made.unread.push(Unread { what, why, line });
    } else {
        made.remarks.push(Remark { what: format!("line {line}: {what}"), why });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{Origin, TableRegion};

    fn text(text: &str) -> String {
        let mut made = Extracted { text: text.to_owned(), ..Extracted::default() };
        heal(&mut made);
        made.text
    }

    #[test]
    fn what_cannot_be_seen_is_healed() {
        let cases = [
            ("⼀、公开⼯作", "一、公开工作"),
            ("责\u{200b}任单\u{2060}位，每\u{fe0f}月底\u{ad}前\u{e0100}公开\u{feff}", "责任单位，每月底前公开"),
            ("一、甲\r二、乙\r\n三、丙\r\r\n四", "一、甲\n二、乙\r\n三、丙\r\r\n四"),
            ("甲\u{b}乙\u{2028}丙\u{2029}丁\u{85}戊\u{c}己", "甲\n乙\n丙\n丁\n戊\n己"),
            ("甲\n\u{c}乙\u{c}\n丙", "甲\n 乙 \n丙"),
            ("责\u{1}任\u{7}单\u{90}位", "责任单位"),
            ("１．公开２０１７．６．２０前９５％，２０１７年６月", "1．公开2017．6．20前95％，2017年6月"),
            (
                "二Ｏ一七年，二O一八年，２Ｏ１７年，二0一九年，二０二０年",
                "二〇一七年，二〇一八年，2017年，二〇一九年，二〇二〇年",
            ),
        ];
        for (given, expected) in cases {
            assert_eq!(text(given), expected, "{given:?}");
        }
    }

    #[test]
    fn what_can_be_seen_stays() {
        let plain = "“2017年”（ＰＰＰ）2．公开——①…\u{a0}\u{3000}縣　※→·é\t—\r\n，；：";
        assert!(wounds(plain).is_empty());
        assert_eq!(text(plain), plain);
    }

    #[test]
    fn spans_origins_and_lines_follow_the_text() {
        let given = "责\u{200b}任\u{b}⼯作\t财\u{ad}政局\n尾";
        let at = |part: &str| given.find(part).expect("there");
        let row = vec![Span::new(at("⼯"), at("\t")), Span::new(at("财"), at("\n"))];
        let mut made = Extracted {
            text: given.to_owned(),
            origins: vec![(0, Origin::Paragraph(1)), (at("财"), Origin::Paragraph(2))],
            tables: vec![TableRegion { span: Span::new(at("⼯"), at("\n")), rows: vec![row] }],
            unread: vec![Unread { what: "图".to_owned(), why: String::new(), line: 2 }],
            remarks: Vec::new(),
        };
        heal(&mut made);
        assert_eq!(made.text, "责任\n工作\t财政局\n尾");
        let cells: Vec<&str> = made.tables[0].rows[0].iter().map(|span| &made.text[span.range()]).collect();
        assert_eq!(cells, ["工作", "财政局"]);
        assert_eq!(&made.text[made.tables[0].span.range()], "工作\t财政局");
        assert!(made.text[made.origins[1].0..].starts_with("财政局"));
        assert_eq!(made.unread[0].line, 3);
    }

    #[test]
    fn lost_characters_are_noted_by_how_many_they_are() {
        let noted = |text: &str| {
            let mut made = Extracted { text: text.to_owned(), ..Extracted::default() };
            note_lost(&mut made);
            (made.remarks.into_iter().map(|note| note.what).collect::<Vec<_>>(), made.unread.len())
        };
        assert_eq!(noted("公开。"), (vec![], 0));
        assert_eq!(noted("一\n公\u{fffd}开。"), (vec!["line 2: 1 damaged character".to_owned()], 0));
        assert_eq!(noted(&"公\u{fffd}开。".repeat(9)), (vec![], 1));
    }

    proptest! {
        #[test]
        fn a_healed_text_is_whole(given in "[\u{0}-\u{200}\u{2000}-\u{2070}\u{2e80}-\u{3010}\u{f8ff}-\u{ffff}\r\n。，]{0,30}") {
            let once = text(&given);
            let twice = text(&once);
            prop_assert_eq!(&twice, &once);
            let plain = |text: &str| text.chars().filter(|ch| ('\u{3008}'..='\u{3010}').contains(ch)).collect::<String>();
            prop_assert_eq!(plain(&once), plain(&given));
        }
    }
}
