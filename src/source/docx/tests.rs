//! Tests each feature of Word with the smallest document that has it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::read;
use crate::source::extract::{Extracted, Origin};
use crate::source::{Format, ReadError, SourceText};

const RELATIONS: &str = "<Relationships><Relationship Id='s' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='n' Type='x/numbering' Target='numbering.xml'/>\
    <Relationship Id='f' Type='x/footnotes' Target='footnotes.xml'/>\
    <Relationship Id='e' Type='x/endnotes' Target='/word/endnotes.xml'/>\
    <Relationship Id='h1' Type='x/header' Target='header1.xml'/>\
    <Relationship Id='out' Type='x/header' Target='https://example.org/header.xml' TargetMode='External'/></Relationships>";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("a part");
    }
    writer.finish().expect("a zip").into_inner()
}

fn package(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let root = "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='word/document.xml'/></Relationships>";
    let first = [("_rels/.rels", root), ("word/document.xml", document.as_str()), ("word/_rels/document.xml.rels", RELATIONS)];
    zipped(&[&first, others].concat())
}

fn extracted(body: &str, others: &[(&str, &str)]) -> Extracted {
    read(&package(body, others)).expect("a document")
}

/// Returns the text of a document with its lines joined by `|`.
fn text(body: &str) -> String {
    with(body, &[])
}

fn with(body: &str, others: &[(&str, &str)]) -> String {
    extracted(body, others).text.trim_end_matches('\n').replace('\n', "|")
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId='4'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:suff w:val='nothing'/><w:lvlText w:val='%1、'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='Sub'/><w:lvlText w:val='（%2）'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%3.'/></w:lvl>\
    <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='none'/><w:lvlText w:val=''/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='4'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>";

const STYLES: &str = "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='Normal'/>\
    <w:style w:type='paragraph' w:styleId='Head'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Head'/></w:style>\
    <w:style w:type='character' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";

fn item(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn in_list(list: u8, level: u8, text: &str) -> String {
    item(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"), text)
}

#[test]
fn list_numbers_are_restored() {
    let body = [
        in_list(1, 0, "甲"),
        in_list(1, 1, "乙"),
        in_list(1, 2, "丙"),
        in_list(1, 2, "丁"),
        in_list(1, 0, "戊"),
        in_list(1, 1, "己"),
        in_list(2, 0, "庚"),
        in_list(1, 3, "辛"),
        in_list(9, 0, "壬"),
    ];
    let expected = "一、甲|（一）乙|1. 丙|2. 丁|二、戊|（一）己|一、庚|辛|壬";
    assert_eq!(with(&body.concat(), &[("word/numbering.xml", NUMBERING)]), expected);
}

#[test]
fn styles_number_their_paragraphs_and_a_paragraph_can_refuse() {
    let body = [
        item("<w:pStyle w:val='Head'/>", "甲"),
        item("<w:pStyle w:val='Sub'/>", "乙"),
        item("<w:pStyle w:val='Sub'/>", "丙"),
        item("<w:pStyle w:val='Sub'/><w:numPr><w:numId w:val='0'/></w:numPr>", "丁"),
        item("<w:pStyle w:val='Head'/>", ""),
        item("<w:pStyle w:val='Head'/>", "戊"),
    ];
    let parts = [("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES)];
    assert_eq!(with(&body.concat(), &parts), "一、甲|（一）乙|（二）丙|丁||三、戊");
}

#[test]
fn tables_are_lines_with_their_cells() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner =
        format!("<w:tc><w:tbl>{}{}</w:tbl><w:p/></w:tc>", row(&[cell("", "内1"), cell("", "内2")]), row(&[cell("", "内3")]));
    let table = format!(
        "<w:tbl><w:tblPr/>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}\
         <w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}</w:tr></w:tbl>",
        row(&[cell("<w:vMerge w:val='restart'/>", "序"), cell("<w:gridSpan w:val='2'/>", "任务")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "公开"), inner]),
        row(&[cell("", "二"), cell("", "解读"), cell("", "")]),
        cell("", "已删"),
        cell("", "尾"),
    );
    let found = extracted(&format!("{}{table}{}", p("前"), p("后")), &[]);
    assert_eq!(found.text, "前\n序\t任务\n\t公开\t内1 内2 内3\n二\t解读\t\n\t尾\n后\n");
    let cells: Vec<Vec<&str>> =
        found.tables[0].rows.iter().map(|row| row.iter().map(|span| &found.text[span.range()]).collect()).collect();
    assert_eq!(cells, [vec!["序", "任务", "任务"], vec!["序", "公开", "内1 内2 内3"], vec!["二", "解读", ""], vec!["", "尾"]]);
    assert_eq!(&found.text[found.tables[0].span.range()], "序\t任务\n\t公开\t内1 内2 内3\n二\t解读\t\n\t尾");
}

#[test]
fn a_text_box_is_read_once_and_a_letterhead_stands_first() {
    let shape = |text: &str| {
        let content = format!("<w:txbxContent>{}</w:txbxContent>", p(text));
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:extent cx='9' cy='9'/><wps:txbx>{content}</wps:txbx>\
             </w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    let body = format!("<w:p>{}</w:p>{}<w:p><w:r><w:t>正文</w:t></w:r>{}</w:p>", shape("某区文件"), p("标题"), shape("框"));
    assert_eq!(text(&body), "某区文件||标题|正文|框");
    let art = "<w:p><w:r><w:pict><v:shape><v:textpath string='某区文件'/></v:shape></w:pict></w:r></w:p>";
    assert_eq!(text(&format!("{art}{}", p("正文"))), "某区文件||正文");
}

#[test]
fn notes_follow_the_paragraph_that_cites_them() {
    let note = |kind: &str, id: u8, words: &str| format!("<w:{kind} w:id='{id}'>{}</w:{kind}>", p(words));
    let footnotes = format!(
        "<w:footnotes><w:footnote w:type='separator' w:id='0'>{}</w:footnote>{}{}</w:footnotes>",
        p("线"),
        note("footnote", 2, "指预算。"),
        note("footnote", 3, "删去的。")
    );
    let endnotes = format!("<w:endnotes>{}</w:endnotes>", note("endnote", 2, "见附件。"));
    let body = "<w:p><w:r><w:t>公开</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>预算。</w:t></w:r>\
        <w:del><w:r><w:footnoteReference w:id='3'/></w:r></w:del></w:p><w:p><w:r><w:t>决算。</w:t><w:endnoteReference w:id='2'/></w:r></w:p>";
    let parts = [("word/footnotes.xml", footnotes.as_str()), ("word/endnotes.xml", endnotes.as_str())];
    assert_eq!(with(body, &parts), "公开预算。|注1：指预算。|决算。|注2：见附件。");
}

#[test]
fn a_letterhead_in_the_header_of_the_first_page_is_kept_when_the_text_has_none() {
    let header = format!("<w:hdr>{}{}</w:hdr>", p("某区人民政府文件"), p("某政发〔2017〕5号"));
    let parts = [("word/header1.xml", header.as_str())];
    let section = "<w:sectPr><w:headerReference w:type='first' r:id='h1'/><w:titlePg/></w:sectPr>";
    assert_eq!(with(&format!("{}{section}", p("要点")), &parts), "某区人民政府文件|某政发〔2017〕5号|要点");
    let own = format!("{}{}{section}", p("某政发〔2017〕5号"), p("要点"));
    assert_eq!(with(&own, &parts), "某政发〔2017〕5号|要点");
    let running = section.replace("<w:titlePg/>", "");
    assert_eq!(with(&format!("{}{running}", p("要点")), &parts), "要点");
    let far = section.replace("h1", "out");
    assert_eq!(with(&format!("{}{far}", p("要点")), &parts), "要点");
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>每</w:t></w:r><w:del><w:r><w:delText>年</w:delText></w:r></w:del><w:ins><w:r><w:t>月</w:t></w:r></w:ins>\
        <w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>合</w:t></w:r></w:p><w:p><w:r><w:t>并</w:t></w:r></w:p>";
    assert_eq!(text(body), "每月乙|合并");
    let numbered = format!(
        "{}<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>{}",
        in_list(1, 0, "甲"),
        in_list(1, 0, "乙")
    );
    assert_eq!(with(&numbered, &[("word/numbering.xml", NUMBERING)]), "一、甲|二、乙");
}

#[test]
fn fields_print_their_result() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let instruction = |words: &str| format!("<w:r><w:instrText>{words}</w:instrText></w:r>");
    let link = format!(
        "<w:p>{begin}{}{separate}<w:r><w:t>网站</w:t></w:r>{end}<w:fldSimple w:instr='DATE'><w:r><w:t>6月</w:t></w:r></w:fldSimple></w:p>",
        instruction("HYPERLINK \"http://example.org\"")
    );
    assert_eq!(text(&link), "网站6月");
    let ring = format!("<w:p>{begin}{}{end}<w:r><w:t>公开</w:t></w:r></w:p>", instruction("eq \\o\\ac(○,2)"));
    assert_eq!(text(&ring), "②公开");
    let nested = format!(
        "<w:p>{begin}{}{begin}{}{separate}<w:r><w:t>错</w:t></w:r>{end}{separate}<w:r><w:t>对</w:t></w:r>{end}</w:p>",
        instruction("IF "),
        instruction("PAGE")
    );
    assert_eq!(text(&nested), "对");
    let contents = |closing: &str| {
        let first = format!("<w:p>{begin}{}{separate}<w:r><w:t>一、甲 1</w:t></w:r></w:p>", instruction("TOC \\o"));
        format!("{first}<w:p><w:r><w:t>二、乙 2</w:t></w:r>{closing}</w:p>{}", p("一、甲"))
    };
    assert_eq!(text(&contents(&end)), "||一、甲");
    // An unterminated field must not hide the document.
    assert_eq!(text(&contents("")), "一、甲 1|二、乙 2|一、甲");
}

#[test]
fn fields_of_forms_print_what_was_chosen() {
    let mark = |kind: &str, inner: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'>{inner}</w:fldChar></w:r>");
    let field = |data: &str, result: &str| {
        let data = format!("<w:ffData><w:name w:val='a'/><w:enabled/>{data}</w:ffData>");
        format!("{}<w:r><w:instrText> FORM </w:instrText></w:r>{result}{}", mark("begin", &data), mark("end", ""))
    };
    let with_result = |words: &str| format!("{}<w:r><w:t>{words}</w:t></w:r>", mark("separate", ""));
    let line = |fields: &[String]| text(&format!("<w:p>{}<w:r><w:t>后</w:t></w:r></w:p>", fields.concat()));
    let list =
        |chosen: &str| format!("<w:ddList>{chosen}<w:listEntry w:val='县财政局'/><w:listEntry w:val='县教育局'/></w:ddList>");
    assert_eq!(line(&[field(&list("<w:result w:val='1'/>"), "")]), "县教育局后");
    assert_eq!(line(&[field(&list("<w:default w:val='1'/>"), &with_result(""))]), "县教育局后");
    assert_eq!(line(&[field(&list(""), &with_result("县财政局"))]), "县财政局后");
    let tick = |inner: &str| field(&format!("<w:checkBox><w:sizeAuto/>{inner}</w:checkBox>"), &mark("separate", ""));
    let ticks = [
        tick("<w:default w:val='0'/><w:checked/>"),
        tick("<w:default w:val='1'/><w:checked w:val='0'/>"),
        tick("<w:default w:val='1'/>"),
        tick(""),
    ];
    assert_eq!(line(&ticks), "☑□☑□后");
    // What was typed stands as text in the file.
    assert_eq!(line(&[field("<w:textInput><w:default w:val='无'/></w:textInput>", &with_result("县审计局"))]), "县审计局后");
    assert_eq!(line(&[field(&list(""), "").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")]), "后");
}

#[test]
fn signs_breaks_and_hidden_text() {
    let run = |inner: &str| text(&format!("<w:p><w:r>{inner}</w:r></w:p>"));
    assert_eq!(run("<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type='page'/><w:t>丙</w:t><w:cr/><w:t>丁</w:t>"), "甲|乙丙|丁");
    assert_eq!(run("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"), "甲\t乙");
    assert_eq!(run("<w:t>70</w:t><w:noBreakHyphen/><w:t>80</w:t><w:softHyphen/><w:t>%\u{ad}</w:t>"), "70-80%");
    assert_eq!(run("<w:sym w:font='Wingdings' w:char='F0FC'/><w:t>公开</w:t>"), "✓公开");
    assert_eq!(run("<w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>公</w:t>"), "公");
    assert_eq!(run("<w:t xml:space='preserve'> 甲 </w:t><w:t> 乙 </w:t>"), " 甲 乙");
    assert_eq!(run("<w:t>&lt;&#x4e8c;&gt;</w:t>"), "<二>");
    let styled = "<w:p><w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>密</w:t></w:r><w:r><w:t>公</w:t></w:r></w:p>";
    assert_eq!(with(styled, &[("word/styles.xml", STYLES)]), "公");
}

#[test]
fn letters_in_a_symbol_font_are_its_signs() {
    let run = |fonts: &str, words: &str| {
        text(&format!("<w:p><w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t>{words}</w:t></w:r><w:r><w:t>RO</w:t></w:r></w:p>"))
    };
    let both = "w:ascii='Wingdings 2' w:hAnsi='Wingdings 2'";
    assert_eq!(run(both, "R主动公开 O"), "☑主动公开 ✗RO");
    assert_eq!(run("w:hint='eastAsia' w:ascii='Wingdings' w:hAnsi='Wingdings'", "\u{f0fc}\u{f0fe}公开"), "✓☑公开RO");
    assert_eq!(run("w:ascii='Wingdings' w:hAnsi='Wingdings'", "\u{fe}J"), "☑\u{fffd}RO");
    // Another font, that of other characters, or one that the theme replaces.
    for fonts in
        ["w:ascii='宋体'", "w:hAnsi='Wingdings 2'", "w:asciiTheme='minorAscii' w:ascii='Wingdings 2'", "w:hint='eastAsia'"]
    {
        assert_eq!(run(fonts, "R公开"), "R公开RO", "{fonts}");
    }
    let styles = "<w:styles><w:style w:styleId='Tick'><w:rPr><w:rFonts w:ascii='Wingdings 2'/></w:rPr></w:style>\
        <w:style w:styleId='Deep'><w:basedOn w:val='Tick'/></w:style></w:styles>";
    let in_style = |properties: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>R</w:t></w:r>");
    let runs =
        in_style("<w:rStyle w:val='Deep'/>") + &in_style("<w:rStyle w:val='Deep'/><w:rFonts w:ascii='Arial'/>") + &in_style("");
    let body = format!("<w:p>{runs}</w:p><w:p><w:pPr><w:pStyle w:val='Deep'/></w:pPr>{}</w:p>", in_style(""));
    assert_eq!(with(&body, &[("word/styles.xml", styles)]), "☑RR|☑");
    let field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SYMBOL 254 \\f Wingdings</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    assert_eq!(text(field), "☑");
}

#[test]
fn wrappers_are_looked_through_and_placeholders_are_no_text() {
    let body = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:bookmarkStart w:name='_GoBack'/><w:hyperlink r:id='x'><w:r><w:t>甲</w:t></w:r>\
        </w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\
        <w:r><w:rPr><w:rStyle w:val='PlaceholderText'/></w:rPr><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr>\
        <w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>丁</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd/></w:p></w:sdtContent></w:sdt>\
        <w:p><w:ruby><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>丙</w:t></w:r></w:rubyBase></w:ruby>\
        <m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>";
    assert_eq!(text(body), "甲乙丁|丙x=1");
}

#[test]
fn what_has_no_text_is_recorded_with_its_line() {
    let picture = |side: u32| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='{side}' cy='{side}'/><pic:blip/></wp:inline></w:drawing></w:r></w:p>"
        )
    };
    let sheet = "<w:p><w:r><w:object><v:shape style='width:72pt;height:1in'><v:imagedata/></v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>";
    let sign = "<w:p><w:r><w:sym w:font='Own' w:char='F001'/><w:sym w:font='Webdings' w:char='F061'/></w:r></w:p>";
    let body = format!("{}{}{}{sheet}<w:altChunk r:id='x'/>", p("甲"), picture(1_000_000), picture(3_600_000));
    let found = extracted(&body, &[]);
    let unread: Vec<(usize, &str)> = found.unread.iter().map(|one| (one.line, one.what.as_str())).collect();
    assert_eq!(
        unread,
        [(4, "a picture of 10.0 × 10.0 cm"), (5, "an embedded object Excel.Sheet.12"), (5, "an inserted document")]
    );
    assert_eq!(extracted(&format!("{}{sign}", p("甲")), &[]).unread.len(), 2);
    let scan = package(&picture(7_000_000), &[]);
    assert!(matches!(read(&scan), Err(ReadError::NoText { .. })));
}

#[test]
fn paragraphs_are_counted_as_in_word() {
    let found = extracted(&format!("{}<w:p/>{}", p("甲"), p("乙")), &[]);
    assert_eq!(found.origins, [(0, Origin::Paragraph(1)), (4, Origin::Paragraph(2)), (5, Origin::Paragraph(3))]);
}

#[test]
fn a_document_in_utf_16_is_read() {
    let document =
        "<?xml version='1.0' encoding='UTF-16'?><w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>";
    let mut wide = vec![0xff, 0xfe];
    wide.extend(document.encode_utf16().flat_map(u16::to_le_bytes));
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    writer.write_all(&wide).expect("a part");
    let bytes = writer.finish().expect("a zip").into_inner();
    assert_eq!(
        SourceText::from_bytes("t", &bytes).map(|source| (source.format(), source.text().to_owned())),
        Ok((Format::Docx, "甲\n".to_owned()))
    );
}

#[test]
fn an_empty_document_is_an_error() {
    assert_eq!(SourceText::from_bytes("t", &package("<w:p/>", &[])), Err(ReadError::Empty));
    assert!(matches!(read(&zipped(&[("word/other.xml", "<a/>")])), Err(ReadError::Damaged { .. })));
}

#[test]
fn a_file_that_breaks_off_anywhere_is_an_error() {
    let bytes = package(&p("甲乙丙丁"), &[("word/numbering.xml", NUMBERING)]);
    for end in 4..bytes.len() {
        assert!(SourceText::from_bytes("t", &bytes[..end]).is_err(), "{end}");
    }
}

#[test]
fn bombs_are_refused() {
    let deep = package(&"<w:tbl><w:tr><w:tc>".repeat(100_000), &[]);
    assert!(matches!(read(&deep), Err(ReadError::TooComplex { .. })));
    let swollen = package(&p(&"公".repeat(3 << 20)), &[]);
    assert!(swollen.len() < 100_000);
    assert!(matches!(read(&swollen), Err(ReadError::TooComplex { .. })));
    let entities = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w:styles>&b;</w:styles>";
    assert!(matches!(read(&package(&p("甲"), &[("word/styles.xml", entities)])), Err(ReadError::TooComplex { .. })));
    let external = "<!DOCTYPE x SYSTEM 'https://example.org/x.dtd'><w:styles/>";
    assert!(matches!(read(&package(&p("甲"), &[("word/styles.xml", external)])), Err(ReadError::TooComplex { .. })));
}

#[test]
fn a_locked_part_is_an_error() {
    let mut bytes = package(&p("甲"), &[]);
    // The encryption flag in the local and central headers of every part.
    for magic in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, four)| four == magic.0).map(|(at, _)| at).collect();
        for at in places {
            bytes[at + magic.1] |= 1;
        }
    }
    assert_eq!(read(&bytes), Err(ReadError::Encrypted));
}

#[test]
fn a_cell_with_nothing_but_an_automatic_number_shows_it() {
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    let row = |first: &str, second: &str| format!("<w:tr><w:tc>{first}</w:tc><w:tc>{}</w:tc></w:tr>", p(second));
    let table = |first: &str, second: &str| format!("<w:tbl>{}{}</w:tbl>", row(numbered, first), row(numbered, second));
    let body = table("甲", "乙") + &p("二、其他") + &table("丙", "") + numbered;
    let found = with(&body, &[("word/numbering.xml", NUMBERING)]);
    assert_eq!(found, "1.\t甲|2.\t乙|二、其他|3.\t丙|4.\t");
}
