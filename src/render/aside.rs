//! Temporary storage for pieces of a result that are written in another order than they are made, so that they need not be held in
//! memory.

use std::io;

/// Stores bytes and returns them later.
pub trait Aside {
    /// Stores bytes and returns their offset.
    ///
    /// # Errors
    /// If there is no room for them.
    fn put(&mut self, bytes: &[u8]) -> io::Result<u64>;

    /// Returns `len` bytes from offset `at`.
    ///
    /// # Errors
    /// If they cannot be read.
    fn get(&mut self, at: u64, len: usize) -> io::Result<Vec<u8>>;
}

/// Storage in memory, for few pieces or where there is no disk.
impl Aside for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let at = self.len() as u64;
        self.extend_from_slice(bytes);
        Ok(at)
    }

    fn get(&mut self, at: u64, len: usize) -> io::Result<Vec<u8>> {
        let start = usize::try_from(at).map_err(io::Error::other)?;
        let end = start.checked_add(len);
        let found = end.and_then(|end| <[u8]>::get(self, start..end));
        found.map(<[u8]>::to_vec).ok_or_else(|| io::Error::other("there is no such piece"))
    }
}
