//! Every code on lineage, on other places and on exceptions: a folder with a manifest that triggers it, and one that must not.

use std::collections::BTreeMap;

use assert_cmd::Command;

use crate::check::SEEDS;

/// The codes that have a pair of folders here.
pub(crate) const CODES: [&str; 11] = ["C602", "L001", "L002", "L003", "L004", "L005", "L006", "L007", "L008", "X001", "X002"];

/// A folder: the text of the draft, and the manifest.
struct Folder {
    draft: String,
    manifest: String,
}

const CITY: &str = "甲市2017年政务公开工作要点\n一、重点任务\n公开部门预算。\n";
const OTHER: &str = "甲市2017年政务公开工作要点补充\n一、重点任务\n公开部门决算。\n";

/// A plan of a county that cites something, or nothing.
fn county(cites: &str) -> String {
    let cites = if cites.is_empty() { String::new() } else { format!("为贯彻落实{cites}精神，制定本方案。\n") };
    format!("丙县2017年政务公开实施方案\n{cites}一、重点任务\n公开部门预算。\n")
}

/// The draft of a county with its city; `own`, `city` and `other` are more facts of each.
fn folder(cites: &str, own: &str, city: &str, other: &str, exceptions: &str) -> Folder {
    let county_is = "level: county, jurisdiction: 丙县, prefecture: 甲市, province: 某省, year: 2017";
    let city_is = "level: prefecture, jurisdiction: 甲市, province: 某省";
    let mut manifest = format!(
        "plans:\n  - {{path: draft.txt, {county_is}{own}}}\n  - {{path: city.txt, {city_is}, year: 2017, doc_number: 甲政办发〔2017〕3号{city}}}\n"
    );
    if !other.is_empty() {
        manifest.push_str(&format!("  - {{path: other.txt, {other}}}\n"));
    }
    if !exceptions.is_empty() {
        manifest.push_str(&format!("exceptions:\n  - {{{exceptions}, reason: 另有安排, by: 某办}}\n"));
    }
    Folder { draft: county(cites), manifest }
}

fn seed(id: &str) -> Folder {
    let text = SEEDS.iter().find(|(known, _)| *known == id).map(|(_, text)| *text).expect("a seed");
    Folder { draft: text.to_owned(), manifest: "plans:\n  - {path: draft.txt}\n".to_owned() }
}

/// A draft of the national document itself: its profile asks for more than the one task does, or nothing is known of its year.
fn national(task: &str) -> Folder {
    let year = if task.is_empty() { 2010 } else { 2022 };
    let task = if task.is_empty() { "公开政府预决算。" } else { task };
    let draft =
        format!("国务院办公厅关于印发{year}年政务公开工作要点的通知\n{year}年政务公开工作要点\n一、重点任务\n（一）{task}\n");
    Folder { draft, manifest: "plans:\n  - {path: draft.txt}\n".to_owned() }
}

/// By code the folder that triggers it, and the one that must not.
fn pairs() -> BTreeMap<&'static str, [Folder; 2]> {
    let peer = "level: county, jurisdiction: 丁县, prefecture: 甲市, province: 某省, year: 2017";
    let supplement = "level: county, jurisdiction: 丙县, prefecture: 甲市, province: 某省";
    let cites = |cites: &str| folder(cites, "", "", "", "");
    let excepts = |exceptions: &str| folder("", "", "", "", exceptions);
    let of_another = |text: &str| {
        let sibling = "level: county, jurisdiction: 青禾县, prefecture: 甲市, province: 某省, year: 2017";
        let given = folder("", "", "", sibling, "");
        Folder { draft: given.draft.replace("公开部门预算。", text), ..given }
    };
    [
        ("C602", [of_another("在青禾县门户网站公开部门预算。"), of_another("参照《青禾县预算公开办法》公开部门预算。")]),
        ("L001", [seed("xinyuan-2017"), seed("dongying-2017")]),
        (
            "L002",
            [
                folder("", ", parents: [other]", "", &format!("{peer}, parents: [draft]"), ""),
                folder("", ", parents: [city]", "", peer, ""),
            ],
        ),
        (
            "L003",
            [
                folder("", ", issued: 2017-05-01", ", issued: 2017-06-01", "", ""),
                folder("", ", issued: 2017-06-01", ", issued: 2017-06-01", "", ""),
            ],
        ),
        ("L004", [folder("", ", parents: [other]", "", peer, ""), folder("", ", parents: [city]", "", peer, "")]),
        (
            "L005",
            [
                folder("", "", "", &format!("{supplement}, year: 2017"), ""),
                folder("", "", "", &format!("{supplement}, year: 2016"), ""),
            ],
        ),
        ("L006", [cites("《甲市2016年政务公开工作要点》"), cites("《甲市2017年政务公开工作要点》")]),
        (
            "L007",
            [
                cites("《云岭省政务公开工作要点》（甲政办发〔2017〕3号）"),
                cites("《甲市政务公开工作要点》（甲政办发〔2017〕3号）"),
            ],
        ),
        ("L008", [national("公开政府预决算。"), national("")]),
        (
            "X001",
            [
                excepts("finding: C701, scope: draft, until: 2016-12-31"),
                excepts("finding: C701, scope: draft, until: 2030-12-31"),
            ],
        ),
        (
            "X002",
            [
                excepts("finding: C402, scope: draft, until: 2030-12-31"),
                excepts("finding: C701, scope: draft, until: 2030-12-31"),
            ],
        ),
    ]
    .into()
}

/// The codes of what is found in the draft of a folder.
fn codes(folder: &Folder) -> Vec<String> {
    let place = tempfile::tempdir().expect("a folder");
    for (name, text) in
        [("draft.txt", &*folder.draft), ("city.txt", CITY), ("other.txt", OTHER), ("corpus.yaml", &folder.manifest)]
    {
        std::fs::write(place.path().join(name), text).expect("written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command
        .args(["check", "--format", "json", "--today", "2017-12-01", "--corpus"])
        .arg(place.path())
        .arg(place.path().join("draft.txt"));
    let output = command.output().expect("a run");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect(&said);
    let all = json["diagnostics"].as_array().expect("a list");
    all.iter().filter_map(|one| one["code"].as_str()).map(str::to_owned).collect()
}

#[test]
fn a_folder_with_the_mistake_triggers_its_code_and_one_without_it_does_not() {
    let pairs = pairs();
    assert_eq!(pairs.keys().copied().collect::<Vec<_>>(), CODES);
    for (code, [wrong, right]) in pairs {
        let (wrong, right) = (codes(&wrong), codes(&right));
        assert!(wrong.iter().any(|one| one == code), "{code}: {wrong:?}");
        assert!(!right.iter().any(|one| one == code), "{code}: {right:?}");
    }
}
