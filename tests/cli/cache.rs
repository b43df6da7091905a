//! What earlier runs have kept changes no result, whatever becomes of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{duibiao, english, root, text};

const CHAIN: &str = "tests/fixtures/chain";
const FILE: &str = "duibiao-cache.redb";

/// Commands that read plans, each with its arguments.
fn commands() -> Vec<Vec<String>> {
    let child = fs::read_dir(root().join(CHAIN)).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut plans: Vec<PathBuf> = child.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    plans.sort();
    let plan = plans.first().expect("a plan").display().to_string();
    let line = |words: &str| words.split(' ').map(|word| if word == "PLAN" { plan.clone() } else { word.to_owned() }).collect();
    [
        "compare --format csv seeds tests/fixtures/chain",
        "compare --format json tests/fixtures/chain",
        "map --format jsonl seeds tests/fixtures/chain",
        "gap PLAN --corpus tests/fixtures/chain --format json",
        "gap PLAN --corpus seeds --format json",
        "gap PLAN --corpus tests/fixtures/chain --format csv",
        "gap seeds --format csv",
        "check PLAN --corpus tests/fixtures/chain --format json",
        "check PLAN --corpus seeds --format text",
    ]
    .map(line)
    .into()
}

/// What a command writes and how it ends.
fn run(words: &[String], more: &[&str]) -> (Option<i32>, String, String) {
    let out = duibiao().args(words).args(more).output().expect("run");
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

fn cache_in(folder: &Path) -> [String; 2] {
    ["--cache".to_owned(), folder.display().to_string()]
}

fn with_cache(words: &[String], folder: &Path) -> (Option<i32>, String, String) {
    let [option, folder] = cache_in(folder);
    run(words, &[&option, &folder])
}

#[test]
fn every_result_is_the_same_without_with_an_empty_and_with_a_full_cache() {
    let folder = tempfile::tempdir().expect("a folder");
    for words in commands() {
        let wanted = run(&words, &["--no-cache"]);
        assert_eq!(with_cache(&words, folder.path()), wanted, "{words:?}, first");
        assert_eq!(with_cache(&words, folder.path()), wanted, "{words:?}, again");
    }
    let [option, named] = cache_in(folder.path());
    let info = text(&english().args(["cache", "info", &option, &named]).output().expect("run").stdout);
    assert!(info.contains(FILE) && info.contains(" plans, ") && !info.contains(" 0 plans"), "{info}");
}

#[test]
fn a_damaged_cache_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(FILE);
    let words = &commands()[0];
    let wanted = run(words, &["--no-cache"]);
    with_cache(words, folder.path());
    let whole = fs::read(&file).expect("a cache");
    let flipped =
        |step: usize| whole.iter().enumerate().map(|(at, byte)| if at % step == step / 2 { !byte } else { *byte }).collect();
    let cases: [Vec<u8>; 7] = [
        b"not a cache".to_vec(),
        Vec::new(),
        whole[..whole.len() / 2].to_vec(),
        whole[..5000].to_vec(),
        flipped(97),
        flipped(5003),
        flipped(60_013),
    ];
    for (at, bytes) in cases.into_iter().enumerate() {
        fs::write(&file, bytes).expect("written");
        assert_eq!(with_cache(words, folder.path()), wanted, "case {at}");
        assert_eq!(with_cache(words, folder.path()), wanted, "case {at}, again");
    }
}

#[test]
fn runs_at_once_do_not_disturb_one_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let wanted: Vec<_> = commands().iter().map(|words| run(words, &["--no-cache"])).collect();
    for _ in 0..2 {
        let found: Vec<_> = std::thread::scope(|scope| {
            let folder = folder.path();
            let runs: Vec<_> = commands().into_iter().map(|words| scope.spawn(move || with_cache(&words, folder))).collect();
            runs.into_iter().map(|run| run.join().expect("a run")).collect()
        });
        assert_eq!(found, wanted);
    }
}

#[test]
fn a_run_that_is_killed_leaves_a_cache_that_the_next_can_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = &commands()[0];
    let wanted = run(words, &["--no-cache"]);
    for wait in [5, 20, 40, 80, 160, 240, 320] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
        command.current_dir(root()).args(words).args(cache_in(folder.path())).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("run");
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().expect("ended");
        assert_eq!(with_cache(words, folder.path()), wanted, "killed after {wait} ms");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_told_before_any_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("written");
    let out = folder.path().join("out.csv");
    let words = ["compare", "seeds", "--format", "csv", "-o", &out.display().to_string(), "--cache", &file.display().to_string()];
    let run = english().args(words).output().expect("run");
    assert_eq!(run.status.code(), Some(2));
    let said = text(&run.stderr);
    assert!(said.contains("cannot write into the cache folder") && said.contains("--no-cache"), "{said}");
    assert!(!out.exists());
    assert_eq!(fs::read_to_string(&file).expect("still there"), "mine");
    let both = english().args(["gap", "seeds", "--no-cache", "--cache", "x"]).output().expect("run");
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn few_files_leave_nothing_behind_and_many_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let (home, plans) = (folder.path().join("home"), folder.path().join("plans"));
    fs::create_dir_all(&plans).expect("made");
    for number in 0..100 {
        let plan = format!("甲{number}县2017年政务公开工作要点\n一、重点任务\n（一）公开部门预算。\n");
        fs::write(plans.join(format!("{number}.txt")), plan).expect("written");
    }
    let compare = |plans: &Path| {
        let run =
            duibiao().env("XDG_CACHE_HOME", &home).env("HOME", &home).args(["compare", "--format", "csv"]).arg(plans).output();
        assert!(run.expect("run").status.success());
    };
    compare(&root().join(CHAIN));
    assert!(!home.exists());
    if cfg!(target_os = "linux") {
        compare(&plans);
        let file = home.join("duibiao").join(FILE);
        assert!(file.is_file());
        let clear = |wanted: &str| {
            let run = english().env("XDG_CACHE_HOME", &home).args(["cache", "clear"]).output().expect("run");
            assert!(text(&run.stdout).contains(wanted), "{wanted}");
        };
        clear("is removed");
        assert!(!file.exists());
        clear("nothing is kept");
    }
}

#[test]
fn a_cache_among_the_plans_is_no_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(root().join("seeds/xinyuan-2017.txt"), folder.path().join("a.txt"))
        .or_else(|_| fs::write(folder.path().join("a.txt"), "甲县2017年工作要点\n一、重点任务\n公开预算。\n").map(|()| 0))
        .expect("written");
    let words: Vec<String> = ["compare", "--format", "csv", &folder.path().display().to_string()].map(str::to_owned).into();
    let first = with_cache(&words, folder.path());
    assert!(folder.path().join(FILE).is_file());
    assert_eq!(with_cache(&words, folder.path()), first);
}
