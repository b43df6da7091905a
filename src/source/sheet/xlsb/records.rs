//! Records of a binary workbook: kind, length, content.

/// Kinds of records, named as in \[MS-XLSB\].
pub(super) mod kind {
    /// `BrtRowHdr`
    pub(in super::super) const ROW: u16 = 0;
    /// `BrtCellRk`
    pub(in super::super) const RK: u16 = 2;
    /// `BrtCellError`
    pub(in super::super) const ERROR: u16 = 3;
    /// `BrtCellBool`
    pub(in super::super) const BOOL: u16 = 4;
    /// `BrtCellReal`
    pub(in super::super) const REAL: u16 = 5;
    /// `BrtCellSt`
    pub(in super::super) const TEXT: u16 = 6;
    /// `BrtCellIsst`
    pub(in super::super) const TEXT_INDEX: u16 = 7;
    /// `BrtFmlaString`
    pub(in super::super) const FORMULA_TEXT: u16 = 8;
    /// `BrtFmlaNum`
    pub(in super::super) const FORMULA_NUMBER: u16 = 9;
    /// `BrtFmlaBool`
    pub(in super::super) const FORMULA_BOOL: u16 = 10;
    /// `BrtFmlaError`
    pub(in super::super) const FORMULA_ERROR: u16 = 11;
    /// `BrtSSTItem`
    pub(in super::super) const SHARED_TEXT: u16 = 19;
    /// `BrtFmt`
    pub(in super::super) const FORMAT: u16 = 44;
    /// `BrtXF`
    pub(in super::super) const STYLE: u16 = 47;
    /// `BrtCellRString`
    pub(in super::super) const RICH_TEXT: u16 = 62;
    /// `BrtWbProp`
    pub(in super::super) const WORKBOOK: u16 = 153;
    /// `BrtBundleSh`
    pub(in super::super) const SHEET: u16 = 156;
    /// `BrtMergeCell`
    pub(in super::super) const MERGED: u16 = 176;
    /// `BrtBeginCellXFs`
    pub(in super::super) const STYLES_OF_CELLS: u16 = 617;
    /// `BrtEndCellXFs`
    pub(in super::super) const STYLES_OF_CELLS_END: u16 = 618;
}

/// Byte and bit of a row's hidden flag (`fDyZero`).
const HIDDEN_ROW: (usize, u8) = (11, 0x10);

/// A record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record<'b> {
    /// Kind.
    pub kind: u16,
    body: &'b [u8],
}

impl Record<'_> {
    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.body.get(at..)?.first_chunk().copied()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.body.get(at).copied()
    }

    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        self.array(at).map(u16::from_le_bytes)
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        self.array(at).map(u32::from_le_bytes)
    }

    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// Decodes a four-byte number: an integer or the upper half of a double, possibly in hundredths.
    pub(super) fn rk(&self, at: usize) -> Option<f64> {
        let bits = self.u32(at)?;
        let number = if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
        Some(if bits & 1 == 0 { number } else { number / 100.0 })
    }

    /// Returns the style of a cell.
    pub(super) fn style(&self) -> Option<usize> {
        usize::try_from(self.u32(4)? & 0x00ff_ffff).ok()
    }

    /// Returns a length-prefixed string and its end.
    pub(super) fn text(&self, at: usize) -> Option<(String, usize)> {
        let length = usize::try_from(self.u32(at)?).ok()?.checked_mul(2)?;
        let start = at + 4;
        let units: Vec<u16> = self
            .body
            .get(start..start.checked_add(length)?)?
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        Some((String::from_utf16_lossy(&units), start + length))
    }

    pub(super) fn is_hidden_row(&self) -> bool {
        self.byte(HIDDEN_ROW.0).is_some_and(|flags| flags & HIDDEN_ROW.1 != 0)
    }
}

/// Iterates over the records of a part; ends at the end of the part or at a record that does not fit into it.
pub(super) fn records(part: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let kind = u16::try_from(number(&mut rest, 2)?).ok()?;
        let length = usize::try_from(number(&mut rest, 4)?).ok()?;
        let (body, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(Record { kind, body })
    })
}

/// Decodes a variable-length integer of at most `bytes` bytes, seven bits in each, lowest first.
fn number(rest: &mut &[u8], bytes: u32) -> Option<u32> {
    let mut number = 0;
    for place in 0..bytes {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
