//! How many pages there are, and how much one of them may unpack to.

use duibiao::source::{ReadError, SourceText};

use crate::pdf_pages::make::{Drawing, File, readers, stream};

#[test]
fn a_wrong_number_of_pages_refuses_nothing_and_is_told() {
    for reader in readers() {
        for announced in [0, 1, 5] {
            let mut file =
                File::new(vec![Drawing::default().lines(72, 760, &["甲。"]), Drawing::default().lines(72, 760, &["乙。"])]);
            file.announced = announced;
            let source = file.read(reader).expect("both pages are there");
            assert_eq!(source.text(), "甲。\n乙。", "{announced}");
            assert!(source.unread().is_empty(), "{announced}");
            assert_eq!(source.remarks().len(), 1, "{announced}");
        }
    }
}

#[test]
fn a_page_that_is_listed_and_not_there_is_unread() {
    for reader in readers() {
        let mut file = File::new(vec![Drawing::default().lines(72, 760, &["甲"])]);
        (file.lost, file.announced) = (2, 3);
        let source = file.read(reader).expect("one page is there");
        assert_eq!(source.unread().len(), 1);
    }
}

/// A form of little that is shown again and again: each time counts.
#[test]
fn a_page_that_shows_the_same_form_a_thousand_times_is_left_out() {
    for reader in readers() {
        let shown = "/X Do\n".repeat(1000);
        for content in ["0 0 m ".repeat(2000), "BT 1 0 0 1 9 9 Tm <4e59> Tj 1 0 0 1 90 90 Tm <4e59> Tj ET ".repeat(30)] {
            let pages = vec![
                Drawing::default().lines(72, 760, &["甲"]),
                Drawing::default().lines(72, 760, &["乙"]).raw("BT /F1 9 Tf ET ").raw(&shown),
            ];
            let mut file = File::new(pages);
            file.objects = vec![stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", &content)];
            file.resources = "/XObject << /X 4 0 R >>".to_owned();
            let source = file.read(reader).expect("the first page is read");
            assert!(source.text().starts_with('甲'));
            assert!(source.unread().iter().any(|unread| unread.what == "page 2"), "{:?}", source.unread());
        }
    }
}

#[test]
fn a_page_of_more_strings_than_anyone_reads_is_refused() {
    for reader in readers() {
        let file = File::new(vec![Drawing::default().raw(&format!("BT /F1 9 Tf {} ET", "(a)Tj ".repeat(150_000)))]);
        assert!(matches!(file.read(reader), Err(ReadError::Damaged { .. })));
    }
}

/// Text that runs over the limit ends the reading there: what the other pages hold is not found out.
#[test]
fn no_page_is_read_after_those_that_hold_more_text_than_the_limit() {
    for reader in readers() {
        let pages = (0..10).map(|at| Drawing::default().lines(72, 760, &[&at.to_string().repeat(20)])).collect();
        let bytes = File::new(pages).bytes();
        let within = |limit| SourceText::within("t", &bytes, limit, reader);
        let Err(ReadError::TooMuchText { size, limit }) = within(50) else { panic!("three pages are too many") };
        assert_eq!((size, limit), (60, 50));
        assert!(within(1000).is_ok());
    }
}
