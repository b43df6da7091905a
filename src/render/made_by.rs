//! Detects which program made an office file.

use std::io::{Cursor, Read};

use super::MADE_BY;

/// Maximum number of bytes read of an office file's properties.
const DESCRIPTION: u64 = 10_000;

/// Returns whether this program made an office file; `None` if the file does not say.
pub(crate) fn says_made_by(bytes: &[u8]) -> Option<bool> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    // A user's draft with comments of this program, not saved by another program since.
    if archive.comment() == MADE_BY.as_bytes() {
        return Some(true);
    }
    let part = archive.by_name("docProps/core.xml").ok()?;
    let mut text = String::new();
    part.take(DESCRIPTION).read_to_string(&mut text).ok()?;
    Some(text.contains(&format!("<dc:creator>{MADE_BY}</dc:creator>")))
}
