//! Decides whether a file may be written: never if it is an input, and over a foreign file only with `--force`.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::cli::cause;
use crate::cli::settings::Settings;
use crate::report::is_own;

/// Maximum size of a file that is examined.
const MOST: u64 = 1 << 30;
/// The obstacle that only its user removes.
pub(super) const OPEN: &str = "may be open in Excel or WPS; close it there and try again";

/// Why a file is not written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refusal {
    /// The obstacle, in words that follow the file name.
    pub why: &'static str,
    /// Whether `--force` helps.
    pub yields: bool,
}

/// Returns `true` if a path is a special file, such as a pipe or `/dev/null`, which is written to and not replaced.
pub(super) fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// Returns why a file must not replace what is at `path`; `theirs` checks whether it is foreign.
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
        theirs(path).map(|why| Refusal { why, yields: why != OPEN })
    }
}

/// Returns a reason if the content shows that another program wrote the file. An empty file belongs to nobody.
pub(super) fn not_ours(path: &Path) -> Option<&'static str> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)) {
        Ok(_) => (!bytes.is_empty() && !is_own(&bytes)).then_some("was not written by this program"),
        Err(error) if cause::is_held(&error) => Some(OPEN),
        Err(_) => Some("cannot be read, so that nobody can tell whose it is"),
    }
}

/// Returns a reason if another program holds the file open so that nobody else may read it.
pub(super) fn held_open(path: &Path) -> Option<&'static str> {
    File::open(path).is_err_and(|error| cause::is_held(&error)).then_some(OPEN)
}
