//! Workbooks that are damaged, locked, empty or made to do harm give a clear error, in bounded time and memory.

#![expect(clippy::panic, clippy::expect_used, reason = "a test that cannot read its fixture has failed")]

use std::fs;
use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use duibiao::source::{PdfReader, ReadError, SourceText};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LIMIT: Duration = Duration::from_mins(1);

fn fixture(name: &str) -> Vec<u8> {
    fs::read(format!("tests/fixtures/sheets/{name}")).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn message(bytes: &[u8]) -> String {
    let started = Instant::now();
    let result = SourceText::from_bytes("t", bytes);
    assert!(started.elapsed() < LIMIT, "took {:?}", started.elapsed());
    match result {
        Err(error @ (ReadError::Unreadable { .. } | ReadError::Encrypted | ReadError::Damaged { .. })) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// A workbook with parts changed; `change` is given the name and the text of each.
fn changed(workbook: &str, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(fixture(workbook))).expect("a zip");
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("XML");
        made.start_file(&name, SimpleFileOptions::default()).expect("a part");
        made.write_all(change(&name, text).as_bytes()).expect("written");
    }
    made.finish().expect("a zip").into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

fn with_cells(text: &str, cells: &str) -> String {
    let (before, rest) = text.split_once("<sheetData>").expect("cells");
    let (_, after) = rest.split_once("</sheetData>").expect("cells");
    format!("{before}<sheetData>{cells}</sheetData>{after}")
}

#[test]
fn hidden_rows_are_read_and_reported() {
    let hidden = |attribute: &'static str| {
        changed("plain.xlsx", move |name, text| {
            if name == SHEET { text.replace("<row r=\"3\"", &format!("<row r=\"3\" {attribute}")) } else { text }
        })
    };
    let read = |bytes: &[u8]| SourceText::from_bytes("t", bytes).expect("a workbook");
    let shown = read(&hidden(""));
    assert_eq!(shown.unread(), []);
    for attribute in ["hidden=\"1\"", "hidden=\"true\""] {
        let found = read(&hidden(attribute));
        assert_eq!(found.text(), shown.text());
        let reported: Vec<&str> = found.unread().iter().map(|unread| unread.what.as_str()).collect();
        assert_eq!(reported, ["1 hidden rows of the sheet Sheet"]);
    }
}

#[test]
fn an_empty_workbook_is_an_error() {
    assert!(message(&fixture("empty.xlsx")).contains("no cell with text in any sheet"));
}

#[test]
fn a_locked_workbook_is_an_error_that_says_how_to_unlock_it() {
    let message = message(&fixture("locked.xlsx"));
    assert!(message.contains("locked with a password") && message.contains("save it without a password"), "{message}");
}

#[test]
fn a_workbook_that_is_cut_off_is_an_error() {
    for name in ["plain.xlsx", "plain.xls"] {
        let whole = fixture(name);
        for part in [100, 600, whole.len() / 2, whole.len() - 30] {
            // The end of an .xls is often padding; what is read of it must then be all of it.
            match SourceText::from_bytes("t", &whole[..part]) {
                Err(
                    ReadError::Unreadable { .. }
                    | ReadError::NotText { .. }
                    | ReadError::Damaged { .. }
                    | ReadError::NeedsConversion { .. },
                ) => {}
                Ok(source) => {
                    assert_eq!(source.text(), SourceText::from_bytes("t", &whole).expect("whole").text(), "{name} {part}");
                }
                Err(other) => panic!("{name} {part}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let bomb = changed("listed.xlsx", |name, text| if name == STRINGS { " ".repeat(80 * 1024 * 1024) } else { text });
    assert!(bomb.len() < 1024 * 1024);
    assert!(message(&bomb).contains("unpacks to more than 64 MiB"));
}

#[test]
fn entities_do_not_expand_and_nothing_is_fetched() {
    let definitions = "<!DOCTYPE sst [<!ENTITY a \"公开公开\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let bomb = changed("listed.xlsx", |name, text| {
        assert!(name != STRINGS || text.contains("责任部门"));
        text.replacen("?>", &format!("?>{definitions}"), usize::from(name == STRINGS)).replacen("责任部门", "&b;&b;&c;", 1)
    });
    match SourceText::from_bytes("t", &bomb) {
        Ok(source) => assert!(!source.text().contains("公开公开") && !source.text().contains("root:"), "{}", source.text()),
        Err(error) => assert!(error.to_string().contains("damaged"), "{error}"),
    }
}

#[test]
fn a_text_used_a_million_times_is_refused() {
    let long = "公开".repeat(20_000);
    let row = |row: usize| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
    let cells = (1..=6000).map(row).collect::<Vec<_>>().concat();
    let bytes = changed("listed.xlsx", |name, text| match name {
        SHEET => with_cells(&text, &cells),
        STRINGS => text.replacen("完成时限", &long, 1),
        _ => text,
    });
    assert!(message(&bytes).contains("holds more text than any workbook"));
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>公开预算</t></is></c></row>\
                 <row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>末</t></is></c></row>";
    let source = SourceText::from_bytes(
        "t",
        &changed("plain.xlsx", |name, text| if name == SHEET { with_cells(&text, cells) } else { text }),
    )
    .expect("a workbook");
    assert_eq!(source.text(), "公开预算\n\t末\n");
}

/// Writes `value` over every place in an `.xls` where `find` stands.
fn patched(find: &[u8], value: &[u8]) -> Vec<u8> {
    let mut bytes = fixture("plain.xls");
    let places: Vec<usize> =
        bytes.windows(find.len()).enumerate().filter(|(_, window)| *window == find).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the pattern is in the file");
    for at in places {
        bytes[at..at + value.len()].copy_from_slice(value);
    }
    bytes
}

#[test]
fn an_old_workbook_with_a_cell_in_the_last_corner_is_refused() {
    // A LABELSST record of ten bytes in the second row and second column, moved to row 65,535.
    let far = patched(b"\xfd\x00\x0a\x00\x01\x00\x01\x00", b"\xfd\x00\x0a\x00\xff\xff\xff\x7f");
    assert!(message(&far).contains("scattered over more places"));
}

#[test]
fn an_old_workbook_that_claims_more_merged_cells_than_it_lists_is_read() {
    let whole = SourceText::from_bytes("t", &fixture("plain.xls")).expect("a workbook");
    for claim in [b"\xe5\x00\x0a\x00\xff\xff", b"\xe5\x00\x0a\x00\x02\x00"] {
        let source = SourceText::from_bytes("t", &patched(b"\xe5\x00\x0a\x00\x01\x00", claim)).expect("a workbook");
        assert_eq!(source.text(), whole.text());
    }
}

#[test]
fn an_old_workbook_that_claims_huge_dimensions_is_read() {
    let huge = patched(b"\x00\x02\x0e\x00", b"\x00\x02\x0e\x00\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff");
    let source = SourceText::from_bytes("t", &huge).expect("a workbook");
    assert!(source.text().contains("公开扶贫资金分配结果"));
}

#[test]
fn an_old_workbook_with_a_looped_chain_of_sectors_is_refused() {
    let whole = fixture("plain.xls");
    // The table of sectors: every entry points at the next sector but one that points back.
    let mut refused = 0;
    for sector in 0..whole.len() / 512 - 1 {
        let mut bytes = whole.clone();
        let start = 512 + sector * 512;
        for entry in 0..128_usize {
            let back = u32::try_from(entry / 2).expect("small").to_le_bytes();
            bytes[start + entry * 4..start + entry * 4 + 4].copy_from_slice(&back);
        }
        let started = Instant::now();
        refused += usize::from(SourceText::from_bytes("t", &bytes).is_err());
        assert!(started.elapsed() < LIMIT);
    }
    assert!(refused > 0);
}

#[test]
fn bytes_changed_at_random_never_panic() {
    // A small generator of its own, so that the same bytes are changed every time.
    let mut state = 0x2018_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    for name in ["plain.xls", "plain.xlsx", "groups.xlsx"] {
        let whole = fixture(name);
        for _ in 0..300 {
            let mut bytes = whole.clone();
            for _ in 0..=next(8) {
                let at = next(bytes.len());
                bytes[at] = u8::try_from(next(256)).expect("a byte");
            }
            let started = Instant::now();
            if let Err(error) = SourceText::from_bytes("t", &bytes) {
                assert!(!error.to_string().is_empty());
            }
            assert!(started.elapsed() < LIMIT, "{name}");
        }
    }
}

#[test]
fn more_text_than_wanted_is_refused_before_all_cells_are_held() {
    let row = |row: usize| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>公开预算</t></is></c></row>");
    let cells = (1..=2000).map(row).collect::<Vec<_>>().concat();
    let bytes = changed("listed.xlsx", |name, text| if name == SHEET { with_cells(&text, &cells) } else { text });
    // Twelve bytes and what sets a cell apart from the next.
    assert!(SourceText::within("t", &bytes, 40_000, PdfReader::default()).is_ok());
    let Err(ReadError::TooMuchText { size, limit }) = SourceText::within("t", &bytes, 10_000, PdfReader::default()) else {
        panic!("too much text")
    };
    assert!(limit == 10_000 && size < 11_000, "{size} of {limit} bytes were held");
}
