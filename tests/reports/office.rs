//! The workbook and the Word documents, read back by other code than wrote them.

#![expect(clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use crate::common;
mod counts;
mod pictures;

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use duibiao::gap::{Code, Finding, Param, Verdict};
use duibiao::mapping::Mapper;
use duibiao::plan::Responsible;
use duibiao::report::{Compared, Form, Lang, Quote, RenderOptions, Report, compared, docx, views, xlsx};
use duibiao::session::{Inputs, Options, Session};
use duibiao::source::Unread;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{self, Names};
use quick_xml::events::Event;

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };
const EN: RenderOptions = RenderOptions { lang: Lang::En, width: None, color: false };

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/safety")
}

fn data(path: &str) -> DataFile {
    DataFile::new(path, fs::read_to_string(fixture().join(path)).expect("a fixture"))
}

fn sample() -> Report {
    let names = ["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/EM.yaml", "items/HZ.yaml", "profiles/2023.yaml"];
    let files: Vec<DataFile> = names.iter().map(|name| data(&format!("taxonomy/{name}"))).collect();
    let taxonomy = taxonomy::load(&files).expect("valid");
    let plans = common::files("tests/fixtures/safety/plans");
    let session = Session::read(&plans, &Inputs::plans(["."]), &Mapper::new(&taxonomy)).expect("plans");
    session.judge(&Options::default()).report()
}

/// Every part of a container, by name; those of a workbook inside it too.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, bytes) in raw_parts(bytes) {
        if name.starts_with("word/embeddings/") {
            found.extend(parts(&bytes).into_iter().map(|(inside, text)| (format!("{name}/{inside}"), text)));
        } else {
            found.push((name, String::from_utf8(bytes).expect("UTF-8")));
        }
    }
    found
}

fn raw_parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("whole");
            (part.name().expect("UTF-8").into_owned(), bytes)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(found, _)| found == name).expect("the part").1
}

/// What XML says between its tags, one string an element of that name.
fn texts(xml: &str, element: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut open) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return found,
            Event::Start(start) if start.name().into_inner() == element => {
                open = true;
                found.push(String::new());
            }
            Event::End(end) if end.name().into_inner() == element => open = false,
            Event::Text(text) if open => {
                let last = found.last_mut().expect("begun");
                last.push_str(&text);
            }
            Event::GeneralRef(entity) if open => {
                let last = found.last_mut().expect("begun");
                last.push_str(match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("an entity of one's own: {other}"),
                });
            }
            _ => {}
        }
    }
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(name).expect("the sheet").rows().map(<[Data]>::to_vec).collect()
}

fn column(rows: &[Vec<Data>], head: &str) -> (usize, usize) {
    let find = |(at, row): (usize, &Vec<Data>)| Some((at, row.iter().position(|cell| *cell == Data::String(head.to_owned()))?));
    rows.iter().enumerate().find_map(find).expect("the head")
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample();
    let all = || {
        let plans = report.plans.iter().map(|plan| docx::render_plan(plan, ZH).expect("DOCX"));
        let whole = [ZH, EN].map(|options| {
            let tables = views::departments_set(&report, views::By::Item, None, options);
            [
                xlsx::render(&report, options).expect("XLSX"),
                docx::render(&report, options).expect("DOCX"),
                xlsx::tables(&tables, options).expect("XLSX"),
                docx::tables(&tables, options).expect("DOCX"),
            ]
        });
        whole.into_iter().flatten().chain(plans).collect::<Vec<_>>()
    };
    assert!(all() == all());
}

#[test]
fn the_workbook_has_the_numbers_of_the_report() {
    let report = sample();
    let bytes = xlsx::render(&report, ZH).expect("XLSX");
    let rows = sheet(&bytes, "概要");
    let overview = views::plans_table(&report, Lang::Zh);
    let shared = ["任务", "已覆盖", "部分覆盖", "未覆盖", "新增", "无法判定", "恢复", "上级已缺"];
    for (at, head) in overview.heads.iter().enumerate().filter(|(_, head)| shared.contains(&head.as_str())) {
        let (top, column) = column(&rows, head);
        for (number, wanted) in overview.rows.iter().enumerate() {
            assert_eq!(rows[top + 1 + number][column].to_string(), wanted[at], "{head}");
        }
    }
    let matrix = sheet(&bytes, "事项对照");
    let wanted = views::comparison(&report, Lang::Zh);
    let items: Vec<&Vec<String>> = wanted.rows.iter().filter(|row| row.len() == wanted.heads.len()).collect();
    assert_eq!(matrix.len(), items.len() + 1);
    for (found, wanted) in matrix.iter().skip(1).zip(items) {
        let found: Vec<String> = found.iter().skip(1).map(ToString::to_string).collect();
        assert_eq!(&found, wanted);
    }
    let dropped = report.plans.iter().flat_map(|plan| &plan.gaps).filter(|gap| gap.verdict == Verdict::Dropped);
    let (guessed, dropped): (Vec<_>, Vec<_>) = dropped.partition(|gap| gap.guessed);
    let gaps = sheet(&bytes, "差距");
    let (_, verdict) = column(&gaps, "结论");
    let rows = |name: &str| gaps.iter().filter(|row| row[verdict] == Data::String(name.to_owned())).count();
    assert_eq!((rows("未覆盖"), rows("未覆盖（推定）")), (dropped.len(), guessed.len()));
    let traces = sheet(&bytes, "各级有无");
    assert_eq!(traces.len() - 1, report.plans.iter().map(|plan| plan.gaps.len()).sum::<usize>());
}

#[test]
fn every_sheet_filters_freezes_and_prints() {
    let bytes = xlsx::render(&sample(), EN).expect("XLSX");
    let sheets: Vec<(String, String)> =
        parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert!(sheets.len() >= 7);
    let book = part(&bytes, "xl/workbook.xml");
    let names: Vec<&str> = book.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names.len(), sheets.len());
    for (name, xml) in &sheets {
        for wanted in [r#"paperSize="9""#, r#"orientation="landscape""#, r#"fitToHeight="0""#, "&amp;P"] {
            assert!(xml.contains(wanted), "{name} has no {wanted}");
        }
        let number: usize = name.trim_start_matches("xl/worksheets/sheet").trim_end_matches(".xml").parse().expect("a number");
        let sheet = names[number - 1];
        // The lineage is drawn in merged cells, which no filter goes with.
        assert!(xml.contains("<tablePart ") || sheet == "Lineage", "{sheet}");
        // The summary and the charts are no table from their first row on.
        assert!(xml.contains(r#"state="frozen""#) || ["Summary", "Charts"].contains(&sheet), "{sheet}");
    }
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), sheets.len() - 2, "heads are repeated on every page");
    assert!(parts(&bytes).iter().any(|(name, _)| name.starts_with("xl/charts/")), "coverage is drawn");
}

/// What is printed on several pages explains its marks on the first one, and says its heads again on every other.
#[test]
fn the_table_to_hand_out_begins_with_what_its_marks_mean() {
    let mut report = sample();
    report.plans[0].header.level = None;
    report.plans[0].header.jurisdiction.as_mut().expect("a place").name = "青柏市".to_owned();
    let bytes = compared(&report, Compared::default(), Form::Xlsx, ZH).expect("a workbook");
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let rows = sheet(&bytes, &name);
    let (at, _) = column(&rows, Lang::Zh.words().code);
    let said = |row: &Vec<Data>| row.iter().any(|cell| cell.to_string().starts_with(Lang::Zh.words().legend));
    assert!(at > 0 && rows[..at].iter().any(said) && !rows[at..].iter().any(said), "{rows:?}");
    let guessed = |row: &Vec<Data>| row.iter().any(|cell| cell.to_string().starts_with("市（推定）"));
    assert!(guessed(&rows[at]), "{:?}", rows[at]);
    let xml = part(&bytes, "xl/workbook.xml");
    assert!(xml.contains(&format!("${}:${}", at + 1, at + 1)), "the heads are said again on every page: {xml}");
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains(&format!("ySplit=\"{}\"", at + 1)));
}

#[test]
fn a_word_document_says_what_the_report_says() {
    let report = sample();
    let county = report.plans.last().expect("two plans");
    for (bytes, options) in [
        (docx::render(&report, ZH).expect("DOCX"), ZH),
        (docx::render(&report, EN).expect("DOCX"), EN),
        (docx::render_plan(county, ZH).expect("DOCX"), ZH),
    ] {
        let xml = part(&bytes, "word/document.xml");
        let said = texts(&xml, "w:t").concat();
        assert!(said.contains(&county.source.sha256) && said.contains(options.words().limits_text));
        let limits = said.find(options.words().limits_text).expect("there");
        for gap in county.gaps.iter().filter(|gap| gap.verdict != Verdict::Covered) {
            let code = said.rfind(&gap.code).unwrap_or_else(|| panic!("{} is not there", gap.code));
            assert!(code > limits, "the limits of the method come before the results");
        }
        let tables = xml.matches("<w:tbl>").count();
        assert_eq!(xml.matches("<w:tblHeader/>").count(), tables, "the head of every table repeats");
        assert_eq!(xml.matches("<w:cantSplit/>").count(), xml.matches("<w:tr>").count(), "no row breaks");
    }
    let whole = part(&docx::render(&report, ZH).expect("DOCX"), "word/document.xml");
    assert_eq!(whole.matches(r#"w:orient="landscape""#).count(), 1, "the matrix lies on its side");
    let styles = part(&docx::render(&report, ZH).expect("DOCX"), "word/styles.xml");
    for font in ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"] {
        assert!(styles.contains(&format!(r#"w:eastAsia="{font}""#)), "{font}");
    }
    for style in texts_of_attribute(&whole, "w:pStyle") {
        assert!(styles.contains(&format!(r#"w:styleId="{style}""#)), "{style} is not defined");
    }
}

fn texts_of_attribute(xml: &str, element: &str) -> Vec<String> {
    let before = format!("<{element} w:val=\"");
    let pieces = xml.split(&before).skip(1);
    pieces.filter_map(|piece| piece.split('"').next()).map(str::to_owned).collect()
}

/// What a hostile plan may say.
const HOSTILE: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "https://example.org/?a=1&b=<2>",
    "</w:t></w:r><w:fldSimple w:instr=\"DDEAUTO c:\\\\x\"/><w:r><w:t>",
    "\u{0}\u{1}\u{b}\u{c}\u{1b}\u{85}\u{fffe}\u{ffff}_x000B_]]>{ HYPERLINK \"http://x\" }",
    "{=HYPERLINK(\"http://x\",\"y\")}",
];

/// Puts a hostile text into every text of a report, in turn.
fn spoiled(mut report: Report, hostile: &str) -> Report {
    let text = || hostile.to_owned();
    let names = || Names { zh: text(), en: text() };
    let spoil = |quote: &mut Quote| {
        quote.path = vec![text()];
        quote.parts = vec![(text(), false), (text(), true)];
        quote.responsible = quote.responsible.iter().map(|found| Responsible { unit: text(), ..found.clone() }).collect();
    };
    report.taxonomy = names();
    let params = || [("plans", Param::Text(text())), ("place", Param::Text(text()))].into();
    report.findings = vec![Finding::on_manifest(Code::SeveralPlans, 1, hostile, params())];
    for domain in &mut report.domains {
        (domain.code, domain.names) = (text(), names());
        for item in &mut domain.items {
            (item.code, item.names, item.scope) = (text(), names(), text());
        }
    }
    for plan in &mut report.plans {
        (plan.id, plan.source.name, plan.against) = (text(), text(), Some(text()));
        (plan.header.title, plan.header.doc_number) = (Some(text()), Some(text()));
        (plan.header.issuer, plan.header.issued) = (Some(text()), Some(text()));
        plan.unread = vec![Unread { what: text(), why: text(), line: 1 }];
        plan.chain.iter_mut().for_each(|link| link.name = Some(text()));
        for gap in &mut plan.gaps {
            (gap.code, gap.names) = (text(), names());
            gap.points.iter_mut().for_each(|point| (point.number, point.title) = (text(), text()));
            for quotes in [&mut gap.quotes, &mut gap.parent_quotes] {
                Arc::make_mut(quotes).iter_mut().for_each(spoil);
            }
            gap.higher.iter_mut().for_each(|found| spoil(Arc::make_mut(&mut found.quote)));
            gap.missing.iter_mut().for_each(|missing| missing.names = names());
        }
        for task in &mut plan.local {
            task.heading = text();
            task.quotes.iter_mut().for_each(spoil);
        }
        plan.unmapped.iter_mut().for_each(spoil);
    }
    for row in &mut report.departments.rows {
        (row.code, row.names, row.unit.names) = (text(), names(), names());
    }
    report
}

#[test]
fn a_hostile_text_becomes_neither_formula_nor_link_nor_field_nor_markup() {
    for hostile in HOSTILE {
        let report = spoiled(sample(), hostile);
        let book = xlsx::render(&report, ZH).expect("XLSX");
        let plan = report.plans.last().expect("two plans");
        let documents = [docx::render(&report, ZH).expect("DOCX"), docx::render_plan(plan, EN).expect("DOCX")];
        for (name, xml) in documents.iter().chain([&book]).flat_map(|bytes| parts(bytes)) {
            texts(&xml, "none");
            let raw = xml
                .chars()
                .find(|ch| ch.is_control() && !matches!(ch, '\n' | '\r' | '\t') || ('\u{fffe}'..='\u{ffff}').contains(ch));
            assert_eq!(raw, None, "{name} holds a raw control character");
            for wrong in ["<f>", "<f ", "<hyperlink", "<w:fldSimple", "TargetMode=\"External\"", "ddeLink"] {
                assert!(!xml.contains(wrong), "{name} holds {wrong} for {hostile:?}");
            }
            // The page number and the table of contents, whose links stay in the document.
            let known = [" PAGE ", " TOC \\o \"1-2\" \\h \\z \\u "];
            assert!(texts(&xml, "w:instrText").iter().all(|field| known.contains(&field.as_str())), "{name} holds another field");
            let links = xml.matches("<w:hyperlink").count();
            assert_eq!(links, xml.matches("<w:hyperlink w:anchor=\"_Toc").count(), "{name} holds another link");
        }
        // What can be shown is shown, unchanged.
        let shown: String = hostile.chars().filter(|ch| !ch.is_control() && !('\u{fffe}'..='\u{ffff}').contains(ch)).collect();
        let said = texts(&part(&documents[0], "word/document.xml"), "w:t").concat();
        assert!(said.contains(&shown), "{shown}");
        let clauses = sheet(&book, "条款");
        let (_, place) = column(&clauses, "位置");
        assert!(clauses.iter().any(|row| row[place].to_string().starts_with(&shown)), "{shown}: {:?}", clauses.get(1));
    }
}

#[test]
fn a_report_on_nothing_is_a_file_all_the_same() {
    let report = Report { plans: Vec::new(), domains: Vec::new(), profiles: Vec::new(), ..sample() };
    let book = xlsx::render(&report, ZH).expect("XLSX");
    assert_eq!(sheet(&book, "差距").len(), 2, "a head, and a row that says: none");
    for (_, xml) in parts(&docx::render(&report, ZH).expect("DOCX")) {
        texts(&xml, "none");
    }
}
