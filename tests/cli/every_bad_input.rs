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

/// The first English words that a Chinese message holds outside of commands, usage and the names of files.
fn english_in(said: &str, names: &[&str]) -> Option<String> {
    let mut said = said.split('`').step_by(2).collect::<Vec<_>>().join("｀").replace("duibiao ", "｀");
    for name in names {
        said = said.replace(name, "｀");
    }
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let follow = |words: &[&str]| words.windows(2).find(|pair| pair.iter().all(is_word)).map(|pair| pair.join(" "));
    let mut pieces = said.split(|ch: char| !ch.is_ascii() || "()[]<>\"'=".contains(ch));
    let pair =
        pieces.find_map(|piece| follow(&piece.split(' ').map(|word| word.trim_end_matches([':', ';', '.'])).collect::<Vec<_>>()));
    pair.or_else(|| ["error", "warning"].iter().find(|word| said.contains(**word)).map(|word| (*word).to_owned()))
}

#[test]
fn in_chinese_nothing_of_a_message_stays_english() {
    let bad = files::all();
    let names: Vec<&str> = bad.iter().map(|(name, ..)| *name).collect();
    let mut left = Vec::new();
    let mut look = |what: &str, folder: &Path, arguments: &[&str]| {
        let run = super::duibiao()
            .env("PATH", "")
            .args(["--lang", "zh"])
            .args(arguments)
            .current_dir(folder)
            .output()
            .expect("it runs");
        let said = text(&run.stderr);
        let found: Vec<String> =
            said.lines().filter_map(|line| Some(format!("{what}: “{}” in {line}", english_in(line, &names)?))).collect();
        left.extend(found);
        assert!(!said.is_empty(), "{what}");
    };
    for uses::Bad { what, files, arguments, .. } in uses::ALL {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, content) in [("plan.txt", PLAN), ("in/plan.txt", PLAN)].iter().chain(*files) {
            write(folder.path(), name, content);
        }
        look(what, folder.path(), arguments);
    }
    // All bad files at once, in a folder and by their names.
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "甲县.txt", PLAN);
    for (name, bytes, _) in &bad {
        write(folder.path(), name, bytes);
    }
    look("a folder", folder.path(), &["compare", "."]);
    look("files", folder.path(), &["map"].into_iter().chain(names.iter().copied()).collect::<Vec<_>>());
    look("files with one reason", folder.path(), &["compare", ".", "--max-size", "1"]);
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn english_words_are_found_where_they_are() {
    assert_eq!(english_in("错误：a.txt; check that you may read it：没有权限", &[]).as_deref(), Some("check that"));
    assert_eq!(english_in("error: 甲.txt", &[]).as_deref(), Some("error"));
    for fine in [
        "错误：没有事项“ZZ9”；`duibiao taxonomy list` 列出全部；请加 --allow-outside，x.csv 已在",
        "可用的字段：plans, reviews, exceptions",
        "用法：duibiao compare [选项] <路径>...",
        "too much text.txt：文件过大",
    ] {
        assert_eq!(english_in(fine, &["too much text.txt"]), None, "{fine}");
    }
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
