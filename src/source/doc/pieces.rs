//! The piece table: which bytes of the stream hold the characters of the text.

use super::bytes::{Bytes, Plc};
use super::unreadable;
use crate::source::ReadError;

/// A character of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its UTF-16 code unit.
    pub code: u16,
    /// Its byte offset in the stream, by which its properties are found.
    pub at: u32,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: u32,
    end: u32,
    at: u32,
    /// Whether characters have one byte instead of two.
    narrow: bool,
}

/// The pieces of the text, in order.
#[derive(Debug)]
pub(super) struct Pieces(Vec<Piece>);

impl Pieces {
    /// Reads the table (`Clx`) of a document whose stream has `size` bytes.
    pub(super) fn read(clx: &[u8], size: usize) -> Result<Self, ReadError> {
        let mut at = 0;
        let bytes = Bytes(clx);
        // Properties of pieces precede the table.
        while bytes.u8(at) == Some(1) {
            at += 3 + bytes.count(at + 1).unwrap_or(0);
        }
        let table = (bytes.u8(at) == Some(2)).then(|| bytes.place(at + 1).and_then(|len| bytes.slice(at + 5, len))).flatten();
        let plc = Plc::read(table.ok_or_else(|| unreadable("it is damaged: its text cannot be found"))?, 8);
        let mut pieces = Vec::new();
        let mut total = 0_u64;
        for ((start, end), entry) in plc.ranges().zip(plc.entries()) {
            let place = entry.u32(2).unwrap_or(0);
            let narrow = place & 0x4000_0000 != 0;
            let place = place & 0x3fff_ffff;
            total += u64::from(end - start) * if narrow { 1 } else { 2 };
            pieces.push(Piece { start, end, at: if narrow { place / 2 } else { place }, narrow });
        }
        // Pieces share no bytes, so that a small file cannot claim an endless text.
        if pieces.is_empty() || total > u64::try_from(size).unwrap_or(u64::MAX) {
            return Err(unreadable("it is damaged: its table of text pieces is wrong"));
        }
        Ok(Self(pieces))
    }

    /// Returns the length of the whole text in characters.
    pub(super) fn length(&self) -> u32 {
        self.0.last().map_or(0, |piece| piece.end)
    }

    /// Iterates over the characters from `start` to `end`.
    pub(super) fn units<'a>(&'a self, stream: &'a [u8], start: u32, end: u32) -> impl Iterator<Item = Unit> + 'a {
        let first = self.0.partition_point(|piece| piece.end <= start);
        let pieces = self.0.iter().skip(first).take_while(move |piece| piece.start < end);
        pieces.flat_map(move |piece| {
            (start.max(piece.start)..end.min(piece.end)).map_while(move |index| {
                let offset = index - piece.start;
                let at = piece.at.saturating_add(if piece.narrow { offset } else { offset.saturating_mul(2) });
                let place = usize::try_from(at).ok()?;
                let code = if piece.narrow { Bytes(stream).u8(place).map(widen) } else { Bytes(stream).u16(place) };
                Some(Unit { code: code?, at })
            })
        })
    }
}

/// Decodes a byte of a narrow piece, which is Windows-1252.
fn widen(byte: u8) -> u16 {
    if !(0x80..0xa0).contains(&byte) {
        return u16::from(byte);
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.encode_utf16().next().unwrap_or_else(|| u16::from(byte))
}
