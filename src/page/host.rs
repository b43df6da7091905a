//! The files of a sitting as the door asks for them.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::room;
use crate::plan::manifest;
use crate::report::NotRead;
use crate::session::{Files, Host, HostError, Kind, Memory, Step};

/// Takes how far the reading is: the file, how many were read, how many there are.
pub type Told = fn(&str, usize, usize);

/// The files that were dropped, with a manifest that the sitting made in place of those of people.
pub(super) struct World<'s> {
    files: &'s Files,
    /// Folder and text of the manifest.
    manifest: Option<(PathBuf, String)>,
    memory: &'s Memory,
    told: Option<Told>,
    notes: Mutex<Vec<String>>,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl<'s> World<'s> {
    pub(super) fn new(files: &'s Files, manifest: Option<(PathBuf, String)>, memory: &'s Memory, told: Option<Told>) -> Self {
        let (done, all) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Self { files, manifest, memory, told, notes: Mutex::default(), done, all }
    }

    pub(super) fn notes(self) -> Vec<String> {
        self.notes.into_inner().unwrap_or_default()
    }

    fn own(&self, path: &Path) -> Option<&str> {
        let (folder, text) = self.manifest.as_ref()?;
        // `.` and nothing name the same folder.
        let plain = |path: &Path| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
        (plain(path) == plain(&folder.join(manifest::FILE_NAME))).then_some(text)
    }
}

impl Host for World<'_> {
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError> {
        self.own(path).map_or_else(|| self.files.bytes(path), |text| Ok(text.as_bytes().to_vec()))
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        if self.own(path).is_some() { Some(Kind::File) } else { self.files.kind(path) }
    }

    fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError> {
        self.files.entries(folder)
    }

    fn note(&self, text: &str) {
        if let Ok(mut notes) = self.notes.lock() {
            notes.push(text.to_owned());
        }
    }

    /// The list of files says it.
    fn left_out(&self, _file: &NotRead) {}

    fn memory(&self) -> Option<&Memory> {
        Some(self.memory)
    }

    fn progress(&self, step: Step<'_>) {
        if matches!(step, Step::Begins(_)) {
            room::make();
        }
        let Some(told) = self.told else { return };
        match step {
            Step::Files(count) => {
                self.all.store(count, Ordering::Relaxed);
                self.done.store(0, Ordering::Relaxed);
            }
            Step::Begins(name) => told(name, self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed)),
            Step::Ends => {
                self.done.fetch_add(1, Ordering::Relaxed);
            }
            Step::Done => told("", self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed)),
        }
    }
}
