//! Any XML as the parts of an OFD, or of an OpenDocument text or workbook; parts are set apart by a zero byte.
#![no_main]

use duibiao::source::SourceText;
use duibiao_fuzz::{cells_are_inside, packed};
use libfuzzer_sys::fuzz_target;

const ROOT: &[u8] = b"<a><DocRoot>D.xml</DocRoot></a>";
const DOCUMENT: &[u8] = b"<a><PublicRes>R.xml</PublicRes><TemplatePage ID='9' BaseLoc='T.xml'/><Page ID='1' BaseLoc='P.xml'/>\
    <Page ID='2' BaseLoc='Q.xml'/><Annotations>A.xml</Annotations></a>";
const NOTES: &[u8] = b"<a><Page PageID='1'><FileLoc>N.xml</FileLoc></Page></a>";
const OFD: [&str; 5] = ["P.xml", "Q.xml", "T.xml", "R.xml", "N.xml"];
const OPEN_DOCUMENT: [&str; 2] = ["content.xml", "styles.xml"];

fn read(parts: &[(&str, &[u8])]) {
    if let Ok(source) = SourceText::from_bytes("fuzz", &packed(parts)) {
        cells_are_inside(&source);
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
