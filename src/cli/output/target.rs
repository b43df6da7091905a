//! May this file be written? Never where it is read from, and over what somebody else wrote only by force.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::cli::settings::Settings;
use crate::report::is_own;

/// Largest file that is looked into.
const MOST: u64 = 1 << 30;

/// Why a file is not written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refusal {
    /// What is in the way, in words that follow the name.
    pub why: &'static str,
    /// Whether `--force` helps.
    pub yields: bool,
}

/// Says why a file must not take the place of what is at `path`; `theirs` looks whether it is somebody else's.
pub(super) fn refusal(path: &Path, settings: &Settings, theirs: impl FnOnce(&Path) -> Option<&'static str>) -> Option<Refusal> {
    let never = |why| Some(Refusal { why, yields: false });
    let without_force = |why| Refusal { why, yields: true };
    let known = fs::symlink_metadata(path).ok()?;
    if known.is_dir() {
        never("is a folder")
    } else if settings.is_input(path) {
        never("is read by this very command, and is never overwritten")
    } else if settings.force {
        None
    } else if !known.is_file() {
        Some(without_force("is a link or a device"))
    } else {
        theirs(path).map(without_force)
    }
}

/// Says so where a file is none of this program's, as far as its content tells. An empty one is nobody's.
pub(super) fn not_ours(path: &Path) -> Option<&'static str> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    let is_ours = read.is_ok() && (bytes.is_empty() || is_own(&bytes));
    (!is_ours).then_some("was not written by this program")
}
