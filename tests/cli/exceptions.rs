//! Exceptions and dates as they are typed: what counts for the exit code, and what is refused.

use std::fs;

use super::{duibiao, english, root, text};

/// A folder with a real plan and a manifest with these exceptions.
fn folder(exceptions: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(root().join("seeds/dongying-2017.txt"), folder.path().join("plan.txt")).expect("copied");
    let manifest = format!("plans:\n  - {{path: plan.txt}}\n{exceptions}");
    fs::write(folder.path().join("corpus.yaml"), manifest).expect("written");
    folder
}

/// What `gap --format json` says of the items.
fn gap(folder: &tempfile::TempDir, extra: &[&str]) -> serde_json::Value {
    let run = duibiao().arg("gap").arg(folder.path().join("plan.txt")).args(["--format", "json"]).args(extra).assert().success();
    serde_json::from_str(&text(&run.get_output().stdout)).expect("JSON")
}

fn dropped(gap: &serde_json::Value) -> Vec<String> {
    let items = gap["items"].as_array().expect("a list");
    let dropped = items.iter().filter(|item| item["verdict"] == "dropped");
    dropped.map(|item| item["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn what_is_accepted_does_not_fail_the_run_until_it_ends() {
    let codes = dropped(&gap(&folder(""), &[]));
    assert!(!codes.is_empty());
    let entry = |code: &String| format!("  - {{item: {code}, scope: all, reason: 另有安排, by: 某办, until: 2020-12-31}}\n");
    let entries: String = codes.iter().map(entry).collect();
    let folder = folder(&format!("exceptions:\n{entries}"));
    let found = gap(&folder, &[]);
    assert_eq!(dropped(&found), codes, "nothing is removed");
    assert_eq!(found["summary"]["excepted"], codes.len());
    let fails = |today: &[&str]| {
        let run = duibiao().arg("gap").arg(folder.path().join("plan.txt")).args(["--fail-on", "dropped"]).args(today).assert();
        run.get_output().status.code()
    };
    assert_eq!(fails(&[]), Some(0));
    assert_eq!(fails(&["--today", "2020-12-31"]), Some(0));
    assert_eq!(fails(&["--today", "2021-01-01"]), Some(1));
    let over = gap(&folder, &["--today", "2021-01-01"]);
    assert_eq!(over["summary"]["excepted"], 0);
    assert_eq!(over["findings"].as_array().expect("a list").len(), codes.len());
    assert_eq!(over["findings"][0]["code"], "X001");
}

#[test]
fn a_bad_exception_or_date_is_refused_with_its_place() {
    let cases = [
        ("  - {item: EC1, scope: all, by: b, until: 2030-01-01}\n", "corpus.yaml:4:"),
        ("  - {item: EC1, scope: all, reason: r, by: b, until: 2030-02-30}\n", "is no date"),
        ("  - {item: XX1, scope: all, reason: r, by: b, until: 2030-01-01}\n", "“XX1” is no known item"),
        ("  - {item: EC1, scope: elsewhere, reason: r, by: b, until: 2030-01-01}\n", "“elsewhere” is no plan of this manifest"),
    ];
    for (entry, message) in cases {
        let folder = folder(&format!("exceptions:\n{entry}"));
        for path in [folder.path().to_path_buf(), folder.path().join("plan.txt")] {
            let run = english().arg("compare").arg(path).assert().code(2);
            let said = text(&run.get_output().stderr);
            assert!(said.contains(message), "{entry}: {said}");
        }
    }
    let run = english().args(["--today", "2021-02-30", "compare", "seeds"]).assert().code(2);
    assert!(text(&run.get_output().stderr).contains("is no date"));
}

#[test]
fn every_form_of_the_graph_is_written_for_all_and_for_one_item() {
    for format in ["dot", "graphml", "mermaid", "json", "svg"] {
        let all = english().args(["graph", "seeds", "--format", format]).assert().success();
        let one = english().args(["graph", "seeds", "--item", "没有这样的词", "--format", format]).assert().code(2);
        assert!(text(&one.get_output().stderr).contains("there is no item"));
        let one = english().args(["graph", "seeds", "--item", "ec1", "--format", format]).assert().success();
        let (all, one) = (text(&all.get_output().stdout), text(&one.get_output().stdout));
        assert!(all != one && all.contains("东营区") && one.contains("东营区"), "{format}");
    }
}
