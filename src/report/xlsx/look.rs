//! Fonts, borders and colours of the cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::gap::Verdict;
use crate::report::palette::colours;
use crate::report::words::Office;
use crate::report::{Lang, Words};

/// What every sheet needs to know of the language and the look.
#[derive(Debug)]
pub(super) struct Look {
    pub lang: Lang,
    pub words: &'static Words,
    pub office: &'static Office,
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

impl Look {
    pub(super) fn new(lang: Lang) -> Self {
        let office = lang.office();
        let plain = Format::new().set_font_name(office.font).set_font_size(10.5).set_text_wrap();
        let boxed =
            plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00A6_A6A6)).set_align(FormatAlign::Top);
        Self {
            lang,
            words: lang.words(),
            office,
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
            title: Format::new().set_font_name(office.font).set_font_size(16).set_bold(),
            note: plain.set_align(FormatAlign::Top),
        }
    }
}

/// Returns the format that a verdict lays over a cell.
pub(super) fn coloured(verdict: Verdict) -> Format {
    let (fill, font) = colours(verdict);
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(font))
}
