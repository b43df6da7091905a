//! A PDF that cannot be read, or not wholly, says so; none of them panics, hangs, or gives an empty text.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use crate::pdf_pages::{make::readers, objects};

use duibiao::source::{PdfReader, ReadError, SourceText};
use objects::written;

fn file(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf").join(name);
    std::fs::read(path).expect("the fixture is there")
}

pub(crate) fn read(reader: PdfReader, bytes: &[u8]) -> Result<SourceText, ReadError> {
    SourceText::within("t", bytes, usize::MAX, reader)
}

fn hard(name: &str, reader: PdfReader) -> Result<SourceText, ReadError> {
    read(reader, &file(&format!("hard/{name}.pdf")))
}

#[test]
fn a_scan_is_told_with_its_pages() {
    for reader in readers() {
        assert_eq!(hard("scan", reader), Err(ReadError::NoTextLayer { pages: "1–3".to_owned() }));
    }
}

#[test]
fn a_page_that_is_a_picture_is_named_where_it_belongs() {
    for reader in readers() {
        let source = hard("half-scan", reader).expect("two pages hold text");
        let unread: Vec<(&str, usize)> = source.unread().iter().map(|unread| (unread.what.as_str(), unread.line)).collect();
        assert_eq!(unread, [("page 2", 5), ("page 3", 5)]);
        assert!(source.unread().iter().all(|unread| unread.why.contains("picture")));
        assert_eq!(source.slice(source.lines().nth(4).expect("five lines")), "二、加强领导");
    }
}

#[test]
fn a_locked_file_asks_to_be_unlocked_and_one_for_all_is_read() {
    for reader in readers() {
        assert_eq!(hard("locked", reader), Err(ReadError::Encrypted));
        assert_eq!(hard("for-all", reader).expect("no password is needed").text(), hard("plain", reader).expect("plain").text());
    }
}

#[test]
fn a_font_without_a_unicode_map_is_an_error() {
    for reader in readers() {
        assert_eq!(hard("no-unicode", reader), Err(ReadError::NoUnicode { percent: 100 }));
    }
}

#[test]
fn an_embedded_font_in_a_known_order_needs_no_map() {
    for reader in readers() {
        assert_eq!(hard("embedded", reader).expect("text").text(), hard("plain", reader).expect("text").text());
    }
}

#[test]
fn a_page_that_unpacks_to_too_much_is_refused() {
    for reader in readers() {
        assert!(matches!(hard("bomb", reader), Err(ReadError::Damaged { .. })));
    }
}

#[test]
fn columns_are_read_one_after_the_other() {
    for reader in readers() {
        let source = hard("columns", reader).expect("text");
        let lines: Vec<&str> = source.lines().map(|line| source.slice(line)).collect();
        assert!(lines[..30].iter().all(|line| line.starts_with('左')) && lines[30..].iter().all(|line| line.starts_with('右')));
        assert!(source.unread().is_empty(), "{:?}", source.unread());
    }
}

#[test]
fn text_that_is_turned_on_the_page_is_read_and_doubted() {
    for reader in readers() {
        let source = hard("turned", reader).expect("text");
        assert!(source.text().contains("任务4"));
        assert!(
            source.unread().iter().any(|unread| unread.what == "page 1" && unread.why.contains("order")),
            "{:?}",
            source.unread()
        );
    }
}

#[test]
fn a_table_over_two_pages_is_one_with_its_cells_apart() {
    for reader in readers() {
        let source = hard("table", reader).expect("text");
        let [table] = source.tables() else { panic!("one table, not {}", source.tables().len()) };
        let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| row.iter().map(|&cell| source.slice(cell)).collect()).collect();
        assert_eq!(rows.len(), 31);
        assert_eq!(rows[0], ["序号", "工作任务", "责任单位", "完成时限"]);
        for (at, row) in rows.iter().enumerate().skip(1) {
            let task = format!("公开第{at}项预算信息，做好解读和回应工作。");
            assert_eq!(row, &[at.to_string().as_str(), &task, "区财政局", "2017年12月底前"], "row {at}");
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_is_an_error() {
    for reader in readers() {
        for name in ["yibin-2017.libreoffice.pdf", "yibin-2017.reportlab.pdf", "hard/for-all.pdf"] {
            let whole = file(name);
            for part in 1..40 {
                let cut = whole.len() * part / 40;
                match read(reader, &whole[..cut]) {
                    Err(ReadError::Damaged { .. }) => {}
                    other => panic!("{name} cut at {cut}: {other:?}"),
                }
            }
        }
    }
}

#[test]
fn bytes_that_are_overwritten_never_give_an_empty_text() {
    for reader in readers() {
        let whole = file("yibin-2017.reportlab.pdf");
        for at in (0..whole.len() - 40).step_by(whole.len() / 60) {
            let mut broken = whole.clone();
            broken[at..at + 40].fill(b'#');
            if let Ok(source) = read(reader, &broken) {
                assert!(!source.text().trim().is_empty(), "overwritten at {at}");
            }
        }
    }
}

#[test]
fn ten_thousand_pages_are_too_many() {
    for reader in readers() {
        let kids = (3..10_003).map(|number| format!("{number} 0 R")).collect::<Vec<_>>().join(" ");
        let mut objects =
            vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), format!("<< /Type /Pages /Count 10000 /Kids [{kids}] >>")];
        objects.extend((0..10_000).map(|_| "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_owned()));
        assert_eq!(read(reader, &written(&objects)), Err(ReadError::TooManyPages { count: 10_000, limit: 2_000 }));
        objects[1] = objects[1].replace("/Count 10000", "/Count 1");
        assert_eq!(
            read(reader, &written(&objects)),
            Err(ReadError::TooManyPages { count: 10_000, limit: 2_000 }),
            "a count that lies"
        );
    }
}

#[test]
fn a_pack_that_announces_more_objects_than_fit_into_memory_is_refused() {
    for reader in readers() {
        let index = |places: [usize; 4]| {
            let mut entries = Vec::new();
            // The catalog is in a pack, which is object 2.
            entries.extend([0, 0, 0, 0, 0, 2, 0, 2, 0, 0]);
            for place in places {
                let [high, low] = u16::try_from(place).expect("small").to_be_bytes();
                entries.extend([1, high, low, 0, 0]);
            }
            entries
        };
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let pack = bytes.len();
        bytes.extend(b"2 0 obj\n<< /Type /ObjStm /N 400000000000000 /First 4 /Length 40 >>\nstream\n1 0 << /Type /Catalog /Pages 3 0 R >>     \nendstream\nendobj\n");
        let start = bytes.len();
        let entries = index([pack, pack, start, start]);
        bytes.extend(
            format!("5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 2] /Root 1 0 R /Length {} >>\nstream\n", entries.len()).into_bytes(),
        );
        bytes.extend(entries);
        bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
        let error = read(reader, &bytes).expect_err("it cannot be read");
        assert!(error.to_string().contains("more objects"), "{error}");
    }
}

#[test]
fn pages_that_stand_under_themselves_end() {
    for reader in readers() {
        let objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>"].map(str::to_owned);
        assert!(matches!(read(reader, &written(&objects)), Err(ReadError::Damaged { .. })));
    }
}

#[test]
fn nothing_but_a_mark_is_damaged() {
    for reader in readers() {
        for bytes in [b"%PDF-1.7".as_slice(), b"%PDF-1.4\n%%EOF", b"%PDF-1.4\nstartxref\n0\n%%EOF"] {
            assert!(matches!(read(reader, bytes), Err(ReadError::Damaged { .. })), "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
