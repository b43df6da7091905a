//! Every command of the book runs, in the order of its page, and says what the page shows.

use std::fs;
use std::path::{Path, PathBuf};

use super::{duibiao, root, text};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).map(drop).expect("copied");
        }
    }
}

/// The fenced blocks of a page, with their kinds.
fn blocks(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("\n```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'))
}

/// The pages of the book, from its table of contents.
fn pages() -> Vec<PathBuf> {
    let contents = fs::read_to_string(root().join("docs/SUMMARY.md")).expect("a table of contents");
    let links = contents.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links.map(|link| root().join("docs").join(link)).collect()
}

#[test]
fn every_command_runs_and_says_what_the_page_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    for input in ["seeds", "tests/fixtures/chain"] {
        copy(&root().join(input), &folder.path().join(input));
    }
    let mut run = 0;
    for path in pages() {
        let page = fs::read_to_string(&path).expect("a page of the book");
        let mut said = String::new();
        for (kind, block) in blocks(&page) {
            if kind == "text" {
                for line in block.lines() {
                    assert!(said.contains(line.trim()), "{}: “{line}” is not said:\n{said}", path.display());
                }
            }
            if kind != "sh" {
                continue;
            }
            said.clear();
            for line in block.lines() {
                let arguments = line.strip_prefix("duibiao ").unwrap_or_else(|| panic!("who runs “{line}”?"));
                let output =
                    duibiao().current_dir(folder.path()).env("LANG", "zh_CN.UTF-8").args(arguments.split_whitespace()).assert();
                let output = output.get_output();
                let stderr = text(&output.stderr);
                assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {stderr}");
                said.push_str(&text(&output.stdout));
                said.push_str(&stderr);
                run += 1;
            }
        }
    }
    assert!(run > 25, "{run} commands");
}
