//! The lengths of the shared strings of a workbook, which cells refer to by index.

use super::{Record, u16_at, u32_at};

/// Maximum number of bytes per character.
const WIDEST: u64 = 3;

/// A cursor over a record and its continuation records.
struct Walk<'s> {
    stream: &'s [u8],
    parts: &'s [Record],
    part: usize,
    at: usize,
}

impl Walk<'_> {
    /// Skips bytes across records; `None` beyond the end.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        loop {
            let left = self.parts.get(self.part)?.end.checked_sub(self.at)?;
            if count <= left {
                self.at += count;
                return Some(());
            }
            count -= left;
            self.next_part()?;
        }
    }

    fn next_part(&mut self) -> Option<()> {
        self.part += 1;
        self.at = self.parts.get(self.part)?.start;
        Some(())
    }

    /// Skips characters. Where they continue in the next record, a byte says again how wide they are.
    fn skip_characters(&mut self, mut count: usize, mut is_wide: bool) -> Option<()> {
        while count > 0 {
            let left = self.parts.get(self.part)?.end.checked_sub(self.at)?;
            let width = if is_wide { 2 } else { 1 };
            let here = count.min(left / width);
            self.at += here * width;
            count -= here;
            if count > 0 {
                self.next_part()?;
                is_wide = self.stream.get(self.at)? & 1 == 1;
                self.at += 1;
            }
        }
        Some(())
    }

    /// Skips a string and returns its length in characters.
    fn text(&mut self) -> Option<usize> {
        if self.at >= self.parts.get(self.part)?.end {
            self.next_part()?;
        }
        let length = usize::from(u16_at(self.stream, self.at)?);
        let flags = *self.stream.get(self.at + 2)?;
        let mut head = 3;
        let mut extra = 0_usize;
        if flags & 0x08 != 0 {
            extra = extra.checked_add(usize::from(u16_at(self.stream, self.at + head)?) * 4)?;
            head += 2;
        }
        if flags & 0x04 != 0 {
            extra = extra.checked_add(usize::try_from(u32_at(self.stream, self.at + head)?).ok()?)?;
            head += 4;
        }
        self.skip(head)?;
        self.skip_characters(length, flags & 1 == 1)?;
        self.skip(extra)?;
        Some(length)
    }
}

/// Returns the maximum size in bytes of each shared string, as far as it can be read. `parts` are the record of the shared strings
/// and its continuations.
pub(super) fn lengths(stream: &[u8], parts: &[Record]) -> Vec<u64> {
    let Some(first) = parts.first() else { return Vec::new() };
    let mut walk = Walk { stream, parts, part: 0, at: first.start + 8 };
    std::iter::from_fn(|| walk.text()).map(|length| u64::try_from(length).unwrap_or(u64::MAX).saturating_mul(WIDEST)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_measured_over_the_borders_of_records() {
        // Two strings: 甲乙丙 wide, cut after the first character and continued narrow; then “ab” with a formatting run.
        let first = [&[0_u8; 8][..], &[3, 0, 1], &[0x32, 0x75]].concat();
        let second = [&[0_u8][..], b"xy", &[2, 0, 8, 1, 0], b"ab", &[0; 4]].concat();
        let stream = [first.clone(), second].concat();
        let parts =
            [Record { kind: 0xfc, start: 0, end: first.len() }, Record { kind: 0x3c, start: first.len(), end: stream.len() }];
        assert_eq!(lengths(&stream, &parts), [9, 6]);
        assert_eq!(lengths(&stream[..12], &parts[..1]), [] as [u64; 0]);
    }
}
