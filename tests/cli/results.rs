//! Results go to standard output, and are the same every time.

use std::fs;
use std::process::{Command, Stdio};

use super::{duibiao, root, text};

#[test]
fn only_the_forms_that_were_asked_for_are_written() {
    let out = tempfile::tempdir().expect("a folder");
    let plan = out.path().join("plans");
    fs::create_dir(&plan).expect("a folder");
    fs::copy(root().join("seeds/yibin-2017.txt"), plan.join("yibin-2017.txt")).expect("copied");
    let set = out.path().join("set");
    duibiao().arg("report").arg(&plan).args(["--format", "docx,json,docx", "--out"]).arg(&set).assert().success();
    let mut names: Vec<_> = fs::read_dir(&set).expect("written").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["coverage.json", "duibiao.sha256", "gap-yibin-2017.docx", "notice-yibin-2017.docx", "report.docx"]);
}

#[test]
fn jsonl_has_a_line_for_every_clause_of_the_contract() {
    let output = duibiao().args(["map", "seeds/yibin-2017.txt", "--format", "jsonl"]).assert().success();
    let source = fs::read_to_string(root().join("seeds/yibin-2017.txt")).expect("a seed");
    let lines: Vec<serde_json::Value> =
        text(&output.get_output().stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 88, "nothing is skipped");
    for line in &lines {
        assert_eq!(line["schema"], "duibiao/map/v1");
        let number = |name: &str| usize::try_from(line[name].as_u64().expect("a number")).expect("small");
        let slice = &source[number("byte_start")..number("byte_end")];
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(squeezed(slice), squeezed(line["text"].as_str().expect("text")));
        let line_of = |at: usize| source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        assert_eq!((number("line_start"), number("line_end")), (line_of(number("byte_start")), line_of(number("byte_end") - 1)));
    }
    let budget = lines
        .iter()
        .find(|line| line["text"].as_str().is_some_and(|text| text.starts_with("严格按照《预算法》")))
        .expect("there");
    assert_eq!(budget["path"], serde_json::json!(["二", "（四）"]));
    assert_eq!(budget["items"][0]["code"], "FI1");
    assert_eq!(budget["kind"], "task");
}

#[test]
fn a_gap_names_missing_parents_and_never_pins_a_loss_on_them() {
    let output = duibiao().args(["gap", "seeds/yibin-2017.txt", "--format", "json"]).assert().success();
    let gap: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    let states: Vec<&str> = gap["chain"].as_array().expect("a chain").iter().filter_map(|link| link["state"].as_str()).collect();
    assert_eq!(states, ["profile", "missing", "missing"]);
    let debt = gap["items"].as_array().expect("items").iter().find(|item| item["code"] == "FI3").expect("asked for in 2017");
    assert_eq!(debt["verdict"], "dropped");
    assert_eq!(debt["trace"]["province"], "unknown");
    assert_eq!((&debt["lost_at"], &debt["lost_between"]), (&serde_json::Value::Null, &serde_json::json!(["national", "county"])));
    let sum: u64 = ["covered", "partial", "dropped", "lost_above", "added", "restored", "undetermined"]
        .iter()
        .filter_map(|name| gap["summary"][name].as_u64())
        .sum();
    let guessed = &gap["summary"]["guessed"];
    let guessed: u64 = ["covered", "partial", "dropped", "undetermined"].iter().filter_map(|name| guessed[name].as_u64()).sum();
    assert_eq!(sum + guessed, gap["items"].as_array().map_or(0, Vec::len) as u64);
}

#[test]
fn gaps_are_told_by_the_exit_code_only_when_asked() {
    duibiao().args(["gap", "seeds/yibin-2017.txt"]).assert().code(0);
    duibiao().args(["gap", "seeds/yibin-2017.txt", "--fail-on", "dropped"]).assert().code(1);
    duibiao().args(["gap", "seeds/yibin-2017.txt", "--fail-on", "partial"]).assert().code(1);
    // Against itself a plan lacks no element.
    let itself = ["gap", "seeds/yibin-2017.txt", "--against", "seeds/yibin-2017.txt", "--fail-on", "partial"];
    duibiao().args(itself).assert().code(0);
    duibiao()
        .args(["gap", "seeds/yibin-2017.txt", "--against", "seeds/yibin-2017.txt", "--fail-on", "undetermined"])
        .assert()
        .code(1);
}

/// `--fail-on` means the same in every command that judges plans.
#[test]
fn what_makes_a_command_fail_is_one_thing() {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().join("set");
    let set = folder.to_string_lossy();
    let commands: [&[&str]; 4] = [
        &["gap", "seeds/xinyuan-2017.txt"],
        &["check", "seeds/xinyuan-2017.txt"],
        &["compare", "seeds", "--format", "csv"],
        &["report", "seeds", "--format", "csv", "--out", &set],
    ];
    for command in commands {
        let code = |on: &[&str]| duibiao().args(command).args(on).output().expect("it runs").status.code();
        for on in ["dropped", "未覆盖", "undetermined", "warning", "note", "error,partial"] {
            assert_eq!(code(&["--fail-on", on]), Some(1), "{command:?} {on}");
        }
        assert_eq!(code(&["--fail-on", "never"]), Some(0), "{command:?}");
        let by_itself = if command[0] == "check" { code(&["--fail-on", "error"]) } else { Some(0) };
        assert_eq!(code(&[]), by_itself, "{command:?}");
    }
    // The null test: of a plan against itself nothing is dropped or partial.
    let itself = ["gap", "seeds/yibin-2017.txt", "--against", "seeds/yibin-2017.txt", "--fail-on", "partial,dropped,error"];
    duibiao().args(itself).assert().code(0);
    // A filter changes what is shown, and nothing else.
    duibiao().args(["compare", "seeds", "--only", "added", "--fail-on", "dropped"]).assert().code(1);
}

/// What the city lacks already is no loss of its county.
#[test]
fn what_was_lost_above_fails_by_its_own_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = |name: &str, place: &str| {
        let path = folder.path().join(name);
        let text =
            format!("{place}2017年政务公开工作要点\n一、主要任务\n公开财政预算、决算。\n{place}人民政府办公室\n2017年6月1日\n");
        fs::write(&path, text).expect("written");
        path
    };
    let (county, city) = (plan("a.txt", "白鹭市苇塘县"), plan("b.txt", "白鹭市"));
    let code = |on: &str| {
        let run = duibiao().arg("gap").arg(&county).arg("--against").arg(&city).args(["--fail-on", on]).output();
        run.expect("it runs").status.code()
    };
    assert_eq!((code("dropped"), code("lost-above"), code("上级已缺")), (Some(0), Some(1), Some(1)));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_duibiao"))
        .current_dir(root())
        .args(["compare", "seeds", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn tables_follow_the_width_and_the_language() {
    let chinese = duibiao().args(["compare", "seeds", "--width", "80"]).assert().success();
    let chinese = text(&chinese.get_output().stdout);
    assert!(chinese.contains("预决算公开") && chinese.contains("[2] 西市区 2018 xishi-2018.txt"), "{chinese}");
    let widest =
        |table: &str| table.lines().filter(|line| line.starts_with('│')).map(unicode_width::UnicodeWidthStr::width).max();
    assert!(widest(&chinese).is_some_and(|width| (77..=80).contains(&width)), "{chinese}");
    let english = duibiao().args(["compare", "seeds"]).env("LANG", "en_US.UTF-8").assert().success();
    assert!(text(&english.get_output().stdout).contains("Budget and final accounts"));
}

#[test]
fn a_folder_without_a_manifest_is_read_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to) in [("yibin-2017", "b"), ("xishi-2018", "a")] {
        fs::copy(root().join(format!("seeds/{from}.txt")), folder.path().join(format!("{to}.txt"))).expect("copied");
    }
    let output = duibiao().args(["compare", "--format", "csv"]).arg(folder.path()).assert().success();
    let head = text(&output.get_output().stdout).lines().next().expect("a head").to_owned();
    assert!(head.ends_with(",西市区 2018（a）,伊滨区 2017（b）"), "{head}");
}

#[test]
fn another_taxonomy_replaces_the_whole() {
    duibiao().args(["taxonomy", "validate", "taxonomy"]).assert().success();
    let output = duibiao().args(["--taxonomy", "taxonomy", "taxonomy", "show", "预决算公开"]).assert().success();
    assert!(text(&output.get_output().stdout).starts_with("FI1 预决算公开 / Budget and final accounts"));
}

#[test]
fn graphs_hold_every_plan_and_no_duplicate() {
    let output = duibiao().args(["graph", "seeds", "--format", "json"]).assert().success();
    let graph: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    let nodes = graph["nodes"].as_array().expect("nodes");
    let mut ids: Vec<&str> = nodes.iter().filter_map(|node| node["id"].as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert_eq!(nodes.iter().filter(|node| node["kind"] == "plan").count(), 5);
    let known = |name: &serde_json::Value| name.as_str().is_some_and(|name| ids.binary_search(&name).is_ok());
    assert!(graph["edges"].as_array().expect("edges").iter().all(|edge| known(&edge["from"]) && known(&edge["to"])));
}

/// A workbook and a document go to a file as they are, whatever the command shows.
#[test]
fn every_command_with_tables_writes_office_files() {
    let out = tempfile::tempdir().expect("a folder");
    let commands: [&[&str]; 5] = [
        &["compare", "seeds", "--only", "dropped,partial", "--domain", "LI", "--plans", "yibin-2017,xinyuan-2017"],
        &["compare", "seeds", "--rows", "points", "--points-of", "2017"],
        &["gap", "seeds/yibin-2017.txt"],
        &["departments", "seeds", "--part", "unowned"],
        &["breakdown", "seeds/yibin-2017.txt"],
    ];
    for arguments in commands {
        for format in ["xlsx", "docx"] {
            let path = out.path().join(format!("result.{format}"));
            duibiao().args(arguments).args(["--quiet", "--format", format, "-o"]).arg(&path).assert().success();
            let written = fs::read(&path).expect("written");
            let piped = duibiao().args(arguments).args(["--quiet", "--format", format]).assert().success();
            assert!(written.starts_with(b"PK") && piped.get_output().stdout == written, "{arguments:?} {format}");
        }
    }
}
