//! Packs the parts of a Word document with fixed dates: the same parts give the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::Document;
use super::comments;
use super::problem::DocxProblem;
use super::xml::Xml;
use crate::render::MADE_BY;
use crate::render::container::made_alike;
use crate::render::printable::one_line;

const TYPES: &str = include_str!("parts/content_types.xml");
const RELATIONS: &str = include_str!("parts/document_rels.xml");
const CHART_RELATIONS: &str = include_str!("parts/chart_rels.xml");

/// Parts that are the same in every document.
const PARTS: [(&str, &str); 5] = [
    ("_rels/.rels", include_str!("parts/package_rels.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/fontTable.xml", include_str!("parts/font_table.xml")),
    ("word/footer1.xml", include_str!("parts/footer.xml")),
];

const CHART_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const CHART_RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";

/// Packs a document around its main part.
pub(crate) fn pack(title: &str, document: &Document) -> Result<Vec<u8>, DocxProblem> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), DocxProblem> {
        let options = SimpleFileOptions::default().compression_method(method(name, bytes)).last_modified_time(DateTime::DEFAULT);
        zip.start_file(name, options)?;
        Ok(zip.write_all(bytes)?)
    };
    let numbers: Vec<usize> = (1..=document.charts.len()).collect();
    let each = |line: &dyn Fn(&usize) -> String| numbers.iter().map(line).collect::<String>();
    let types = |number: &usize| format!("<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"{CHART_TYPE}\"/>");
    let relations = |number: &usize| {
        format!("<Relationship Id=\"chart{number}\" Type=\"{CHART_RELATION}\" Target=\"charts/chart{number}.xml\"/>")
    };
    // The format requires the content types first.
    let (comments_type, comments_relation) = match document.comments {
        Some(_) => (comments::content_type("word/comments.xml"), comments::relation("comments", "comments.xml")),
        None => (String::new(), String::new()),
    };
    add("[Content_Types].xml", before_end(TYPES, "</Types>", &(each(&types) + &comments_type)).as_bytes())?;
    for (name, text) in PARTS {
        add(name, text.as_bytes())?;
    }
    add(
        "word/_rels/document.xml.rels",
        before_end(RELATIONS, "</Relationships>", &(each(&relations) + &comments_relation)).as_bytes(),
    )?;
    add("docProps/core.xml", &core_properties(title)?)?;
    add("word/document.xml", &document.text)?;
    if let Some(text) = &document.comments {
        add("word/comments.xml", &comments::part(text))?;
    }
    for (number, parts) in numbers.iter().zip(&document.charts) {
        add(&format!("word/charts/chart{number}.xml"), &parts.chart)?;
        let relations = CHART_RELATIONS.replace("{number}", &number.to_string());
        add(&format!("word/charts/_rels/chart{number}.xml.rels"), relations.as_bytes())?;
        add(&format!("word/embeddings/chart{number}.xlsx"), &parts.numbers)?;
    }
    Ok(made_alike(zip.finish()?.into_inner()))
}

/// Compression of a part: setting up a compressor costs more than a small part saves, and a workbook is compressed already.
fn method(name: &str, bytes: &[u8]) -> CompressionMethod {
    const SMALL: usize = 1024;
    if bytes.len() < SMALL || name.starts_with("word/embeddings/") {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    }
}

/// Inserts lines before the end tag of a fixed part.
pub(super) fn before_end(part: &str, end: &str, lines: &str) -> String {
    part.replace(end, &format!("{lines}{end}"))
}

/// Writes the title and a fixed date.
fn core_properties(title: &str) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.start("cp:coreProperties", &spaces)?;
    xml.text("dc:title", &[], &one_line(title))?;
    xml.text("dc:creator", &[], MADE_BY)?;
    xml.text("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], "2000-01-01T00:00:00Z")?;
    xml.end("cp:coreProperties")?;
    Ok(xml.finish())
}
