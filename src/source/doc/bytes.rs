//! Bounds-checked little-endian numbers.

/// A stream, or a part of one, of a binary document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// Returns the `len` bytes at `at`, or `None` if they are out of bounds.
    pub(super) fn slice(self, at: usize, len: usize) -> Option<&'a [u8]> {
        self.0.get(at..at.checked_add(len)?)
    }

    /// Returns the byte at `at`.
    pub(super) fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    /// Returns the two-byte number at `at`.
    pub(super) fn u16(self, at: usize) -> Option<u16> {
        self.slice(at, 2)?.try_into().ok().map(u16::from_le_bytes)
    }

    /// Returns the four-byte number at `at`.
    pub(super) fn u32(self, at: usize) -> Option<u32> {
        self.slice(at, 4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// Returns the signed two-byte number at `at`.
    pub(super) fn i16(self, at: usize) -> Option<i16> {
        self.slice(at, 2)?.try_into().ok().map(i16::from_le_bytes)
    }

    /// Returns the signed four-byte number at `at`.
    pub(super) fn i32(self, at: usize) -> Option<i32> {
        self.slice(at, 4)?.try_into().ok().map(i32::from_le_bytes)
    }

    /// Returns the four-byte number at `at` as an offset.
    pub(super) fn place(self, at: usize) -> Option<usize> {
        usize::try_from(self.u32(at)?).ok()
    }

    /// Returns the two-byte number at `at` as a count.
    pub(super) fn count(self, at: usize) -> Option<usize> {
        self.u16(at).map(usize::from)
    }
}

/// A `PLC` table of a binary document: positions, one more than entries, then the entries of `size` bytes each.
#[derive(Debug, Clone)]
pub(super) struct Plc<'a> {
    /// The positions, in order.
    pub places: Vec<u32>,
    data: &'a [u8],
    size: usize,
}

impl<'a> Plc<'a> {
    /// Reads a table whose entries have `size` bytes.
    pub(super) fn read(bytes: &'a [u8], size: usize) -> Self {
        let count = bytes.len().saturating_sub(4) / (4 + size);
        let places = if bytes.len() < 4 { 0 } else { count + 1 };
        let places = (0..places).filter_map(|index| Bytes(bytes).u32(index * 4)).collect();
        Self { places, data: bytes.get((count + 1) * 4..).unwrap_or_default(), size }
    }

    /// Returns the entries.
    pub(super) fn entries(&self) -> impl Iterator<Item = Bytes<'a>> {
        self.data.chunks_exact(self.size.max(1)).map(Bytes)
    }

    /// Returns the ranges between the positions. They never overlap, even in a damaged table, so nothing is read twice.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (u32, u32)> {
        let ends = self.places.iter().skip(1);
        self.places.iter().zip(ends).scan(0_u32, |reached, (&start, &end)| {
            let start = start.max(*reached);
            *reached = end.max(start);
            Some((start, *reached))
        })
    }
}
