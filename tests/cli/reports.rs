//! The two sets in `reports/` are what the program writes, each without touching the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{duibiao, root};

/// The plans, the folder of their set, its language: one set in each, so that a diff shows what changes for either reader.
const SETS: [(&str, &str, &[&str]); 2] =
    [("seeds", "reports", &[]), ("tests/fixtures/chain", "reports/chain", &["--lang", "en"])];

/// Names and texts of the files of a folder, without those that are built and not committed, nor folders.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let committed = entries.filter(|path| {
        let built = path.extension().is_some_and(|ending| ending == "xlsx" || ending == "docx");
        // The list of a set names the built files too.
        path.is_file() && !built && path.file_name().is_some_and(|name| name != ".gitignore" && name != "duibiao.sha256")
    });
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("text"))
    };
    committed.map(read).collect()
}

#[test]
fn the_committed_reports_are_what_the_program_writes() {
    for (plans, folder, lang) in SETS {
        let out = tempfile::tempdir().expect("a folder");
        let text = "html,md,csv,json";
        duibiao()
            .args(["report", plans, "--quiet", "--format", text, "--out"])
            .arg(out.path())
            .args(lang)
            // A locale may change what a terminal shows, never what is written.
            .env("LANG", "en_US.UTF-8")
            .assert()
            .success();
        let (written, kept) = (files(out.path()), files(&root().join(folder)));
        assert_eq!(
            kept.keys().collect::<Vec<_>>(),
            written.keys().collect::<Vec<_>>(),
            "{folder}: files that nobody writes, or lacks"
        );
        for (name, text) in &written {
            // Not assert_eq: a page of a megabyte is no message.
            assert!(
                kept.get(name) == Some(text),
                "{folder}/{name} is not what the program writes; run `make report` and read the diff"
            );
        }
    }
}

#[test]
fn a_set_leaves_what_lies_beside_it() {
    let out = tempfile::tempdir().expect("a folder");
    let (seeds, chain) = (out.path().join("reports"), out.path().join("reports/chain"));
    for (plans, folder) in [("tests/fixtures/chain", &chain), ("seeds", &seeds)] {
        duibiao().args(["report", plans, "--quiet", "--format", "csv", "--out"]).arg(folder).assert().success();
    }
    assert_eq!(files(&chain).len(), 3);
    assert_eq!(files(&seeds).len(), 3);
    assert_ne!(files(&chain), files(&seeds));
}
