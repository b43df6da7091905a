//! Plain text that no office writes: what it costs grows with its bytes, and nothing in it is lost.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Read;
use std::path::Path;

use duibiao::plan::{self, ClauseKind, Plan};
use duibiao::source::{Format, SourceText};

fn parsed(text: &str) -> Plan {
    plan::parse("t", SourceText::from_bytes("t", text.as_bytes()).expect("text")).expect("a plan")
}

/// Characters of all clauses, white space left out.
fn characters(plan: &Plan) -> usize {
    plan.clauses.iter().flat_map(|clause| clause.text.chars()).filter(|ch| !ch.is_whitespace()).count()
}

#[test]
fn a_hundred_thousand_nested_brackets_are_one_task() {
    for (open, close) in [("（", "）"), ("《", "》"), ("(", ")"), ("（", "")] {
        let text = format!("一、重点\n公开。{}负责{}。\n", open.repeat(100_000), close.repeat(100_000));
        let plan = parsed(&text);
        assert_eq!(plan.tasks.len(), 1);
        assert_eq!(characters(&plan), text.chars().filter(|ch| !ch.is_whitespace()).count());
    }
}

#[test]
fn a_million_tiny_lines_are_read_each_once() {
    let plan = parsed(&format!("一、重点\n做好公开。\n{}", "公\n".repeat(1_000_000)));
    assert_eq!(characters(&plan), 1_000_009);
}

#[test]
fn one_line_of_megabytes_without_a_number_is_a_task_with_all_its_sentences() {
    let sentence = "各部门要按照要求，公开不低于70%的信息（区财政局牵头）。";
    let plan = parsed(&sentence.repeat(60_000));
    assert_eq!(plan.tasks.len(), 1, "never a silent empty result");
    assert_eq!(plan.clauses.iter().filter(|clause| clause.kind == ClauseKind::Task).count(), 60_000);
}

#[test]
fn a_docx_or_wps_that_is_really_a_doc_is_read_as_what_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/word/yibin-2017.doc.zip");
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("there")).expect("a zip");
    let mut bytes = Vec::new();
    archive.by_index(0).expect("a file").read_to_end(&mut bytes).expect("read");
    for name in ["plan.docx", "plan.wps", "-"] {
        let source = SourceText::from_bytes(name, &bytes).expect("read");
        assert_eq!(source.format(), Format::Doc);
        assert!(plan::parse(name, source).is_ok_and(|plan| plan.tasks.len() > 10));
    }
}

#[test]
fn a_flattened_text_of_megabytes_is_read_in_one_pass() {
    let item = |number: usize| format!("{number}. 公布第 {number} 批名录，做好 解读。 各镇 要配合。 ");
    let section: String = (1..=99).map(item).collect();
    let text = format!(
        "某县2017年工作要点 为做好工作，制定本要点。 {}",
        (1..=60).map(|at| [&chinese(at), "、重点工作 ", &section].concat()).collect::<Vec<_>>().concat()
    );
    let plan = parsed(&text);
    assert_eq!(plan.tasks.len(), 60 * 99);
    let spaces = parsed(&format!("一、重点 公布。 二、{}", "公 ".repeat(400_000)));
    assert!(!spaces.tasks.is_empty());
    let ends = parsed(&format!("一、重点\r公布。{}", "\r".repeat(1_000_000)));
    assert_eq!(ends.tasks.len(), 1);
}

/// A number up to 99 as plans print it.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens]),
    };
    format!("{tens}{}", DIGITS[number % 10])
}

#[test]
fn a_stacked_table_of_many_rows_takes_time_by_its_length() {
    let row = |number: usize| format!("公布第{number}批名录，做好解读。\n|\n县水利局、各镇\n|\n年底前\n|\n");
    let plan = parsed(&format!("某县任务表\n任务\n|\n责任单位\n|\n时限\n|\n{}", (0..5_000).map(row).collect::<String>()));
    assert_eq!(plan.tasks.len(), 5_000);
    let plan = parsed(&"|\n".repeat(500_000).replacen("|\n", "一、重点\n公布名录。\n|\n", 1));
    assert!(!plan.tasks.is_empty());
}
