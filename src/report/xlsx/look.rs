//! The words and the cell formats of the sheets.

use crate::render::xlsx::{Formats, SheetWords};
use crate::report::palette::marks;
use crate::report::words::Office;
use crate::report::{Lang, Words};

/// Language and formats, which every sheet needs.
#[derive(Debug)]
pub(super) struct Look {
    pub lang: Lang,
    pub words: &'static Words,
    pub office: &'static Office,
    pub formats: Formats,
}

impl Look {
    pub(super) fn new(lang: Lang) -> Self {
        let (words, office) = (lang.words(), lang.office());
        let own = SheetWords {
            font: office.font,
            pages: office.pages,
            cut: office.cut,
            unknown: words.unknown,
            naming: vec![
                words.plan,
                words.code,
                words.item,
                words.title,
                words.heading,
                words.text,
                words.doc_number,
                words.file,
                words.path,
            ],
            notes: office.sheet_notes,
            group: office.group,
            leading: ([words.code, words.item], words.domain),
        };
        Self { lang, words, office, formats: Formats::new(own, marks(lang)) }
    }
}
