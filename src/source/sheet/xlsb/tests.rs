//! A workbook built from its records.

use std::io::Write;

use super::*;
use crate::source::{Format, SourceText};

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut made = Vec::new();
    let mut put = |mut number: usize| loop {
        let low = u8::try_from(number & 0x7f).expect("seven bits");
        number >>= 7;
        made.push(if number > 0 { low | 0x80 } else { low });
        if number == 0 {
            break;
        }
    };
    put(usize::from(kind));
    put(body.len());
    made.extend(body);
    made
}

fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).expect("short");
    length.to_le_bytes().into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[words(&[column, style]), value.to_vec()].concat())
}

fn row(number: u32, hidden: bool) -> Vec<u8> {
    let mut body = words(&[number, 0, 0]);
    body[11] = if hidden { 0x10 } else { 0 };
    record(kind::ROW, &body)
}

fn workbook_of(cells: &[Vec<u8>]) -> Vec<u8> {
    let book = [
        record(kind::SHEET, &[words(&[0, 1]), text("r1"), text("分解表")].concat()),
        record(kind::SHEET, &[words(&[0, 2]), text("r2"), text("图")].concat()),
    ];
    let style = |format: u16| record(kind::STYLE, &[vec![0; 2], format.to_le_bytes().to_vec(), vec![0; 12]].concat());
    let styles = [
        record(kind::FORMAT, &[200_u16.to_le_bytes().to_vec(), text("m\"月底前\"")].concat()),
        // A style that is not a cell style comes first.
        style(9),
        record(kind::STYLES_OF_CELLS, &words(&[3])),
        style(0),
        style(200),
        style(9),
        record(kind::STYLES_OF_CELLS_END, &[]),
    ];
    let texts = record(kind::SHARED_TEXT, &[vec![0], text("公布菜谱")].concat());
    let relations = "<a><Relationship Id='r1' Target='worksheets/s.bin'/><Relationship Id='r2' Target='chartsheets/c.bin'/></a>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, Vec<u8>); 5] = [
        ("xl/workbook.bin", book.concat()),
        ("xl/_rels/workbook.bin.rels", relations.into()),
        ("xl/styles.bin", styles.concat()),
        ("xl/SharedStrings.bin", texts),
        ("xl/worksheets/s.bin", cells.concat()),
    ];
    for (name, part) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(&part).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn cells_are_what_they_show() {
    let date = 42_916_f64.to_le_bytes();
    let cells = [
        row(0, false),
        cell(kind::TEXT, 0, 0, &text("一")),
        cell(kind::TEXT_INDEX, 1, 0, &words(&[0])),
        cell(kind::REAL, 2, 1, &date),
        // 95, and 9500 in hundredths.
        cell(kind::RK, 3, 0, &words(&[95 << 2 | 2])),
        cell(kind::RK, 4, 2, &words(&[95 << 2 | 3])),
        row(1, true),
        cell(kind::RICH_TEXT, 1, 0, &[vec![0], text("公布用水")].concat()),
        cell(kind::BOOL, 2, 0, &[1]),
        cell(kind::FORMULA_ERROR, 3, 0, &[0x2a]),
        record(kind::MERGED, &words(&[0, 1, 0, 0])),
    ];
    let source = SourceText::from_bytes("plan.xlsb", &workbook_of(&cells)).expect("text");
    assert_eq!(source.format(), Format::Xlsb);
    let rows: Vec<Vec<&str>> =
        source.tables()[0].rows.iter().map(|row| row.iter().map(|&span| source.slice(span)).collect()).collect();
    assert_eq!(rows, [["一", "公布菜谱", "6月底前", "95", "95%"], ["一", "公布用水", "TRUE", "#N/A", ""]]);
    let unread: Vec<&str> = source.unread().iter().map(|unread| unread.what.as_str()).collect();
    assert_eq!(unread, ["1 hidden rows of the sheet 分解表", "sheet 图"]);
}

#[test]
fn what_a_record_says_of_itself_is_not_believed() {
    let sound = workbook_of(&[row(0, false), cell(kind::TEXT, 0, 0, &text("一"))]);
    assert!(SourceText::from_bytes("plan.xlsb", &sound).is_ok());
    let long = [kind::TEXT.to_le_bytes()[0], 0xff, 0xff, 0xff, 0x7f, 1];
    for odd in [
        long.to_vec(),
        cell(kind::TEXT, 0, 0, &words(&[u32::MAX])),
        cell(kind::TEXT_INDEX, 0, 0, &words(&[7])),
        cell(kind::RK, 0, u32::MAX, &[1]),
        record(kind::ROW, &[1]),
        record(kind::MERGED, &words(&[9, 1, 9])),
    ] {
        let bytes = workbook_of(&[row(0, false), odd, cell(kind::TEXT, 1, 0, &text("二"))]);
        let _ = SourceText::from_bytes("plan.xlsb", &bytes);
    }
}
