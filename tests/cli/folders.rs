//! A folder as an office has it: folders within it, files that are no plans, what programs leave behind, and earlier results.

use std::fs;
use std::path::Path;

use duibiao::report::Form;
use duibiao::source::SourceText;
use serde_json::Value;

use super::{duibiao, english, text};

const PLAN: &str = "甲县2017年政务公开工作要点\n一、重点任务\n（一）公开部门预算。（责任单位：县财政局）\n";
const OTHER: &str = "乙县2017年政务公开工作要点\n一、重点任务\n（一）公开部门决算。（责任单位：县财政局）\n";

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

/// Two plans, one of them in a folder below; a picture, a notice without a task and an empty file; and what nobody means.
fn mixed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "甲县.txt", PLAN);
    write(at, "县区/2017/乙县", OTHER);
    write(at, "扫描.png", b"\x89PNG\r\n\x1a\n rest");
    write(at, "县区/便函.txt", "某县人民政府办公室\n2017年1月1日\n");
    write(at, "空.docx", b"");
    for left in ["~$甲县.docx", "._甲县.txt", ".hidden/丙县.txt", "Thumbs.db", "县区/.~lock.乙县#"] {
        write(at, left, b"\x04name\0\0\0");
    }
    folder
}

fn names(found: &Value) -> Vec<&str> {
    found["not_read"].as_array().expect("a list").iter().map(|one| one["file"].as_str().expect("a name")).collect()
}

const NOT_READ: [&str; 3] = ["县区/便函.txt", "扫描.png", "空.docx"];

#[test]
fn a_folder_is_read_with_the_folders_in_it_and_the_rest_is_listed_with_its_reason() {
    let folder = mixed();
    let run = english().args(["compare", "--format", "json"]).arg(folder.path()).assert().success();
    let found: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    let files: Vec<&str> = found["plans"].as_array().expect("plans").iter().filter_map(|plan| plan["file"].as_str()).collect();
    assert_eq!(files, ["县区/2017/乙县", "甲县.txt"]);
    assert_eq!(names(&found), NOT_READ);
    let said = text(&run.get_output().stderr);
    for line in [
        "扫描.png: this is a picture",
        "空.docx: the file is empty",
        "县区/便函.txt: no task was found",
        "2 plans read, 3 files not read",
    ] {
        assert!(said.contains(line), "“{line}” is missing in: {said}");
    }
    assert!(!said.contains("~$") && !said.contains("._") && !said.contains("hidden") && !said.contains("Thumbs"), "{said}");
    for format in ["html", "md"] {
        let run = english().args(["compare", "--format", format]).arg(folder.path()).assert().success();
        let page = text(&run.get_output().stdout);
        assert!(NOT_READ.iter().all(|name| page.contains(name)) && page.contains("未读入的文件"), "{format}");
    }
    for command in [&["compare", "--rows", "elements"][..], &["compare", "--rows", "points"], &["rank"], &["departments"]] {
        let run = english().args(command).args(["--format", "json"]).arg(folder.path()).assert().success();
        assert_eq!(names(&serde_json::from_slice(&run.get_output().stdout).expect("JSON")), NOT_READ, "{command:?}");
    }
    let plan = folder.path().join("甲县.txt");
    let run = english().arg("gap").arg(plan).args(["--format", "json", "--corpus"]).arg(folder.path()).assert().success();
    assert_eq!(names(&serde_json::from_slice(&run.get_output().stdout).expect("JSON")), NOT_READ);
}

#[test]
fn a_table_that_goes_from_hand_to_hand_names_what_is_not_in_it() {
    let folder = mixed();
    let read = |bytes: &[u8]| SourceText::from_bytes("table", bytes).expect("text").text().to_owned();
    for format in ["docx", "xlsx"] {
        let table = |path: &Path| {
            let run = english().args(["compare", "--rows", "elements", "--format", format]).arg(path).assert().success();
            read(&run.get_output().stdout)
        };
        let whole = table(folder.path());
        assert!(whole.contains("扫描.png：") && NOT_READ.iter().all(|name| whole.contains(name)), "{format}: {whole}");
        let one = table(&folder.path().join("甲县.txt"));
        assert!(!one.contains("未能读入") && !NOT_READ.iter().any(|name| one.contains(name)), "{format}: {one}");
    }
}

#[test]
fn strict_fails_by_what_was_not_read_and_writes_the_result_all_the_same() {
    let folder = mixed();
    let run = duibiao().args(["--strict", "compare", "--format", "csv"]).arg(folder.path()).assert().code(2);
    assert!(text(&run.get_output().stdout).contains("FI1"));
    let whole = tempfile::tempdir().expect("a folder");
    write(whole.path(), "a.txt", PLAN);
    duibiao().args(["--strict", "compare"]).arg(whole.path()).assert().success();
}

/// A note of two lines became a plan with a task. Named itself it is read as what it is said to be.
#[test]
fn notes_on_the_plans_are_no_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "甲县.txt", PLAN);
    write(folder.path(), "乙.txt", "一、重点任务\n（一）公开部门预算。\n");
    write(folder.path(), "README.md", "# Notes\n\nTwo plans of 2017 lie here.\n");
    // A change log, which quotes plans: an outline and a citation of its own kind.
    let log = "# Changelog\n\n## 1.0 (2017-03-01)\n- Units are read (一、重点任务): the plan 《…》 and its office; each line of 督促 is one more\n  一、重点任务 of it (责任单位：县财政局), told by the words of the document.\n";
    write(folder.path(), "CHANGELOG.md", log);
    write(folder.path(), "说明.txt", "说明\n本目录存放各县区的工作要点。\n");
    let run = duibiao().args(["compare", "--format", "json"]).arg(folder.path()).assert().success();
    let found: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    assert_eq!(names(&found), ["CHANGELOG.md", "README.md", "说明.txt"]);
    assert_eq!(found["plans"].as_array().map(Vec::len), Some(2));
    duibiao().arg("parse").arg(folder.path().join("README.md")).assert().success();
}

/// A list that says something of one plan leaves the others out, and says so; what is no plan by its name is not asked for.
#[test]
fn files_that_a_list_leaves_out_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["甲县.txt", "乙县.txt", "README.md"] {
        write(folder.path(), name, PLAN);
    }
    write(folder.path(), "corpus.yaml", "plans:\n  - {path: 甲县.txt, level: 县区}\n");
    let run = duibiao().arg("compare").arg(folder.path()).assert().success();
    let said = text(&run.get_output().stderr);
    assert!(said.contains("没有列出所在文件夹中的文件 乙县.txt"), "{said}");
    write(folder.path(), "丙县.txt", PLAN);
    let run = duibiao().arg("compare").arg(folder.path()).assert().success();
    let said = text(&run.get_output().stderr);
    assert!(said.contains("没有列出所在文件夹中的 2 个文件") && said.contains("丙县.txt"), "{said}");
    fs::remove_file(folder.path().join("丙县.txt")).expect("removed");
    write(folder.path(), "corpus.yaml", "plans:\n  - {path: 甲县.txt}\n  - {path: ./乙县.txt}\n");
    let run = duibiao().arg("compare").arg(folder.path()).assert().success();
    assert!(!text(&run.get_output().stderr).contains("没有列出"), "{:?}", run.get_output());
}

#[test]
fn results_of_this_program_are_no_plans() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "甲县.txt", PLAN);
    write(at, "乙县.txt", OTHER);
    let result = |name: &str, arguments: &[&str]| {
        duibiao().args(arguments).arg(at.join("甲县.txt")).arg("-o").arg(at.join(name)).assert().success();
    };
    for lang in ["zh", "en"] {
        for format in Form::ALL.map(Form::ending) {
            result(&format!("矩阵-{lang}.{format}"), &["--lang", lang, "compare", "--format", format]);
            result(&format!("差距-{lang}.{format}"), &["--lang", lang, "gap", "--format", format]);
            result(&format!("部门-{lang}.{format}"), &["--lang", lang, "departments", "--format", format]);
            result(&format!("名次-{lang}.{format}"), &["--lang", lang, "rank", "--format", format]);
        }
    }
    result("归类.jsonl", &["map", "--format", "jsonl"]);
    result("复核.tsv", &["review", "export"]);
    result("图.dot", &["graph", "--format", "dot"]);
    duibiao().arg("report").arg(at).arg("--out").arg(at.join("报告")).assert().success();
    let run = duibiao().args(["compare", "--format", "json"]).arg(at).assert().success();
    let found: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    assert_eq!(names(&found), [""; 0], "{}", text(&run.get_output().stderr));
    assert_eq!(found["plans"].as_array().expect("plans").len(), 2);
}

#[test]
fn a_file_is_treated_alike_alone_and_in_a_folder() {
    let endings = ["甲县", "甲县.dat", "甲县.csv", "甲县.docm"];
    for name in endings {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), name, PLAN);
        let alone = duibiao().args(["map", "--format", "jsonl"]).arg(folder.path().join(name)).assert().success();
        let found = duibiao().args(["map", "--format", "jsonl"]).arg(folder.path()).assert().success();
        assert_eq!(alone.get_output().stdout, found.get_output().stdout, "{name}");
    }
}

#[test]
fn a_folder_without_any_plan_is_an_error_that_says_why_of_each_file() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.txt", b"");
    write(folder.path(), "b/c.png", b"\x89PNG\r\n\x1a\n");
    let run = english().arg("compare").arg(folder.path()).assert().code(2);
    let said = text(&run.get_output().stderr);
    assert!(said.contains("a.txt: the file is empty") && said.contains("b/c.png: this is a picture"), "{said}");
}

#[test]
fn a_folder_below_that_lists_its_plans_is_read_by_its_list() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "甲县.txt", PLAN);
    write(folder.path(), "市/乙.txt", OTHER);
    write(folder.path(), "市/说明.txt", OTHER);
    write(folder.path(), "市/corpus.yaml", "plans:\n  - {path: 乙.txt, level: prefecture, id: 某市}\n");
    let run = duibiao().args(["compare", "--format", "json"]).arg(folder.path()).assert().success();
    let found: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    let ids: Vec<&str> = found["plans"].as_array().expect("plans").iter().filter_map(|plan| plan["id"].as_str()).collect();
    assert_eq!(ids, ["某市", "甲县"], "the city stands before its county");
}

/// The file decides, not its spelling: on Windows `A.txt` and `a.txt.` are one file, and a link is another name everywhere.
#[test]
#[cfg(unix)]
fn a_list_that_names_a_file_by_two_names_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a/甲县.txt", PLAN);
    write(folder.path(), "乙县.txt", OTHER);
    std::os::unix::fs::symlink(folder.path().join("a/甲县.txt"), folder.path().join("link.txt")).expect("a link");
    let listed = |list: &str| {
        write(folder.path(), "corpus.yaml", list);
        english().args(["compare", "--format", "json"]).arg(folder.path()).output().expect("it runs")
    };
    let run = listed("plans:\n  - {path: 'a\\甲县.txt', level: county}\n  - {path: 乙县.txt}\n");
    let found: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(found["plans"].as_array().map(Vec::len), Some(2), "{}", text(&run.stderr));
    let run = listed("plans:\n  - {path: a/甲县.txt}\n  - {path: link.txt}\n");
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("names the file link.txt twice"), "{}", text(&run.stderr));
}

/// Where the plan and the one above are called the same, the path says which one lacks its level.
#[test]
fn a_note_on_a_plan_says_which_of_two_files_of_a_name_is_meant() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a/要点.txt", "2017年政务公开工作要点\n一、重点任务\n（一）公开部门预算。\n");
    for (above, named) in [("b/要点.txt", "warning: a/要点.txt does not say"), ("b/上级.txt", "warning: 要点.txt does not say")]
    {
        write(folder.path(), above, PLAN);
        let run = english().current_dir(folder.path()).args(["gap", "a/要点.txt", "--against", above]).assert();
        let said = text(&run.get_output().stderr);
        assert!(said.contains(named), "{above}: {said}");
    }
}

/// Whatever names it, and in whatever order, a file is one plan.
#[test]
fn a_plan_that_is_named_twice_counts_once() {
    let plans = |paths: &[&str]| -> (Vec<String>, String) {
        let run = english().args(["compare", "--format", "json"]).args(paths).assert().success();
        let found: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
        let ids = found["plans"].as_array().expect("plans").iter().filter_map(|plan| plan["id"].as_str().map(str::to_owned));
        (ids.collect(), text(&run.get_output().stderr))
    };
    let (once, said) = plans(&["seeds"]);
    assert!(!said.contains("more than once"), "{said}");
    for paths in [
        &["seeds", "seeds/yibin-2017.txt"][..],
        &["seeds/yibin-2017.txt", "seeds"],
        &["seeds", "./seeds/../seeds/yibin-2017.txt", "seeds/yibin-2017.txt"],
        &["seeds", "seeds/corpus.yaml"],
    ] {
        let (found, said) = plans(paths);
        assert_eq!(found, once, "{paths:?}");
        assert!(said.contains("yibin-2017.txt is named more than once"), "{said}");
    }
    // Two files that say the same are two plans: they may be of two places.
    let folder = tempfile::tempdir().expect("a folder");
    let copies = ["a.txt", "b.txt"].map(|name| {
        write(folder.path(), name, PLAN);
        folder.path().join(name).display().to_string()
    });
    let (found, said) = plans(&copies.each_ref().map(String::as_str));
    assert_eq!((found, said.contains("more than once")), (vec!["a".to_owned(), "b".to_owned()], false));
    // Of files that share their name the path says which one is meant.
    let folder = tempfile::tempdir().expect("a folder");
    for place in ["a", "b"] {
        write(folder.path(), &format!("{place}/要点.txt"), PLAN);
    }
    let run =
        english().current_dir(folder.path()).args(["compare", "a/要点.txt", "b/要点.txt", "./a/要点.txt"]).assert().success();
    let said = text(&run.get_output().stderr);
    let times = |words: &str| said.matches(words).count();
    assert_eq!((times("a/要点.txt is named more than once"), times("more than once")), (1, 1), "{said}");
    // Part of a folder that other paths name beside it: its manifest's decisions and exceptions still fit.
    let (found, _) = plans(&["--allow-outside", "tests/fixtures/chain/decisions", "tests/fixtures/chain/yanhu-2017.txt"]);
    assert_eq!(found.iter().filter(|id| *id == "yanhu-2017").count(), 1, "{found:?}");
}
