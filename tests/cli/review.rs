//! Reviewing: what a person decided reaches every result, and what does not fit stops the run.

use std::fs;
use std::path::Path;

use super::{english, root, text};

const SAFETY: &str = "tests/fixtures/safety/taxonomy";

fn table() -> String {
    fs::read_to_string(root().join("tests/fixtures/review/libreoffice.tsv")).expect("a fixture")
}

/// The corpus of another field with this table named in its manifest.
fn corpus(review: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["yi-2023.txt", "bing-2023.txt"] {
        fs::copy(root().join("tests/fixtures/safety/plans").join(name), folder.path().join(name)).expect("copied");
    }
    let manifest = fs::read_to_string(root().join("tests/fixtures/safety/plans/corpus.yaml")).expect("a fixture");
    fs::write(folder.path().join("corpus.yaml"), format!("{manifest}reviews: [review.tsv]\n")).expect("written");
    fs::write(folder.path().join("review.tsv"), review).expect("written");
    folder
}

fn run(arguments: &[&str], path: &Path) -> assert_cmd::assert::Assert {
    english().args(["--taxonomy", SAFETY]).args(arguments).arg(path).assert()
}

fn gap(plan: &Path) -> serde_json::Value {
    serde_json::from_slice(&run(&["gap", "--format", "json"], plan).success().get_output().stdout).expect("JSON")
}

fn verdict<'g>(gap: &'g serde_json::Value, code: &str) -> Option<&'g str> {
    gap["items"].as_array()?.iter().find(|item| item["code"] == code)?["verdict"].as_str()
}

#[test]
fn the_manifest_brings_decisions_into_verdicts() {
    let folder = corpus(table().as_bytes());
    let plan = folder.path().join("bing-2023.txt");
    let before = gap(&root().join("tests/fixtures/safety/plans/bing-2023.txt"));
    let after = gap(&plan);
    // A person rejected the one task clause, and added another one.
    assert_eq!((verdict(&before, "EM4"), verdict(&after, "EM4")), (Some("covered"), Some("undetermined")));
    assert_eq!((verdict(&before, "HZ4"), verdict(&after, "HZ4")), (Some("undetermined"), Some("covered")));
    assert_eq!(after["rejected"][0]["review"]["who"], "复核员甲");
    assert_eq!((&after["review"]["added"], &after["review"]["no_item"]), (&1.into(), &1.into()));
    let whole = run(&["compare", "--format", "json"], folder.path()).success();
    let whole: serde_json::Value = serde_json::from_slice(&whole.get_output().stdout).expect("JSON");
    assert_eq!((&whole["plans"][0]["review"]["confirmed"], &whole["plans"][0]["review"]["added"]), (&1.into(), &1.into()));
}

#[test]
fn a_table_is_read_in_every_form_that_spreadsheets_save() {
    let windows = table().replace('\n', "\r\n");
    let utf16: Vec<u8> = format!("\u{feff}{windows}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&windows);
    let forms = [
        ("byte-order mark and CRLF", format!("\u{feff}{windows}").into_bytes()),
        ("UTF-16, as Excel saves Unicode text", utf16),
        ("GB18030", gb18030.into_owned()),
    ];
    let expected = run(&["map", "--format", "jsonl"], corpus(table().as_bytes()).path()).success();
    assert!(
        text(&expected.get_output().stdout).contains("\"decision\":\"confirmed\",\"who\":\"复核员甲\",\"when\":\"2026-11-20\"")
    );
    for (name, bytes) in forms {
        let found = run(&["map", "--format", "jsonl"], corpus(&bytes).path()).success();
        assert!(found.get_output().stdout == expected.get_output().stdout, "{name}");
    }
}

#[test]
fn every_row_that_does_not_fit_is_told_at_once_and_nothing_is_written() {
    let broken =
        table().replacen("\titem:HZ2\t", "\titem:XX2\t", 1).replacen("clause:59cae5162eafb661-1", "clause:0000000000000000-1", 1);
    let broken = broken.replacen("\tplace\t", "\t备注\t", 1);
    for command in [&["map", "--format", "jsonl"][..], &["compare"], &["report", "--out", "unused"], &["review", "export"]] {
        let folder = corpus(broken.as_bytes());
        let out = folder.path().join("out");
        fs::write(&out, "earlier").expect("written");
        let mut arguments: Vec<&str> = command.to_vec();
        let out_name = out.display().to_string();
        // A report has a folder of its own.
        if command[0] != "report" {
            arguments.extend(["-o", &out_name]);
        }
        let failed = run(&arguments, folder.path()).code(2);
        let said = text(&failed.get_output().stderr);
        for part in [
            "review.tsv:24:",
            "备注",
            "review.tsv:28:",
            "XX2",
            "review.tsv:31:",
            "no plan here holds the clause",
            "it stood in yi-2023",
        ] {
            assert!(said.contains(part), "{command:?}: “{part}” is missing in {said}");
        }
        assert!(failed.get_output().stdout.is_empty());
        assert_eq!(fs::read_to_string(&out).expect("there"), "earlier");
    }
    assert!(!root().join("unused").exists());
}

#[test]
fn a_workbook_or_a_missing_table_is_named_and_explained() {
    let cases: [(&[u8], &str); 3] =
        [(b"PK\x03\x04rest", "set apart by tabs"), (b"", "empty"), (b"\x00\x01\x02\x00", "set apart by tabs")];
    for (bytes, reason) in cases {
        let said = text(&run(&["map"], corpus(bytes).path()).code(2).get_output().stderr);
        assert!(said.contains("review.tsv") && said.contains(reason), "{said}");
    }
    let folder = corpus(b"");
    fs::remove_file(folder.path().join("review.tsv")).expect("removed");
    assert!(text(&run(&["map"], folder.path()).code(2).get_output().stderr).contains("review.tsv; check the name"));
}

#[test]
fn applying_shows_the_mapping_and_writes_the_table_anew() {
    let folder = corpus(table().as_bytes());
    let review = folder.path().join("review.tsv").display().to_string();
    let anew = run(&["review", "apply", "--format", "sssom", &review], folder.path()).success();
    let anew = anew.get_output().stdout.clone();
    fs::write(folder.path().join("review.tsv"), &anew).expect("written");
    let again = run(&["review", "export"], folder.path()).success();
    assert!(again.get_output().stdout == anew, "the decisions are in the table, and the manifest brings them back");
    let shown = run(&["review", "apply", "--lang", "zh", &review], folder.path()).success();
    assert!(text(&shown.get_output().stdout).contains("HZ4 1.00 人工添加：复核员乙"));
    assert!(text(&shown.get_output().stderr).contains("人工确认 1"));
}
