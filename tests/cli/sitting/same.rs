//! The same plans give the same bytes in the page and in the program.

use std::fs;

use serde_json::json;

use super::{duibiao, file, unpacked, with_folder};

/// The seeds, and the invented province with its lists, pages and decisions.
const FOLDERS: [&str; 2] = ["seeds", "tests/fixtures/chain"];

#[test]
fn every_file_of_the_report_is_the_same() {
    for folder in FOLDERS {
        let out = tempfile::tempdir().expect("a folder");
        let set = out.path().join("set");
        let formats = "html,md,csv,json,xlsx,docx";
        duibiao(&["report", folder, "--out", &set.to_string_lossy(), "--format", formats]);
        let mut theirs: Vec<String> = fs::read_dir(&set)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            // The list by which the program knows its own files in a folder.
            .filter(|name| name != "duibiao.sha256")
            .collect();
        theirs.sort();
        let mut ours = unpacked(&file(&mut with_folder(folder), "report_zip", json!({})));
        ours.sort();
        let names: Vec<&String> = ours.iter().map(|(name, _)| name).collect();
        assert_eq!(names, theirs.iter().collect::<Vec<_>>(), "{folder}");
        for (name, bytes) in &ours {
            assert!(*bytes == fs::read(set.join(name)).expect("a file"), "{folder}: {name} differs");
        }
    }
}

#[test]
fn every_form_of_the_table_is_the_same() {
    for folder in FOLDERS {
        let mut sitting = with_folder(folder);
        for (what, format, args) in [
            ("compare", "json", &["compare", folder, "--format", "json"][..]),
            ("compare", "csv", &["compare", folder, "--format", "csv"]),
            ("compare", "xlsx", &["compare", folder, "--format", "xlsx"]),
            ("compare", "docx", &["compare", folder, "--format", "docx"]),
            ("elements", "xlsx", &["compare", folder, "--rows", "elements", "--format", "xlsx"]),
            ("standing", "docx", &["compare", folder, "--rows", "standing", "--format", "docx"]),
            ("rank", "csv", &["rank", folder, "--format", "csv"]),
            ("owners", "json", &["departments", folder, "--format", "json"]),
        ] {
            let ours = file(&mut sitting, "form", json!({ "what": what, "format": format }));
            assert!(ours == duibiao(args), "{folder}: {what} as {format} differs");
        }
    }
}

#[test]
fn a_filter_and_another_language_are_the_same() {
    let mut sitting = with_folder("seeds");
    let args =
        json!({ "what": "compare", "format": "xlsx", "lang": "en", "options": { "only": ["dropped"], "levels": ["county"] } });
    let theirs = duibiao(&["compare", "seeds", "--format", "xlsx", "--lang", "en", "--only", "dropped", "--level", "county"]);
    assert!(file(&mut sitting, "form", args) == theirs);
}

#[test]
fn a_checked_draft_is_the_same() {
    let (draft, above) = ("tests/fixtures/chain/fengxi-2017.txt", "tests/fixtures/chain/qingbai-2017.txt");
    let mut sitting = with_folder("tests/fixtures/chain");
    let check = json!({ "draft": draft, "above": [above] });
    for format in ["json", "docx", "xlsx", "csv"] {
        let args = json!({ "what": "check", "format": format, "check": check });
        let theirs = duibiao(&["check", draft, "--against", above, "--format", format]);
        assert!(file(&mut sitting, "form", args) == theirs, "{format} differs");
    }
}

#[test]
fn a_word_document_comes_back_with_its_comments() {
    let draft = "tests/fixtures/word/guangyuan-2017.docx";
    let mut sitting = super::sitting();
    super::put(&mut sitting, draft, &fs::read(super::root().join(draft)).expect("a file"));
    let args = json!({ "what": "check", "format": "docx", "check": { "draft": draft } });
    assert!(file(&mut sitting, "form", args) == duibiao(&["check", draft, "--format", "docx"]));
}

#[test]
fn a_sign_that_says_more_than_a_verdict_is_that_of_the_table() {
    let folder = "tests/fixtures/chain";
    let told = super::ask(&mut with_folder(folder), "compare", json!({}))["told_apart"].clone();
    let cells = told.as_object().expect("items").values().flat_map(|plans| plans.as_object().expect("plans").values());
    let mut ours: Vec<&str> = cells.map(|cell| cell["mark"].as_str().expect("a sign")).collect();
    let table = String::from_utf8(duibiao(&["compare", folder, "--format", "md"])).expect("text");
    let cells = table.lines().filter(|line| line.starts_with('|')).flat_map(|line| line.split('|')).map(str::trim);
    let mut theirs: Vec<&str> = cells.filter(|cell| cell.starts_with(['△', '↺'])).collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    assert!(ours.iter().any(|sign| sign.starts_with('△')) && ours.iter().any(|sign| sign.starts_with('↺')), "{ours:?}");
    assert_eq!(ours, theirs);
}
