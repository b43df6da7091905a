//! The data in `taxonomy/`: complete, in canonical form, and refused with every problem at once when broken.
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod broken;
mod canonical;
mod compared;
mod contradictions;
mod elements;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use duibiao::taxonomy::{FileKind, embedded_files, load_embedded, starter_files};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("taxonomy")
}

fn data_files() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for sub in ["", "items", "profiles", "standing", "jurisdictions"] {
        for entry in fs::read_dir(folder().join(sub)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder()).expect("inside").to_string_lossy().replace('\\', "/");
            if FileKind::of(&name).is_some() {
                found.push((name, path));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_of_the_folder_is_embedded_and_no_other() {
    let embedded: BTreeSet<String> = embedded_files().into_iter().map(|file| file.name).collect();
    let there: BTreeSet<String> = data_files().into_iter().map(|(name, _)| format!("taxonomy/{name}")).collect();
    assert_eq!(embedded, there);
}

#[test]
fn the_outline_is_whole() {
    let taxonomy = load_embedded().expect("valid");
    let years: Vec<u16> = taxonomy.profiles.keys().copied().collect();
    assert!(years.windows(2).all(|pair| pair[0] + 1 == pair[1]), "no year between two is left out: {years:?}");
    assert_eq!(years.last(), Some(&taxonomy.national.last_year));
    assert_eq!(taxonomy.profiles[&2017].doc_number, "国办发〔2017〕24号");
    assert!(taxonomy.profiles.values().all(|profile| profile.issued.starts_with(&profile.year.to_string())));
    let asked = taxonomy.profiles[&2017].items();
    assert!(!asked[&taxonomy.by_code("OR1").expect("known")], "the last point of 2017 is inferred");
    assert!(asked[&taxonomy.by_code("LI6").expect("known")]);
    assert!(taxonomy.items.iter().all(|item| !item.terms.is_empty()), "an item without terms can never be found");
}

#[test]
fn an_item_is_found_by_code_and_by_either_name() {
    let taxonomy = load_embedded().expect("valid");
    for name in ["LI6", "li6", "环境保护", "Environmental protection"] {
        assert_eq!(taxonomy.find(name).map(|id| taxonomy.item(id).code.as_str()), Some("LI6"), "{name}");
    }
    assert_eq!(taxonomy.find("XX9"), None);
}

/// Run with `BLESS=1` to rewrite the files in canonical form.
#[test]
fn the_files_are_in_canonical_form() {
    for (name, path) in data_files().into_iter().filter(|(_, path)| path.extension().is_some_and(|ending| ending == "yaml")) {
        let text = fs::read_to_string(&path).expect("a file");
        let wanted = canonical::form(&name, &text);
        if text != wanted && std::env::var_os("BLESS").is_some() {
            fs::write(&path, &wanted).expect("written");
        } else {
            let first = text.lines().zip(wanted.lines()).enumerate().find(|(_, (is, should))| is != should);
            assert!(
                text == wanted,
                "{name} is not in canonical form; `BLESS=1 cargo test --test judging taxonomy` rewrites it; first: {first:?}"
            );
        }
        assert_eq!(canonical::form(&name, &wanted), wanted, "{name}: the canonical form is stable");
    }
}

#[test]
fn a_new_folder_begins_in_canonical_form() {
    for file in starter_files() {
        assert_eq!(canonical::form(&file.name, &file.text), file.text, "{}", file.name);
    }
}
