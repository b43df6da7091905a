//! Column widths of a sheet, and the number of lines of a text in a column.

use std::ops::Range;

use crate::render::table::Table;
use crate::render::width::{TextWidth, within};

/// Minimum and maximum column width, in digits of the default font.
const NARROWEST: usize = 6;
const WIDEST: usize = 70;
/// Maximum text width that a column requests.
const LONG: usize = 160;
/// Width of a landscape page at a legible size.
pub(super) const PAGE: usize = 185;
/// Minimum widths to which columns are shrunk: of text, of text wider than names, and of whole paragraphs.
const READABLE: usize = 14;
const PHRASES: usize = 24;
const SENTENCES: usize = 38;
/// Width of a list of names.
const NAMES: usize = 48;
/// Maximum width that a header requests, and that of a column of marks: place names may break.
const HEAD: usize = 14;
const NARROW_HEAD: usize = 10;
/// Width of a filter button in a header.
pub(super) const FILTER: usize = 3;

/// The properties of columns that determine their widths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns<'a> {
    pub table: &'a Table,
    /// Number of columns to print, from the left; `None`: all.
    pub printed: Option<usize>,
    /// Columns of marks such as ✓3.
    pub marks: Option<&'a Range<usize>>,
    /// Text shown if there is no row.
    pub empty: &'a str,
}

impl Columns<'_> {
    /// Returns the number of columns to print, if not all.
    pub(super) fn on_paper(&self) -> Option<usize> {
        self.printed.filter(|printed| (1..self.table.heads.len()).contains(printed))
    }

    fn is_mark(&self, column: usize) -> bool {
        self.marks.is_some_and(|marks| marks.contains(&column))
    }

    /// Returns the widths by content; if a page cannot hold them, text columns shrink.
    pub(super) fn widths(&self) -> Vec<usize> {
        let columns = self.table.heads.len();
        let printed = self.on_paper().unwrap_or(columns);
        let beside = (printed..columns).map(|column| self.asked(column).usual.min(WIDEST));
        self.widths_of(0..printed).into_iter().chain(beside).collect()
    }

    fn widths_of(&self, columns: Range<usize>) -> Vec<usize> {
        let asked: Vec<Asked> = columns.map(|column| self.asked(column)).collect();
        let whole = asked.iter().map(|asked| asked.whole);
        let mut widths: Vec<usize> =
            if whole.clone().sum::<usize>() > PAGE { asked.iter().map(|asked| asked.usual).collect() } else { whole.collect() };
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

    /// Returns the widths that a column requests.
    fn asked(&self, column: usize) -> Asked {
        let cells = self.table.rows.iter().filter_map(|row| row.get(column));
        let of_rows = cells.map(|cell| cell.lines().map(|line| within(line, LONG)).max().unwrap_or(0));
        let (sum, widest) = of_rows.fold((0, 0), |(sum, widest), width| (sum + width, width.max(widest)));
        let empty = if self.table.rows.is_empty() && column == 0 { self.empty.width() } else { 0 };
        // A header may break; its filter button takes room.
        let most = if self.is_mark(column) { NARROW_HEAD } else { HEAD };
        let head = self.table.heads.get(column).map_or(0, |head| head.width().min(most) + FILTER + 1);
        let for_cells = |widest: usize| (widest.max(empty) + 2).max(head).clamp(NARROWEST, LONG);
        Asked { whole: for_cells(widest), usual: for_cells(widest.min(3 * sum / self.table.rows.len().max(1))) }
    }
}

/// The widths that a column requests.
#[derive(Debug, Clone, Copy)]
struct Asked {
    /// Width of its widest cell.
    whole: usize,
    /// Usual width, which makes one long cell among many short ones break.
    usual: usize,
}

/// Counts the lines of a text in a column whose width is given in digits of the default font.
pub(crate) fn line_count(text: &str, width: u32) -> u32 {
    lines(text, usize::try_from(width).unwrap_or(usize::MAX))
}

pub(super) fn lines(text: &str, width: usize) -> u32 {
    // A Chinese character takes two columns; half a one at the end of a line stays empty.
    let room = (width - width % 2).max(2);
    // A byte is never wider than one column: a text that fits by its bytes fits.
    if text.len() <= room && !text.contains('\n') {
        return u32::from(!text.is_empty());
    }
    let count: usize = text.lines().map(|line| line.width().div_ceil(room).max(1)).sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_table_gives_way_where_there_is_text() {
        let table = Table {
            heads: ["代码", "原文", "上级原文", "理由", "位置"].map(str::to_owned).to_vec(),
            rows: vec![["FI1", &"预".repeat(300), &"决".repeat(300), &"算".repeat(300), "一"].map(str::to_owned).to_vec()],
        };
        let sheet = Columns { table: &table, printed: None, marks: None, empty: "" };
        let widths = sheet.widths();
        assert!(widths.iter().sum::<usize>() <= PAGE + 3 && widths[0] == 8 && widths[1] >= READABLE, "{widths:?}");
        assert_eq!((lines(&"预".repeat(10), 21), lines(&"预".repeat(11), 21), lines("一\n二", 21)), (1, 2, 2));
    }

    #[test]
    fn a_column_that_is_nearly_empty_leaves_its_room_to_the_others() {
        let (long, none) = ("预".repeat(300), String::new());
        let mut rows = vec![vec![long.clone(), none, long.clone()]; 20];
        rows.push(vec![long.clone(), long.clone(), long]);
        let table = Table { heads: ["任务", "落实单位", "原文"].map(str::to_owned).to_vec(), rows };
        let widths = Columns { table: &table, printed: None, marks: None, empty: "" }.widths();
        assert!(widths[1] < SENTENCES && widths[0] == WIDEST && widths[2] == WIDEST, "{widths:?}");
    }
}
