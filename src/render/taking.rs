//! Passes files to their consumer while they are made.

use std::io::{self, Write};

/// Takes a file: its name, and a function that writes it.
pub type Taking<'a, E> = &'a mut dyn FnMut(&str, &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), E>;

/// Passes on a file that is already made.
pub(crate) fn add<E>(take: Taking<'_, E>, name: &str, bytes: &[u8]) -> Result<(), E> {
    take(name, &mut |out| out.write_all(bytes))
}
