//! `taxonomy`: checked on a corpus, compared, exported, described, started.

use std::fs;
use std::path::Path;

use super::{duibiao, english, root, text};

#[test]
fn terms_that_never_fire_or_fire_twice_are_warned_of_at_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    english().args(["taxonomy", "new"]).arg(&data).assert().success();
    let items = data.join("items/ZR.yaml");
    let text_of = fs::read_to_string(&items).expect("an item file");
    fs::write(&items, text_of.replace("typical: [宣传教育, 演练]", "typical: [宣传教育, 演练, 整改]")).expect("written");
    let plan = folder.path().join("plan.txt");
    fs::write(&plan, "某县2026年安全生产工作要点\n一、重点任务\n（一）开展隐患排查。对发现的隐患抓好整改。\n").expect("written");
    let run =
        english().args(["taxonomy", "validate", "--format", "json"]).arg(&data).arg("--corpus").arg(&plan).assert().success();
    let found: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    let problems = found["problems"].as_array().expect("problems");
    assert!(problems.iter().all(|problem| problem["severity"] == "warning"));
    let at = |message: &str| {
        let problem = problems.iter().find(|problem| problem["message"].as_str().is_some_and(|text| text.contains(message)));
        problem.map(|problem| {
            let file = problem["file"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
            (file, problem["line"].as_u64(), problem["column"].as_u64())
        })
    };
    let place = |file: &str, line, column| Some((file.to_owned(), Some(line), Some(column)));
    assert_eq!(at("“挂牌督办” never fired"), place("FX.yaml", 19, 28));
    assert_eq!(at("“隐患排查” never fired"), None);
    assert_eq!(at("“整改” fires for FX1 and for ZR2 in the same words (1×, first in plan.txt line 3)"), place("FX.yaml", 21, 16));
    assert_eq!(at("“整改” fires for ZR2 and for FX1"), place("ZR.yaml", 19, 25));
    // The terms of elements are summed up by item, at the first of them.
    let elements = "4 of 6 terms of the elements of FX1 never fired on the corpus: “排查” (FX1.1), “挂牌督办” (FX1.2), “督办”";
    assert_eq!(at(elements), place("FX.yaml", 23, 67));
    // The same in words, and the count of them all.
    let run = english().args(["taxonomy", "validate"]).arg(&data).arg("--corpus").arg(&plan).assert().success();
    let (out, err) = (text(&run.get_output().stdout), text(&run.get_output().stderr));
    assert_eq!(out, format!("ok: 4 items, 1 profiles, {} warnings\n", problems.len()));
    assert_eq!(err.matches("warning: ").count(), problems.len(), "{err}");
}

#[test]
fn a_difference_is_told_by_the_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    duibiao().args(["taxonomy", "new"]).arg(&data).assert().success();
    let same = duibiao().args(["taxonomy", "diff"]).args([&data, &data]).assert().code(0);
    assert_eq!(text(&same.get_output().stdout), "没有变动。\n");
    duibiao().args(["taxonomy", "diff", "taxonomy"]).assert().code(0);
    for format in ["table", "md", "json"] {
        let run = duibiao().args(["taxonomy", "diff", "--format", format]).arg(&data).assert().code(1);
        assert!(text(&run.get_output().stdout).contains("隐患排查治理"), "{format}");
    }
    fs::write(data.join("domains.yaml"), "- {code: FX}\n").expect("written");
    let bad = duibiao().args(["taxonomy", "diff"]).arg(&data).assert().code(2);
    assert!(bad.get_output().stdout.is_empty());
    assert!(text(&bad.get_output().stderr).contains("domains.yaml:1:3"));
}

#[test]
fn a_new_folder_is_valid_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("deep/data");
    let run = english().args(["taxonomy", "new"]).arg(&data).assert().success();
    let said = text(&run.get_output().stdout);
    for name in ["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/FX.yaml", "profiles/2026.yaml"] {
        assert!(said.contains(name) && data.join(name).is_file(), "{name}: {said}");
    }
    let run = english().args(["taxonomy", "validate"]).arg(&data).assert().success();
    assert_eq!(text(&run.get_output().stdout), "ok: 4 items, 1 profiles\n");
    fs::write(data.join("taxonomy.yaml"), "mine").expect("written");
    let again = english().args(["taxonomy", "new"]).arg(&data).assert().code(2);
    assert!(text(&again.get_output().stderr).contains("is not empty"));
    assert_eq!(fs::read_to_string(data.join("taxonomy.yaml")).expect("there"), "mine");
    let file = english().args(["taxonomy", "new"]).arg(data.join("taxonomy.yaml")).assert().code(2);
    assert!(text(&file.get_output().stderr).contains("no folder"));
}

#[test]
fn exports_are_files_of_their_kind() {
    let run = duibiao().args(["taxonomy", "export", "--format", "csv"]).assert().success();
    let table = text(&run.get_output().stdout);
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(rows.headers().expect("heads").iter().next(), Some("code"));
    let taxonomy = duibiao::taxonomy::load_embedded().expect("valid");
    assert_eq!(rows.records().filter_map(Result::ok).count(), taxonomy.items.len());
    let run = duibiao().args(["taxonomy", "export", "--format", "json"]).assert().success();
    let whole: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    assert_eq!(whole["schema"], "duibiao/taxonomy-export/v1");
    let counts = ["domains", "items", "profiles"].map(|name| whole[name].as_array().map(Vec::len));
    assert_eq!(counts, [taxonomy.domains.len(), taxonomy.items.len(), taxonomy.profiles.len()].map(Some));
    assert_eq!(whole["mapping"]["threshold"], 0.5);
}

#[test]
fn the_committed_page_about_the_taxonomy_is_what_the_program_writes() {
    let run = duibiao().args(["taxonomy", "docs", "--corpus", "seeds"]).env("LANG", "en_US.UTF-8").assert().success();
    let committed = fs::read_to_string(root().join("docs/taxonomy.md")).unwrap_or_default();
    let written = text(&run.get_output().stdout);
    let first = written.lines().zip(committed.lines()).find(|(is, was)| is != was);
    assert!(written == committed, "docs/taxonomy.md is not what the program writes; run `make docs`; first: {first:?}");
}

/// A new taxonomy whose `language.yaml` is the built-in one with `from` made `to`.
fn with_language(from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    duibiao().args(["taxonomy", "new"]).arg(folder.path().join("data")).assert().success();
    let words = fs::read_to_string(root().join("taxonomy/language.yaml")).expect("the built-in words");
    assert_eq!(words.matches(from).count(), 1, "{from}");
    fs::write(folder.path().join("data/language.yaml"), words.replace(from, to)).expect("written");
    fs::write(
        folder.path().join("plan.txt"),
        "某县2026年工作要点\n一、重点任务\n1.公开预算。（县公开专柜、县服务专柜）\n2.公开决算。（县财政局）\n",
    )
    .expect("written");
    folder
}

#[test]
fn a_folder_may_bring_the_words_by_which_plans_are_read() {
    let units = |data: Option<&Path>, folder: &Path| {
        let mut run = duibiao();
        if let Some(data) = data {
            run.arg("--taxonomy").arg(data);
        }
        let run = run.args(["parse", "--format", "json"]).arg(folder.join("plan.txt")).assert().success();
        let plan: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
        let tasks = plan["tasks"].as_array().expect("tasks").clone();
        let units = tasks.iter().flat_map(|task| task["responsible"].as_array().cloned().unwrap_or_default());
        units.filter_map(|unit| unit["unit"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let folder = with_language("  listed_endings: [", "  listed_endings: [专柜, ");
    let data = folder.path().join("data");
    let run = english().args(["taxonomy", "validate"]).arg(&data).assert().success();
    assert_eq!(text(&run.get_output().stdout), "ok: 4 items, 1 profiles\n");
    assert_eq!(units(Some(&data), folder.path()), ["县公开专柜", "县服务专柜", "县财政局"]);
    assert_eq!(units(None, folder.path()), ["县财政局"], "the built-in words do not know it");
    let same = with_language("  listed_endings: [", "  listed_endings: [");
    assert_eq!(units(Some(&same.path().join("data")), same.path()), ["县财政局"]);
}

#[test]
fn a_mistake_in_the_words_is_told_at_its_place_and_nothing_is_read() {
    let cases = [
        (
            "  listed_endings: [支队, ",
            "  listed_endings: [支队, 支队, ",
            "“支队” stands twice in “listed_endings”; the first is on line",
        ),
        ("  own_region: [自治区]", "  own_region: []", "“own_region” has no words"),
        ("  own_region: [自治区]", "  own_regions: [自治区]", "places has an unknown field “own_regions”"),
        ("  own_region: [自治区]\n", "", "there is no “own_region” here"),
    ];
    for (from, to, expected) in cases {
        let folder = with_language(from, to);
        let data = folder.path().join("data");
        for run in [
            english().args(["taxonomy", "validate"]).arg(&data).assert().code(2),
            english().arg("--taxonomy").arg(&data).arg("parse").arg(folder.path().join("plan.txt")).assert().code(2),
        ] {
            let said = text(&run.get_output().stderr);
            assert!(said.contains(expected) && said.contains("language.yaml:"), "{said}");
            assert!(run.get_output().stdout.is_empty());
        }
    }
}
