//! Any XML as the parts of an OFD, or of an OpenDocument text or workbook; parts are set apart by a zero byte.
#![no_main]

use std::io::{Cursor, Write};

use duibiao::source::SourceText;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const ROOT: &[u8] = b"<a><DocRoot>D.xml</DocRoot></a>";
const DOCUMENT: &[u8] = b"<a><PublicRes>R.xml</PublicRes><TemplatePage ID='9' BaseLoc='T.xml'/><Page ID='1' BaseLoc='P.xml'/>\
    <Page ID='2' BaseLoc='Q.xml'/><Annotations>A.xml</Annotations></a>";
const NOTES: &[u8] = b"<a><Page PageID='1'><FileLoc>N.xml</FileLoc></Page></a>";
const OFD: [&str; 5] = ["P.xml", "Q.xml", "T.xml", "R.xml", "N.xml"];
const OPEN_DOCUMENT: [&str; 2] = ["content.xml", "styles.xml"];

fn read(parts: &[(&str, &[u8])]) {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(*name, stored).expect("memory");
        writer.write_all(part).expect("memory");
    }
    let bytes = writer.finish().expect("memory").into_inner();
    if let Ok(source) = SourceText::from_bytes("fuzz", &bytes) {
        for row in source.tables().iter().flat_map(|table| &table.rows) {
            assert!(row.iter().all(|span| source.text().get(span.range()).is_some()));
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let parts: Vec<&[u8]> = data.split(|&byte| byte == 0).collect();
    let own = |names: &[&'static str]| names.iter().copied().zip(parts.iter().copied()).collect::<Vec<_>>();
    read(&[&[("OFD.xml", ROOT), ("D.xml", DOCUMENT), ("A.xml", NOTES)], own(&OFD).as_slice()].concat());
    for kind in [b"opendocument.text".as_slice(), b"opendocument.spreadsheet"] {
        read(&[&[("mimetype", kind)], own(&OPEN_DOCUMENT).as_slice()].concat());
    }
});
