//! Reads one file within the size limit.

use std::fs::{File, FileType};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::cli::cause;
use crate::cli::settings::Settings;
use crate::source::ReadError;

/// Reads a file, or standard input for `-`, up to the size limit.
pub(super) fn bytes(path: &Path, settings: &Settings) -> Result<Vec<u8>> {
    let limit = settings.max_size;
    let mut found = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut found).context("cannot read standard input")?;
    } else {
        // Checked before opening: opening a pipe without a writer blocks forever.
        let known = std::fs::metadata(path).with_context(|| missing(path))?;
        if let Some(what) = special(path, known.file_type()) {
            bail!("{}: it is {what}", path.display());
        }
        let file = File::open(path).with_context(|| format!("cannot open {}; check that you may read it", path.display()))?;
        settings.note_input(path);
        if known.len() > limit {
            return Err(ReadError::TooLarge { size: known.len(), limit }).with_context(|| path.display().to_string());
        }
        // Allocated exactly and at once: a growing buffer holds the file up to three times.
        found.reserve_exact(usize::try_from(known.len()).unwrap_or(0).saturating_add(1));
        file.take(limit.saturating_add(1)).read_to_end(&mut found).with_context(|| format!("cannot read {}", path.display()))?;
    }
    let size = u64::try_from(found.len()).unwrap_or(u64::MAX);
    if size > limit {
        return Err(ReadError::TooLarge { size, limit }).with_context(|| path.display().to_string());
    }
    Ok(found)
}

/// Returns the error message for a file without metadata.
fn missing(path: &Path) -> String {
    if path.is_symlink() {
        return format!("{} is a link that leads nowhere", path.display());
    }
    format!("cannot open {}; check the name", path.display())
}

/// Describes what is at a path instead of a file.
pub(super) fn why_no_file(path: &Path) -> String {
    match std::fs::metadata(path) {
        Ok(known) => {
            special(path, known.file_type()).map_or_else(|| "it cannot be read".to_owned(), |what| format!("it is {what}"))
        }
        Err(_) if path.is_symlink() => "it is a link that leads nowhere".to_owned(),
        Err(error) => format!("it cannot be read ({})", cause::of(&error)),
    }
}

/// Describes what is not a readable file, and what to do; a pipe held open by a shell is readable.
#[cfg_attr(not(unix), expect(unused_variables, reason = "elsewhere nothing but a file has a path"))]
fn special(path: &Path, kind: FileType) -> Option<&'static str> {
    if kind.is_dir() {
        return Some("a folder; name a file in it");
    }
    if kind.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let is_held_open = ["/dev/fd/", "/dev/stdin", "/proc/self/fd/"].iter().any(|known| path.starts_with(known));
        if kind.is_fifo() {
            let help = "a pipe, in which nothing may ever come; give - and lead its content to standard input";
            return (!is_held_open).then_some(help);
        }
        if kind.is_socket() {
            return Some("a socket, not a file");
        }
    }
    Some("a device, not a file")
}
