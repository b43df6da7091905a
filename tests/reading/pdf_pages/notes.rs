//! Typed notes and form fields are part of what a reader sees.

use crate::pdf_pages::make::{Drawing, File, hexadecimal, readers, stream};

const NUMBER: &str = "丁政办发〔2020〕7号";
const TASK: &str = "二、公布用水。（责任单位：县水利局）";

fn page() -> Drawing {
    Drawing::default().lines(72, 760, &["丁县人民政府办公室文件"]).lines(72, 680, &["丁县2020年后勤工作要点", "一、公布菜谱。"])
}

fn look(text: &str) -> String {
    let content = format!("BT /F1 14 Tf 2 4 Td <{}> Tj ET", hexadecimal(text));
    stream("/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F1 3 0 R >> >>", &content)
}

const EXPECTED: [&str; 5] = ["丁县人民政府办公室文件", NUMBER, "丁县2020年后勤工作要点", "一、公布菜谱。", TASK];

#[test]
fn notes_with_a_look_stand_where_they_are_seen() {
    for reader in readers() {
        let page = page()
            .note("/Subtype /FreeText /F 4 /Rect [100 720 400 740] /AP << /N 4 0 R >>")
            .note("/Subtype /Widget /FT /Tx /F 4 /Rect [72 500 372 520] /AP << /N 5 0 R >>");
        let mut file = File::new(vec![page]);
        file.objects = vec![look(NUMBER), look(TASK)];
        assert_eq!(file.text(reader), EXPECTED.join("\n"));
    }
}

#[test]
fn notes_without_a_look_are_read_by_what_they_hold() {
    for reader in readers() {
        let page = page()
            .note(&format!("/Subtype /FreeText /Rect [100 720 400 740] /Contents <feff{}>", hexadecimal(NUMBER)))
            .note(&format!("/Subtype /Widget /FT /Tx /Rect [72 500 372 520] /V <feff{}>", hexadecimal(TASK)));
        assert_eq!(File::new(vec![page]).text(reader), EXPECTED.join("\n"));
    }
}

#[test]
fn what_is_hidden_or_no_text_of_the_page_is_not_read() {
    for reader in readers() {
        let contents = format!("/Rect [100 720 400 740] /Contents <feff{}>", hexadecimal(NUMBER));
        let page =
            ["/Subtype /FreeText /F 2", "/Subtype /Text", "/Subtype /Widget /FT /Btn", "/Subtype /Link", "/Subtype /Highlight"]
                .iter()
                .fold(page(), |page, kind| page.note(&format!("{kind} {contents}")));
        assert!(!File::new(vec![page]).text(reader).contains(NUMBER));
    }
}
