//! Results of earlier runs in the user's cache folder.
//!
//! The cache may be lost, damaged or in use by another run at any time; its results are then computed again. A run of few files is
//! fast without it and leaves nothing behind.

mod file;

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

use crate::session::{Key, Shelf, Store};
pub(super) use file::{FILE_NAME, Info};
use file::{Reading, Waiting, write};

/// Name of its folder in the system's cache folder.
pub(super) const FOLDER: &str = "duibiao";
/// Number of files from which a run uses the cache, unless the user named its folder.
const MANY: usize = 100;
/// Maximum number of bytes waiting to be written.
const WAITING: usize = 16 << 20;
/// Length of the checksum before each result.
const CHECK: usize = 16;

/// The cache of a run.
#[derive(Debug)]
pub(super) struct Cache {
    /// The file; `None` if nothing is cached.
    path: Option<PathBuf>,
    is_named: bool,
    is_wanted: AtomicBool,
    open: RwLock<Open>,
    waiting: Mutex<Vec<Waiting>>,
    size: AtomicUsize,
}

/// State of reading the file.
#[derive(Debug)]
enum Open {
    /// Not opened yet.
    Not,
    /// Open for reading.
    Reading(Box<Reading>),
    /// Missing or unreadable.
    Nothing,
}

impl Cache {
    /// Creates the cache of a folder, which is always used if the user named it; `None`: nothing is cached.
    pub(super) fn new(folder: Option<PathBuf>, is_named: bool) -> Self {
        let path = folder.map(|folder| folder.join(FILE_NAME));
        let (waiting, size) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
        Self { path, is_named, is_wanted: AtomicBool::new(is_named), open: RwLock::new(Open::Not), waiting, size }
    }

    /// Creates a cache that stores nothing.
    pub(super) fn none() -> Self {
        Self::new(None, false)
    }

    /// Creates the folder if the user named it.
    ///
    /// # Errors
    /// If it cannot be created or written to.
    pub(super) fn prepare(&self) -> Result<()> {
        let Some(folder) = self.path.as_deref().and_then(Path::parent).filter(|_| self.is_named) else { return Ok(()) };
        fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder).map(drop)).with_context(|| {
            format!("cannot write into the cache folder {}; name another one, or give --no-cache", folder.display())
        })
    }

    /// Returns `true` if the user named its folder.
    pub(super) const fn is_named(&self) -> bool {
        self.is_named
    }

    /// Returns the path of its file, whether or not it exists.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Decides by the number of files to be read whether the cache is used.
    pub(super) fn expect(&self, files: usize) {
        if files >= MANY && self.path.is_some() {
            self.is_wanted.store(true, Ordering::Relaxed);
        }
    }

    /// Writes the pending results.
    ///
    /// # Errors
    /// If writing fails; if another run is writing, the pending results are lost without an error.
    pub(super) fn finish(&self) -> Result<()> {
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        self.size.store(0, Ordering::Relaxed);
        let Some(path) = self.path.as_deref().filter(|_| !waiting.is_empty()) else { return Ok(()) };
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        // The file cannot be written while it is open for reading.
        *open = Open::Not;
        folder_of(path).and_then(|()| write(path, &waiting)).with_context(|| format!("cannot write the cache {}", path.display()))
    }

    /// Returns the number and size of the results.
    pub(super) fn info(&self) -> Option<Info> {
        let path = self.path.as_deref()?;
        Reading::open(path)?.info(path)
    }

    fn found(&self, on: Shelf, key: &Key) -> Option<Vec<u8>> {
        if let Open::Reading(reading) = &*self.open.read().unwrap_or_else(PoisonError::into_inner) {
            return reading.get(on, key);
        }
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if matches!(*open, Open::Not) {
            *open =
                self.path.as_deref().and_then(Reading::open).map_or(Open::Nothing, |reading| Open::Reading(Box::new(reading)));
        }
        match &*open {
            Open::Reading(reading) => reading.get(on, key),
            Open::Not | Open::Nothing => None,
        }
    }
}

impl Store for Cache {
    fn is_wanted(&self) -> bool {
        self.is_wanted.load(Ordering::Relaxed)
    }

    fn get(&self, on: Shelf, key: &Key) -> Option<Vec<u8>> {
        let mut found = self.found(on, key)?;
        let value = found.split_off(CHECK.min(found.len()));
        if found != check(key, &value) {
            return None;
        }
        if is_packed(on) { unpacked(&value).ok() } else { Some(value) }
    }

    fn put(&self, on: Shelf, key: &Key, value: Vec<u8>) {
        let value = if is_packed(on) { packed(&value) } else { Ok(value) };
        // Writing into memory cannot fail.
        let Ok(value) = value else { return };
        let mut kept = check(key, &value);
        kept.extend(value);
        let size = kept.len();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((on, *key, kept));
        if self.size.fetch_add(size, Ordering::Relaxed) + size > WAITING {
            // Errors are reported at the end.
            let _ = self.finish();
        }
    }
}

/// Whole plans take most of the space and few of them are read; what is read of all plans at once is small.
const fn is_packed(shelf: Shelf) -> bool {
    matches!(shelf, Shelf::Plans)
}

fn packed(value: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::fast());
    out.write_all(value)?;
    out.finish()
}

fn unpacked(value: &[u8]) -> io::Result<Vec<u8>> {
    let mut found = Vec::new();
    DeflateDecoder::new(value).read_to_end(&mut found)?;
    Ok(found)
}

/// Creates the file's folder, if it is missing, with private permissions: plans may be confidential drafts.
fn folder_of(path: &Path) -> Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.exists()) else { return Ok(()) };
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Returns a checksum by which a result is recognised as belonging to its key and unchanged.
fn check(key: &Key, value: &[u8]) -> Vec<u8> {
    let hash = Sha256::new().chain_update(key.0).chain_update(value).finalize();
    hash.iter().copied().take(CHECK).collect()
}
