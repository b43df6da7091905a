//! Fields of a form in the stream of pictures (`NilPICFAndBinData` with `FFData`).

use super::bytes::Bytes;
use crate::source::word::{Form, FormKind};

/// Maximum number of entries of a list; Word allows 25.
const ENTRIES: usize = 64;

/// Reads the field at a place of the stream.
pub(super) fn read(data: &[u8], at: usize) -> Option<Form> {
    let whole = Bytes(data.get(at..)?);
    let bytes = Bytes(whole.slice(0, whole.place(0)?)?);
    let mut at = whole.count(4)?;
    // The version, which Word never changed.
    if bytes.u32(at)? != u32::MAX {
        return None;
    }
    let bits = bytes.u16(at + 4)?;
    let kind = FormKind::by_number(i32::from(bits & 0b11))?;
    let mut form = Form { kind: Some(kind), result: Some(usize::from(bits >> 2 & 0b1_1111)), ..Form::default() };
    at = after_text(bytes, at + 10)?;
    form.default = bytes.count(at)?;
    at += 2;
    if kind == FormKind::List {
        // Format, help, status and two macros stand before the list.
        for _ in 0..5 {
            at = after_text(bytes, at)?;
        }
        form.entries = entries(bytes, at).unwrap_or_default();
    }
    Some(form)
}

/// Returns the place after a text with its length and a closing zero.
fn after_text(bytes: Bytes<'_>, at: usize) -> Option<usize> {
    Some(at + 2 + bytes.count(at)? * 2 + 2)
}

fn entries(bytes: Bytes<'_>, at: usize) -> Option<Vec<String>> {
    // The table begins with a mark of wide characters, the count and the size of what else each entry has.
    let (count, extra) = (bytes.count(at + 2)?, bytes.count(at + 4)?);
    let mut at = at + 6;
    let mut found = Vec::new();
    for _ in 0..count.min(ENTRIES) {
        let length = bytes.count(at)? * 2;
        let units = bytes.slice(at + 2, length)?.chunks_exact(2).filter_map(|unit| unit.try_into().ok().map(u16::from_le_bytes));
        found.push(String::from_utf16_lossy(&units.collect::<Vec<_>>()));
        at += 2 + length + extra;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Vec<u8> {
        let units: Vec<u16> = words.encode_utf16().collect();
        let length = u16::try_from(units.len()).expect("short");
        std::iter::once(length).chain(units).flat_map(u16::to_le_bytes).collect()
    }

    /// Returns a stream with a field behind some other bytes.
    fn stream(kind: u16, result: u16, default: u16, entries: &[&str]) -> Vec<u8> {
        let closed = |words: &str| [text(words), vec![0, 0]].concat();
        let count = u16::try_from(entries.len()).expect("few");
        let mut body = [[0xff; 4].as_slice(), &(kind | result << 2).to_le_bytes(), &[0; 4]].concat();
        body.extend(closed("Box"));
        body.extend(default.to_le_bytes());
        body.extend((0..5).flat_map(|_| closed("")));
        body.extend([0xffff, count, 0].into_iter().flat_map(u16::to_le_bytes));
        body.extend(entries.iter().flat_map(|entry| text(entry)));
        let length = u32::try_from(body.len() + 68).expect("short");
        [vec![7; 10], length.to_le_bytes().to_vec(), vec![68, 0], vec![0; 62], body].concat()
    }

    #[test]
    fn lists_and_boxes_are_read_and_fields_of_text_are_not() {
        let list = read(&stream(2, 1, 0, &["县财政局", "县教育局"]), 10).expect("a list");
        assert_eq!((list.kind, list.result, list.entries[1].as_str()), (Some(FormKind::List), Some(1), "县教育局"));
        let tick = read(&stream(1, 25, 1, &[]), 10).expect("a box");
        assert_eq!((tick.kind, tick.default), (Some(FormKind::Box), 1));
        assert_eq!(read(&stream(0, 0, 0, &[]), 10), None);
    }

    #[test]
    fn a_field_that_breaks_off_is_none_or_has_fewer_entries() {
        let whole = stream(2, 1, 0, &["县财政局", "县教育局"]);
        for end in 0..whole.len() {
            assert!(read(&whole[..end], 10).is_none(), "{end}");
        }
        assert_eq!(read(&whole, usize::MAX), None);
    }
}
