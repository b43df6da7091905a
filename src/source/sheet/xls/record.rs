//! The records of an .xls stream.

/// Kinds of records, as [MS-XLS] numbers them.
pub(super) mod kind {
    pub(in crate::source::sheet::xls) const FORMULA: u16 = 0x0006;
    pub(in crate::source::sheet::xls) const END: u16 = 0x000a;
    pub(in crate::source::sheet::xls) const FILE_PASS: u16 = 0x002f;
    pub(in crate::source::sheet::xls) const CONTINUE: u16 = 0x003c;
    pub(in crate::source::sheet::xls) const BOUND_SHEET: u16 = 0x0085;
    pub(in crate::source::sheet::xls) const MUL_RK: u16 = 0x00bd;
    pub(in crate::source::sheet::xls) const XF: u16 = 0x00e0;
    pub(in crate::source::sheet::xls) const MERGE_CELLS: u16 = 0x00e5;
    pub(in crate::source::sheet::xls) const SHARED_STRINGS: u16 = 0x00fc;
    pub(in crate::source::sheet::xls) const LABEL_SST: u16 = 0x00fd;
    pub(in crate::source::sheet::xls) const DIMENSIONS: u16 = 0x0200;
    pub(in crate::source::sheet::xls) const ROW: u16 = 0x0208;
    pub(in crate::source::sheet::xls) const FORMAT: u16 = 0x041e;
    /// An undefined kind, which every reader skips.
    pub(in crate::source::sheet::xls) const NONE: u16 = 0xffff;
    /// Cells with a value: `NUMBER`, `LABEL`, `RSTRING`, `BOOLERR`, `RK`.
    pub(in crate::source::sheet::xls) const CELLS: [u16; 5] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e];
}

/// A record: its kind and byte range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub kind: u16,
    pub start: usize,
    pub end: usize,
}

impl Record {
    /// Turns the record into one that every reader skips.
    pub(super) fn hide(self, stream: &mut [u8]) {
        if let Some(kind) = self.start.checked_sub(4).and_then(|at| stream.get_mut(at..at + 2)) {
            kind.copy_from_slice(&kind::NONE.to_le_bytes());
        }
    }
}

/// Iterates over records from `at`; ends at the end of the stream or at a record that does not fit into it.
pub(super) fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = Record> + '_ {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let start = at + 4;
        at = start + length;
        (at <= stream.len()).then_some(Record { kind, start, end: at })
    })
}

pub(super) fn u16_at(stream: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(stream.get(at..)?.first_chunk().copied()?))
}

pub(super) fn u32_at(stream: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(stream.get(at..)?.first_chunk().copied()?))
}
