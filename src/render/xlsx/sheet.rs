//! Any table as a sheet: widths that fit Chinese, filters, frozen headers, colours, and print settings for A4.

mod text;
mod widths;

use std::ops::Range;

use self::text::{distinct, is_number, is_sign};
use self::widths::{Columns, FILTER, PAGE, lines};
use super::formats::{Formats, coloured};
use crate::render::fill::fill;
use crate::render::printable::one_line;
use crate::render::table::Table;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText, ConditionalFormatTextRule, Format, Table as Filters,
    TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

pub(crate) use self::text::cell_text;
pub(crate) use self::widths::line_count;

/// A table to be written as a sheet.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// Name of the sheet.
    pub name: &'a str,
    /// Page header in print.
    pub title: &'a str,
    /// Its rows, without group headers.
    pub table: Table,
    /// Number of columns on the left that are frozen and repeated on every page.
    pub keep: u16,
    /// Number of columns to print, from the left, always on one page side by side; those after them are for the screen. `None`: all.
    pub printed: Option<usize>,
    /// Columns of marks such as ✓3 and ✗, which are coloured.
    pub marks: Option<Range<usize>>,
    /// Text shown if there is no row.
    pub empty: &'a str,
    /// Sentences above the table.
    pub above: &'a [&'a str],
    /// Sentences below the table.
    pub below: &'a [&'a str],
}

/// Height of a line, and maximum height of a row, in points.
const LINE: f64 = 14.0;
const HIGHEST: f64 = 409.0;

impl Sheet<'_> {
    /// Adds the sheet to a workbook.
    pub(crate) fn add(&self, book: &mut Workbook, formats: &Formats) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(self.name)?;
        let widths = self.columns().widths();
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
        if let Some(printed) = self.columns().on_paper() {
            sheet.set_print_area(0, 0, self.last().0, at(printed - 1))?;
        } else if total > PAGE * 3 / 2 {
            // Small print is better than a second page if only a little does not fit.
            sheet.set_print_fit_to_pages(u16::try_from(total.div_ceil(PAGE)).unwrap_or(u16::MAX), 0);
            sheet.set_repeat_columns(0, self.keep.saturating_sub(1))?;
        }
        sheet.set_freeze_panes(self.head() + 1, self.keep)?;
        Ok(())
    }

    fn columns(&self) -> Columns<'_> {
        Columns { table: &self.table, printed: self.printed, marks: self.marks.as_ref(), empty: self.empty }
    }

    /// Returns the header row.
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
            // Not every program computes the height of a row itself.
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

    /// Formats the cells: a column as a whole, because looking up a format costs more than writing a cell, then the cells that
    /// differ.
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

    /// Writes sentences from a row on, each as wide as the table.
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

    /// Returns the number format of a column; `None` if it is not numeric.
    fn number_format<'l>(&self, column: usize, formats: &'l Formats) -> Option<&'l Format> {
        let parts = self.table.rows.iter().filter_map(|row| row.get(column)).any(|cell| cell.contains('.'));
        self.is_numeric(column, formats).then_some(if parts { &formats.decimal } else { &formats.number })
    }

    /// Returns `true` if a column holds only numbers and “unknown”, under a header that does not name or quote.
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

/// Sets a sheet up for A4 landscape, with a title above and page numbers below.
pub(crate) fn set_up(sheet: &mut Worksheet, formats: &Formats, title: &str) {
    const A4: u8 = 9;
    let pages = fill(formats.words.pages, &[("page", "&P"), ("pages", "&N")]);
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3)
        // A literal & in a header is doubled; the format allows 255 characters.
        .set_header(format!("&C{}", one_line(title).chars().take(100).collect::<String>().replace('&', "&&")))
        .set_footer(format!("&C{pages}"));
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

    pub(super) fn formats() -> Formats {
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
        assert!(on_paper(sheet(Some(6)).columns().widths()) > on_paper(sheet(None).columns().widths()));
        assert!(on_paper(sheet(Some(6)).columns().widths()) <= PAGE + 6);
        assert_eq!((sheet(Some(20)).columns().on_paper(), sheet(Some(0)).columns().on_paper()), (None, None));
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
}
