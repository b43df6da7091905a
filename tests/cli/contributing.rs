//! The jobs of `CONTRIBUTING.md`: the files that each names are there, and lists that name one thing agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use duibiao::gap::Code;
use duibiao::report::Form;

use super::root;

/// The beginning of the heading of each job, and how many files it may touch.
const JOBS: [(&str, usize); 6] = [
    ("Add or correct an item", 4),
    ("Add a year of national points", 4),
    ("Add a standing authority", 4),
    ("Add a format", 4),
    ("Add a rule", 4),
    ("Add the name of a unit", 4),
];

fn page() -> String {
    fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md")
}

/// The lists right below the headings: by heading the paths that it names.
fn listed() -> BTreeMap<String, Vec<String>> {
    let page = page();
    let chapters = page.split("\n## ").skip(1);
    let of = |chapter: &str| {
        let mut lines = chapter.lines();
        let heading = lines.next().unwrap_or_default().to_owned();
        let paths = lines.map_while(|line| line.strip_prefix("- `")?.split_once('`')).map(|(path, _)| path.to_owned());
        (heading, paths.collect())
    };
    chapters.map(of).collect()
}

/// Whether a path is there; a name in capitals stands for any.
fn is_there(path: &str) -> bool {
    let whole = root().join(path);
    let (folder, name) = (whole.parent().expect("a folder"), whole.file_name().expect("a name").to_string_lossy());
    let (stem, ending) = name.split_once('.').expect("an ending");
    if stem.chars().any(|ch| !ch.is_ascii_uppercase()) {
        return whole.is_file();
    }
    fs::read_dir(folder)
        .expect("a folder")
        .any(|entry| entry.expect("an entry").path().extension().is_some_and(|of| of == ending))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn every_job_names_its_files_and_they_are_there() {
    let listed = listed();
    for (job, most) in JOBS {
        let found = listed.iter().find(|(heading, _)| heading.starts_with(job));
        let (_, paths) = found.unwrap_or_else(|| panic!("CONTRIBUTING.md has no job “{job}”"));
        assert!(!paths.is_empty() && paths.len() <= most, "{job}: {paths:?}");
        for path in paths {
            assert!(is_there(path), "{job}: {path}");
        }
    }
}

#[test]
fn every_path_that_the_page_names_is_there() {
    let page = page();
    let quoted = page.split('`').skip(1).step_by(2);
    let paths = quoted
        .filter(|path| ["src/", "tests/", "taxonomy/", "docs/", "benches/", "findings/"].iter().any(|at| path.starts_with(at)));
    for path in paths.filter(|path| !path.contains(' ')) {
        let there = if path.ends_with('/') { root().join(path).is_dir() } else { is_there(path) };
        assert!(there, "{path}");
    }
}

/// No rule is declared that nothing finds, and none is told under a number that the page of findings does not have.
#[test]
fn rules_agree_in_code_and_docs() {
    let found: String = sources(&root().join("src/gap"))
        .iter()
        .filter(|path| !path.ends_with("gap/rules.rs"))
        .map(|path| fs::read_to_string(path).expect("a source"))
        .map(|text| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned())
        .collect();
    let docs = fs::read_to_string(root().join("docs/findings.md")).expect("docs/findings.md");
    let told: BTreeSet<&str> = docs.lines().filter_map(|line| line.strip_prefix("## ")?.split(' ').next()).collect();
    for code in Code::ALL {
        assert!(found.contains(&format!("Code::{code:?}")), "nothing finds {}", code.code());
        assert!(told.contains(code.code()), "docs/findings.md lacks {}", code.code());
    }
    assert_eq!(told.len(), Code::ALL.len());
}

#[test]
fn every_form_is_known_by_its_own_endings() {
    let endings: Vec<&str> = Form::ALL.iter().flat_map(|form| form.endings()).copied().collect();
    assert_eq!(endings.iter().collect::<BTreeSet<_>>().len(), endings.len(), "{endings:?}");
    for form in Form::ALL {
        assert_eq!(Form::of_ending(form.ending()), Some(form));
        assert!(form.media().contains('/'));
    }
}
