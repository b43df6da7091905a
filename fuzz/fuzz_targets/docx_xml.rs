//! Any XML as the parts of a Word document; parts are set apart by a zero byte.
#![no_main]

use std::io::{Cursor, Write};

use duibiao::source::SourceText;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const RELATIONS: &[u8] = b"<a><Relationship Id='s' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='n' Type='x/numbering' Target='numbering.xml'/>\
    <Relationship Id='f' Type='x/footnotes' Target='footnotes.xml'/>\
    <Relationship Id='h' Type='x/header' Target='header.xml'/></a>";
const NAMES: [&str; 5] = ["document.xml", "numbering.xml", "styles.xml", "footnotes.xml", "header.xml"];

fuzz_target!(|data: &[u8]| {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = NAMES.into_iter().zip(data.split(|&byte| byte == 0));
    for (name, part) in parts.chain([("_rels/document.xml.rels", RELATIONS)]) {
        writer.start_file(format!("word/{name}"), stored).expect("memory");
        writer.write_all(part).expect("memory");
    }
    let bytes = writer.finish().expect("memory").into_inner();
    if let Ok(source) = SourceText::from_bytes("fuzz", &bytes) {
        for row in source.tables().iter().flat_map(|table| &table.rows) {
            assert!(row.iter().all(|span| source.text().get(span.range()).is_some()));
        }
    }
});
