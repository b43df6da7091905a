//! Bad input: a message that names the file and says what to do, exit code 2, and nothing lost that was there before.

use std::fs;
use std::path::Path;

use super::{duibiao, english, text};

/// Runs `report` on a folder into an output folder that holds an earlier report; returns what it said.
fn refused(folder: &Path, extra: &[&str]) -> String {
    let out = tempfile::tempdir().expect("a folder");
    fs::write(out.path().join("index.html"), "earlier").expect("written");
    let run = english().arg("report").arg(folder).arg("--out").arg(out.path()).args(extra).assert().code(2);
    let output = run.get_output();
    assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
    let names: Vec<_> = fs::read_dir(out.path()).expect("there").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names, ["index.html"], "the earlier report is all there is");
    assert_eq!(fs::read_to_string(out.path().join("index.html")).expect("there"), "earlier");
    text(&output.stderr)
}

fn folder_with(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("written");
    folder
}

fn assert_says(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "“{part}” is missing in: {message}");
    }
    assert!(!message.contains("panicked"), "{message}");
}

#[test]
fn unreadable_files_are_named_and_explained() {
    let cases: [(&[u8], &str); 7] = [
        (b"", "empty"),
        (" \n\u{3000}\n".as_bytes(), "empty"),
        (b"\x00\x01\x02\x03\x00\xff\xfe\x07", "binary"),
        (b"%PDF-1.7 nothing", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Word"),
        (b"\xd2\xbb\xa1\xa2\xd7\xf6\xba\xc3\xff\xfe\xff\x80", "save it as UTF-8"),
        ("某县人民政府办公室\n2017年1月1日\n".as_bytes(), "no task was found"),
    ];
    for (bytes, reason) in cases {
        let folder = folder_with("plan.txt", bytes);
        assert_says(&refused(folder.path(), &[]), &["plan.txt", reason]);
    }
}

#[test]
fn other_encodings_are_read_and_not_refused() {
    let plain = "某县2018年工作要点\n一、重点任务\n（一）公开本级部门预算。\n";
    let utf16: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(plain);
    for bytes in [plain.as_bytes().to_vec(), utf16, gb18030.into_owned()] {
        let folder = folder_with("plan.txt", &bytes);
        let output = duibiao().args(["map", "--format", "csv"]).arg(folder.path().join("plan.txt")).assert().success();
        assert!(text(&output.get_output().stdout).contains("FI1"));
    }
}

#[test]
fn missing_paths_and_empty_folders_are_named() {
    assert_says(&refused(Path::new("no/such/folder"), &[]), &["no/such/folder", "check the name"]);
    let empty = tempfile::tempdir().expect("a folder");
    assert_says(&refused(empty.path(), &[]), &["holds no plan", "corpus.yaml"]);
}

#[test]
fn a_file_above_the_limit_is_refused_and_the_limit_can_be_raised() {
    let folder = folder_with("plan.txt", "一、重点任务\n公开预算。\n".repeat(100).as_bytes());
    assert_says(&refused(folder.path(), &["--max-size", "1K"]), &["plan.txt", "limit of 1024", "--max-size"]);
    english().args(["map", "--max-size", "10K"]).arg(folder.path().join("plan.txt")).assert().success();
}

#[test]
fn a_file_with_more_text_than_a_plan_has_is_refused_and_the_limit_can_be_raised() {
    let folder = folder_with("plan.txt", "一、重点任务\n公开预算。\n".repeat(100).as_bytes());
    assert_says(&refused(folder.path(), &["--max-text", "1K"]), &["plan.txt", "bytes of text", "limit of 1024", "--max-text"]);
    english().args(["map", "--max-text", "10K"]).arg(folder.path().join("plan.txt")).assert().success();
}

#[test]
fn plans_that_would_take_more_memory_than_allowed_are_refused_and_the_limit_can_be_raised() {
    let folder = tempfile::tempdir().expect("a folder");
    for county in ["甲", "乙", "丙", "丁"] {
        let text = format!("{county}县2017年政务公开工作要点\n一、重点任务\n公开部门预算。\n");
        fs::write(folder.path().join(format!("{county}.txt")), text).expect("a file");
    }
    let run = |limit: &str| english().args(["rank", "--max-memory", limit]).arg(folder.path()).output().expect("it runs");
    let refused = run("300K");
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(refused.stdout.is_empty() && said.contains("4 files") && said.contains("--max-memory"), "{said}");
    assert!(run("1M").status.success());
}

#[test]
fn a_reader_of_pdf_is_chosen_by_name_and_one_that_was_left_out_says_how_to_get_it() {
    let pdf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf/yibin-2017.reportlab.pdf");
    let read =
        |reader: &str| english().args(["parse", "--format", "text", "--pdf-reader", reader]).arg(&pdf).output().expect("it runs");
    let first = read("pdfboss");
    assert!(first.status.success());
    let other = read("hayro");
    if cfg!(feature = "pdf-hayro") {
        assert_eq!(String::from_utf8_lossy(&other.stdout), String::from_utf8_lossy(&first.stdout));
    } else {
        assert_eq!(other.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&other.stderr).contains("--features pdf-hayro"), "{other:?}");
    }
    let unknown = read("acrobat");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("pdfboss"), "{unknown:?}");
}

#[test]
fn a_broken_manifest_shows_every_mistake_at_its_place() {
    let folder = folder_with("plan.txt", "一、重点任务\n公开预算。\n".as_bytes());
    fs::write(folder.path().join("corpus.yaml"), "plans:\n  - {path: plan.txt, levle: county}\n  - {path: 7}\n")
        .expect("written");
    let message = refused(folder.path(), &[]);
    assert_says(&message, &["corpus.yaml:2:", "levle", "did you mean", "corpus.yaml:3:", "must be text"]);
    fs::write(folder.path().join("corpus.yaml"), "plans:\n  - {path: other.txt}\n").expect("written");
    assert_says(&refused(folder.path(), &[]), &["corpus.yaml", "other.txt", "not there"]);
}

#[test]
fn a_broken_taxonomy_stops_every_command() {
    let plans = folder_with("plan.txt", "一、重点任务\n公开预算。\n".as_bytes());
    let broken = folder_with("domains.yaml", b"- {code: EC}\n");
    let broken_name = broken.path().display().to_string();
    let message = refused(plans.path(), &["--taxonomy", &broken_name]);
    assert_says(&message, &["domains.yaml", "has no field “zh”", "taxonomy.yaml", "the taxonomy has no such file"]);
    english().args(["taxonomy", "validate", &broken_name]).assert().code(2);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let folder = folder_with("taken", b"a file");
    let out = folder.path().join("taken");
    let run = english().args(["report", "seeds", "--out"]).arg(&out).assert().code(2);
    assert_says(&text(&run.get_output().stderr), &["taken", "cannot create the folder"]);
    assert_eq!(fs::read_to_string(&out).expect("there"), "a file");
}

#[test]
fn bad_usage_is_told_from_bad_input_by_its_words() {
    for arguments in
        [&["compare"][..], &["map", "x", "--format", "pdf"], &["--width", "7", "compare", "seeds"], &["taxonomy", "show", "XX9"]]
    {
        let run = duibiao().args(arguments).assert().code(2);
        assert!(run.get_output().stdout.is_empty());
        assert!(!run.get_output().stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn one_bad_file_of_many_does_not_hide_another() {
    let folder = folder_with("a.txt", b"");
    fs::write(folder.path().join("b.txt"), b"%PDF").expect("written");
    assert_says(&refused(folder.path(), &[]), &["a.txt", "b.txt"]);
}

#[test]
fn a_lock_file_is_called_one_and_a_plan_of_such_a_name_is_read() {
    let lock = [b"\x05clerk".as_slice(), &[0; 156]].concat();
    for name in ["~$甲县.docx", ".~甲县.wps"] {
        let folder = folder_with(name, &lock);
        for command in [vec!["parse"], vec!["gap"], vec!["parse", "--format", "text"]] {
            let run = english().args(&command).arg(folder.path().join(name)).assert().code(2);
            let said = text(&run.get_output().stderr);
            assert!(said.contains("this lock file only marks") && !said.contains("binary"), "{command:?}: {said}");
        }
    }
    let plan = "甲县2021年工作要点\n一、重点任务\n（一）公开部门预算。（县财政局牵头）\n";
    let folder = folder_with("~$甲县.txt", plan.as_bytes());
    duibiao().arg("parse").arg(folder.path().join("~$甲县.txt")).assert().success();
}
