//! The container of the pre-2007 office formats, opened as leniently as by office programs.

use std::borrow::Cow;
use std::io::{Cursor, Result};

/// Number of allocation table sectors that the header of a container lists itself.
const LISTED: usize = 109;
/// Offset of that list, and of the sector size as a power of two.
const LIST_AT: usize = 76;
const SHIFT_AT: usize = 30;
/// Marks an unused sector.
const FREE: [u8; 4] = [0xff; 4];

/// An open container.
pub(super) type Container<'b> = cfb::CompoundFile<Cursor<Cow<'b, [u8]>>>;

/// Opens a container, ignoring entries of its allocation table for sectors beyond the end of the file.
///
/// # Errors
/// If it is damaged.
pub(super) fn open(bytes: &[u8]) -> Result<Container<'_>> {
    let first = cfb::CompoundFile::open(Cursor::new(Cow::Borrowed(bytes)));
    match first {
        Ok(container) => Ok(container),
        Err(error) => cfb::CompoundFile::open(Cursor::new(Cow::Owned(without_tail(bytes).ok_or(error)?))),
    }
}

/// Marks sectors beyond the end of the file as free; `None` if there is nothing to change.
fn without_tail(bytes: &[u8]) -> Option<Vec<u8>> {
    let shift = u32::from(u16::from_le_bytes(*bytes.get(SHIFT_AT..)?.first_chunk()?));
    let size = 1_usize.checked_shl(shift).filter(|size| (512..=4096).contains(size))?;
    let sectors = bytes.len().div_ceil(size).checked_sub(1)?;
    let mut healed = bytes.to_vec();
    let mut changed = false;
    for (at, listed) in bytes.get(LIST_AT..)?.chunks_exact(4).take(LISTED).enumerate() {
        let sector = usize::try_from(u32::from_le_bytes(*listed.first_chunk()?)).ok()?;
        let Some(table) = sector.checked_add(1).and_then(|sector| sector.checked_mul(size)) else { break };
        let Some(table) = healed.get_mut(table..).map(|rest| rest.iter_mut().take(size).collect::<Vec<_>>()) else { break };
        for (entry, bytes) in (at * (size / 4)..).zip(chunked(table)) {
            if entry >= sectors && bytes.iter().zip(FREE).any(|(byte, free)| **byte != free) {
                bytes.into_iter().zip(FREE).for_each(|(byte, free)| *byte = free);
                changed = true;
            }
        }
    }
    changed.then_some(healed)
}

fn chunked(bytes: Vec<&mut u8>) -> impl Iterator<Item = Vec<&mut u8>> {
    let mut bytes = bytes.into_iter();
    std::iter::from_fn(move || Some(bytes.by_ref().take(4).collect::<Vec<_>>()).filter(|four| four.len() == 4))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn a_table_longer_than_the_file_is_read() {
        let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).expect("memory");
        file.create_stream("a").expect("a stream").write_all("甲".as_bytes()).expect("written");
        file.flush().expect("written");
        let mut bytes = file.into_inner().into_inner();
        let sectors = bytes.len() / 512 - 1;
        let table = usize::try_from(u32::from_le_bytes(*bytes[LIST_AT..].first_chunk().expect("four"))).expect("small");
        for entry in sectors..128 {
            let at = (table + 1) * 512 + 4 * entry;
            bytes[at..at + 4].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        }
        assert!(cfb::CompoundFile::open(Cursor::new(bytes.clone())).is_err(), "otherwise this module is not needed");
        let mut text = String::new();
        open(&bytes).expect("a container").open_stream("a").expect("there").read_to_string(&mut text).expect("read");
        assert_eq!(text, "甲");
        assert!(open(&bytes[..600]).is_err());
    }
}
