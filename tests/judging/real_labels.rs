//! The labels of the real plans: of the items that there are, without more of the texts than it takes to find a unit; the committed figures are
//! of these labels.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use duibiao::mapping::eval::{Gold, Half, NO_ITEM, read_index};
use duibiao::taxonomy::load_embedded;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Characters by which a unit is found.
const FRAGMENT: usize = 12;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real")
}

fn label_files() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join("labels")).expect("labels");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[test]
fn every_listed_plan_has_labels_of_known_items_and_no_more_of_its_text_than_fragments() {
    let taxonomy = load_embedded().expect("valid");
    let index = read_index(&fs::read_to_string(folder().join("index.tsv")).expect("an index")).expect("valid");
    let listed: BTreeSet<PathBuf> = index.iter().map(|plan| folder().join(format!("labels/{}.tsv", plan.number))).collect();
    assert_eq!(listed, label_files().into_iter().collect());
    for file in label_files() {
        let gold = Gold::read(&fs::read_to_string(&file).expect("labels")).expect("valid labels");
        for unit in &gold.units {
            assert!(unit.text.chars().count() <= FRAGMENT, "{}: {}", file.display(), unit.text);
            for code in unit.codes.iter().chain(&unit.optional) {
                assert!(code == NO_ITEM || taxonomy.by_code(code).is_some(), "{}: {code}", unit.id);
            }
        }
    }
}

#[test]
fn the_halves_are_those_of_the_draw() {
    let index = read_index(&fs::read_to_string(folder().join("index.tsv")).expect("an index")).expect("valid");
    for plan in index {
        let drawn = Sha256::digest(format!("duibiao-real-2026:{}", plan.number));
        let half = if drawn.first().is_some_and(|byte| byte % 2 == 1) { Half::Kept } else { Half::Tuned };
        assert_eq!(plan.half, half, "{}", plan.number);
    }
}

#[test]
fn the_committed_figures_are_of_these_labels() {
    let results = fs::read_to_string(folder().join("results.json")).expect("figures");
    let results: Value = serde_json::from_str(&results).expect("JSON");
    let mut hash = Sha256::new();
    for file in [folder().join("index.tsv")].into_iter().chain(label_files()) {
        hash.update(fs::read(file).expect("a file"));
    }
    let now = hash.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    assert_eq!(
        results["labels"], now,
        "write the figures anew where the texts are: eval tests/real --texts DIR --format json -o tests/real/results.json"
    );
    let halves: Vec<&str> =
        results["halves"].as_array().expect("halves").iter().filter_map(|half| half["half"].as_str()).collect();
    assert_eq!(halves, ["kept", "tuned"]);
}
