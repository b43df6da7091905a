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
