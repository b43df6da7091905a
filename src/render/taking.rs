//! Files as they are made are taken by whoever keeps them.

use std::io::{self, Write};

/// Takes a file: its name, and what writes it.
pub type Taking<'a, E> = &'a mut dyn FnMut(&str, &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), E>;

/// Gives a file that is made already.
pub(crate) fn add<E>(take: Taking<'_, E>, name: &str, bytes: &[u8]) -> Result<(), E> {
    take(name, &mut |out| out.write_all(bytes))
}
