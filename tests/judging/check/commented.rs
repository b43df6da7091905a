//! The draft handed back with comments: in the Word document itself, or in a copy of its text; and the findings as a table.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use duibiao::report::{CheckReport, Lang, RenderOptions, docx, is_own, views, xlsx};
use duibiao::session;
use duibiao::source::SourceText;
use duibiao::source::fold::fold;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::check::{How, MAPPER, SEEDS, checked, member};
use duibiao::plan::manifest::Facts;

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };
const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document as Word writes it: text in several runs, one of them bold, a deleted run, a reference.
fn word(comments: Option<&str>) -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let paragraphs = [
        run("甲县2017年政务公开") + &run("工作要点"),
        run("一、推进“放管服”改革信息公开"),
        run("及时公开行政许可")
            + "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
            + &run("和A&amp;B清单。由县编办在2016年3月底前完成。"),
        run("三、组织政务公开培训。"),
    ];
    let body = format!("<w:p>{}</w:p>", paragraphs.join("</w:p><w:p>"));
    let text = format!("<w:document xmlns:w=\"{SPACE}\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    let link = |kind: &str, target: &str| format!("<Relationship Id=\"{kind}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>");
    let links = |inner: String| {
        format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>")
    };
    let named = if comments.is_some() { link("comments", "comments.xml") } else { String::new() };
    let mut parts = vec![
        (
            "[Content_Types].xml",
            "<Types xmlns=\"x\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        ("_rels/.rels", links(link("officeDocument", "word/document.xml"))),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", links(named)),
        ("word/media/seal.bin", "\u{1}\u{2}印".to_owned()),
    ];
    parts.extend(comments.map(|text| ("word/comments.xml", text.to_owned())));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(text.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut found = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("readable");
        found.insert(part.name().expect("a name").into_owned(), bytes);
    }
    found
}

fn report_of(bytes: &[u8]) -> CheckReport {
    let source = SourceText::from_bytes("draft.docx", bytes).expect("a text");
    let draft = session::member("draft", source, &Facts::default(), &MAPPER).expect("a plan");
    checked(&draft, &[], How::default()).1
}

/// The words of a main part that each comment is on.
fn marked(part: &str) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    for (at, mark) in part.match_indices("<w:commentRangeStart w:id=\"") {
        let id = part[at + mark.len()..].split('"').next().expect("an id");
        let end = part.find(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).expect("an end");
        let texts = part[at..end].split("<w:t").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</w:t>").next());
        assert!(part.contains(&format!("<w:commentReference w:id=\"{id}\"/>")));
        found.insert(id.parse().expect("a number"), texts.collect::<String>().replace("&amp;", "&"));
    }
    found
}

#[test]
fn the_document_of_the_drafter_keeps_all_but_its_marks() {
    let before = word(None);
    let report = report_of(&before);
    let after = docx::render_commented(&report, Some(&before), ZH).expect("a document");
    let (old, new) = (parts(&before), parts(&after));
    assert_eq!(SourceText::from_bytes("d", &after).expect("a text").text(), report.source.text(), "the text is the same");
    assert!(is_own(&after) && !is_own(&before), "it is known for a result until somebody saves it");
    assert_eq!(new["word/media/seal.bin"], old["word/media/seal.bin"]);
    let part = String::from_utf8(new["word/document.xml"].clone()).expect("UTF-8");
    let comments = String::from_utf8(new["word/comments.xml"].clone()).expect("UTF-8");
    let count = report.live().count();
    assert!(
        count > 3 && comments.matches("<w:comment ").count() == count && part.matches("<w:commentReference").count() == count
    );
    for (number, words) in marked(&part) {
        let row = report.live().nth(number).expect("a finding");
        let Some(span) = row.span else { continue };
        let line = report.source.slice(span).lines().next().expect("a line");
        assert!(fold(line).ends_with(&fold(&words)) && !words.is_empty(), "{line} / {words}");
    }
    let early = report.live().position(|row| row.finding.code.code() == "C403").expect("a number that does not follow");
    assert_eq!(marked(&part)[&early], report.source.slice(report.live().nth(early).and_then(|row| row.span).expect("a place")));
    assert!(part.contains("<w:delText>旧</w:delText>"));
}

#[test]
fn comments_that_are_there_stay() {
    let theirs = format!(
        "<w:comments xmlns:w=\"{SPACE}\"><w:comment w:id=\"7\" w:author=\"a\"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let before = word(Some(&theirs));
    let report = report_of(&before);
    let after = parts(&docx::render_commented(&report, Some(&before), ZH).expect("a document"));
    let comments = String::from_utf8(after["word/comments.xml"].clone()).expect("UTF-8");
    assert!(comments.contains("请核") && comments.contains("w:id=\"8\"") && !comments.contains("w:id=\"0\""), "{comments}");
    assert_eq!(after["word/_rels/document.xml.rels"], parts(&before)["word/_rels/document.xml.rels"], "it was named before");
}

#[test]
fn a_draft_of_plain_text_is_laid_out_with_its_comments() {
    let (id, text) = SEEDS[4];
    let report = checked(&member(id, text), &[], How::default()).1;
    let made = parts(&docx::render_commented(&report, Some(text.as_bytes()), ZH).expect("a document"));
    let part = String::from_utf8(made["word/document.xml"].clone()).expect("UTF-8");
    let marked = marked(&part);
    // The first is on the whole draft: what could not be told.
    assert!(!report.undetermined.is_empty());
    assert_eq!(marked.len(), report.live().count() + 1);
    let comments = String::from_utf8(made["word/comments.xml"].clone()).expect("UTF-8");
    assert!(comments.contains("无法判定的事项"));
    for (row, words) in report.live().zip(marked.values().skip(1)) {
        if let Some(span) = row.span {
            assert_eq!(fold(words), fold(report.source.slice(span)));
        }
    }
    let types = String::from_utf8(made["[Content_Types].xml"].clone()).expect("UTF-8");
    assert!(types.contains("/word/comments.xml"));
}

#[test]
fn the_table_has_a_row_for_each_finding() {
    let (id, text) = SEEDS[4];
    let report = checked(&member(id, text), &[], How::default()).1;
    let set = views::check_tables(&report, Lang::Zh);
    let [part] = set.parts.as_slice() else { panic!("one table") };
    assert_eq!(part.table.rows.len(), report.diagnostics.len());
    // Each row is that of one finding: two with the same message have two.
    let mut rows: Vec<&Vec<String>> = part.table.rows.iter().collect();
    for diagnostic in &report.diagnostics {
        let said = views::message(&diagnostic.finding, Lang::Zh);
        let is_of = |row: &&Vec<String>| {
            // With what of the proposal is left to a person behind it, on a line of its own.
            let has = |text: &String| row.iter().any(|cell| cell.lines().next() == Some(text.as_str()));
            row.contains(&said)
                && row.last().map(String::as_str) == Some(diagnostic.finding.code.code())
                && diagnostic.proposal.as_ref().is_none_or(|proposal| has(&proposal.text))
        };
        let at = rows.iter().position(is_of).unwrap_or_else(|| panic!("{said}"));
        rows.remove(at);
    }
    assert!(rows.is_empty());
    let severities: Vec<&str> = part.table.rows.iter().filter_map(|row| row.first().map(String::as_str)).collect();
    let firsts = ["错误", "警告", "提示"].map(|name| severities.iter().position(|own| *own == name));
    assert!(firsts.into_iter().flatten().is_sorted(), "{severities:?}");
    assert!(xlsx::tables(&set, ZH).expect("a workbook").starts_with(b"PK"));
    let text = views::check_text(&report, ZH).replace("\n   ", "");
    assert!(!text.contains('^') && report.diagnostics.iter().all(|row| text.contains(&views::message(&row.finding, Lang::Zh))));
}
