//! List definitions (`PlfLst`) and the lists in use (`PlfLfo`).

use super::bytes::Bytes;
use crate::source::word::{LEVELS, Level, List, Lists, NumberFormat, Override, PATTERN_LIMIT, Piece, Suffix};

/// Reads both tables, skipping invalid entries.
pub(super) fn read(definitions: &[u8], overrides: &[u8]) -> Lists {
    let mut lists = Lists::default();
    define(Bytes(definitions), &mut lists);
    add(Bytes(overrides), &mut lists);
    lists
}

fn define(bytes: Bytes<'_>, lists: &mut Lists) -> Option<()> {
    let count = bytes.count(0)?;
    let mut at = 2 + 28 * count;
    for index in 0..count {
        let head = Bytes(bytes.slice(2 + 28 * index, 28)?);
        let levels = if head.u8(26)? & 1 == 1 { 1 } else { LEVELS };
        let mut found = Vec::with_capacity(levels);
        for _ in 0..levels {
            let (level, len) = level(bytes, at)?;
            at += len;
            found.push(level);
        }
        lists.define(i64::from(head.i32(0)?), found);
    }
    Some(())
}

fn add(bytes: Bytes<'_>, lists: &mut Lists) -> Option<()> {
    let count = bytes.place(0)?;
    let mut at = 4_usize.checked_add(count.checked_mul(16)?)?;
    for index in 0..count {
        let head = Bytes(bytes.slice(4 + 16 * index, 16)?);
        let mut list = List { definition: i64::from(head.i32(0)?), ..List::default() };
        let number = i64::try_from(index + 1).ok()?;
        lists.add(number, list.clone());
        at += 4;
        for _ in 0..head.u8(12)? {
            let (start, flags) = (bytes.i32(at)?, bytes.u32(at + 4)?);
            at += 8;
            let mut over = Override { start: (flags & 0x10 != 0).then(|| u32::try_from(start).ok()).flatten(), level: None };
            if flags & 0x20 != 0 {
                let (own, len) = level(bytes, at)?;
                at += len;
                over.start = over.start.map(|_| own.start);
                over.level = Some(own);
            }
            list.overrides.extend(usize::try_from(flags & 0x0f).ok().map(|level| (level, over)));
        }
        lists.add(number, list);
    }
    Some(())
}

/// Reads a level (`LVL`) and returns it with its length in bytes.
fn level(bytes: Bytes<'_>, at: usize) -> Option<(Level, usize)> {
    let head = Bytes(bytes.slice(at, 28)?);
    let flags = head.u8(5)?;
    let properties = usize::from(head.u8(24)?) + usize::from(head.u8(25)?);
    let text = at + 28 + properties;
    let count = bytes.count(text)?;
    let codes: Vec<u16> = (0..count.min(PATTERN_LIMIT)).filter_map(|index| bytes.u16(text + 2 + 2 * index)).collect();
    let places = head.slice(6, 9)?;
    let found = Level {
        start: u32::try_from(head.i32(0)?).unwrap_or(1),
        format: NumberFormat::from_code(head.u8(4)?),
        pattern: pattern(&codes, places),
        suffix: match head.u8(15)? {
            1 => Suffix::Space,
            2 => Suffix::Nothing,
            _ => Suffix::Tab,
        },
        restart_below: (flags & 0x08 != 0).then(|| usize::from(head.u8(26).unwrap_or(0))),
        decimal: flags & 0x04 != 0,
    };
    Some((found, 28 + properties + 2 + 2 * count))
}

/// Splits the text of a level; the characters at `places` (counted from 1) are placeholders for level numbers.
fn pattern(codes: &[u16], places: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = Vec::new();
    for (index, &code) in codes.iter().enumerate() {
        if places.iter().any(|&place| usize::from(place) == index + 1) && usize::from(code) < LEVELS {
            pieces.push(Piece::Text(String::from_utf16_lossy(&std::mem::take(&mut words))));
            pieces.push(Piece::Number(usize::from(code)));
        } else {
            words.push(code);
        }
    }
    pieces.push(Piece::Text(String::from_utf16_lossy(&words)));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw_level(format: u8, text: &[u16], place: u8) -> Vec<u8> {
        let mut raw = vec![0; 28];
        raw[0] = 1;
        raw[4] = format;
        raw[6] = place;
        raw.extend(u16::try_from(text.len()).expect("short").to_le_bytes());
        raw.extend(text.iter().flat_map(|code| code.to_le_bytes()));
        raw
    }

    #[test]
    fn a_list_is_defined_used_and_begun_again() {
        let mut definitions = vec![1, 0];
        let mut head = vec![0; 28];
        head[0] = 7;
        head[26] = 1;
        definitions.extend(head);
        definitions.extend(raw_level(0x25, &[0xff08, 0, 0xff09], 2));
        let mut overrides = vec![2, 0, 0, 0];
        for count in [0, 1] {
            let mut head = vec![0; 16];
            (head[0], head[12]) = (7, count);
            overrides.extend(head);
        }
        overrides.extend([0xff; 8]);
        overrides.extend([5, 0, 0, 0, 0x10, 0, 0, 0]);
        let mut lists = read(&definitions, &overrides);
        let mut next = |list| lists.next(list, 0).map(|label| label.text);
        assert_eq!([next(1), next(1), next(2)].map(Option::unwrap_or_default), ["（一）", "（二）", "（五）"]);
    }

    #[test]
    fn a_table_that_breaks_off_is_no_list() {
        assert!(read(&[9, 0, 1], &[255, 255, 255, 255]).next(1, 0).is_none());
    }
}
