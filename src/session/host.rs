//! The environment of a session: bytes, file names, and an output for notes.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::{Memory, Store};
use crate::report::NotRead;
use crate::source::PdfReader;

/// Default limit on the text of a document, in bytes of UTF-8: more than a book of a thousand pages.
pub const TEXT_LIMIT: usize = 4 << 20;

/// Default limit on the memory of plans, in bytes: what an office computer has left beside other programs.
pub const MEMORY_LIMIT: u64 = 4 << 30;

/// Why a host failed, as a message for users.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct HostError(pub String);

/// Kind of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link to a folder.
    LinkedFolder,
    /// A dangling link.
    DeadLink,
    /// Something that holds no document, such as a device.
    Other,
}

impl Kind {
    /// Returns `true` if it contains names.
    #[must_use]
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Folder | Self::LinkedFolder)
    }
}

/// Progress of reading several files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'n> {
    /// Number of files to be read.
    Files(usize),
    /// Reading of the named file begins.
    Begins(&'n str),
    /// A file has been read.
    Ends,
    /// All files have been read.
    Done,
}

/// The environment of a [`super::Session`]. Files are read on several threads at once if threads are available.
pub trait Host: Sync {
    /// Returns the content of a file; the error names the file.
    ///
    /// # Errors
    /// If it does not exist or may not be read.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError>;

    /// Returns the kind of a path; `None` if nothing is there.
    fn kind(&self, path: &Path) -> Option<Kind>;

    /// Returns why a path is no readable file.
    fn why_no_file(&self, _path: &Path) -> String {
        "it is no file".to_owned()
    }

    /// Returns `true` if a manifest in `folder` may name a file: one in the folder, unless the user trusts it to name others.
    fn may_read(&self, _folder: &Path, name: &str) -> bool {
        stays_inside(name)
    }

    /// Called for a file that was read but is a result of this program, not input.
    fn is_no_input(&self, _path: &Path) {}

    /// Returns the names in a folder, without results of this program; the error gives only the cause.
    ///
    /// # Errors
    /// If it cannot be opened.
    fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError>;

    /// Receives a note for the reader of the result.
    fn note(&self, text: &str);

    /// Receives a detail of interest only to users who ask how files are read.
    fn detail(&self, _text: &str) {}

    /// Called for a file of a folder that was not read.
    fn left_out(&self, file: &NotRead) {
        self.note(&format!("not read: {}: {}", file.file, file.why));
    }

    /// Receives the progress of reading.
    fn progress(&self, _step: Step<'_>) {}

    /// Returns `true` if two paths name the same file.
    fn is_same(&self, one: &Path, other: &Path) -> bool {
        one == other
    }

    /// Returns the same path for all paths that name the same file.
    fn real_path(&self, path: &Path) -> PathBuf {
        path.to_path_buf()
    }

    /// Returns the limit on the text of a document, in bytes of UTF-8.
    fn text_limit(&self) -> usize {
        TEXT_LIMIT
    }

    /// Returns the limit on the memory of a corpus, in bytes.
    fn memory_limit(&self) -> u64 {
        MEMORY_LIMIT
    }

    /// Returns the PDF reader.
    fn pdf_reader(&self) -> PdfReader {
        PdfReader::default()
    }

    /// Returns the plans read before, if the host keeps them.
    fn memory(&self) -> Option<&Memory> {
        None
    }

    /// Returns the store that keeps results between runs, if the host has one.
    fn store(&self) -> Option<&dyn Store> {
        None
    }

    /// Converts a document in an unsupported format to a Word document (`.docx`); `None` if that is impossible.
    fn converted(&self, _bytes: &[u8]) -> Option<Vec<u8>> {
        None
    }
}

/// Returns `true` if a name does not lead outside the folder it is read in, as far as the name shows.
#[must_use]
pub fn stays_inside(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
