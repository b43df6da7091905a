//! Every bad input by its name: what is said of it, that it ends with 2 where somebody named it, and that in a folder it stops no other file.

mod files;
mod uses;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::text;

const PLAN: &str = "甲县2017年政务公开工作要点\n一、重点任务\n（一）公开部门预算。\n";

/// The program on a machine without LibreOffice, which would read some of the files.
fn english() -> assert_cmd::Command {
    let mut command = super::english();
    command.env("PATH", "");
    command
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_reason_and_stops_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "甲县.txt", PLAN);
    let bad = files::all();
    for (name, bytes, _) in &bad {
        write(folder.path(), name, bytes);
    }
    let run = english().args(["compare", "--format", "csv"]).arg(folder.path()).output().expect("it runs");
    let said = text(&run.stderr);
    assert_eq!(run.status.code(), Some(0), "{said}");
    assert!(text(&run.stdout).contains("甲县"), "the plan is compared");
    let wrong = |(name, _, why): &&files::Bad| {
        !said.lines().any(|line| line.starts_with(&format!("not read: {name}: ")) && line.contains(why))
    };
    let wrong: Vec<String> = bad.iter().filter(wrong).map(|(name, _, why)| format!("{name}: {why}")).collect();
    assert!(wrong.is_empty(), "not named with these reasons: {wrong:#?} in:\n{said}");
    assert!(said.contains(&format!("1 plan read, {} files not read", bad.len())), "{said}");
    english().args(["compare", "--strict", "--format", "csv"]).arg(folder.path()).assert().code(2);
    // Named by somebody, each is an error, and none hides another.
    let run = english().arg("map").args(bad.iter().map(|(name, ..)| folder.path().join(name))).output().expect("it runs");
    let said = text(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{said}");
    for (name, _, why) in bad.iter().filter(|(name, ..)| *name != "notes.txt") {
        let line = said.lines().find(|line| line.contains(&format!("{name}: ")));
        assert!(line.is_some_and(|line| line.contains(why)), "{name} is not named with “{why}”: {line:?}");
    }
}

#[test]
fn a_command_that_cannot_be_carried_out_says_why_and_changes_nothing() {
    let mut wrong = Vec::new();
    for uses::Bad { what, files, arguments, says } in uses::ALL {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, content) in [("plan.txt", PLAN), ("in/plan.txt", PLAN)].iter().chain(*files) {
            write(folder.path(), name, content);
        }
        let before = all_files(folder.path());
        let run = english().current_dir(folder.path()).args(*arguments).output().expect("it runs");
        let said = text(&run.stderr);
        let missing: Vec<&&str> = says.iter().filter(|words| !said.contains(**words)).collect();
        if run.status.code() != Some(2) || !run.stdout.is_empty() || !missing.is_empty() || said.contains("panicked") {
            wrong.push(format!("{what}: exit {:?}, without {missing:?}: {said}", run.status.code()));
        }
        assert_eq!(all_files(folder.path()), before, "{what}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names and contents of all files in a folder.
fn all_files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    found
}
