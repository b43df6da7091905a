//! Properties as a list of changes (`grpprl`), each a code and an operand.

use super::bytes::Bytes;

pub(super) const DELETED: u16 = 0x0800;
pub(super) const FORM: u16 = 0x0806;
pub(super) const SPECIAL_VANISH: u16 = 0x0818;
pub(super) const VANISH: u16 = 0x083c;
pub(super) const SPECIAL: u16 = 0x0855;
pub(super) const CHARACTER_STYLE: u16 = 0x4a30;
pub(super) const PICTURE: u16 = 0x6a03;
pub(super) const ASCII_FONT: u16 = 0x4a4f;
pub(super) const OTHER_FONT: u16 = 0x4a51;
pub(super) const SYMBOL: u16 = 0x6a09;
pub(super) const STYLE: u16 = 0x4600;
pub(super) const LEVEL: u16 = 0x260a;
pub(super) const LIST: u16 = 0x460b;
pub(super) const IN_TABLE: u16 = 0x2416;
pub(super) const ROW_END: u16 = 0x2417;
pub(super) const DEPTH: u16 = 0x6649;
pub(super) const INNER_CELL_END: u16 = 0x244b;
pub(super) const INNER_ROW_END: u16 = 0x244c;
pub(super) const LONG: [u16; 2] = [0x6645, 0x6646];
pub(super) const TABLE_DEFINITION: u16 = 0xd608;
const TAB_STOPS: u16 = 0xc615;

/// Iterates over the changes of a list and stops at the first invalid one.
pub(super) fn changes(list: &[u8]) -> impl Iterator<Item = (u16, Bytes<'_>)> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let bytes = Bytes(rest);
        let code = bytes.u16(0)?;
        let (skip, len) = match code >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            // The length of a table definition is one more than the bytes that follow.
            _ if code == TABLE_DEFINITION => (4, bytes.count(2)?.checked_sub(1)?),
            _ if code == TAB_STOPS && bytes.u8(2) == Some(0xff) => return None,
            _ => (3, usize::from(bytes.u8(2)?)),
        };
        let operand = bytes.slice(skip, len)?;
        rest = rest.get(skip + len..)?;
        Some((code, Bytes(operand)))
    })
}

/// Returns the operand of the last change with the given code.
pub(super) fn last(list: &[u8], code: u16) -> Option<Bytes<'_>> {
    changes(list).filter(|(found, _)| *found == code).last().map(|(_, operand)| operand)
}

/// Returns the value of a toggle; `None` if the list does not set it. The operands 0x80 and 0x81 keep or invert that of the style.
pub(super) fn switch(list: &[u8], code: u16, style: bool) -> Option<bool> {
    match last(list, code)?.u8(0)? {
        0 => Some(false),
        0x80 => Some(style),
        0x81 => Some(!style),
        _ => Some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_every_size_are_passed_over() {
        let list = [
            0x16, 0x24, 1, // one byte
            0x0b, 0x46, 5, 0, // two
            0x49, 0x66, 2, 0, 0, 0, // four
            0x15, 0xc6, 2, 9, 9, // as long as it says
            0x08, 0xd6, 3, 0, 7, 7, // a table definition
            0x0a, 0x26, 3,
        ];
        let codes: Vec<u16> = changes(&list).map(|(code, _)| code).collect();
        assert_eq!(codes, [IN_TABLE, LIST, DEPTH, TAB_STOPS, TABLE_DEFINITION, LEVEL]);
        assert_eq!(last(&list, LEVEL).and_then(|operand| operand.u8(0)), Some(3));
        assert_eq!(changes(&list[..4]).count(), 1);
    }
}
