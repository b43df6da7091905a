//! What the world around gives: bytes, names of files, and somebody to tell things to.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::{Memory, Store};
use crate::report::NotRead;
use crate::source::PdfReader;

/// Longest text that is read where nothing else is said, in bytes of UTF-8: a book of a thousand pages and more.
pub const TEXT_LIMIT: usize = 4 << 20;

/// Most memory that plans may take where nothing else is said, in bytes: what an office's machine has left beside other programs.
pub const MEMORY_LIMIT: u64 = 4 << 30;

/// Why a host could not give something, in words for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct HostError(pub String);

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link to a folder.
    LinkedFolder,
    /// A link that leads nowhere.
    DeadLink,
    /// Something that is there and holds no document, such as a device.
    Other,
}

impl Kind {
    /// Tells whether there are names in it.
    #[must_use]
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Folder | Self::LinkedFolder)
    }
}

/// How far the reading of several files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'n> {
    /// So many files are to be read.
    Files(usize),
    /// A file is read now; this is its name.
    Begins(&'n str),
    /// A file was read.
    Ends,
    /// All files were read.
    Done,
}

/// The world around a [`super::Session`]. Files are read on several threads at once where there are any.
pub trait Host: Sync {
    /// Returns what a file holds; the error names the file.
    ///
    /// # Errors
    /// When there is none, or it may not be read.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError>;

    /// Tells what stands at a path; `None` where nothing does.
    fn kind(&self, path: &Path) -> Option<Kind>;

    /// Says why what stands at a path is no file to read.
    fn why_no_file(&self, _path: &Path) -> String {
        "it is no file".to_owned()
    }

    /// Tells whether a manifest in `folder` may name a file: one that lies in the folder, unless the user trusts it to name others.
    fn may_read(&self, _folder: &Path, name: &str) -> bool {
        stays_inside(name)
    }

    /// Takes a file that was read and is a result of this program, not what the user gave it.
    fn is_no_input(&self, _path: &Path) {}

    /// Returns the names in a folder but for results of this program; the error gives the cause alone.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError>;

    /// Takes what a reader of the result should know.
    fn note(&self, text: &str);

    /// Takes what is worth knowing only to one who asks how files are read.
    fn detail(&self, _text: &str) {}

    /// Takes a file of a folder that was not read.
    fn left_out(&self, file: &NotRead) {
        self.note(&format!("not read: {}: {}", file.file, file.why));
    }

    /// Takes how far the reading is.
    fn progress(&self, _step: Step<'_>) {}

    /// Tells whether two paths name one file.
    fn is_same(&self, one: &Path, other: &Path) -> bool {
        one == other
    }

    /// Returns one path for all that name the same file.
    fn real_path(&self, path: &Path) -> PathBuf {
        path.to_path_buf()
    }

    /// Returns the longest text that is read as a document, in bytes of UTF-8.
    fn text_limit(&self) -> usize {
        TEXT_LIMIT
    }

    /// Returns how much memory the plans of a corpus may take together, in bytes.
    fn memory_limit(&self) -> u64 {
        MEMORY_LIMIT
    }

    /// Returns who opens a PDF.
    fn pdf_reader(&self) -> PdfReader {
        PdfReader::default()
    }

    /// Returns the plans that were read before, where the host keeps them.
    fn memory(&self) -> Option<&Memory> {
        None
    }

    /// Returns where results are kept from one run to the next, where the host does that.
    fn store(&self) -> Option<&dyn Store> {
        None
    }

    /// Makes a Word document (`.docx`) of one that is not read here; `None` where nothing can.
    fn converted(&self, _bytes: &[u8]) -> Option<Vec<u8>> {
        None
    }
}

/// Tells whether a name leads to no place outside the folder that it is read in, as far as names tell.
#[must_use]
pub fn stays_inside(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
