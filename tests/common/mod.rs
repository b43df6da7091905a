//! What test files share.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use duibiao::session::Files;

/// The files of a folder of the repository, for a session; folders inside it are not looked into.
pub(crate) fn files(folder: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.path().is_file());
    Files::new(files.map(|entry| (entry.file_name(), fs::read(entry.path()).expect("a file"))))
}
