//! The parts of a Word document in their container, with fixed dates: the same parts give the same bytes.

use std::io::{Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::DocxProblem;
use crate::report::printable::one_line;

/// Parts that no report changes. The types come first, as the format wants.
const PARTS: [(&str, &str); 7] = [
    ("[Content_Types].xml", include_str!("parts/content_types.xml")),
    ("_rels/.rels", include_str!("parts/package_rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("parts/document_rels.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/fontTable.xml", include_str!("parts/font_table.xml")),
    ("word/footer1.xml", include_str!("parts/footer.xml")),
];

/// Packs a document around its main part.
pub(super) fn pack(title: &str, document: &[u8]) -> Result<Vec<u8>, DocxProblem> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT);
    let fixed = PARTS.iter().map(|(name, text)| (*name, text.as_bytes()));
    let core = core_properties(title)?;
    for (name, bytes) in fixed.chain([("docProps/core.xml", core.as_slice()), ("word/document.xml", document)]) {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The title, and a date that is not today's.
fn core_properties(title: &str) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.create_element("cp:coreProperties").with_attributes(spaces).write_inner_content(|xml| {
        xml.create_element("dc:title").write_text_content(BytesText::new(&one_line(title)))?;
        let created = xml.create_element("dcterms:created").with_attribute(("xsi:type", "dcterms:W3CDTF"));
        created.write_text_content(BytesText::new("2000-01-01T00:00:00Z"))?;
        Ok(())
    })?;
    Ok(xml.into_inner())
}
