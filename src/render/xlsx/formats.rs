//! Fonts, borders and colours of cells, and the words that a workbook adds itself.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::render::marks::Marks;

/// Words that a workbook adds itself, and those by which it recognises the content of a table.
#[derive(Debug)]
pub(crate) struct SheetWords {
    /// Name of the font.
    pub font: &'static str,
    /// Footer of each page, with `{page}` and `{pages}`.
    pub pages: &'static str,
    /// Suffix of a text that exceeds the cell limit, with the number of missing characters as `{rest}`.
    pub cut: &'static str,
    /// The text among numbers that means unknown.
    pub unknown: &'static str,
    /// Headers of columns that name or quote: digits in them are not numbers.
    pub naming: Vec<&'static str>,
    /// Name of the sheet of notes on the tables.
    pub notes: &'static str,
    /// Header of the column of groups.
    pub group: &'static str,
    /// Tables that begin with these two headers keep them frozen, and their groups have this header.
    pub leading: ([&'static str; 2], &'static str),
}

/// Words and formats shared by all sheets.
#[derive(Debug)]
pub(crate) struct Formats {
    pub words: SheetWords,
    pub marks: Marks,
    pub head: Format,
    pub text: Format,
    pub number: Format,
    /// A number with decimals.
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

/// Returns a format with the given fill and text colour.
pub(crate) fn coloured((fill, font): (u32, u32)) -> Format {
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(font))
}
