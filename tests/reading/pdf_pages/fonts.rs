//! Fonts that are not embedded, by each of the encodings that a Chinese office writes, and fonts that would exhaust their reader.

use duibiao::source::ReadError;

use crate::pdf_pages::make::{Drawing, File, hexadecimal, readers, stream};
use crate::pdf_pages::objects::written;
use crate::pdf_pages::paragraphs::gb2312;

const TEXT: &str = "县2020年12月底前，公开率";

fn drawn(encoding: &'static str, hex: &str) -> File {
    let page = Drawing::default().raw(&format!("BT /F1 16 Tf 1 0 0 1 72 760 Tm <{hex}> Tj ET"));
    File { encoding, ..File::new(vec![page]) }
}

#[test]
fn every_encoding_of_simplified_characters_is_read() {
    let gb = gb2312(TEXT).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let mut cases = Vec::new();
    for encoding in ["GB-EUC-H", "GBK-EUC-H", "GBKp-EUC-H", "GBpc-EUC-H", "GBK2K-H"] {
        cases.push((encoding, gb.clone()));
    }
    for encoding in ["UniGB-UCS2-H", "UniGB-UTF16-H"] {
        cases.push((encoding, hexadecimal(TEXT)));
    }
    for reader in readers() {
        for (encoding, hex) in &cases {
            assert_eq!(drawn(encoding, hex).text(reader), TEXT, "{encoding}, {}", reader.name());
        }
    }
}

#[test]
fn a_column_that_is_written_from_top_to_bottom_is_read_and_doubted() {
    let gb = gb2312("年月公开").iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    for reader in readers() {
        for (encoding, hex) in [("GBK-EUC-V", gb.clone()), ("UniGB-UCS2-V", hexadecimal("年月公开"))] {
            let source = drawn(encoding, &hex).read(reader).expect("text");
            let text: String = source.text().split_whitespace().collect();
            assert_eq!(text, "年月公开", "{encoding}, {}", reader.name());
            assert!(source.unread().iter().any(|unread| unread.why.contains("order")), "{encoding}, {}", reader.name());
        }
    }
}

/// A page of one word in the font whose dictionary is given.
fn with_font(font: &str) -> Vec<u8> {
    written(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        stream("", "BT /F1 16 Tf 1 0 0 1 72 760 Tm (word of the page) Tj ET"),
        font.to_owned(),
    ])
}

#[test]
fn a_table_of_widths_without_end_takes_neither_time_nor_memory() {
    let below =
        "/Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>";
    let composite = |table: &str| {
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /GBK-EUC-H /DescendantFonts [<< {below} {table} >>] >>")
    };
    let fonts = [
        composite("/W [0 4000000000 500]"),
        composite("/W2 [0 4000000000 500 0 0]"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 4000000000 /LastChar 4000000001 /Widths [1 1] >>"
            .to_owned(),
    ];
    for reader in readers() {
        for font in &fonts {
            match crate::pdf_hard::read(reader, &with_font(font)) {
                Ok(source) => assert_eq!(source.text(), "word of the page", "{font}"),
                Err(ReadError::Damaged { why, .. }) => assert!(why.contains("widths"), "{why}"),
                Err(other) => panic!("{font}: {other}"),
            }
        }
        let fine = composite("/W [1 95 500 100 [500 500] 814 [500]]");
        assert_eq!(crate::pdf_hard::read(reader, &with_font(&fine)).expect("text").text(), "word of the page");
    }
}
