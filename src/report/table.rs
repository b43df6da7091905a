//! Rows and columns, and the three ways to write them: terminal, Markdown, CSV.

use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};

use super::RenderOptions;

/// A table of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Column heads.
    pub heads: Vec<String>,
    /// Rows, each as long as the heads; a shorter row is the head of a group.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Makes an empty table with these heads.
    #[must_use]
    pub fn new<T: Into<String>>(heads: impl IntoIterator<Item = T>) -> Self {
        Self { heads: heads.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Leaves out the columns that no row fills, so that a narrow terminal has room for the others.
    #[must_use]
    pub fn without_empty_columns(self) -> Self {
        let filled: Vec<bool> = (0..self.heads.len())
            .map(|at| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let keep = |cells: Vec<String>| -> Vec<String> {
            cells.into_iter().zip(&filled).filter_map(|(cell, filled)| filled.then_some(cell)).collect()
        };
        Self { heads: keep(self.heads), rows: self.rows.into_iter().map(keep).collect() }
    }

    fn is_group(&self, row: &[String]) -> bool {
        row.len() < self.heads.len()
    }

    /// The longest word of each column that a line break would cut in two: a code, a name, a word with letters.
    fn longest_words(&self) -> Vec<usize> {
        let longest = |cell: &str| cell.split(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '-')).map(str::len).max();
        let column = |at: usize| {
            let cells = std::iter::once(&self.heads).chain(&self.rows).filter_map(|row| row.get(at));
            cells.filter_map(|cell| longest(cell)).max().unwrap_or_default()
        };
        (0..self.heads.len()).map(column).collect()
    }

    /// A cell of several lines keeps them: Markdown knows no other way inside a table.
    fn markdown_cell(cell: &str) -> String {
        cell.split('\n').map(markdown_text).collect::<Vec<_>>().join("<br>")
    }

    fn filled<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = &'a str> {
        (0..self.heads.len()).map(|at| row.get(at).map_or("", String::as_str))
    }

    /// Writes the table for a terminal; without a width, full text and no wrapping.
    #[must_use]
    pub fn terminal(&self, options: RenderOptions) -> String {
        let mut grid = Grid::new();
        grid.load_style(presets::UTF8_FULL_CONDENSED);
        if options.color {
            grid.enforce_styling();
        } else {
            grid.force_no_tty();
        }
        match options.width {
            Some(width) => {
                grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
            }
            None => {
                grid.set_content_arrangement(ContentArrangement::Disabled);
            }
        }
        grid.set_header(self.heads.iter().map(|head| Cell::new(head).add_attribute(Attribute::Bold)));
        for row in &self.rows {
            let style = if self.is_group(row) { Attribute::Bold } else { Attribute::Reset };
            grid.add_row(self.filled(row).map(|text| Cell::new(text).add_attribute(style)));
        }
        keep_narrow_columns(&mut grid, options.width, &self.longest_words());
        grid.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }

    /// Writes the table as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = line(self.heads.iter().map(|head| markdown_text(head)).collect());
        text.push_str(&line(self.heads.iter().map(|_| "---".to_owned()).collect()));
        for row in &self.rows {
            let cells: Vec<String> = if self.is_group(row) {
                self.filled(row)
                    .map(|cell| if cell.is_empty() { String::new() } else { format!("**{}**", Self::markdown_cell(cell)) })
                    .collect()
            } else {
                self.filled(row).map(Self::markdown_cell).collect()
            };
            text.push_str(&line(cells));
        }
        text
    }

    /// Writes the table as CSV with a byte-order mark, so that a spreadsheet opens Chinese text right.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let rows = std::iter::once(&self.heads).chain(self.rows.iter().filter(|row| !self.is_group(row)));
        for row in rows {
            // Writing into memory cannot fail.
            let _ = writer.write_record(row.iter().map(|cell| formula_safe(cell)));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
    }
}

/// What every open column has before the rest is shared: narrower than three characters no text can be read, and a table of so many
/// columns is left to the library.
const READABLE: usize = 6;

/// A word up to this length is kept in one piece where the table has room; a web address is not.
const LONG_WORD: usize = 16;

/// Gives every column that needs no more than its share of the width all that it needs, so that a long text beside it does not
/// break a code or a mark in two; the others share what is left, a column of long texts more than one of short ones.
fn keep_narrow_columns(grid: &mut Grid, width: Option<u16>, words: &[usize]) {
    let Some(width) = width else { return };
    let wanted = grid.column_max_content_widths();
    // Two cells of padding and a border line for each column, and the last border.
    let mut left = usize::from(width).saturating_sub(3 * wanted.len() + 1);
    let mut open: Vec<usize> = (0..wanted.len()).collect();
    loop {
        let share = left / open.len().max(1);
        let (fits, rest): (Vec<usize>, Vec<usize>) = open.iter().partition(|&&index| usize::from(wanted[index]) <= share);
        if fits.is_empty() {
            break;
        }
        for index in fits {
            left -= usize::from(wanted[index]);
            if let Some(column) = grid.column_mut(index) {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(wanted[index] + 2)));
            }
        }
        open = rest;
    }
    // By the root, so that a text ten times as long takes three times the width and not the whole table.
    let weight = |index: usize| usize::from(wanted[index]).isqrt().max(1);
    let weights: usize = open.iter().map(|&index| weight(index)).sum();
    let whole_words = |index: usize| words.get(index).copied().unwrap_or_default().clamp(READABLE, LONG_WORD);
    let room = |floor: &dyn Fn(usize) -> usize| left.checked_sub(open.iter().map(|&index| floor(index)).sum());
    let readable = |_: usize| READABLE;
    let floors: [&dyn Fn(usize) -> usize; 2] = [&whole_words, &readable];
    let Some((floor, left)) = floors.into_iter().find_map(|floor| Some((floor, room(floor)?))) else { return };
    let share = |index: usize| floor(index) + left * weight(index) / weights.max(1);
    for &index in &open {
        let fixed = u16::try_from(share(index) + 2).unwrap_or(width);
        if let Some(column) = grid.column_mut(index) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(fixed)));
        }
    }
}

/// Keeps a plan's text from becoming markup.
#[must_use]
pub fn markdown_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' => {
                safe.push('\\');
                safe.push(ch);
            }
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(ch),
        }
    }
    safe
}

/// Keeps a cell from being read as a formula by a spreadsheet.
pub(super) fn formula_safe(cell: &str) -> String {
    let starts_formula =
        cell.starts_with(['=', '-', '@', '\t', '\r']) || (cell.starts_with('+') && cell[1..].parse::<u32>().is_err());
    if starts_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Lang;
    use unicode_width::UnicodeWidthStr;

    fn sample() -> Table {
        let mut table = Table::new(["代码", "名称", "原文"]);
        table.row(["FI", "财政"]);
        table.row([
            "FI1",
            "预决算公开",
            "公开本级“三公”经费|预决算，<b>细化</b>到项级科目。公开本级部门预算，接受社会监督，方便群众查阅。",
        ]);
        table.row(["FI2", "=cmd", "+1"]);
        table
    }

    #[test]
    fn a_terminal_table_fits_its_width_and_a_piped_one_is_not_cut() {
        for width in [40, 80, 200] {
            let text = sample().terminal(RenderOptions { lang: Lang::Zh, width: Some(width), color: false });
            assert!(text.lines().all(|line| line.width() <= usize::from(width)), "{width}\n{text}");
            assert!(text.contains("FI1"), "{text}");
        }
        let text = sample().terminal(RenderOptions { lang: Lang::Zh, width: None, color: false });
        assert!(text.contains("接受社会监督，方便群众查阅。"), "{text}");
    }

    #[test]
    fn a_column_that_no_row_fills_is_left_out() {
        let mut table = Table::new(["代码", "备注", "名称"]);
        table.row(["FI1", "", "预决算公开"]);
        assert_eq!(table.without_empty_columns().markdown(), "| 代码 | 名称 |\n| --- | --- |\n| FI1 | 预决算公开 |\n");
    }

    #[test]
    fn text_cannot_become_markup_or_a_formula() {
        let markdown = sample().markdown();
        assert!(markdown.contains(r"经费\|预决算，\<b\>细化"), "{markdown}");
        assert!(markdown.contains("| **FI** | **财政** |  |"), "{markdown}");
        let csv = sample().csv();
        assert!(csv.starts_with('\u{feff}') && csv.contains("'=cmd,+1"), "{csv}");
    }
}
