//! Implements the library's `Host`: files of this machine, standard error and the progress bar.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use indicatif::ProgressBar;

use super::{convert, file};
use crate::cli::output::OwnFiles;
use crate::cli::settings::Settings;
use crate::cli::{cache, cause, output, progress};
use crate::report::NotRead;
use crate::session::{Host, HostError, Kind, Step, Store, stays_inside};
use crate::source::PdfReader;

/// The local machine as a host.
pub(in crate::cli) struct Disk<'s> {
    settings: &'s Settings,
    bar: Mutex<ProgressBar>,
}

impl<'s> Disk<'s> {
    pub(in crate::cli) fn new(settings: &'s Settings) -> Self {
        Self { settings, bar: Mutex::new(ProgressBar::hidden()) }
    }
}

impl Host for Disk<'_> {
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError> {
        file::bytes(path, self.settings).map_err(|error| HostError(cause::all(&error)))
    }

    fn text_limit(&self) -> usize {
        self.settings.max_text
    }

    fn memory_limit(&self) -> u64 {
        self.settings.max_memory
    }

    fn pdf_reader(&self) -> PdfReader {
        self.settings.pdf_reader
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let Ok(known) = std::fs::metadata(path) else {
            return path.is_symlink().then_some(Kind::DeadLink);
        };
        Some(match (known.is_file(), known.is_dir()) {
            (true, _) => Kind::File,
            (_, true) if path.is_symlink() => Kind::LinkedFolder,
            (_, true) => Kind::Folder,
            _ => Kind::Other,
        })
    }

    fn why_no_file(&self, path: &Path) -> String {
        file::why_no_file(path)
    }

    fn may_read(&self, folder: &Path, name: &str) -> bool {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let is_inside = match (here.canonicalize(), folder.join(name).canonicalize()) {
            (Ok(here), Ok(real)) => real.starts_with(here),
            // The file may not exist, which its reader reports; nothing is revealed of places outside the folder.
            _ => stays_inside(name),
        };
        is_inside || self.settings.allow_outside
    }

    fn is_no_input(&self, path: &Path) {
        self.settings.forget_input(path);
    }

    fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError> {
        let entries = std::fs::read_dir(folder).map_err(|error| HostError(cause::of(&error).into_owned()))?;
        // Files of an earlier result set are no plans, whatever their names.
        let results = OwnFiles::read(folder);
        let is_ours = |name: &OsString| name == OwnFiles::FILE_NAME || name == cache::FILE_NAME;
        let is_result = |name: &OsString| is_ours(name) || name.to_str().is_some_and(|name| results.has(name));
        let shown = entries.filter_map(Result::ok).filter(|entry| !is_hidden(entry));
        let mut names: Vec<OsString> = shown.map(|entry| entry.file_name()).collect();
        names.retain(|name| !is_result(name));
        names.sort();
        Ok(names)
    }

    fn note(&self, text: &str) {
        output::note(self.settings, text);
    }

    fn detail(&self, text: &str) {
        if self.settings.verbose {
            output::note(self.settings, text);
        }
    }

    fn left_out(&self, file: &NotRead) {
        self.settings.note_not_read();
        self.note(&format!("not read: {}: {}", file.file, file.why));
    }

    fn progress(&self, step: Step<'_>) {
        // A bar left half drawn by a panic in another thread is still usable.
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        match step {
            Step::Files(count) => {
                self.settings.cache.expect(count);
                *bar = progress::bar(self.settings, count);
            }
            Step::Begins(name) => progress::show(&bar, name),
            Step::Ends => bar.inc(1),
            Step::Done => bar.finish_and_clear(),
        }
    }

    fn store(&self) -> Option<&dyn Store> {
        Some(self.settings.cache.as_ref())
    }

    fn is_same(&self, one: &Path, other: &Path) -> bool {
        one == other || one.canonicalize().ok().is_some_and(|one| other.canonicalize().ok() == Some(one))
    }

    fn real_path(&self, path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
    }

    fn converted(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        convert::to_docx(bytes, self.settings.max_size)
    }
}

/// Whether Windows hides a file or a folder; elsewhere its name says so, which is looked at for every host.
#[cfg(windows)]
fn is_hidden(entry: &std::fs::DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    entry.metadata().is_ok_and(|known| has_hidden_attribute(known.file_attributes()))
}

#[cfg(not(windows))]
fn is_hidden(_: &std::fs::DirEntry) -> bool {
    false
}

/// The attributes of Windows “hidden” and “system”, such as those of `System Volume Information`.
#[cfg(any(windows, test))]
const fn has_hidden_attribute(attributes: u32) -> bool {
    const HIDDEN: u32 = 0x2;
    const SYSTEM: u32 = 0x4;
    attributes & (HIDDEN | SYSTEM) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_hides_is_hidden() {
        // A folder, an archive, one that may only be read, and one in the cloud are shown.
        for (attributes, expected) in
            [(0x10, false), (0x20, false), (0x21, false), (0x0040_0020, false), (0x22, true), (0x16, true)]
        {
            assert_eq!(has_hidden_attribute(attributes), expected, "{attributes:#x}");
        }
    }
}
