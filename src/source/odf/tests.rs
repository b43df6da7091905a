//! OpenDocument files built part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::source::{Format, ReadError, SourceText};

fn packed(kind: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    for (name, text) in [("mimetype", kind.as_str())].iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

fn document(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )
}

fn text(styles: &str, body: &str) -> Result<SourceText, ReadError> {
    let content = document(styles, &format!("<office:text>{body}</office:text>"));
    SourceText::from_bytes("t", &packed("text", &[("content.xml", &content)]))
}

fn sheet(rows: &str) -> Result<SourceText, ReadError> {
    let content =
        document("", &format!("<office:spreadsheet><table:table table:name=\"表\">{rows}</table:table></office:spreadsheet>"));
    SourceText::from_bytes("t", &packed("spreadsheet", &[("content.xml", &content)]))
}

fn rows(source: &SourceText) -> Vec<Vec<&str>> {
    let cells = |row: &Vec<_>| row.iter().map(|cell| source.slice(*cell)).collect();
    source.tables().iter().flat_map(|table| table.rows.iter().map(cells)).collect()
}

#[test]
fn paragraphs_are_read_as_they_are_shown() {
    let body = "<text:tracked-changes><text:p>删去的。</text:p></text:tracked-changes><text:h text:outline-level=\"1\">一、加强\n  公开</text:h>\
        <text:p>县<text:span>财政</text:span>局<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注。</text:p>\
        </text:note-body></text:note>负责。<text:line-break/>按<text:s text:c=\"2\"/>月<office:annotation><text:p>批注</text:p></office:annotation>办。</text:p>\
        <text:p><draw:frame><draw:text-box><text:p>框内。</text:p></draw:text-box></draw:frame></text:p>\
        <text:p><draw:frame><draw:image/></draw:frame></text:p>";
    let source = text("", body).expect("text");
    assert_eq!(source.format(), Format::Odt);
    assert_eq!(source.text(), "一、加强 公开\n县财政局负责。\n按  月办。\n\n框内。\n\n脚注。\n");
    assert_eq!(source.unread().len(), 1);
}

#[test]
fn automatic_numbers_are_restored() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" \
        style:num-suffix=\"、\"/><text:list-level-style-number text:level=\"2\" style:num-prefix=\"（\" style:num-suffix=\"）\" \
        style:num-format=\"一, 二, 三, ...\"/></text:list-style>";
    let item = |text: &str, more: &str| format!("<text:list-item><text:p>{text}</text:p>{more}</text:list-item>");
    let inner = format!("<text:list>{}{}</text:list>", item("公开预算。", ""), item("公开决算。", ""));
    let body = format!(
        "<text:list text:style-name=\"L\">{}</text:list><text:p>正文。</text:p><text:list text:style-name=\"L\" \
         text:continue-numbering=\"true\">{}</text:list><text:list text:style-name=\"L\">{}</text:list>",
        item("推进公开", &inner),
        item("强化保障", ""),
        item("另起", "")
    );
    let source = text(styles, &body).expect("text");
    assert_eq!(source.text(), "一、推进公开\n（一）公开预算。\n（二）公开决算。\n正文。\n二、强化保障\n一、另起\n");
}

#[test]
fn merged_cells_of_a_text_share_what_they_hold() {
    let cell = |text: &str, more: &str| format!("<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-row>{}{}<table:covered-table-cell/></table:table-row><table:table-row>{}{}{}</table:table-row>\
         <table:table-row><table:covered-table-cell/>{}{}</table:table-row></table:table>",
        cell("序号", ""),
        cell("任务和单位", "table:number-columns-spanned=\"2\""),
        cell("1", "table:number-rows-spanned=\"2\""),
        cell("公开预算", ""),
        cell("财政局", ""),
        cell("公开决算", ""),
        cell("审计局", "")
    );
    let source = text("", &body).expect("text");
    assert_eq!(rows(&source), [["序号", "任务和单位", "任务和单位"], ["1", "公开预算", "财政局"], ["1", "公开决算", "审计局"]]);
    assert_eq!(source.text().matches('1').count(), 1);
}

#[test]
fn a_cell_of_a_workbook_is_what_it_shows() {
    let cell =
        |attributes: &str, text: &str| format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>");
    let rows_of = format!(
        "<table:table-row>{}{}{}</table:table-row><table:table-row>{}{}{}</table:table-row><table:table-row table:visibility=\"collapse\">\
         <table:covered-table-cell/>{}{}</table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>",
        cell("", "任务"),
        cell("", "时限"),
        cell("", "公开率"),
        cell("table:number-rows-spanned=\"2\"", "公开预算"),
        cell("office:value-type=\"date\" office:date-value=\"2017-06-30\"", "6月30日"),
        cell("office:value-type=\"percentage\" office:value=\"0.95\"", "95%"),
        cell("", "每月<text:s/>10日"),
        cell("", "<office:annotation><text:p>批注</text:p></office:annotation>")
    );
    let source = sheet(&rows_of).expect("cells");
    assert_eq!(source.format(), Format::Ods);
    assert_eq!(rows(&source), [["任务", "时限", "公开率"], ["公开预算", "6月30日", "95%"], ["公开预算", "每月 10日", ""]]);
    assert_eq!(source.unread().len(), 1);
}

#[test]
fn what_cannot_be_read_says_why() {
    let encrypted =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let read = |kind: &str, parts: &[(&str, &str)]| {
        SourceText::from_bytes("t", &packed(kind, parts)).map(|source| source.text().to_owned())
    };
    assert_eq!(read("text", &[("content.xml", ""), ("META-INF/manifest.xml", encrypted)]), Err(ReadError::Encrypted));
    assert!(matches!(read("text", &[("content.xml", "<a><b>")]), Err(ReadError::Damaged { what: "OpenDocument file", .. })));
    assert!(matches!(read("graphics", &[("content.xml", "<a/>")]), Err(ReadError::NotText { .. })));
    assert_eq!(text("", "<text:p> </text:p>").map(|source| source.text().to_owned()), Err(ReadError::Empty));
}
