//! Office files say who made them.

use std::io::{Cursor, Read};

use super::MADE_BY;

/// Bytes of the description of an office file that are looked at.
const DESCRIPTION: u64 = 10_000;

/// Tells whether this program made an office file; `None` where the file does not say.
pub(crate) fn says_made_by(bytes: &[u8]) -> Option<bool> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    // A draft of somebody else with the comments of this program, which no other program has saved since.
    if archive.comment() == MADE_BY.as_bytes() {
        return Some(true);
    }
    let part = archive.by_name("docProps/core.xml").ok()?;
    let mut text = String::new();
    part.take(DESCRIPTION).read_to_string(&mut text).ok()?;
    Some(text.contains(&format!("<dc:creator>{MADE_BY}</dc:creator>")))
}
