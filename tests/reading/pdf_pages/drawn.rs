//! What a page draws in other ways than by a line of text: layers, texts in place of glyphs, glyphs that are drawings, forms in forms.

use crate::pdf_hard::read;
use crate::pdf_pages::make::{Drawing, File, hexadecimal, readers, stream};
use crate::pdf_pages::objects::written;

/// A page with this content; `more` stands in the catalog, `resources` beside the font `F1`, and `objects` from number 6 on.
fn page(content: &str, more: &str, resources: &str, objects: &[String]) -> Vec<u8> {
    let mut all = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {more} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F3 7 0 R >> {resources} >> >>"
        ),
        stream("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    all.extend_from_slice(objects);
    written(&all)
}

fn word(y: i32, word: &str) -> String {
    format!("BT /F1 16 Tf 1 0 0 1 72 {y} Tm ({word}) Tj ET\n")
}

#[test]
fn a_layer_that_is_off_is_not_read() {
    let layers = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>";
    let content = format!("{}/OC /L BDC {} EMC {}", word(700, "above"), word(680, "hidden"), word(660, "below"));
    let layer = ["<< /Type /OCG /Name (L) >>".to_owned()];
    for reader in readers() {
        let text = |more: &str| {
            let bytes = page(&content, more, "/Properties << /L 6 0 R >>", &layer);
            read(reader, &bytes).expect("text").text().replace(['\n', ' '], "|")
        };
        assert_eq!(text(layers), "above|below", "{}", reader.name());
        assert_eq!(text("/OCProperties << /OCGs [6 0 R] /D << >> >>"), "above|hidden|below", "{}", reader.name());
    }
}

#[test]
fn a_text_that_stands_in_place_of_glyphs_is_read() {
    let content = format!("/Span << /ActualText <feff{}> >> BDC {} EMC", hexadecimal("公开"), word(700, "xx"));
    for reader in readers() {
        assert_eq!(read(reader, &page(&content, "", "", &[])).expect("text").text(), "公开", "{}", reader.name());
        let left_open = content.replace("EMC", "");
        assert!(!read(reader, &page(&left_open, "", "", &[])).expect("text").text().is_empty(), "{}", reader.name());
    }
}

#[test]
fn glyphs_that_are_drawings_are_read_by_their_names() {
    let glyph = stream("", "500 0 0 0 500 500 d1 0 0 500 500 re f");
    let font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 \
                /Widths [500 500] /CharProcs << /p 6 0 R /q 6 0 R >> /Encoding << /Type /Encoding /Differences [97 /p /q] >> >>";
    let content = "BT /F3 16 Tf 1 0 0 1 72 700 Tm (abba) Tj ET";
    for reader in readers() {
        let bytes = page(content, "", "", &[glyph.clone(), font.to_owned()]);
        assert_eq!(read(reader, &bytes).expect("text").text(), "pqqp", "{}", reader.name());
    }
}

#[test]
fn letters_that_are_filled_and_outlined_are_read_once() {
    let content = word(700, "bold").replace("BT", "BT 2 Tr");
    for reader in readers() {
        assert_eq!(read(reader, &page(&content, "", "", &[])).expect("text").text(), "bold", "{}", reader.name());
    }
}

#[test]
fn a_form_that_is_not_there_is_told_and_one_that_is_there_is_read() {
    let form = stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", &word(660, "inside"));
    let content = format!("{} /X Do", word(700, "above"));
    for reader in readers() {
        let with = read(reader, &page(&content, "", "/XObject << /X 6 0 R >>", std::slice::from_ref(&form))).expect("text");
        assert_eq!(
            (with.text().replace(['\n', ' '], "|").as_str(), with.unread().len()),
            ("above|inside", 0),
            "{}",
            reader.name()
        );
        let without = read(reader, &page(&content, "", "", &[])).expect("text");
        assert_eq!((without.text(), without.unread().len()), ("above", 1), "{}", reader.name());
    }
}

/// Each form shows the next one ten times: a hundred million strings out of a thousand bytes.
#[test]
fn forms_that_show_forms_without_end_are_left_out() {
    let mut file = File::new(vec![Drawing::default().lines(72, 760, &["甲"]), Drawing::default().raw("/X4 Do")]);
    let names: Vec<String> = (4..12).map(|number| format!("/X{number} {number} 0 R")).collect();
    file.resources = format!("/XObject << {} >>", names.join(" "));
    file.objects = (5..13)
        .map(|next| {
            let shown = if next < 12 { format!("/X{next} Do ").repeat(10) } else { "(a)Tj ".repeat(10) };
            stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", &shown)
        })
        .collect();
    for reader in readers() {
        let source = file.read(reader).expect("the first page is read");
        assert!(source.unread().iter().any(|unread| unread.what == "page 2"), "{}: {:?}", reader.name(), source.unread());
    }
}
