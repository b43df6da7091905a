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
