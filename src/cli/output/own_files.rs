//! The list of a result set: which files of its folder this program wrote, each with its hash.
//!
//! It is in the format of `sha256sum -c`, so that recipients can verify the set.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::source::hex;

/// Name of the list in the folder of a set.
pub(super) const FILE_NAME: &str = "duibiao.sha256";
/// Number of digits in a hash.
const DIGITS: usize = 64;

/// File names with their hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::cli) struct OwnFiles(BTreeMap<String, String>);

impl OwnFiles {
    /// Name of the list.
    pub(in crate::cli) const FILE_NAME: &str = FILE_NAME;

    /// Reads the list of `folder`, skipping invalid lines; without a list, no file is ours.
    pub(in crate::cli) fn read(folder: &Path) -> Self {
        let path = folder.join(FILE_NAME);
        let text = if path.is_file() { fs::read_to_string(path).unwrap_or_default() } else { String::new() };
        Self(text.lines().filter_map(line).collect())
    }

    /// Creates a list.
    pub(super) fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// Returns the text of the list.
    pub(super) fn text(&self) -> String {
        self.0.iter().flat_map(|(name, hash)| [hash.as_str(), "  ", name, "\n"]).collect()
    }

    /// Returns the names.
    pub(in crate::cli) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns `true` if a file is on the list, whatever its current content.
    pub(in crate::cli) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Returns `true` if a file is unchanged since it was written.
    pub(super) fn is_as_written(&self, now: &Now, name: &str) -> bool {
        self.0.get(name).is_some_and(|hash| now.hash_of(name).as_ref() == Some(hash))
    }
}

/// Hashes of the current files of a folder; each file is read once.
#[derive(Debug)]
pub(super) struct Now<'a> {
    folder: &'a Path,
    hashes: RefCell<BTreeMap<String, Option<String>>>,
}

impl<'a> Now<'a> {
    /// Creates it without reading anything yet.
    pub(super) fn in_folder(folder: &'a Path) -> Self {
        Self { folder, hashes: RefCell::default() }
    }

    /// Returns the hash of a file; `None` if it cannot be read.
    fn hash_of(&self, name: &str) -> Option<String> {
        let mut known = self.hashes.borrow_mut();
        known.entry(name.to_owned()).or_insert_with(|| hash_of(&self.folder.join(name)).ok()).clone()
    }
}

fn line(line: &str) -> Option<(String, String)> {
    let (hash, name) = line.split_at_checked(DIGITS)?;
    let name = name.strip_prefix("  ")?;
    let is_name = !name.is_empty() && !name.contains(['/', '\\']) && name != "." && name != "..";
    (is_name && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| (name.to_owned(), hash.to_owned()))
}

/// Returns the SHA-256 of a file.
pub(super) fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = [0; 1 << 14];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => hash.update(piece.get(..read).unwrap_or_default()),
        }
    }
    Ok(hex(&hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_and_names_no_file_elsewhere() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.md"), "abc").expect("written");
        let hash = hash_of(&folder.path().join("a.md")).expect("read");
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let list = OwnFiles::new([("a.md".to_owned(), hash.clone()), ("区 b.md".to_owned(), hash.clone())]);
        let spoilt = format!("<<<<<<< ours\n{hash}  ../up.md\n{hash}  x/y.md\n{hash} one.md\n{}", list.text());
        fs::write(folder.path().join(FILE_NAME), spoilt).expect("written");
        let read = OwnFiles::read(folder.path());
        assert_eq!(read, list);
        let now = Now::in_folder(folder.path());
        assert!(read.is_as_written(&now, "a.md") && !read.is_as_written(&now, "区 b.md"));
        fs::write(folder.path().join("a.md"), "abd").expect("written");
        assert!(!read.is_as_written(&Now::in_folder(folder.path()), "a.md"));
        assert_eq!(OwnFiles::read(Path::new("no/such/folder")), OwnFiles::default());
    }
}
