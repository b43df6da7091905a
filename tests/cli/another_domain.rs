//! The whole program on a taxonomy of another field, with nothing but `--taxonomy`.

use std::fs;

use super::{duibiao, text};

const TAXONOMY: &str = "tests/fixtures/safety/taxonomy";
const PLANS: &str = "tests/fixtures/safety/plans";
const COUNTY: &str = "tests/fixtures/safety/plans/bing-2023.txt";
const GOLD: &str = "tests/fixtures/safety/gold";

/// What a command says on the other taxonomy.
fn said(arguments: &[&str]) -> String {
    let run = duibiao().args(["--taxonomy", TAXONOMY, "--lang", "en"]).args(arguments).assert().success();
    let output = text(&run.get_output().stdout);
    assert!(!output.contains("government"), "{arguments:?} speaks of the built-in field: {output}");
    output
}

fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&said(arguments)).expect("JSON")
}

#[test]
fn plans_are_read_mapped_compared_and_judged() {
    let plan = json(&["parse", COUNTY, "--format", "json"]);
    assert_eq!(plan["schema"], "duibiao/plan/v1");
    let map = said(&["map", PLANS, "--format", "csv"]);
    for code in ["HZ1", "HZ2", "HZ3", "EM1", "EM2", "EM3", "EM4"] {
        assert!(map.contains(code), "{code}: {map}");
    }
    for format in ["table", "md", "csv", "html", "json"] {
        assert!(said(&["compare", PLANS, "--format", format]).contains("HZ5"), "{format}");
        let gap = said(&["gap", COUNTY, "--corpus", PLANS, "--format", format]);
        assert!(gap.contains("EM4"), "{format}: {gap}");
    }
    let gap = json(&["gap", COUNTY, "--corpus", PLANS, "--format", "json"]);
    let verdict = |code: &str| {
        let items = gap["items"].as_array().expect("items");
        items.iter().find(|item| item["code"] == code).and_then(|item| item["verdict"].as_str()).map(str::to_owned)
    };
    assert_eq!(verdict("EM1").as_deref(), Some("undetermined"));
    assert_eq!(verdict("HZ1").as_deref(), Some("partial"));
    let hazards = gap["items"].as_array().and_then(|items| items.iter().find(|item| item["code"] == "HZ1"));
    // The annex was not read: it may hold what is missing.
    let missing = hazards.map(|item| (&item["missing_elements"], &item["missing_in_doubt"]["挂牌督办"]));
    assert_eq!(missing, Some((&serde_json::json!(["挂牌督办", "结果公布"]), &serde_json::json!("unread"))));
    assert_eq!(verdict("EM4").as_deref(), Some("added"));
    for format in ["dot", "json"] {
        assert!(said(&["graph", PLANS, "--format", format]).contains("HZ1"), "{format}");
    }
}

#[test]
fn the_report_set_is_written() {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().display().to_string();
    said(&["report", PLANS, "--out", &folder]);
    for name in ["index.html", "comparison.md", "comparison.csv", "coverage.json", "gap-yi-2023.md", "gap-bing-2023.md"] {
        let written = fs::read_to_string(out.path().join(name)).expect("written");
        assert!(written.contains("HZ1"), "{name}");
    }
}

#[test]
fn the_mapping_agrees_with_people_here_too() {
    let scores = json(&["eval", GOLD, "--plans", PLANS, "--format", "json"]);
    let figure = |part: &str| scores[part]["f1"].as_f64().expect("a figure");
    assert!(figure("clauses") >= 0.93, "{}", scores["mistakes"]);
    assert!(figure("document") >= 0.97, "{}", scores["mistakes"]);
    assert_eq!(scores["stray"], 0);
    let unplaced = |plan: &serde_json::Value| plan["unplaced"].as_u64();
    assert!(scores["plans"].as_array().expect("plans").iter().all(|plan| unplaced(plan) == Some(0)), "{scores}");
}

#[test]
fn the_taxonomy_is_listed_checked_exported_and_described() {
    assert!(said(&["taxonomy", "list"]).contains("Hazardous chemicals"));
    assert!(said(&["taxonomy", "show", "危化品"]).contains("HZ2"));
    assert_eq!(said(&["taxonomy", "validate"]), "ok: 10 items, 1 profiles\n");
    assert!(said(&["taxonomy", "export"]).contains("@prefix : <https://example.org/safety#>"));
    assert_eq!(said(&["taxonomy", "export", "--format", "csv"]).lines().count(), 11);
    let items = json(&["taxonomy", "export", "--format", "json"]);
    assert_eq!(items["items"].as_array().map(Vec::len), Some(10));
    let docs = said(&["taxonomy", "docs", "--corpus", PLANS]);
    assert!(docs.contains("### HZ2 Hazardous chemicals") && docs.contains("— yi-2023 Line 23"), "{docs}");
    let run = duibiao().args(["--taxonomy", TAXONOMY, "taxonomy", "diff", TAXONOMY]).assert().success();
    assert_eq!(text(&run.get_output().stdout), "没有变动。\n");
}
