//! `parse --format text` prints the text that line numbers, bytes and pages refer to.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use assert_cmd::Command;
use serde_json::Value;

fn output(args: &[&str]) -> String {
    let mut command = Command::cargo_bin("duibiao").expect("the program is built");
    let found = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().expect("it runs");
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
    String::from_utf8(found.stdout).expect("UTF-8")
}

#[test]
fn lines_and_bytes_of_a_pdf_index_the_printed_text() {
    let file = "tests/fixtures/pdf/yibin-2017.weasyprint.pdf";
    let text = output(&["parse", file, "--format", "text"]);
    let lines: Vec<&str> = text.lines().collect();
    let clauses = output(&["map", file, "--format", "jsonl"]);
    for clause in clauses.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")) {
        let number = |key: &str| usize::try_from(clause[key].as_u64().expect("a number")).expect("small");
        let printed = &text[number("byte_start")..number("byte_end")];
        assert_eq!(printed, clause["text"].as_str().expect("text"));
        assert!(lines[number("line_start") - 1].contains(printed), "{printed}");
        assert!(clause["origin"]["page"].as_u64().is_some_and(|page| page >= 1));
    }
}

#[test]
fn a_text_is_printed_as_it_was_decoded_and_has_no_other_origin_than_its_line() {
    let printed = output(&["parse", "seeds/xishi-2018.txt", "--format", "text"]);
    let seed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/xishi-2018.txt")).expect("there");
    assert_eq!(printed.trim_end(), seed.trim_end());
    assert!(!output(&["map", "seeds/xishi-2018.txt", "--format", "jsonl"]).contains("\"origin\""));
}

#[test]
fn the_text_of_any_file_is_printed_and_one_that_cannot_be_read_stops_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("列表.html");
    std::fs::write(&page, "<html><body><p>各区政府</p><p>网站地图</p></body></html>").expect("written");
    let (page, gone) = (page.display().to_string(), folder.path().join("无.txt").display().to_string());
    let mut command = Command::cargo_bin("duibiao").expect("the program is built");
    let found = command.args(["parse", &page, &gone, "--format", "text"]).output().expect("it runs");
    assert_eq!(found.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&found.stdout).contains("各区政府"));
    assert!(String::from_utf8_lossy(&found.stderr).contains("无.txt"));
}

#[test]
fn what_was_left_out_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.txt");
    let text = "当前位置：首页\n某县2017年工作要点\n一、公开部\u{fffd}预算。\n打印本页\n———\n";
    std::fs::write(&path, text).expect("written");
    let path = path.display().to_string();
    let plan: Value = serde_json::from_str(&output(&["parse", &path, "--format", "json"])).expect("JSON");
    let dropped: Vec<(&str, Option<u64>)> = plan["dropped"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| (found["what"].as_str().expect("words"), found["line"].as_u64()))
        .collect();
    assert_eq!(dropped, [("line 3: 1 damaged character", None), ("当前位置：首页", Some(1)), ("打印本页", Some(4))]);
    assert!(plan["unread"].as_array().is_some_and(Vec::is_empty), "a blemish hides nothing");
    let table = output(&["parse", &path, "--lang", "zh"]);
    assert!(table.contains("打印本页") && table.contains("当前位置：首页"), "{table}");
}
