//! Lists the files of a folder and its subfolders: which may be plans, and which are left behind by programs.

use std::path::{Path, PathBuf};

use super::{Error, Host, HostError, Kind};
use crate::plan::manifest;
use crate::report::NotRead;
use crate::source::unseen;

/// Maximum depth of subfolders searched.
const DEPTH: usize = 16;
/// Maximum number of files in a folder; with more, the wrong folder was named.
const MOST: usize = 100_000;
/// Maximum size of a lock file; the largest known ones have a few hundred bytes.
const LOCK: usize = 1_024;
/// Files that systems and office programs leave behind.
const LEFT_BEHIND: [&str; 3] = ["thumbs.db", "desktop.ini", "__macosx"];

/// The content of a folder, sorted by name.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Files, each with its name relative to the folder.
    pub files: Vec<(PathBuf, String)>,
    /// Subfolders with their own manifest, each with its name relative to the folder.
    pub listed: Vec<(PathBuf, String)>,
    /// What could not be examined.
    pub not_read: Vec<NotRead>,
}

impl Listing {
    fn len(&self) -> usize {
        self.files.len() + self.listed.len() + self.not_read.len()
    }
}

/// Lists a folder.
///
/// # Errors
/// If it cannot be opened.
pub(super) fn look(folder: &Path, host: &dyn Host) -> Result<Listing, Error> {
    let mut found = Listing::default();
    walk(folder, "", 1, host, &mut found).map_err(|why| Error::Folder { folder: folder.to_path_buf(), why })?;
    found.files.sort_by(|a, b| a.1.cmp(&b.1));
    found.listed.sort_by(|a, b| a.1.cmp(&b.1));
    found.not_read.sort();
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, depth: usize, host: &dyn Host, found: &mut Listing) -> Result<(), HostError> {
    for file_name in host.entries(folder)? {
        // The displayed name; the file is opened by its path.
        let own = unseen::without(&file_name.to_string_lossy()).into_owned();
        if is_left_behind(&own) {
            continue;
        }
        let (path, name) = (folder.join(&file_name), format!("{prefix}{own}"));
        let mut not_read = |why: &str| found.not_read.push(NotRead { file: name.clone(), why: why.to_owned() });
        match host.kind(&path) {
            Some(Kind::File) if found.files.len() < MOST => found.files.push((path, name)),
            Some(Kind::File) => not_read("the folder holds more files than are read; name a folder with fewer"),
            None | Some(Kind::DeadLink | Kind::Other) => not_read(&host.why_no_file(&path)),
            Some(Kind::Folder | Kind::LinkedFolder) if own == manifest::FILE_NAME => {
                not_read("it is a folder, not a list of plans; the others are read as if it were not there");
            }
            Some(Kind::LinkedFolder) => not_read("it is a link to a folder; name that folder too"),
            Some(Kind::Folder) if host.kind(&path.join(manifest::FILE_NAME)) == Some(Kind::File) => {
                found.listed.push((path, name));
            }
            Some(Kind::Folder) if depth >= DEPTH => not_read("it lies deeper within folders than is looked; name it too"),
            Some(Kind::Folder) => {
                let before = found.len();
                if let Err(why) = walk(&path, &format!("{name}/"), depth + 1, host, found) {
                    let why = format!("the folder cannot be opened ({why})");
                    found.not_read.push(NotRead { file: name, why });
                } else if found.len() == before && has_ending(&own) {
                    found.not_read.push(NotRead { file: name, why: "it is an empty folder, not a file".to_owned() });
                }
            }
        }
    }
    Ok(())
}

/// Returns `true` if a file or folder is hidden or left behind by an open document: `.git`, `~$plan.docx`, `._plan.docx`.
#[must_use]
pub fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '~', '$']) || LEFT_BEHIND.contains(&name.to_ascii_lowercase().as_str())
}

/// Returns `true` if a file is an office program's lock file of an open document: `~$plan.docx`, `.~plan.docx`. A document with such
/// a name that cannot be read is larger, and damaged or encrypted.
pub(super) fn is_lock(path: &Path, bytes: usize) -> bool {
    let name = path.file_name().filter(|_| bytes <= LOCK);
    name.is_some_and(|name| ["~$", ".~"].iter().any(|mark| name.to_string_lossy().starts_with(mark)))
}

/// Returns `true` if a name has the extension of a document.
fn has_ending(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    (1..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) && ending.parse::<u32>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_is_known_by_its_name_and_its_size() {
        for name in ["~$甲县.docx", "folder/~$甲县.docx", ".~甲县.wps", ".~lock.甲县.docx#"] {
            assert!(is_lock(Path::new(name), 162), "{name}");
            assert!(!is_lock(Path::new(name), 40_000), "{name} is a document that cannot be read");
        }
        for name in ["甲县~$.docx", "~甲县.docx", "~$/甲县.docx", "甲县.docx"] {
            assert!(!is_lock(Path::new(name), 162), "{name}");
        }
    }

    #[test]
    fn what_a_program_leaves_beside_a_document_is_no_plan() {
        for name in ["~$甲县.docx", "._甲县.docx", ".DS_Store", ".git", "Thumbs.db", "~WRL0001.tmp", "__MACOSX"] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["甲县.docx", "plan~1.txt", "a.b"] {
            assert!(!is_left_behind(name), "{name}");
        }
    }
}
