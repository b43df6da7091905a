//! Where pieces of a result lie until their turn comes: a result that is put together by other rows than it is made of is not held in memory.

use std::io;

/// Takes bytes and gives them back.
pub trait Aside {
    /// Lays bytes aside, and returns where they lie.
    ///
    /// # Errors
    /// When there is no room for them.
    fn put(&mut self, bytes: &[u8]) -> io::Result<u64>;

    /// Gives back so many bytes.
    ///
    /// # Errors
    /// When they cannot be read.
    fn get(&mut self, at: u64, len: usize) -> io::Result<Vec<u8>>;
}

/// Pieces that are held in memory, where they are few and where there is no disk.
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
