//! Characters are healed alike whatever file they came in.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::io::Write;

use duibiao::plan::{self, Plan};
use duibiao::source::SourceText;
use encoding_rs::GB18030;

const TITLE: &str = "青禾区2017年河道工作要点";
const LINES: [&str; 4] = [
    "一、推进重点领域工作",
    "（一）公布财务。各部门在批复后二十日内公布预算。（责任单位：区财政局）",
    "（二）公布水质。每月公布饮用水水源水质情况，2017年12月31日前完成。（区环保局牵头，各镇街配合）",
    "二、强化保障。12月底前报送总结。（责任单位：区直各部门）",
];

/// What a plan says of its tasks, in one line each.
fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let source = SourceText::from_bytes(name, bytes).unwrap_or_else(|error| unreachable_file(name, &error));
    let plan = plan::parse(name, source).expect("a plan");
    assert_eq!(plan.header.year, Some(2017), "{name}");
    plan.tasks.iter().map(|task| line(&plan, task)).collect()
}

#[expect(clippy::panic, reason = "a file of these tests is always read")]
fn unreachable_file(name: &str, error: &dyn std::error::Error) -> ! {
    panic!("{name}: {error}")
}

fn line(plan: &Plan, task: &plan::Task) -> String {
    let units: Vec<String> = task.responsible.iter().map(|unit| format!("{}:{}", unit.unit, unit.role.code())).collect();
    let limits: Vec<String> = task.deadlines.iter().map(|stated| stated.value.to_string()).collect();
    let section = &plan.sections[task.section];
    format!("{} {} {units:?} {limits:?} {}", section.path.concat(), section.heading, task.frequencies.len())
}

fn plain() -> String {
    let lines: Vec<&str> = std::iter::once(TITLE).chain(LINES).collect();
    lines.join("\n") + "\n"
}

/// The text with every character that has one replaced by what stands for it.
fn replaced(pairs: &[(char, char)]) -> String {
    plain().chars().map(|ch| pairs.iter().find(|(plain, _)| *plain == ch).map_or(ch, |(_, sign)| *sign)).collect()
}

const RADICALS: [(char, char); 12] = [
    ('一', '⼀'),
    ('二', '⼆'),
    ('工', '⼯'),
    ('月', '⽉'),
    ('日', '⽇'),
    ('水', '⽔'),
    ('用', '⽤'),
    ('门', '⻔'),
    ('长', '⻓'),
    ('民', '⺠'),
    ('力', '\u{f98a}'),
    ('行', '⾏'),
];

fn docx(text: &str) -> Vec<u8> {
    let paragraphs =
        ["<w:p><w:r><w:t>", &text.trim_end().replace('\n', "</w:t></w:r></w:p><w:p><w:r><w:t>"), "</w:t></w:r></w:p>"].concat();
    let body = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned(),
        ),
        ("word/document.xml", body),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("a file").into_inner()
}

fn html(text: &str) -> Vec<u8> {
    let lines = ["<p>", &text.trim_end().replace('\n', "</p><p>"), "</p>"].concat();
    format!("<html><head><meta charset=\"utf-8\"></head><body><div>{lines}</div></body></html>").into_bytes()
}

#[test]
fn signs_that_cannot_be_told_from_the_characters_meant_change_nothing() {
    let expected = told("plain", plain().as_bytes());
    assert_eq!(expected.len(), 3);
    let digits: Vec<(char, char)> = ('0'..='9').zip('０'..='９').collect();
    let texts = [
        ("radicals", replaced(&RADICALS)),
        (
            "no width",
            plain()
                .replace("责任单位", "责\u{200b}任单\u{2060}位")
                .replace("每月", "每\u{fe0f}月")
                .replace("（二）", "（\u{200b}二）")
                .replace("底前", "底\u{ad}前"),
        ),
        ("wide digits", replaced(&digits)),
        ("carriage returns", plain().replace('\n', "\r")),
        ("vertical tabs", plain().replace('\n', "\u{b}")),
        ("line separators", plain().replace('\n', "\u{2028}")),
        ("page breaks", plain().replace('\n', "\u{c}")),
        ("no zero", plain().replacen("2017年", "2O17年", 1)),
    ];
    for (name, text) in &texts {
        assert_eq!(&told(name, text.as_bytes()), &expected, "{name} in a text");
    }
    for (name, text) in texts.iter().filter(|(name, _)| ["radicals", "no width", "wide digits", "no zero"].contains(name)) {
        assert_eq!(&told(name, &docx(text)), &expected, "{name} in Word");
        assert_eq!(&told(name, &html(text)), &expected, "{name} in a page");
    }
}

#[test]
fn one_bad_byte_costs_one_character_and_is_said() {
    let expected = told("plain", plain().as_bytes());
    let encoded = GB18030.encode(&plain()).0.into_owned();
    let at = encoded.windows(6).position(|window| window == GB18030.encode("各部门").0.as_ref()).expect("there");
    for (name, bytes) in [
        ("GB18030", [&encoded[..at], b"\xb1 ", &encoded[at..]].concat()),
        (
            "UTF-8",
            plain()
                .replacen("各部门", "\u{1}各部门", 1)
                .into_bytes()
                .iter()
                .map(|byte| if *byte == 1 { 0xff } else { *byte })
                .collect(),
        ),
    ] {
        assert_eq!(told(name, &bytes), expected, "{name}");
        let source = SourceText::from_bytes(name, &bytes).expect("text");
        assert_eq!(source.text().matches('\u{fffd}').count(), 1, "{name}");
        assert!(source.unread().is_empty() && source.remarks().iter().any(|remark| remark.what.starts_with("line 3")), "{name}");
    }
}
