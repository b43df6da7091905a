//! Names of plans with `*` and `?`: terminals of other systems put in the files that fit, those of Windows leave it to the program.

use std::path::{Path, PathBuf};

use glob::MatchOptions;

use super::{Command, Review, Taxonomy};
use crate::session::has_wildcard;

/// Puts in the files that fit.
pub(super) fn put_in(command: &mut Command) {
    if cfg!(windows) {
        lists(command).into_iter().for_each(expand);
    }
}

fn lists(command: &mut Command) -> Vec<&mut Vec<PathBuf>> {
    match command {
        Command::Parse(args) => vec![&mut args.plans],
        Command::Map(args) => vec![&mut args.plans],
        Command::Compare(args) => vec![&mut args.paths],
        Command::Rank(args) => vec![&mut args.paths],
        Command::Departments(args) => vec![&mut args.paths],
        Command::Graph(args) => vec![&mut args.paths],
        Command::Gap(args) => vec![&mut args.against],
        Command::Check(args) => vec![&mut args.against],
        Command::Review(Review::Export { plans } | Review::Apply { plans, .. }) => vec![plans],
        Command::Taxonomy(Taxonomy::Validate { corpus, .. } | Taxonomy::Docs { corpus }) => vec![corpus],
        Command::Taxonomy(Taxonomy::Profile { files }) => vec![files],
        // One file or folder, or none.
        Command::Breakdown(_)
        | Command::Report(_)
        | Command::Taxonomy(_)
        | Command::Eval(_)
        | Command::Page
        | Command::Open(_)
        | Command::Cache(_)
        | Command::Completions(_) => Vec::new(),
    }
}

/// A name that fits nothing stays, and is told as not there.
fn expand(paths: &mut Vec<PathBuf>) {
    *paths = std::mem::take(paths)
        .into_iter()
        .flat_map(|path| {
            let found = if has_wildcard(&path) && !path.exists() { fitting(&path) } else { Vec::new() };
            if found.is_empty() { vec![path] } else { found }
        })
        .collect();
}

/// The files and folders that fit, in the order of their names.
fn fitting(path: &Path) -> Vec<PathBuf> {
    // A bracket is a character of names, such as that of a document number.
    let Some(pattern) = path.to_str().map(|text| text.replace('[', "[[]")) else { return Vec::new() };
    let options = MatchOptions { case_sensitive: false, require_literal_separator: true, require_literal_leading_dot: true };
    glob::glob_with(&pattern, options).map(|found| found.filter_map(Result::ok).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_that_fit_stand_in_for_a_name_and_one_that_fits_nothing_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["乙.txt", "甲.TXT", "丙.docx", "政发[2017]1号.txt", ".hidden.txt"] {
            fs::write(folder.path().join(name), "").expect("written");
        }
        let expanded = |names: &[&str]| {
            let mut paths: Vec<PathBuf> = names.iter().map(|name| folder.path().join(name)).collect();
            expand(&mut paths);
            let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            paths.iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(expanded(&["*.txt", "丙.docx"]), ["乙.txt", "政发[2017]1号.txt", "甲.TXT", "丙.docx"]);
        assert_eq!(expanded(&["政发[2017]?号.txt"]), ["政发[2017]1号.txt"]);
        assert_eq!(expanded(&["?.docx"]), ["丙.docx"]);
        // Without such a sign, or where nothing fits.
        assert_eq!(expanded(&["政发[2017]1号.txt", "丁.txt", "*.pdf"]), ["政发[2017]1号.txt", "丁.txt", "*.pdf"]);
    }

    #[test]
    fn every_command_that_takes_several_plans_has_a_list() {
        use clap::Parser;
        for words in [
            &["parse", "x"][..],
            &["map", "x"],
            &["compare", "x"],
            &["rank", "x"],
            &["departments", "x"],
            &["graph", "x"],
            &["review", "export", "x"],
            &["review", "apply", "a", "x"],
            &["taxonomy", "profile", "x"],
            &["gap", "a", "--against", "x"],
            &["check", "a", "--against", "x"],
            &["taxonomy", "docs", "--corpus", "x"],
            &["taxonomy", "validate", "--corpus", "x"],
        ] {
            let all: Vec<&str> = ["duibiao"].iter().chain(words).copied().collect();
            let mut args = super::super::Args::try_parse_from(all).expect("valid");
            let names: Vec<PathBuf> = lists(&mut args.command).into_iter().flat_map(std::mem::take).collect();
            assert_eq!(names, [Path::new("x")], "{words:?}");
        }
    }
}
