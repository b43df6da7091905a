//! The two sets in `reports/` are what the program writes, each without touching the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{duibiao, english, root, text};

/// The plans, the folder of their set, its language: one set in each, so that a diff shows what changes for either reader.
const SETS: [(&str, &str, &[&str]); 2] =
    [("seeds", "reports", &[]), ("tests/fixtures/chain", "reports/chain", &["--lang", "en"])];

/// Names and texts of the files of a folder, without those that are built and not committed, nor folders.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let committed = entries.filter(|path| {
        let built = path.extension().is_some_and(|ending| ending == "xlsx" || ending == "docx");
        // The list of a set names the built files too.
        path.is_file() && !built && path.file_name().is_some_and(|name| name != ".gitignore" && name != "duibiao.sha256")
    });
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("text"))
    };
    committed.map(read).collect()
}

#[test]
fn the_committed_reports_are_what_the_program_writes() {
    for (plans, folder, lang) in SETS {
        let out = tempfile::tempdir().expect("a folder");
        let text = "html,md,csv,json";
        duibiao()
            .args(["report", plans, "--quiet", "--format", text, "--out"])
            .arg(out.path())
            .args(lang)
            // A locale may change what a terminal shows, never what is written.
            .env("LANG", "en_US.UTF-8")
            .assert()
            .success();
        let (written, kept) = (files(out.path()), files(&root().join(folder)));
        assert_eq!(
            kept.keys().collect::<Vec<_>>(),
            written.keys().collect::<Vec<_>>(),
            "{folder}: files that nobody writes, or lacks"
        );
        for (name, text) in &written {
            // Not assert_eq: a page of a megabyte is no message.
            assert!(
                kept.get(name) == Some(text),
                "{folder}/{name} is not what the program writes; run `make report` and read the diff"
            );
        }
    }
}

#[test]
fn a_set_leaves_what_lies_beside_it() {
    let out = tempfile::tempdir().expect("a folder");
    let (seeds, chain) = (out.path().join("reports"), out.path().join("reports/chain"));
    for (plans, folder) in [("tests/fixtures/chain", &chain), ("seeds", &seeds)] {
        duibiao().args(["report", plans, "--quiet", "--format", "csv", "--out"]).arg(folder).assert().success();
    }
    assert_eq!(files(&chain).len(), 3);
    assert_eq!(files(&seeds).len(), 3);
    assert_ne!(files(&chain), files(&seeds));
}

#[test]
fn a_quiet_run_says_nothing_beside_its_result() {
    let out = tempfile::tempdir().expect("a folder");
    let run = |quiet: &[&str], folder: &str| {
        let report = ["report", "tests/fixtures/chain", "--format", "csv", "--out"];
        let done = duibiao().args(report).arg(out.path().join(folder)).args(quiet).assert().success();
        (text(&done.get_output().stdout), text(&done.get_output().stderr))
    };
    assert_eq!(run(&["-q"], "a"), (String::new(), String::new()), "the result of a report is its files");
    assert!(run(&[], "b").0.contains("comparison.csv"));
    assert_eq!(files(&out.path().join("a")), files(&out.path().join("b")));
    let table = |quiet: &[&str]| {
        let done = duibiao().args(["rank", "tests/fixtures/chain"]).args(quiet).assert().success();
        text(&done.get_output().stdout)
    };
    assert_eq!(table(&["--quiet"]), table(&[]), "that of the others is what they print");
}

#[test]
fn reports_never_lie_among_the_plans() {
    let folder = tempfile::tempdir().expect("a folder");
    let plans = folder.path().join("plans");
    fs::create_dir(&plans).expect("made");
    fs::copy(root().join("seeds/yibin-2017.txt"), plans.join("yibin-2017.txt")).expect("copied");
    for out in [plans.clone(), plans.join("."), plans.join("../plans")] {
        let run = english().arg("report").arg(&plans).arg(&out).arg("--force").assert().code(2);
        assert!(text(&run.get_output().stderr).contains("is the folder of the plans; name another one"), "{}", out.display());
        assert_eq!(fs::read_dir(&plans).expect("a folder").count(), 1, "nothing was written");
    }
    // A folder among the plans is its own, and no plan of the next run.
    for _ in 0..2 {
        duibiao().arg("report").arg(&plans).arg(plans.join("set")).args(["--format", "csv"]).assert().success();
        assert_eq!(fs::read_dir(&plans).expect("a folder").count(), 2);
        let rank = fs::read_to_string(plans.join("set/rank.csv")).expect("written");
        assert!(rank.contains("伊滨区") && !rank.contains("comparison"), "{rank}");
    }
}

#[test]
fn plans_that_are_held_against_nothing_are_named_at_the_beginning() {
    const PLAN: &str = "政务公开工作要点\n一、重点任务\n（一）公开部门预算和决算。\n（二）组织政务公开培训。\n";
    let folder = tempfile::tempdir().expect("a folder");
    let (plans, out) = (folder.path().join("plans"), folder.path().join("out"));
    fs::create_dir(&plans).expect("made");
    fs::write(plans.join("somewhere.txt"), PLAN).expect("written");
    let late = "plans:\n  - {path: somewhere.txt}\n  - {path: late.txt, level: county, year: 2031, jurisdiction: 甲县}\n";
    fs::write(plans.join("late.txt"), PLAN.replace("培训", "业务培训")).expect("written");
    fs::write(plans.join("corpus.yaml"), late).expect("written");
    let run = english().arg("report").arg(&plans).arg(&out).args(["--format", "html", "--lang", "en"]).assert().success();
    let page = fs::read_to_string(out.join("index.html")).expect("written");
    let core = page.split("class=\"core\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a first screen");
    for said in [text(&run.get_output().stderr), core.to_owned()] {
        assert!(said.contains("Plans of no known level: 1") && said.contains("somewhere") && said.contains("level"), "{said}");
        assert!(said.contains("not judged: 1") && said.contains("甲县") && said.contains("--against"), "{said}");
    }
    // The null test: where all is known nothing is said.
    let run = english().args(["report", "seeds", "--format", "csv"]).arg(folder.path().join("seeds")).assert().success();
    assert_eq!(text(&run.get_output().stderr), "");
}
