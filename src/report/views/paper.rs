//! Estimates the space on an A4 page: the height of texts at a width, in the Word file and on the printed web page.
//!
//! All lengths are in twentieths of a point. The sizes are those of `render/docx/parts/styles.xml` and of `render/templates/paper.css`.

use crate::render::width;

/// A kind of paragraph.
#[derive(Debug, Clone, Copy)]
struct Text {
    /// Font size.
    size: u32,
    /// Line height.
    line: u32,
    /// Space above and below.
    around: u32,
}

/// The page layout of one of the formats.
#[derive(Debug, Clone, Copy)]
struct Layout {
    across: u32,
    height: u32,
    title: Text,
    note: Text,
    head: Text,
    cell: Text,
    /// Horizontal padding of a cell, and vertical padding of a row with its rule.
    beside: u32,
    rule: u32,
}

const fn text(size: u32, line: u32, around: u32) -> Text {
    Text { size, line, around }
}

/// Word: margins of 20 mm, with half a line in reserve for font differences.
const DOCX: Layout = Layout {
    across: 9_411,
    height: 14_570 - 160,
    title: text(400, 640, 60),
    note: text(210, 320, 80),
    head: text(180, 270, 60),
    cell: text(180, 230, 20),
    beside: 170,
    rule: 15,
};
/// A browser, and LibreOffice, which always uses margins of 20 mm and leaves more space around titles and rows.
const PAGE: Layout = Layout {
    across: 9_638,
    height: 14_570 - 160,
    title: text(320, 440, 480),
    note: text(180, 240, 80),
    head: text(180, 240, 0),
    cell: text(180, 240, 0),
    beside: 160,
    rule: 138,
};

/// A page being filled, in both formats at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// Widths of the columns in hundredths.
    shares: &'static [u32],
    used: [u32; 2],
}

const FORMS: [Layout; 2] = [DOCX, PAGE];

impl Paper {
    /// Starts a page with its title and the head of a table.
    pub(super) fn new(title: &str, heads: &[&str], shares: &'static [u32]) -> Self {
        let used =
            FORMS.map(|form| height(title, form.title, form.across) + cells(heads.iter().copied(), shares, form, form.head));
        Self { shares, used }
    }

    /// Adds a sentence before or after the table.
    pub(super) fn note(&mut self, text: &str) {
        for (used, form) in self.used.iter_mut().zip(FORMS) {
            *used += height(text, form.note, form.across);
        }
    }

    /// Adds a row if it fits; a single cell spans the whole width. Returns `false` if the page is full.
    pub(super) fn row(&mut self, row: &[String]) -> bool {
        let mut used = self.used;
        for (used, form) in used.iter_mut().zip(FORMS) {
            *used += match row {
                [one] => height(one, form.cell, form.across - form.beside) + form.rule,
                row => cells(row.iter().map(String::as_str), self.shares, form, form.cell),
            };
        }
        let fits = used.iter().zip(FORMS).all(|(used, form)| *used <= form.height);
        if fits {
            self.used = used;
        }
        fits
    }
}

/// The height of a row.
fn cells<'t>(row: impl Iterator<Item = &'t str>, shares: &[u32], form: Layout, text: Text) -> u32 {
    let of = |(cell, share): (&str, &u32)| height(cell, text, (form.across * share / 100).saturating_sub(form.beside));
    row.zip(shares).map(of).max().unwrap_or(0) + form.rule
}

/// The height of paragraphs at a width.
fn height(texts: &str, Text { size, line, around }: Text, width: u32) -> u32 {
    let of = |text: &str| line * lines(text, size, width) + around;
    if texts.is_empty() { line + around } else { texts.lines().map(of).sum() }
}

/// Number of lines of a text; a line may break one character early, because no line begins with a stop.
fn lines(text: &str, size: u32, width: u32) -> u32 {
    // A fallback font has digits and Latin letters wider than half a character.
    let one = |ch: char| match width::of_char(ch) {
        2 => size,
        0 => 0,
        _ => size * 3 / 5,
    };
    let whole: u32 = text.chars().map(one).fold(0, u32::saturating_add);
    if whole <= width { 1 } else { whole.div_ceil(width.saturating_sub(size).max(size)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_the_lines_that_its_characters_need() {
        assert_eq!([lines("", 180, 1_800), lines(&"公".repeat(10), 180, 1_800), lines(&"公".repeat(11), 180, 1_800)], [1, 1, 2]);
        assert_eq!(lines(&"公".repeat(27), 180, 1_800), 3, "nine to a line where there are several");
        assert_eq!(lines("2021", 180, 1_800), 1);
        assert_eq!(height("一\n二", text(180, 230, 20), 1_800), 500);
    }

    #[test]
    fn a_page_takes_rows_until_it_is_full_and_keeps_what_it_has() {
        let mut paper = Paper::new("题目", &["甲", "乙"], &[50, 50]);
        let row = ["短".to_owned(), "长".repeat(260)];
        let count = (0..100).take_while(|_| paper.row(&row)).count();
        assert!((4..12).contains(&count), "{count}");
        let before = paper.used;
        assert!(!paper.row(&row) && paper.used == before);
        let mut noted = Paper::new("题目", &["甲", "乙"], &[50, 50]);
        (0..20).for_each(|_| noted.note(&"注".repeat(100)));
        assert!((0..100).take_while(|_| noted.row(&row)).count() < count, "notes take room from rows");
    }
}
