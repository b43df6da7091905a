//! Any XML as the parts of a Word document; parts are set apart by a zero byte.
#![no_main]

use duibiao::source::SourceText;
use duibiao_fuzz::{cells_are_inside, packed};
use libfuzzer_sys::fuzz_target;

const RELATIONS: &[u8] = b"<a><Relationship Id='s' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='n' Type='x/numbering' Target='numbering.xml'/>\
    <Relationship Id='f' Type='x/footnotes' Target='footnotes.xml'/>\
    <Relationship Id='h' Type='x/header' Target='header.xml'/></a>";
const NAMES: [&str; 5] = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/header.xml"];

fuzz_target!(|data: &[u8]| {
    let given = NAMES.into_iter().zip(data.split(|&byte| byte == 0));
    let parts: Vec<(&str, &[u8])> = given.chain([("word/_rels/document.xml.rels", RELATIONS)]).collect();
    if let Ok(source) = SourceText::from_bytes("fuzz", &packed(&parts)) {
        cells_are_inside(&source);
    }
});
