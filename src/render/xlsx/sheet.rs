//! Any table as a sheet: widths that fit Chinese, filters, frozen heads, colours, and a set-up for printing on A4.

use std::borrow::Cow;
use std::ops::Range;

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText, ConditionalFormatTextRule, Format, Table as Filters,
    TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::formats::{Formats, coloured};
use crate::render::fill::fill;
use crate::render::printable::{one_line, printable};
use crate::render::table::Table;

/// A table that becomes a sheet.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// Name of the sheet.
    pub name: &'a str,
    /// What stands above it on paper.
    pub title: &'a str,
    /// Its rows, none of them the head of a group.
    pub table: Table,
    /// Columns on the left that stay in sight and are repeated on every page.
    pub keep: u16,
    /// Columns that go on paper, from the left, always on one page side by side; those behind them are for the screen. `None`: all.
    pub printed: Option<usize>,
    /// Columns of marks such as ✓3 and ✗, which are coloured.
    pub marks: Option<Range<usize>>,
    /// What to say where there is no row.
    pub empty: &'a str,
    /// Sentences over the table.
    pub above: &'a [&'a str],
    /// Sentences under the table.
    pub below: &'a [&'a str],
}

/// The most that a cell holds, in UTF-16 units.
const CELL: usize = 32_767;
/// Widths of columns, in digits of the default font.
const NARROWEST: usize = 6;
const WIDEST: usize = 70;
/// A text longer than this asks for no more room than one of this length.
const LONG: usize = 160;
/// What a page on its side holds in a size that one can read.
const PAGE: usize = 185;
/// No column of text is made narrower than this, none that is wider than names are than that, and none of whole paragraphs than the last.
const READABLE: usize = 14;
const PHRASES: usize = 24;
const SENTENCES: usize = 38;
/// What a list of names takes.
const NAMES: usize = 48;
/// What a head asks for at most, and that of a column of marks: names of places break.
const HEAD: usize = 14;
const NARROW_HEAD: usize = 10;
/// What the button of a filter takes of a head.
const FILTER: usize = 3;
/// Height of a line, and the most that a row may have, in points.
const LINE: f64 = 14.0;
const HIGHEST: f64 = 409.0;

impl Sheet<'_> {
    /// Adds the sheet to a workbook.
    pub(crate) fn add(&self, book: &mut Workbook, formats: &Formats) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(self.name)?;
        let widths = self.widths();
        self.fill(sheet, &widths, formats)?;
        for (column, width) in widths.iter().enumerate() {
            sheet.set_column_width(at(column), u32::try_from(*width).unwrap_or(u32::MAX))?;
        }
        self.say(sheet, 0, self.above, &widths, formats)?;
        self.say(sheet, self.last().0 + 2, self.below, &widths, formats)?;
        self.colour(sheet, formats)?;
        set_up(sheet, formats, self.title);
        sheet.set_repeat_rows(self.head(), self.head())?;
        let total: usize = widths.iter().sum();
        if let Some(printed) = self.on_paper() {
            sheet.set_print_area(0, 0, self.last().0, at(printed - 1))?;
        } else if total > PAGE * 3 / 2 {
            // Small print is better than a second page for a little that is too wide.
            sheet.set_print_fit_to_pages(u16::try_from(total.div_ceil(PAGE)).unwrap_or(u16::MAX), 0);
            sheet.set_repeat_columns(0, self.keep.saturating_sub(1))?;
        }
        sheet.set_freeze_panes(self.head() + 1, self.keep)?;
        Ok(())
    }

    /// How many columns go on paper, where not all do.
    fn on_paper(&self) -> Option<usize> {
        self.printed.filter(|printed| (1..self.table.heads.len()).contains(printed))
    }

    /// The row of the heads.
    fn head(&self) -> u32 {
        u32::try_from(self.above.len()).unwrap_or(u32::MAX)
    }

    fn last(&self) -> (u32, u16) {
        let rows = u32::try_from(self.table.rows.len().max(1)).unwrap_or(u32::MAX);
        (self.head().saturating_add(rows), at(self.table.heads.len().saturating_sub(1)))
    }

    fn fill(&self, sheet: &mut Worksheet, widths: &[usize], formats: &Formats) -> Result<(), XlsxError> {
        let heads = distinct(&self.table.heads);
        let columns: Vec<TableColumn> =
            heads.iter().map(|head| TableColumn::new().set_header(head).set_header_format(&formats.head)).collect();
        let (last_row, last_column) = self.last();
        let numeric: Vec<Option<&Format>> = (0..heads.len()).map(|column| self.number_format(column, formats)).collect();
        let head = heads.iter().zip(widths).map(|(head, width)| lines(head, width.saturating_sub(FILTER))).max().unwrap_or(1);
        sheet.set_row_height(self.head(), (f64::from(head) * LINE + 4.0).min(HIGHEST))?;
        for (row, cells) in (self.head() + 1..).zip(&self.table.rows) {
            for (column, numeric) in numeric.iter().enumerate() {
                let cell = cells.get(column).map_or("", String::as_str);
                match numeric.and_then(|_| cell.parse::<f64>().ok()) {
                    Some(number) => sheet.write_number(row, at(column), number)?,
                    None => sheet.write_string(row, at(column), cell_text(cell, formats))?,
                };
            }
            // Not every program finds the height of a row by itself.
            let lines = cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).max().unwrap_or(1);
            if lines > 1 {
                sheet.set_row_height(row, (f64::from(lines) * LINE + 2.0).min(HIGHEST))?;
            }
        }
        self.format(sheet, &numeric, formats)?;
        if self.table.rows.is_empty() {
            sheet.write_string_with_format(self.head() + 1, 0, cell_text(self.empty, formats), &formats.text)?;
        }
        sheet.add_table(
            self.head(),
            0,
            last_row,
            last_column,
            &Filters::new().set_columns(&columns).set_style(TableStyle::None),
        )?;
        Ok(())
    }

    /// Gives the cells their looks: a column its usual one at once, since looking a format up costs more than writing a cell, and then the
    /// cells that differ from it.
    fn format(&self, sheet: &mut Worksheet, numeric: &[Option<&Format>], formats: &Formats) -> Result<(), XlsxError> {
        let first = self.head() + 1;
        for (column, numeric) in numeric.iter().enumerate().filter(|_| !self.table.rows.is_empty()) {
            let text = if self.is_mark(column) { &formats.mark } else { &formats.text };
            sheet.set_range_format(first, at(column), self.last().0, at(column), numeric.unwrap_or(text))?;
            for (row, cells) in (first..).zip(&self.table.rows) {
                let cell = cells.get(column).map_or("", String::as_str);
                let differs =
                    if numeric.is_some() { cell.parse::<f64>().is_err() } else { is_sign(cell) && !self.is_mark(column) };
                if differs {
                    sheet.set_cell_format(row, at(column), if is_sign(cell) { &formats.mark } else { text })?;
                }
            }
        }
        Ok(())
    }

    /// Writes sentences from a row on, each as wide as the table is.
    fn say(
        &self,
        sheet: &mut Worksheet,
        first: u32,
        lines_of: &[&str],
        widths: &[usize],
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let (_, last_column) = self.last();
        let width = widths.iter().sum();
        for (row, line) in (first..).zip(lines_of) {
            let text = cell_text(line, formats);
            if last_column == 0 {
                sheet.write_string_with_format(row, 0, text, &formats.note)?;
            } else {
                sheet.merge_range(row, 0, row, last_column, &text, &formats.note)?;
            }
            sheet.set_row_height(row, (f64::from(lines(line, width)) * LINE + 2.0).min(HIGHEST))?;
        }
        Ok(())
    }

    /// Returns how the numbers of a column formats; `None` where it does not count anything.
    fn number_format<'l>(&self, column: usize, formats: &'l Formats) -> Option<&'l Format> {
        let parts = self.table.rows.iter().filter_map(|row| row.get(column)).any(|cell| cell.contains('.'));
        self.is_numeric(column, formats).then_some(if parts { &formats.decimal } else { &formats.number })
    }

    /// Tells whether a column counts something: nothing but numbers and “unknown”, under a head that does not name or quote.
    fn is_numeric(&self, column: usize, formats: &Formats) -> bool {
        let words = &formats.words;
        if self.table.heads.get(column).is_none_or(|head| words.naming.contains(&head.as_str())) {
            return false;
        }
        if self.is_mark(column) {
            return false;
        }
        let cells = self.table.rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
        let mut seen = false;
        for cell in cells {
            if is_number(cell) {
                seen = true;
            } else if cell != words.unknown {
                return false;
            }
        }
        seen
    }

    fn is_mark(&self, column: usize) -> bool {
        self.marks.as_ref().is_some_and(|marks| marks.contains(&column))
    }

    /// Widths by what stands in the columns; where a page cannot hold them, columns of text give way.
    fn widths(&self) -> Vec<usize> {
        let columns = self.table.heads.len();
        let printed = self.on_paper().unwrap_or(columns);
        let beside = (printed..columns).map(|column| self.width(column, true).min(WIDEST));
        self.widths_of(0..printed).into_iter().chain(beside).collect()
    }

    fn widths_of(&self, columns: Range<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = columns.clone().map(|column| self.width(column, false)).collect();
        if widths.iter().sum::<usize>() > PAGE {
            widths = columns.map(|column| self.width(column, true)).collect();
        }
        let over = widths.iter().sum::<usize>().saturating_sub(PAGE);
        let least = |width: usize| match width {
            LONG.. => SENTENCES,
            NAMES.. => PHRASES,
            _ => READABLE,
        };
        let spare_of = |width: usize| width.saturating_sub(least(width));
        let spare: usize = widths.iter().copied().map(spare_of).sum();
        if over > 0 && spare > 0 {
            for width in &mut widths {
                *width -= spare_of(*width) * over.min(spare) / spare;
            }
        }
        widths.into_iter().map(|width| width.min(WIDEST)).collect()
    }

    /// The width that a column asks for; the usual one lets one long cell among many short ones break.
    fn width(&self, column: usize, usual: bool) -> usize {
        let cells = self.table.rows.iter().filter_map(|row| row.get(column));
        let of_rows = cells.map(|cell| cell.lines().map(UnicodeWidthStr::width).max().unwrap_or(0).min(LONG));
        let (sum, widest) = of_rows.fold((0, 0), |(sum, widest), width| (sum + width, width.max(widest)));
        let widest = if usual { widest.min(3 * sum / self.table.rows.len().max(1)) } else { widest };
        let empty = if self.table.rows.is_empty() && column == 0 { self.empty.width() } else { 0 };
        // A head may break; the button of its filter takes room.
        let most = if self.is_mark(column) { NARROW_HEAD } else { HEAD };
        let head = self.table.heads.get(column).map_or(0, |head| head.width().min(most) + FILTER + 1);
        (widest.max(empty) + 2).max(head).clamp(NARROWEST, LONG)
    }

    fn colour(&self, sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
        let (last_row, _) = self.last();
        for mark in &formats.marks.all {
            let format = coloured(mark.colours);
            for (column, _) in self.table.heads.iter().enumerate().filter(|(_, head)| *head == formats.marks.named) {
                let rule = ConditionalFormatCellRule::EqualTo(mark.name);
                let rule = ConditionalFormatCell::new().set_rule(rule).set_format(&format);
                sheet.add_conditional_format(self.head() + 1, at(column), last_row, at(column), &rule)?;
            }
            if let Some(marks) = self.marks.as_ref().filter(|marks| !marks.is_empty()) {
                let rule = ConditionalFormatTextRule::BeginsWith(mark.sign.to_owned());
                let rule = ConditionalFormatText::new().set_rule(rule).set_format(&format);
                sheet.add_conditional_format(self.head() + 1, at(marks.start), last_row, at(marks.end - 1), &rule)?;
            }
        }
        Ok(())
    }
}

/// Sets a sheet up for A4 on its side, with a title above and page numbers below.
pub(crate) fn set_up(sheet: &mut Worksheet, formats: &Formats, title: &str) {
    const A4: u8 = 9;
    let pages = fill(formats.words.pages, &[("page", "&P"), ("pages", "&N")]);
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3)
        // In the codes of a header & stands for itself when doubled; the format holds 255 characters.
        .set_header(format!("&C{}", one_line(title).chars().take(100).collect::<String>().replace('&', "&&")))
        .set_footer(format!("&C{pages}"));
}

/// Counts the lines that a text takes in a column of some width, in digits of the default font.
pub(crate) fn line_count(text: &str, width: u32) -> u32 {
    lines(text, usize::try_from(width).unwrap_or(usize::MAX))
}

fn lines(text: &str, width: usize) -> u32 {
    // A Chinese character takes two; half a one at the end of a line stays empty.
    let room = (width - width % 2).max(2);
    // A byte is never wider than one: what fits by its bytes fits.
    if text.len() <= room && !text.contains('\n') {
        return u32::from(!text.is_empty());
    }
    let count: usize = text.lines().map(|line| line.width().div_ceil(room).max(1)).sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Makes a text fit a cell: no control characters, and no longer than a cell holds.
pub(crate) fn cell_text<'t>(text: &'t str, formats: &Formats) -> Cow<'t, str> {
    let clean = printable(text);
    if clean.len() <= CELL || clean.encode_utf16().count() <= CELL {
        return clean;
    }
    // Room for the note, whatever the number in it.
    let room = CELL - 100;
    let mut units = 0;
    let kept: String = clean
        .chars()
        .take_while(|ch| {
            units += ch.len_utf16();
            units <= room
        })
        .collect();
    let rest = clean.chars().count() - kept.chars().count();
    Cow::Owned(kept + &fill(formats.words.cut, &[("rest", &rest.to_string())]))
}

/// Heads of a table must differ, even in another case; a repeated one gets a number.
fn distinct(heads: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let one = |head: &String| {
        // A head holds 255 characters.
        let head: String = one_line(head).chars().take(200).collect();
        let mut name = if head.trim().is_empty() { "-".to_owned() } else { head };
        let plain = name.clone();
        let mut number = 2;
        while !seen.insert(name.to_lowercase()) {
            name = format!("{plain} ({number})");
            number += 1;
        }
        name
    };
    heads.iter().map(one).collect()
}

/// A single sign, such as ●, which stands in the middle.
fn is_sign(cell: &str) -> bool {
    let mut signs = cell.chars();
    signs.next().is_some_and(|sign| !sign.is_alphanumeric()) && signs.next().is_none()
}

/// Digits, with a decimal point at most; what begins with 0 is a number only below 1.
fn is_number(cell: &str) -> bool {
    let (whole, part) = cell.split_once('.').map_or((cell, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && (whole.len() == 1 || !whole.starts_with('0')) && part.is_none_or(digits)
}

fn at(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::render::marks::Marks;
    use crate::render::xlsx::SheetWords;

    fn formats() -> Formats {
        let words = SheetWords {
            font: "宋体",
            pages: "",
            cut: "……（余下 {rest} 字）",
            unknown: "?",
            naming: Vec::new(),
            notes: "",
            group: "",
            leading: ([""; 2], ""),
        };
        Formats::new(words, Marks { all: Vec::new(), named: "", behind: "" })
    }

    #[test]
    fn a_long_text_is_cut_with_a_note_and_a_short_one_is_not() {
        let formats = formats();
        let long = "预".repeat(40_000);
        let cut = cell_text(&long, &formats);
        assert!(cut.encode_utf16().count() <= CELL && cut.ends_with("……（余下 7333 字）"), "{}", cut.len());
        let whole = "😀".repeat(CELL / 2);
        assert_eq!(cell_text(&whole, &formats), whole);
    }

    #[test]
    fn a_wide_table_gives_way_where_there_is_text() {
        let table = Table {
            heads: ["代码", "原文", "上级原文", "理由", "位置"].map(str::to_owned).to_vec(),
            rows: vec![["FI1", &"预".repeat(300), &"决".repeat(300), &"算".repeat(300), "一"].map(str::to_owned).to_vec()],
        };
        let sheet = Sheet { name: "", title: "", table, keep: 1, printed: None, marks: None, empty: "", above: &[], below: &[] };
        let widths = sheet.widths();
        assert!(widths.iter().sum::<usize>() <= PAGE + 3 && widths[0] == 8 && widths[1] >= READABLE, "{widths:?}");
        assert_eq!((lines(&"预".repeat(10), 21), lines(&"预".repeat(11), 21), lines("一\n二", 21)), (1, 2, 2));
    }

    #[test]
    fn columns_for_the_screen_take_no_room_on_paper() {
        let heads: Vec<String> = (0..20).map(|at| format!("列{at}")).collect();
        let rows = vec![vec!["预".repeat(60); 20]; 3];
        let table = Table { heads, rows };
        let sheet = |printed| Sheet {
            name: "一",
            title: "",
            table: table.clone(),
            keep: 1,
            printed,
            marks: None,
            empty: "",
            above: &[],
            below: &[],
        };
        let on_paper = |widths: Vec<usize>| widths[..6].iter().sum::<usize>();
        assert!(on_paper(sheet(Some(6)).widths()) > on_paper(sheet(None).widths()));
        assert!(on_paper(sheet(Some(6)).widths()) <= PAGE + 6);
        assert_eq!((sheet(Some(20)).on_paper(), sheet(Some(0)).on_paper()), (None, None));
        let mut book = Workbook::new();
        for printed in [Some(6), Some(20)] {
            let name = format!("{printed:?}");
            Sheet { name: &name, ..sheet(printed) }.add(&mut book, &formats()).expect("a sheet");
        }
        let bytes = book.save_to_buffer().expect("a workbook");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
        let mut list = String::new();
        archive.by_name("xl/workbook.xml").expect("the list of sheets").read_to_string(&mut list).expect("text");
        let areas: Vec<&str> = list.split("Print_Area").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
        // Six columns of the first sheet; the second one is printed whole.
        assert_eq!(areas, ["'Some(6)'!$A$1:$F$4"], "{list}");
    }

    #[test]
    fn a_column_that_is_nearly_empty_leaves_its_room_to_the_others() {
        let (long, none) = ("预".repeat(300), String::new());
        let mut rows = vec![vec![long.clone(), none, long.clone()]; 20];
        rows.push(vec![long.clone(), long.clone(), long]);
        let table = Table { heads: ["任务", "落实单位", "原文"].map(str::to_owned).to_vec(), rows };
        let widths =
            Sheet { name: "", title: "", table, keep: 1, printed: None, marks: None, empty: "", above: &[], below: &[] }.widths();
        assert!(widths[1] < SENTENCES && widths[0] == WIDEST && widths[2] == WIDEST, "{widths:?}");
    }

    #[test]
    fn heads_become_distinct() {
        let heads = ["a", "A", "a", "", "=1\n2"].map(str::to_owned);
        assert_eq!(distinct(&heads), ["a", "A (2)", "a (3)", "-", "=1 2"]);
    }

    #[test]
    fn only_plain_numbers_are_numbers() {
        for yes in ["0", "12", "0.83", "2017"] {
            assert!(is_number(yes), "{yes}");
        }
        for no in ["", "007", "1e5", "-1", "+1", "=1", "inf", "1.", "１２", "1234567890123456"] {
            assert!(!is_number(no), "{no}");
        }
    }
}
