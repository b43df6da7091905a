//! Files in memory: those of a browser, and of tests.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::ops::Bound::{Included, Unbounded};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use super::{Host, HostError, Kind};

/// Named bytes; a `/` in a name separates folders.
#[derive(Debug, Default)]
pub struct Files {
    files: BTreeMap<PathBuf, Vec<u8>>,
    notes: Mutex<Vec<String>>,
}

impl Files {
    /// Creates a host from files by name.
    pub fn new<N: AsRef<Path>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (N, B)>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| (plain(name.as_ref()), bytes.into())).collect();
        Self { files, notes: Mutex::default() }
    }

    /// Adds a file, replacing one of the same name.
    pub fn insert(&mut self, name: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(plain(name.as_ref()), bytes.into());
    }

    /// Removes a file; returns `true` if it existed.
    pub fn remove(&mut self, name: impl AsRef<Path>) -> bool {
        self.files.remove(&plain(name.as_ref())).is_some()
    }

    /// Returns the files by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_path(), bytes.as_slice()))
    }

    /// Returns the content of a file.
    #[must_use]
    pub fn get(&self, name: impl AsRef<Path>) -> Option<&[u8]> {
        self.files.get(&plain(name.as_ref())).map(Vec::as_slice)
    }

    /// Paths are ordered component by component, so that those of a folder are consecutive.
    fn inside<'f>(&'f self, folder: &'f Path) -> impl Iterator<Item = &'f PathBuf> {
        self.files
            .range::<Path, _>((Included(folder), Unbounded))
            .map(|(file, _)| file)
            .take_while(move |file| file.starts_with(folder))
    }

    /// Returns the notes so far, in order.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.notes.lock().map(|notes| notes.clone()).unwrap_or_default()
    }
}

impl Host for Files {
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError> {
        let found = self.files.get(&plain(path)).cloned();
        found.ok_or_else(|| HostError(format!("cannot open {}; check the name: there is no such file", path.display())))
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        let path = plain(path);
        if self.files.contains_key(&path) {
            return Some(Kind::File);
        }
        self.inside(&path).next().map(|_| Kind::Folder)
    }

    fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError> {
        let folder = plain(folder);
        let inside = self.inside(&folder).filter_map(|file| file.strip_prefix(&folder).ok()?.components().next());
        let names: BTreeSet<OsString> = inside.map(|first| first.as_os_str().to_owned()).collect();
        Ok(names.into_iter().collect())
    }

    fn note(&self, text: &str) {
        if let Ok(mut notes) = self.notes.lock() {
            notes.push(text.to_owned());
        }
    }
}

/// Returns a path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                found.pop();
            }
            Component::Normal(name) => found.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_strokes_make_folders() {
        let files = Files::new([("a/b/c.txt", "1"), ("a/d.txt", "2"), ("e.txt", "3")]);
        assert_eq!(files.entries(Path::new(".")).as_deref(), Ok(&["a".into(), "e.txt".into()][..]));
        assert_eq!(files.entries(Path::new("a")).as_deref(), Ok(&["b".into(), "d.txt".into()][..]));
        assert_eq!(files.bytes(Path::new("a/b/../d.txt")), Ok(b"2".to_vec()));
        assert_eq!(files.kind(Path::new("a/b")), Some(Kind::Folder));
        assert_eq!(files.kind(Path::new("a/b/c")), None);
        assert!(files.bytes(Path::new("f.txt")).is_err_and(|error| error.0.contains("f.txt")));
    }
}
