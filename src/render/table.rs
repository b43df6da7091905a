//! Rows and columns, and three ways to write them: terminal, Markdown, CSV.

mod terminal;

pub use terminal::Terminal;

use crate::render::width::TextWidth;

/// A table of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Column headers.
    pub heads: Vec<String>,
    /// Rows, each as long as the headers; a shorter row is a group header.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Creates an empty table with the given headers.
    #[must_use]
    pub fn new<T: Into<String>>(heads: impl IntoIterator<Item = T>) -> Self {
        Self { heads: heads.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Removes the columns that are empty in all rows, to leave more room on a narrow terminal.
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

    /// Turns group headers into a first column, so that every row can be sorted and filtered.
    #[must_use]
    pub fn ungrouped(&self, head: &str) -> Self {
        let width = self.heads.len();
        if self.rows.iter().all(|row| row.len() >= width) {
            return self.clone();
        }
        let heads = std::iter::once(head.to_owned()).chain(self.heads.iter().cloned());
        let mut flat = Self { heads: heads.collect(), rows: Vec::new() };
        let mut group = String::new();
        for row in &self.rows {
            if row.len() < width {
                row.join(" ").trim().clone_into(&mut group);
            } else {
                flat.rows.push(std::iter::once(group.clone()).chain(row.iter().cloned()).collect());
            }
        }
        flat
    }

    fn is_group(&self, row: &[String]) -> bool {
        row.len() < self.heads.len()
    }

    /// Escapes a cell and keeps its lines by `<br>`: Markdown has no other line break in tables.
    fn markdown_cell(cell: &str) -> String {
        cell.split('\n').map(markdown_text).collect::<Vec<_>>().join("<br>")
    }

    fn filled<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = &'a str> {
        (0..self.heads.len()).map(|at| row.get(at).map_or("", String::as_str))
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

    /// Writes the table as CSV with a byte-order mark, without which a spreadsheet garbles Chinese text.
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

/// Returns `true` if a cell is a number, a code or a word, which a narrow column should not break.
pub(crate) fn is_short(cell: &str) -> bool {
    const SHORT: usize = 8;
    !cell.is_empty() && cell.width() <= SHORT && !cell.contains(char::is_whitespace)
}

/// Escapes Markdown in a text.
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

/// Prevents a spreadsheet from reading a cell as a formula.
pub(crate) fn formula_safe(cell: &str) -> String {
    let starts_formula =
        cell.starts_with(['=', '-', '@', '\t', '\r']) || (cell.starts_with('+') && cell[1..].parse::<u32>().is_err());
    if starts_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(width: Option<u16>) -> Terminal {
        Terminal { width, color: false, colon: "：", folded: "其余" }
    }

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
            let text = sample().terminal(on(Some(width)));
            assert!(text.lines().all(|line| line.width() <= usize::from(width)), "{width}\n{text}");
            assert!(text.contains("FI1"), "{text}");
        }
        let text = sample().terminal(on(None));
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

    #[test]
    fn a_group_becomes_a_column() {
        let mut table = Table::new(["code", "item", "plan"]);
        table.row(["FI", "Finance"]);
        table.row(["FI1", "Budgets", "✓3"]);
        let flat = table.ungrouped("domain");
        assert_eq!(flat.heads, ["domain", "code", "item", "plan"]);
        assert_eq!(flat.rows, [["FI Finance", "FI1", "Budgets", "✓3"]]);
    }
}
