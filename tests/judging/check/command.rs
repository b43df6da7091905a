//! Whole runs of `check`: exit codes, baselines, the draft that is never changed, and the watch.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;

fn duibiao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

/// The same with its messages in English.
fn english() -> Command {
    let mut command = duibiao();
    command.env("LANG", "en_US.UTF-8");
    command
}

fn code(arguments: &[&str]) -> i32 {
    duibiao().args(arguments).output().expect("a run").status.code().expect("a code")
}

fn show(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn the_exit_code_says_how_bad_it_is() {
    let draft = "seeds/yibin-2017.txt";
    assert_eq!(code(&["check", draft]), 0, "no error");
    assert_eq!(code(&["check", draft, "--fail-on", "warning"]), 1);
    assert_eq!(code(&["check", draft, "--fail-on", "never"]), 0);
    assert_eq!(code(&["check", draft, "--against", "seeds/guangyuan-2017.txt"]), 1, "errors against a plan");
    assert_eq!(code(&["check", "seeds/xishi-2018.txt", "--final"]), 1, "no number and no date");
    assert_eq!(code(&["check", "seeds/xishi-2018.txt", "--draft", "--fail-on", "note"]), 1);
    for wrong in [
        &["check"][..],
        &["check", "no-such.txt"],
        &["check", draft, "--draft", "--final"],
        &["check", "--explain", "C999"],
        &["check", draft, "--explain", "C101"],
    ] {
        assert_eq!(code(wrong), 2, "{wrong:?}");
    }
}

#[test]
fn a_baseline_is_written_kept_and_told_when_findings_are_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = folder.path().join("base.yaml");
    let draft = "seeds/yibin-2017.txt";
    assert_eq!(code(&["check", draft, "--write-baseline", show(&base)]), 0);
    assert_eq!(code(&["check", draft, "--baseline", show(&base), "--fail-on", "note"]), 1, "nobody said why");
    let text = std::fs::read_to_string(&base).expect("the baseline");
    let text = text.replacen("待说明", "本区没有此项职能", 1).replace("待说明", "另行安排");
    let gone = "  - fingerprint: \"00112233aabbccdd\"\n    code: C101\n    reason: \"旧\"\n";
    std::fs::write(&base, text + gone).expect("written");
    let said = duibiao().args(["check", draft, "--baseline", show(&base)]).output().expect("a run");
    // A long line folds.
    let said = String::from_utf8(said.stdout).expect("UTF-8").replace("\n   ", "");
    assert!(said.contains("00112233aabbccdd") && said.contains("本区没有此项职能"), "{said}");
    assert_eq!(code(&["check", draft, "--write-baseline", show(&base)]), 0);
    let text = std::fs::read_to_string(&base).expect("the baseline");
    assert!(text.contains("本区没有此项职能") && !text.contains("00112233aabbccdd"));
    let ended = text.replacen("reason: \"本区没有此项职能\"", "reason: \"本区没有此项职能\"\n    until: \"2017-01-01\"", 1);
    std::fs::write(&base, ended).expect("written");
    assert_eq!(
        code(&["check", draft, "--baseline", show(&base), "--fail-on", "note"]),
        1,
        "past its date by the date of the plan"
    );
    assert_eq!(code(&["check", draft, "--baseline", show(&base), "--fail-on", "note", "--today", "2016-12-31"]), 0);
}

#[test]
fn what_cannot_be_a_parent_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("weather.txt");
    std::fs::write(&other, "今天天气很好。\n我们去公园散步。\n").expect("written");
    let draft = "seeds/yibin-2017.txt";
    let run = |against: &[&str]| {
        let options = against.iter().flat_map(|path| ["--against", path]);
        let output = english().args(["check", draft]).args(options).output().expect("a run");
        let said = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), said(output.stdout), said(output.stderr))
    };
    let (code, _, said) = run(&[show(&other)]);
    assert!(code == Some(2) && said.contains("weather.txt: no task of it asks for any item"), "{said}");
    // The same twice counts once, and the draft itself asks for nothing that it has not.
    let (_, once, _) = run(&["seeds/guangyuan-2017.txt"]);
    let (_, twice, said) = run(&["seeds/guangyuan-2017.txt", "seeds/guangyuan-2017.txt"]);
    assert!(once == twice && said.contains("read and counted once"), "{said}");
    let copied = folder.path().join("guangyuan-2017.txt");
    std::fs::copy("seeds/guangyuan-2017.txt", &copied).expect("a copy");
    let (_, twice, said) = run(&["seeds/guangyuan-2017.txt", show(&copied)]);
    assert!(once == twice && said.contains("used once"), "{said}");
    let (code, _, said) = run(&[draft]);
    assert!(code == Some(0) && said.contains("the same text"), "{said}");
}

#[test]
fn the_manifest_accepts_findings_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("yibin-2017.txt");
    std::fs::copy("seeds/yibin-2017.txt", &draft).expect("a copy");
    let manifest = |exceptions: &str| {
        let text = format!("plans:\n  - {{path: yibin-2017.txt}}\n  - {{path: other.txt}}\nexceptions:\n{exceptions}");
        std::fs::write(folder.path().join("corpus.yaml"), text).expect("written");
    };
    let run = |more: &[&str]| {
        let arguments = ["check", show(&draft), "--lang", "zh", "--format", "json"];
        let output = duibiao().args(arguments).args(more).output().expect("a run");
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap_or_default())
    };
    let found = |json: &serde_json::Value, code: &str| -> Vec<serde_json::Value> {
        json["diagnostics"].as_array().into_iter().flatten().filter(|one| one["code"] == code).cloned().collect()
    };
    let (_, before) = run(&[]);
    let print = found(&before, "C101")[0]["fingerprint"].as_str().expect("a fingerprint").to_owned();
    let entry = |target: &str, scope: &str, until: &str| {
        format!("  - {{finding: \"{target}\", scope: {scope}, reason: 另有安排, by: 某办, until: {until}}}\n")
    };
    // By rule and by fingerprint: marked, and not removed.
    manifest(&(entry("C404", "all", "2030-01-01") + &entry(&print, "yibin-2017", "2030-01-01")));
    let (_, json) = run(&[]);
    assert_eq!(json["diagnostics"].as_array().map(Vec::len), before["diagnostics"].as_array().map(Vec::len));
    assert!(found(&json, "C404").iter().all(|one| one["accepted"]["reason"] == "另有安排"));
    let accepted = found(&json, "C101").iter().filter(|one| !one["accepted"].is_null()).count();
    assert_eq!((accepted, found(&json, "X002").len()), (1, 0));
    // One that is over counts again and is told; so is one for this plan alone that meets nothing.
    manifest(
        &(entry("C404", "all", "2016-01-01") + &entry("C402", "yibin-2017", "2030-01-01") + &entry("C402", "all", "2030-01-01")),
    );
    let (_, json) = run(&[]);
    assert!(found(&json, "C404").iter().all(|one| one["accepted"].is_null()));
    assert_eq!((found(&json, "X001").len(), found(&json, "X002").len()), (1, 1));
    // Those of another plan of the manifest stay with that plan, and all is told once where the folder is given too.
    std::fs::copy("seeds/dongying-2017.txt", folder.path().join("other.txt")).expect("a copy");
    manifest(&(entry("C404", "other", "2030-01-01") + &entry("C405", "all", "2016-01-01")));
    let (_, json) = run(&["--corpus", show(folder.path())]);
    assert!(found(&json, "C404").iter().all(|one| one["accepted"].is_null()));
    assert_eq!((found(&json, "X001").len(), found(&json, "X002").len()), (1, 0));
    // What is accepted does not count.
    let every: Vec<String> = ["C101", "C102", "C404"].iter().map(|code| entry(code, "all", "2030-01-01")).collect();
    manifest(&every.concat());
    assert_eq!(run(&["--fail-on", "warning"]).0, Some(0));
}

#[test]
fn a_bad_baseline_is_told_with_its_line_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = folder.path().join("base.yaml");
    let text = "findings:\n  - {fingerprint: 12, code: C101, reason: r}\n";
    std::fs::write(&base, text).expect("written");
    for option in ["--baseline", "--write-baseline"] {
        let run = duibiao().args(["check", "seeds/yibin-2017.txt", option, show(&base)]).output().expect("a run");
        let said = String::from_utf8(run.stderr).expect("UTF-8");
        assert_eq!(run.status.code(), Some(2), "{option}");
        assert!(said.contains("base.yaml:2:") && said.contains("fingerprint"), "{said}");
        assert_eq!(std::fs::read_to_string(&base).expect("there"), text, "{option}");
    }
}

#[test]
fn the_draft_is_never_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.md");
    std::fs::copy("seeds/yibin-2017.txt", &draft).expect("a copy");
    let before = std::fs::read(&draft).expect("there");
    for option in ["--fix-outline", "--write-baseline"] {
        assert_eq!(code(&["check", show(&draft), option, show(&draft)]), 2, "{option}");
    }
    let outline = folder.path().join("outline.docx");
    assert_eq!(code(&["check", show(&draft), "--fix-outline", show(&outline)]), 0);
    assert_eq!(std::fs::read(&draft).expect("there"), before);
    assert_eq!(code(&["parse", show(&outline)]), 0, "a document that the reader reads");
    assert_eq!(code(&["check", show(&draft), "--fix-outline", show(&folder.path().join("outline.odt"))]), 2);
}

#[test]
fn a_saved_draft_is_checked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.txt");
    let text = std::fs::read_to_string("seeds/yibin-2017.txt").expect("a seed");
    std::fs::write(&draft, &text).expect("written");
    let mut run = Process::new(env!("CARGO_BIN_EXE_duibiao"))
        .args(["check", show(&draft), "--watch", "--lang", "zh"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("a run");
    let output = run.stdout.take().expect("an output");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("正在监视")));
    std::fs::write(
        &draft,
        text.replace("推进政府和社会资本合作（PPP）项目信息公开\n", "（四）推进政府和社会资本合作（PPP）项目信息公开\n"),
    )
    .expect("saved");
    let changed: Vec<String> = lines.by_ref().take_while(|line| !line.starts_with("错误 ")).collect();
    // The test ends the program that it started, and no other.
    run.kill().expect("ended");
    run.wait().expect("gone");
    assert!(changed.iter().any(|line| line.starts_with("✓ 已解决 C404")), "{changed:?}");
}
