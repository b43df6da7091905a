//! Any bytes behind the opening of a page or of a web archive: read or refused, and every span inside of the text.
#![no_main]

use duibiao::plan;
use duibiao::source::SourceText;
use duibiao_fuzz::cells_are_inside;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for opening in [&b"<html>"[..], b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"] {
        let page = [opening, bytes].concat();
        let Ok(source) = SourceText::from_bytes("fuzz", &page) else { continue };
        cells_are_inside(&source);
        if let Ok(plan) = plan::parse("fuzz", source) {
            for clause in &plan.clauses {
                assert!(plan.source.text().get(clause.span.range()).is_some());
                assert!(clause.span.contains(clause.body));
            }
        }
    }
});
