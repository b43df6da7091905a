//! What the user has is never lost: by a kill, a signal, a name, or a folder that holds something else.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{duibiao, english, root, text};

const PLAN: &str = "甲县2017年政务公开工作要点\n一、重点任务\n（一）公开部门预算。（责任单位：县财政局）\n";

type Files = BTreeMap<String, Vec<u8>>;

/// The files of a folder, and of hidden folders that one is there.
fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("an entry"));
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap_or_default())).collect()
}

/// The names of the plans that have a page.
fn pages(files: &Files) -> Vec<&str> {
    files.keys().filter_map(|name| name.strip_prefix("gap-")?.strip_suffix(".md")).collect()
}

fn is_left_over(files: &Files) -> bool {
    files.keys().any(|name| name.starts_with(".duibiao-"))
}

fn report(plans: &Path, out: &Path, lang: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.current_dir(root()).arg("report").arg(plans).arg("--out").arg(out).args(["--lang", lang, "--format", "md,csv,json"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn whole(plans: &Path, out: &Path, lang: &str) -> Files {
    assert!(report(plans, out, lang).status().expect("run").success());
    files(out)
}

fn plans(texts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in texts {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// Many more kills, aimed at single calls of the system, were tried by hand.
#[test]
fn a_killed_run_leaves_one_whole_set_and_the_next_run_no_rest() {
    let place = tempfile::tempdir().expect("a folder");
    let (seeds, out) = (root().join("seeds"), place.path().join("out"));
    let later = whole(&seeds, &out, "en");
    let begun = Instant::now();
    let earlier = whole(&seeds, &out, "zh");
    let time = begun.elapsed();
    assert_ne!(earlier, later);
    for step in 0..6 {
        let mut run = report(&seeds, &out, "en").spawn().expect("started");
        std::thread::sleep(time * (4 + step) / 9);
        let _ = run.kill();
        run.wait().expect("ended");
        let found = files(&out);
        assert!(found == earlier || found == later, "a mix after {step}: {:?}", found.keys());
        assert_eq!(whole(&seeds, &out, "zh"), earlier);
        assert!(!is_left_over(&files(place.path())), "{:?}", files(place.path()).keys());
    }
}

#[test]
fn a_signal_ends_a_run_and_leaves_nothing() {
    use rustix::process::{Pid, Signal, kill_process};
    let place = tempfile::tempdir().expect("a folder");
    let many = tempfile::tempdir().expect("a folder");
    for number in 0..40 {
        fs::copy(root().join("seeds/xinyuan-2017.txt"), many.path().join(format!("{number}.txt"))).expect("copied");
    }
    let out = place.path().join("out");
    for (signal, step) in [(Signal::INT, 0), (Signal::TERM, 1), (Signal::HUP, 2), (Signal::INT, 3)] {
        let mut run = report(many.path(), &out, "zh").spawn().expect("started");
        let begun = Instant::now();
        // As soon as it writes, and somewhat later.
        while begun.elapsed() < Duration::from_secs(20) && !is_left_over(&files(place.path())) {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(30 * step));
        let pid = Pid::from_raw(i32::try_from(run.id()).expect("a number")).expect("a process");
        let sent = Instant::now();
        kill_process(pid, signal).expect("sent");
        let status = run.wait().expect("ended");
        // A tenth of a second, but a process that waits for a disk under load ends no sooner than the disk answers.
        assert!(sent.elapsed() < Duration::from_secs(10), "{signal:?} took {:?}", sent.elapsed());
        assert!(status.signal() == Some(signal.as_raw()) || (status.success() && out.exists()), "{status}");
        assert!(!is_left_over(&files(place.path())), "{:?}", files(place.path()).keys());
        let _ = fs::remove_dir_all(&out);
    }
}

#[test]
fn a_set_takes_the_place_of_its_own_files_only() {
    let folder = plans(&[("甲县.txt", PLAN), ("乙县.txt", PLAN)]);
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("comparison.csv"), "theirs").expect("written");
    fs::create_dir(out.path().join("own")).expect("made");
    let report = |options: &[&str]| {
        let mut command = duibiao();
        command.arg("report").arg(folder.path()).arg("--out").arg(out.path()).args(["--format", "md,csv"]).args(options);
        command
    };
    let refused = report(&[]).assert().code(2);
    let said = text(&refused.get_output().stderr);
    assert!(said.contains("comparison.csv 不是本程序写出的") && said.contains("--force"), "{said}");
    assert_eq!(files(out.path()).len(), 2, "nothing was written");
    report(&["--force"]).assert().success();
    report(&[]).assert().success();
    assert!(out.path().join("own").is_dir());
    // A page that somebody has written into is theirs.
    let page = out.path().join("gap-甲县.md");
    fs::write(&page, "edited").expect("written");
    let said = text(&report(&[]).assert().code(2).get_output().stderr);
    assert!(said.contains("gap-甲县.md 在本程序写出后有人改过"), "{said}");
    assert_eq!(fs::read(&page).expect("there"), b"edited");
    report(&["--force"]).assert().success();
    // A plan that is gone takes its page with it, unless that was edited.
    fs::remove_file(folder.path().join("乙县.txt")).expect("removed");
    let said = text(&report(&["--lang", "en"]).assert().success().get_output().stdout);
    assert!(said.contains("removed") && !out.path().join("gap-乙县.md").exists(), "{said}");
    fs::write(folder.path().join("丙县.txt"), PLAN).expect("written");
    report(&[]).assert().success();
    fs::remove_file(folder.path().join("丙县.txt")).expect("removed");
    fs::write(out.path().join("gap-丙县.md"), "edited").expect("written");
    report(&[]).assert().success();
    assert_eq!(fs::read(out.path().join("gap-丙县.md")).expect("left"), b"edited");
    // A folder or a link in the way is never replaced.
    fs::remove_file(out.path().join("rank.csv")).expect("removed");
    fs::create_dir(out.path().join("rank.csv")).expect("made");
    let before = files(out.path());
    report(&["--force", "--lang", "en"]).assert().code(2);
    assert_eq!(files(out.path()), before);
}

#[test]
fn a_result_never_overwrites_what_it_is_made_of() {
    let folder = plans(&[("own.txt", PLAN)]);
    let plan = folder.path().join("own.txt");
    symlink(&plan, folder.path().join("link.txt")).expect("a link");
    for target in ["own.txt", "link.txt"] {
        for force in [&[][..], &["--force"]] {
            let target = folder.path().join(target);
            let run = english().arg("compare").arg(&plan).arg("-o").arg(target).args(force).assert().code(2);
            assert!(text(&run.get_output().stderr).contains("is read by this very command"));
        }
    }
    duibiao().arg("check").arg(&plan).args(["--force", "--fix-outline"]).arg(&plan).assert().code(2);
    assert_eq!(fs::read_to_string(&plan).expect("there"), PLAN);
    // The table of decisions is an input too.
    let table = folder.path().join("review.tsv");
    duibiao().args(["review", "export"]).arg(&plan).arg("-o").arg(&table).assert().success();
    duibiao().args(["review", "apply"]).arg(&table).arg(&plan).args(["--format", "sssom", "-o"]).arg(&table).assert().code(2);
}

/// Four plans became twenty, then forty-seven.
#[test]
fn reports_among_the_plans_are_passed_over() {
    let folder = plans(&[("甲县.txt", PLAN), ("乙县.txt", &PLAN.replace('甲', "乙"))]);
    let out = tempfile::tempdir().expect("a folder");
    let report = || duibiao().arg("report").arg(folder.path()).arg("--out").arg(out.path()).assert().success();
    report();
    let first = files(out.path());
    // Somebody copies the set among the plans.
    for entry in fs::read_dir(out.path()).expect("a set") {
        let entry = entry.expect("a file");
        fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copied");
    }
    report();
    assert_eq!(files(out.path()), first);
    assert_eq!(pages(&first).len(), 2);
}

#[test]
fn without_a_name_the_set_stands_beside_the_plans_and_o_is_refused() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("plans");
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("甲县.txt"), PLAN).expect("written");
    duibiao().arg("report").arg(&folder).args(["--format", "md"]).assert().success();
    assert!(place.path().join("plans-对标报告/comparison.md").is_file());
    duibiao().arg("report").arg(&folder).arg(place.path().join("two")).args(["--format", "md"]).assert().success();
    assert!(place.path().join("two/comparison.md").is_file());
    let run = duibiao().arg("report").arg(&folder).args(["-o", "x.html"]).assert().code(2);
    assert!(text(&run.get_output().stderr).contains("--out"));
}

#[test]
fn no_name_of_a_plan_leads_out_of_the_set() {
    let folder = plans(&[("a.txt", PLAN), ("b.txt", PLAN), ("c.txt", PLAN)]);
    let long = "县".repeat(83);
    fs::write(folder.path().join(format!("{}.txt", &long[..240])), PLAN).expect("written");
    fs::write(
        folder.path().join("corpus.yaml"),
        format!(
            "plans:\n  - {{path: a.txt, id: x/../../../EVIL}}\n  - {{path: b.txt, id: \"con:=cmd\"}}\n  - {{path: c.txt, id: X----------evil}}\n  - {{path: {}.txt, id: {long}}}\n",
            &long[..240]
        ),
    )
    .expect("written");
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("one/two/out");
    duibiao().arg("report").arg(folder.path()).arg("--out").arg(&out).assert().success();
    assert_eq!(files(place.path()).keys().collect::<Vec<_>>(), ["one"]);
    let written = files(&out);
    let pages = pages(&written);
    assert_eq!(pages.len(), 4, "{pages:?}");
    assert!(pages.contains(&"x----------EVIL") && pages.contains(&"X----------evil-2"), "{pages:?}");
}

#[test]
fn a_manifest_stays_in_its_folder() {
    let place = tempfile::tempdir().expect("a folder");
    let (inside, secret) = (place.path().join("corpus"), place.path().join("secret.txt"));
    fs::create_dir(&inside).expect("made");
    fs::write(&secret, format!("a secret line\n{PLAN}")).expect("written");
    symlink(&secret, inside.join("link.txt")).expect("a link");
    fs::write(inside.join("a.txt"), PLAN).expect("written");
    let absolute = secret.display().to_string();
    for (list, may) in [
        ("plans:\n  - {path: a.txt}\n  - {path: ../secret.txt}\n".to_owned(), true),
        (format!("plans:\n  - {{path: a.txt}}\n  - {{path: {absolute}}}\n"), true),
        ("plans:\n  - {path: a.txt}\n  - {path: link.txt}\n".to_owned(), true),
        ("plans:\n  - {path: a.txt}\nreviews: [../secret.txt]\n".to_owned(), false),
        ("plans:\n  - {path: a.txt}\n  - {path: ../not/there.txt}\n".to_owned(), false),
    ] {
        fs::write(inside.join("corpus.yaml"), &list).expect("written");
        for plan in [inside.clone(), inside.join("a.txt")] {
            if plan.is_file() && !list.contains("reviews") {
                continue;
            }
            let run = english().arg("compare").arg(&plan).assert().code(2);
            let said = text(&run.get_output().stderr);
            assert!(said.contains("outside its folder") && !said.contains("a secret line"), "{said}");
        }
        let run = english().arg("compare").arg(&inside).arg("--allow-outside").assert();
        assert_eq!(run.get_output().status.success(), may, "{list}");
    }
    // Within the folder a name may go up and down again.
    fs::create_dir(inside.join("sub")).expect("made");
    fs::write(inside.join("corpus.yaml"), "plans:\n  - {path: sub/../a.txt}\n").expect("written");
    english().arg("compare").arg(&inside).assert().success();
}

/// A command that has not ended after a while waits for ever.
fn ends(command: &mut Command) -> (Option<i32>, String) {
    let mut run = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    let begun = Instant::now();
    while run.try_wait().expect("known").is_none() {
        assert!(begun.elapsed() < Duration::from_mins(1), "{command:?} waits for ever");
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = run.wait_with_output().expect("ended");
    (output.status.code(), text(&output.stderr))
}

#[test]
fn what_is_no_file_is_named_and_nothing_waits_for_it() {
    let folder = plans(&[("甲县.txt", PLAN)]);
    let at = folder.path();
    for pipe in ["pipe.txt", "sub.docx"] {
        assert!(Command::new("mkfifo").arg(at.join(pipe)).status().expect("mkfifo").success());
    }
    let _socket = std::os::unix::net::UnixListener::bind(at.join("socket.txt")).expect("a socket");
    symlink("/dev/zero", at.join("device.txt")).expect("a link");
    symlink("nowhere", at.join("broken.txt")).expect("a link");
    fs::create_dir(at.join("folder.txt")).expect("made");
    fs::create_dir(at.join("corpus.yaml")).expect("made");
    let named = [
        ("pipe.txt", "a pipe"),
        ("socket.txt", "a socket"),
        ("device.txt", "a device"),
        ("broken.txt", "a link that leads nowhere"),
        ("folder.txt", "folder"),
        ("corpus.yaml", "folder"),
    ];
    let plan = at.join("甲县.txt");
    let over_all: [&[&str]; 8] = [
        &["parse"],
        &["map"],
        &["compare"],
        &["rank"],
        &["departments"],
        &["graph"],
        &["review", "export"],
        &["report", "--format", "csv", "--out"],
    ];
    let program = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
        command.current_dir(root()).env("LANG", "en_US.UTF-8");
        command
    };
    let out = tempfile::tempdir().expect("a folder");
    for command in over_all {
        let mut run = program();
        run.args(command);
        if command[0] == "report" {
            run.arg(out.path());
        }
        let (code, said) = ends(run.arg(at));
        assert_eq!(code, Some(0), "{command:?}: {said}");
        for (name, why) in named {
            let line = said.lines().find(|line| line.starts_with(&format!("not read: {name}")));
            assert!(line.is_some_and(|line| line.contains(why)), "{command:?}: {name} is not named as {why} in: {said}");
        }
    }
    // Named themselves, each is an error; in a manifest it is named, and the others are read.
    for (name, why) in named.into_iter().filter(|(name, _)| !["folder.txt", "corpus.yaml"].contains(name)) {
        let bad = at.join(name);
        for command in ["parse", "map", "compare", "gap", "check", "breakdown"] {
            let (code, said) = ends(program().arg(command).arg(&bad));
            assert!(code == Some(2) && said.contains(why), "{command} {name}: {said}");
        }
        for command in [&["gap"][..], &["check"]] {
            let (code, said) = ends(program().args(command).arg(&plan).arg("--against").arg(&bad));
            assert!(code == Some(2) && said.contains(why), "{command:?} --against {name}: {said}");
        }
        let (code, said) = ends(program().args(["review", "apply"]).arg(&bad).arg(&plan));
        assert!(code == Some(2) && said.contains(why), "review apply {name}: {said}");
        let (code, said) = ends(program().arg("--taxonomy").arg(&bad).arg("compare").arg(&plan));
        assert!(code == Some(2), "--taxonomy {name}: {said}");
    }
    let listed = plans(&[("a.txt", PLAN)]);
    assert!(Command::new("mkfifo").arg(listed.path().join("pipe.txt")).status().expect("mkfifo").success());
    symlink("nowhere", listed.path().join("broken.txt")).expect("a link");
    fs::create_dir(listed.path().join("folder.txt")).expect("made");
    let list = "plans:\n  - {path: a.txt}\n  - {path: pipe.txt}\n  - {path: folder.txt}\n  - {path: broken.txt}\n";
    fs::write(listed.path().join("corpus.yaml"), list).expect("written");
    let (code, said) = ends(program().arg("compare").arg(listed.path()));
    assert_eq!(code, Some(0), "{said}");
    for (name, why) in [("pipe.txt", "a pipe"), ("folder.txt", "a folder"), ("broken.txt", "leads nowhere")] {
        assert!(said.lines().any(|line| line.contains(name) && line.contains(why)), "{name}: {said}");
    }
}
