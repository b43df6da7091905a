//! Fonts, borders and colours of the cells, and the words that a workbook says by itself.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::render::marks::Marks;

/// The words that a workbook says by itself, and those by which it knows what stands in a table.
#[derive(Debug)]
pub(crate) struct SheetWords {
    /// Name of the font.
    pub font: &'static str,
    /// What stands below each page, with `{page}` and `{pages}`.
    pub pages: &'static str,
    /// What stands behind a text that is longer than a cell holds, with the number of the missing characters as `{rest}`.
    pub cut: &'static str,
    /// What stands among numbers where there is none.
    pub unknown: &'static str,
    /// Heads of columns that name or quote: digits in them count nothing.
    pub naming: Vec<&'static str>,
    /// Name of the sheet of what is said of the tables.
    pub notes: &'static str,
    /// Head of the column of groups.
    pub group: &'static str,
    /// Tables that begin with these two heads keep them in sight, and their groups stand under this head.
    pub leading: ([&'static str; 2], &'static str),
}

/// What every sheet needs to know.
#[derive(Debug)]
pub(crate) struct Formats {
    pub words: SheetWords,
    pub marks: Marks,
    pub head: Format,
    pub text: Format,
    pub number: Format,
    /// A number with a part.
    pub decimal: Format,
    pub percent: Format,
    pub mark: Format,
    pub title: Format,
    pub note: Format,
}

impl Formats {
    pub(crate) fn new(words: SheetWords, marks: Marks) -> Self {
        let plain = Format::new().set_font_name(words.font).set_font_size(10.5).set_text_wrap();
        let boxed =
            plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00A6_A6A6)).set_align(FormatAlign::Top);
        Self {
            head: boxed
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00D9_E2F3)),
            number: boxed.clone().set_align(FormatAlign::Right).set_indent(1),
            decimal: boxed.clone().set_align(FormatAlign::Right).set_indent(1).set_num_format("0.00"),
            mark: boxed.clone().set_align(FormatAlign::Center),
            percent: boxed.clone().set_align(FormatAlign::Right).set_num_format("0%"),
            text: boxed,
            title: Format::new().set_font_name(words.font).set_font_size(16).set_bold(),
            note: plain.set_align(FormatAlign::Top),
            words,
            marks,
        }
    }
}

/// Returns the format that fill and letters of a colour lay over a cell.
pub(crate) fn coloured((fill, font): (u32, u32)) -> Format {
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(font))
}
