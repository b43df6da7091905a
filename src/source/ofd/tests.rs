//! OFD files built part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::source::{Format, Origin, ReadError, SourceText};

/// Packs the given parts into a file.
fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

fn text(x: f32, y: f32, size: f32, words: &str) -> String {
    let steps = words.chars().count().saturating_sub(1);
    format!(
        "<ofd:TextObject ID=\"1\" Boundary=\"{x} {y} 150 8\" Font=\"1\" Size=\"{size}\"><ofd:TextCode X=\"0\" Y=\"{size}\" \
         DeltaX=\"g {steps} {size}\">{words}</ofd:TextCode></ofd:TextObject>"
    )
}

fn path(data: &str) -> String {
    format!(
        "<ofd:PathObject ID=\"2\" Boundary=\"0 0 210 297\"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )
}

fn page(before: &str, objects: &str) -> String {
    format!("<ofd:Page>{before}<ofd:Content><ofd:Layer ID=\"3\">{objects}</ofd:Layer></ofd:Content></ofd:Page>")
}

/// Returns the parts of a file with these pages; `common` and `more` are further elements of the document.
fn parts(pages: &[String], common: &str, more: &str) -> Vec<(&'static str, String)> {
    const PATHS: [&str; 4] = ["Doc_0/Pages/P0.xml", "Doc_0/Pages/P1.xml", "Doc_0/Pages/P2.xml", "Doc_0/Pages/P3.xml"];
    let listed: String = (0..pages.len())
        .fold(String::new(), |all, at| all + &format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/P{at}.xml\"/>", at + 10));
    let document = format!(
        "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>\
         </ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>"
    );
    let root = "<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".to_owned();
    let mut made = vec![("OFD.xml", root), ("Doc_0/Document.xml", document)];
    made.extend(PATHS.into_iter().zip(pages.iter().cloned()));
    made
}

fn read(parts: &[(&str, String)]) -> Result<SourceText, ReadError> {
    SourceText::from_bytes("t", &packed(parts))
}

fn lines_of(parts: &[(&str, String)]) -> Vec<String> {
    read(parts).expect("text").text().lines().map(str::to_owned).collect()
}

#[test]
fn lines_become_paragraphs_and_know_their_page() {
    let full = "一、做好公开工作并且把这一行写得足够长以便它占满整个版心的宽度";
    let first = text(30.0, 30.0, 5.0, full) + &text(30.0, 40.0, 5.0, "接着写完。");
    let pages = [page("", &first), page("", &text(40.0, 30.0, 5.0, "二、加强领导。"))];
    let source = read(&parts(&pages, "", "")).expect("text");
    assert_eq!(source.format(), Format::Ofd);
    assert_eq!(source.text(), format!("{full}接着写完。\n二、加强领导。"));
    assert_eq!(source.origin_of(source.text().len() - 3), Some(&Origin::Page(2)));
}

#[test]
fn page_numbers_go_and_a_template_is_read_once() {
    let template = "<ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>";
    let one = |number: usize| {
        let own = text(30.0, 60.0, 5.0, &format!("{}、公开第{number}类信息。", ["一", "二", "三"][number - 1]));
        page("<ofd:Template TemplateID=\"9\"/>", &(own + &text(100.0, 280.0, 4.0, &format!("— {number} —"))))
    };
    let mut made = parts(&[one(1), one(2), one(3)], template, "");
    made.push(("Doc_0/T.xml", page("", &text(60.0, 15.0, 8.0, "某区人民政府文件"))));
    assert_eq!(lines_of(&made), ["某区人民政府文件", "一、公开第1类信息。", "二、公开第2类信息。", "三、公开第3类信息。"]);
    let remarks = read(&made).expect("text").remarks().to_vec();
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].what.contains("2–3"), "{remarks:?}");
}

#[test]
fn a_ruled_table_is_one() {
    let rules: String = [20.0, 40.0, 110.0, 160.0].map(|x: f32| path(&format!("M {x} 50 L {x} 90"))).concat();
    let rules = rules + &[50.0, 70.0, 90.0].map(|y: f32| path(&format!("M 20 {y} L 160 {y}"))).concat();
    let cells = [
        (22.0, 55.0, "序号"),
        (42.0, 55.0, "任务"),
        (112.0, 55.0, "单位"),
        (22.0, 75.0, "1"),
        (42.0, 72.0, "公开预算，"),
        (42.0, 80.0, "细化内容"),
        (112.0, 75.0, "财政局"),
    ];
    let cells: String = cells.map(|(x, y, words)| text(x, y, 5.0, words)).concat();
    let source = read(&parts(&[page("", &(rules + &cells))], "", "")).expect("text");
    let rows: Vec<Vec<&str>> =
        source.tables()[0].rows.iter().map(|row| row.iter().map(|cell| source.slice(*cell)).collect()).collect();
    assert_eq!(rows, [["序号", "任务", "单位"], ["1", "公开预算，细化内容", "财政局"]]);
}

/// Returns a text whose characters stand one below the other.
fn column(x: f32, y: f32, attributes: &str, words: &str) -> String {
    let object = text(x, y, 5.0, words).replace("Font=", &format!("{attributes} Font="));
    if attributes.is_empty() { object.replace("DeltaX", "DeltaY") } else { object.replace("DeltaX=", "Old=") }
}

#[test]
fn text_that_runs_downward_is_a_line_of_its_own() {
    let lines = ["一、公开预算。", "二、公开决算。", "三、公开采购。"];
    let beside: String =
        [(30.0, lines[0]), (35.0, lines[1]), (40.0, lines[2])].map(|(y, line)| text(40.0, y, 5.0, line)).concat();
    for attributes in ["", "ReadDirection=\"90\""] {
        for first in [true, false] {
            let upright = column(25.0, 30.0, attributes, "甲县政府");
            let objects = if first { upright + &beside } else { beside.clone() + &upright };
            let mut found = lines_of(&parts(&[page("", &objects)], "", ""));
            found.sort_by_key(|line| lines.iter().position(|known| known == line));
            assert_eq!(found, ["甲县政府", lines[0], lines[1], lines[2]], "{attributes}");
        }
    }
    let upward = column(25.0, 45.0, "ReadDirection=\"270\"", "甲县政府");
    assert_eq!(lines_of(&parts(&[page("", &(beside + &upward))], "", "")).iter().filter(|line| *line == "甲县政府").count(), 1);
}

#[test]
fn text_that_runs_downward_in_a_cell_stays_in_it() {
    let rules: String = [20.0, 40.0, 110.0].map(|x: f32| path(&format!("M {x} 50 L {x} 90"))).concat();
    let rules = rules + &[50.0, 70.0, 90.0].map(|y: f32| path(&format!("M 20 {y} L 110 {y}"))).concat();
    let cells = column(25.0, 52.0, "", "单位") + &text(42.0, 55.0, 5.0, "财政局") + &column(25.0, 72.0, "", "任务");
    let source = read(&parts(&[page("", &(rules + &cells + &text(42.0, 75.0, 5.0, "公开预算")))], "", "")).expect("text");
    let rows: Vec<Vec<&str>> =
        source.tables()[0].rows.iter().map(|row| row.iter().map(|cell| source.slice(*cell)).collect()).collect();
    assert_eq!(rows, [["单位", "财政局"], ["任务", "公开预算"]]);
    assert!(source.unread().is_empty());
}

#[test]
fn notes_are_read_and_watermarks_are_not() {
    let more = "<ofd:Annotations>Annots.xml</ofd:Annotations>";
    let mut made = parts(&[page("", &text(30.0, 60.0, 5.0, "一、公开预算。"))], "", more);
    made.push((
        "Doc_0/Annots.xml",
        "<ofd:Annotations><ofd:Page PageID=\"10\"><ofd:FileLoc>A/1.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>".to_owned(),
    ));
    let note = |kind: &str, words: &str, shown: &str| {
        format!(
            "<ofd:Annot ID=\"5\" Type=\"{kind}\" Visible=\"{shown}\"><ofd:Appearance Boundary=\"30 30 100 10\">{}</ofd:Appearance></ofd:Annot>",
            text(0.0, 0.0, 5.0, words)
        )
    };
    let notes =
        [note("Stamp", "某政办发〔2020〕7号", "true"), note("Watermark", "内部资料", "true"), note("Stamp", "看不见的", "false")]
            .concat();
    made.push(("Doc_0/A/1.xml", format!("<ofd:PageAnnot>{notes}</ofd:PageAnnot>")));
    assert_eq!(lines_of(&made), ["某政办发〔2020〕7号", "一、公开预算。"]);
    assert!(read(&made).expect("text").remarks().iter().any(|remark| remark.what.contains("内部资料")));
}

#[test]
fn composite_units_are_drawn_and_do_not_go_round() {
    let unit = format!(
        "<ofd:Res><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"7\" Width=\"9\" Height=\"9\"><ofd:Content>{}<ofd:CompositeObject \
         ResourceID=\"7\" Boundary=\"0 10 9 9\"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>",
        text(0.0, 0.0, 5.0, "甲。")
    );
    let objects = "<ofd:CompositeObject ResourceID=\"7\" Boundary=\"30 30 100 10\"/>";
    let mut made = parts(&[page("", objects)], "<ofd:PublicRes>Res.xml</ofd:PublicRes>", "");
    made.push(("Doc_0/Res.xml", unit));
    assert_eq!(lines_of(&made), ["甲。"; 4]);
}

#[test]
fn several_documents_follow_one_another() {
    let mut made = parts(&[page("", &text(30.0, 60.0, 5.0, "一、公开预算。"))], "", "");
    let body = |at: usize| format!("<ofd:DocBody><ofd:DocRoot>/Doc_{at}/Document.xml</ofd:DocRoot></ofd:DocBody>");
    made[0].1 = format!("<ofd:OFD>{}{}</ofd:OFD>", body(0), body(1));
    made.push((
        "Doc_1/Document.xml",
        "<ofd:Document><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>".to_owned(),
    ));
    made.push(("Doc_1/P.xml", page("", &text(30.0, 60.0, 5.0, "二、公开决算。"))));
    assert_eq!(lines_of(&made), ["一、公开预算。", "二、公开决算。"]);
}

#[test]
fn a_page_that_is_broken_is_unread_and_stops_nothing() {
    let pages = [page("", &text(30.0, 60.0, 5.0, "一、公开预算。")), "<ofd:Page><ofd:Content><ofd:Layer>".to_owned()];
    let source = read(&parts(&pages, "", "")).expect("a page can be read");
    assert_eq!(source.text(), "一、公开预算。");
    assert_eq!(source.unread().iter().map(|unread| unread.what.as_str()).collect::<Vec<_>>(), ["page 2"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let picture = "<ofd:ImageObject ID=\"4\" Boundary=\"0 0 210 297\" ResourceID=\"8\"/>";
    assert_eq!(read(&parts(&[page("", picture)], "", "")), Err(ReadError::NoTextLayer { pages: "1".to_owned() }));
    assert!(matches!(read(&parts(&[], "", "")), Err(ReadError::Damaged { what: "OFD file", .. })));
    let mut made = parts(&[page("", picture)], "", "");
    made.remove(1);
    assert!(matches!(read(&made), Err(ReadError::Damaged { .. })));
    made.push(("Doc_0/Encryptions.xml", String::new()));
    assert_eq!(read(&made), Err(ReadError::Encrypted));
}

#[test]
fn attachments_are_named() {
    let more = "<ofd:Attachments>Att/List.xml</ofd:Attachments>";
    let mut made = parts(&[page("", &text(30.0, 60.0, 5.0, "一、公开预算。"))], "", more);
    let list = "<ofd:Attachments><ofd:Attachment ID=\"1\" Name=\"任务表.xlsx\"/><ofd:Attachment ID=\"2\" Name=\"签名\" Visible=\"false\"/></ofd:Attachments>";
    made.push(("Doc_0/Att/List.xml", list.to_owned()));
    let unread: Vec<String> = read(&made).expect("text").unread().iter().map(|unread| unread.what.clone()).collect();
    assert_eq!(unread, ["attachment 任务表.xlsx"]);
}
