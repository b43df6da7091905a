//! A plan gives the same clauses and the same mapping as Word file, with list numbers that Word makes, and as text.
//!
//! The files were made by public tools: see `fixtures/word/README.md`.

#![expect(clippy::expect_used, reason = "a fixture that cannot be read fails the test")]

use std::io::{Cursor, Read};
use std::path::Path;

use duibiao::mapping::Mapper;
use duibiao::plan::{self, Plan};
use duibiao::source::{SourceText, Unread};
use duibiao::taxonomy;

/// Percentage of the clauses that must be the same.
const BAR: usize = 99;
const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];

fn file(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The binary files are kept zipped.
fn unzipped(path: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file(path))).expect(path);
    let mut bytes = Vec::new();
    archive.by_index(0).expect(path).read_to_end(&mut bytes).expect(path);
    bytes
}

fn parse(name: &str, bytes: &[u8]) -> Plan {
    let source = SourceText::from_bytes(name, bytes).expect(name);
    plan::parse(name, source).expect(name)
}

/// A clause as it is compared: kind, path, text without white space, and the items that it is mapped to.
fn clauses(plan: &Plan, mapper: &Mapper<'_>) -> Vec<String> {
    let mapping = mapper.map(plan);
    let each = plan.clauses.iter().zip(&mapping.labels);
    each.map(|(clause, labels)| {
        let text: String = clause.text.chars().filter(|ch| !ch.is_whitespace()).collect();
        let items: Vec<String> = labels.iter().map(|label| format!("{:?}", label.item)).collect();
        format!("{} {} {text} {}", clause.kind, plan.path_of(clause).join("/"), items.join(","))
    })
    .collect()
}

/// Length of the longest common subsequence.
fn common(left: &[String], right: &[String]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for one in left {
        let mut diagonal = 0;
        for (index, other) in right.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if one == other { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    row[right.len()]
}

fn check(name: &str, bytes: &[u8]) {
    let taxonomy = taxonomy::load(&taxonomy::embedded_files()).expect("taxonomy");
    let mapper = Mapper::new(&taxonomy);
    let expected = clauses(&parse(name, &file(&format!("seeds/{name}.txt"))), &mapper);
    let found = clauses(&parse(name, bytes), &mapper);
    let same = common(&expected, &found);
    let all = expected.len().max(found.len());
    let lost: Vec<&String> = expected.iter().filter(|clause| !found.contains(clause)).take(3).collect();
    let new: Vec<&String> = found.iter().filter(|clause| !expected.contains(clause)).take(3).collect();
    assert!(same * 100 >= all * BAR, "{name}: {same} of {all} clauses are the same\nlost: {lost:#?}\nnew: {new:#?}");
}

#[test]
fn a_docx_with_generated_numbers_gives_the_clauses_and_items_of_the_text() {
    for name in SEEDS {
        check(name, &file(&format!("tests/fixtures/word/{name}.docx")));
    }
}

#[test]
fn a_doc_with_generated_numbers_gives_the_clauses_and_items_of_the_text() {
    for name in SEEDS {
        check(name, &unzipped(&format!("tests/fixtures/word/{name}.doc.zip")));
    }
}

#[test]
fn the_numbers_are_not_in_the_files() {
    for name in SEEDS {
        let mut archive = zip::ZipArchive::new(Cursor::new(file(&format!("tests/fixtures/word/{name}.docx")))).expect(name);
        let mut xml = String::new();
        archive.by_name("word/document.xml").expect(name).read_to_string(&mut xml).expect(name);
        assert!(xml.matches("<w:numId ").count() >= 5, "{name} has no generated numbers");
        assert!(!xml.contains("<w:t>一、") && !xml.contains("<w:t>（一）"), "{name} has printed numbers");
    }
}

/// Text, cells of tables, and what was not read.
fn text(name: &str, bytes: &[u8]) -> (String, Vec<Vec<String>>, Vec<Unread>) {
    let source = SourceText::from_bytes(name, bytes).expect(name);
    let rows = source.tables().iter().flat_map(|table| &table.rows);
    let cells = rows.map(|row| row.iter().map(|&span| source.slice(span).to_owned()).collect()).collect();
    (source.text().to_owned(), cells, source.unread().to_vec())
}

#[test]
fn a_style_hides_its_own_paragraph_and_no_other() {
    let (text, cells, _) = text("hidden", &unzipped("tests/fixtures/word/hidden-style.doc.zip"));
    assert!(!text.contains("隐藏段落甲"), "{text}");
    for part in ["第一段", "第三段", "第四段", "表格一", "表格二", "第五段"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(cells, [["表格一", "表格二"]]);
}

#[test]
fn both_formats_give_the_same_text_and_tables() {
    let (current, cells, unread) = text("features", &file("tests/fixtures/word/features.docx"));
    let (binary, binary_cells, binary_unread) = text("features", &unzipped("tests/fixtures/word/features.doc.zip"));
    let expected = "某政办发〔2017〕5号\n某区人民政府办公室\n\n一、总体要求\n每月报送\n门户网站\n（一）加强公开。\n（二）加强解读。\n编制目录清单。\n注1：指预算目录。\n二、保障措施\n\
        序号\t任务\n\t公开 解读\t内一 内二\n落款\n\n";
    assert_eq!(current, expected);
    assert_eq!(binary, expected);
    assert_eq!(cells, [["序号", "任务", "任务"], ["序号", "公开 解读", "内一 内二"]]);
    assert_eq!(binary_cells, cells);
    assert_eq!(unread[0].what, "a picture of 10.0 × 8.0 cm");
    assert_eq!(binary_unread, unread);
}
