//! Fonts, borders and colours of the cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::gap::Verdict;
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
    pub percent: Format,
    pub title: Format,
    pub note: Format,
}

impl Look {
    pub(super) fn new(lang: Lang) -> Self {
        let office = lang.office();
        let plain = Format::new().set_font_name(office.font).set_font_size(10.5).set_text_wrap();
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00A6_A6A6)).set_align(FormatAlign::Top);
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
            number: boxed.clone().set_align(FormatAlign::Right),
            percent: boxed.clone().set_align(FormatAlign::Right).set_num_format("0%"),
            text: boxed,
            title: Format::new().set_font_name(office.font).set_font_size(16).set_bold(),
            note: plain.set_align(FormatAlign::Top),
        }
    }
}

/// Returns the colours of a verdict; every one of them is also a word or a mark, for a printer without colours.
pub(super) fn colours(verdict: Verdict) -> Format {
    let (fill, font) = match verdict {
        Verdict::Covered => (0x00E2_F0D9, 0x0037_5623),
        Verdict::Dropped => (0x00FB_E0DD, 0x009C_0006),
        Verdict::Added => (0x00DD_EBF7, 0x001F_4E79),
        Verdict::Undetermined => (0x00ED_EDED, 0x0040_4040),
    };
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(font))
}

/// Every verdict.
pub(super) const VERDICTS: [Verdict; 4] = [Verdict::Covered, Verdict::Dropped, Verdict::Added, Verdict::Undetermined];

/// Returns what a cell of the comparison begins with.
pub(super) const fn mark(verdict: Verdict, words: &Words) -> &'static str {
    match verdict {
        Verdict::Covered => words.mark_present,
        Verdict::Dropped => words.mark_absent,
        Verdict::Added => "+",
        Verdict::Undetermined => words.unknown,
    }
}
