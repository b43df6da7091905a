//! A plan says the same in every encoding of an office.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use duibiao::plan::{self, Plan};
use duibiao::source::SourceText;
use encoding_rs::GB18030;

const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];

fn parsed(name: &str, bytes: &[u8]) -> Plan {
    plan::parse(name, SourceText::from_bytes(name, bytes).expect("text")).expect("a plan")
}

/// The text in each encoding, named.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
    vec![
        ("UTF-8 with mark", marked(b"\xef\xbb\xbf", text.as_bytes().to_vec())),
        ("GB18030", GB18030.encode(text).0.into_owned()),
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("UTF-16LE with mark", marked(b"\xff\xfe", utf16(u16::to_le_bytes))),
        ("UTF-16BE with mark", marked(b"\xfe\xff", utf16(u16::to_be_bytes))),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
    ]
}

#[test]
fn every_encoding_gives_the_same_header_clauses_and_tasks() {
    for name in SEEDS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(format!("{name}.txt"));
        let text = fs::read_to_string(path).expect("a seed");
        let plain = parsed(name, text.as_bytes());
        for (encoding, bytes) in encodings(&text) {
            let other = parsed(name, &bytes);
            let clauses = |plan: &Plan| {
                let clauses = plan.clauses.iter().map(|clause| (clause.kind, clause.text.clone(), plan.path_of(clause).to_vec()));
                clauses.collect::<Vec<_>>()
            };
            assert_eq!(clauses(&other), clauses(&plain), "{name} in {encoding}");
            assert_eq!(other.tasks.len(), plain.tasks.len(), "{name} in {encoding}");
            assert_eq!(other.header.title, plain.header.title, "{name} in {encoding}");
        }
    }
}
