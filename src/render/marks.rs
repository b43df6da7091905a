//! Marks at the start of cells, such as ✓3 or ✗, and their colours.

use std::ops::Range;

use super::table::Table;

/// A mark at the start of a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub sign: &'static str,
    /// Its meaning as a word, which may be a cell of its own.
    pub name: &'static str,
    /// Fill and text colour, as 0xRRGGBB.
    pub colours: (u32, u32),
}

/// All marks, in matching order.
#[derive(Debug, Clone)]
pub(crate) struct Marks {
    pub all: Vec<Mark>,
    /// Header of columns that hold the names of the marks.
    pub named: &'static str,
    /// Characters that may follow a mark and its number.
    pub behind: &'static str,
}

impl Marks {
    /// Returns `true` if a text is only a mark with its number, such as ✓3, ✗ or ?~.
    fn is_mark(&self, cell: &str) -> bool {
        let mut marks = self.all.iter().map(|mark| mark.sign);
        let rest = marks.find_map(|mark| cell.strip_prefix(mark));
        rest.is_some_and(|rest| {
            rest.trim_start_matches(|ch: char| ch.is_ascii_digit()).trim_start_matches(self.behind).is_empty()
        })
    }

    /// Returns the trailing columns of a table that hold only marks; `None` if there are none.
    pub(crate) fn columns(&self, table: &Table) -> Option<Range<usize>> {
        let cells = |column: usize| {
            let rows = table.rows.iter().filter(|row| row.len() == table.heads.len());
            rows.filter_map(move |row| row.get(column)).filter(|cell| !cell.is_empty())
        };
        let marks = |column: &usize| cells(*column).all(|cell| self.is_mark(cell));
        let count = (0..table.heads.len()).rev().take_while(marks).count();
        let found = table.heads.len() - count..table.heads.len();
        found.clone().any(|column| cells(column).next().is_some()).then_some(found)
    }

    /// Returns the mark that a cell begins with.
    pub(crate) fn of(&self, cell: &str) -> Option<&Mark> {
        self.all.iter().find(|mark| cell.starts_with(mark.sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_marks_are_the_last_ones_that_hold_nothing_else() {
        let mark = |sign| Mark { sign, name: "", colours: (0, 0) };
        let marks = Marks { all: ["✓", "✗", "+"].map(mark).to_vec(), named: "", behind: "推" };
        let of = |rows: &[[&str; 4]]| {
            let mut table = Table::new(["code", "asked", "one", "two"]);
            table.row(["FI", "Finance"]);
            for row in rows {
                table.row(*row);
            }
            marks.columns(&table)
        };
        assert_eq!(of(&[["FI1", "●", "✓3", ""], ["FI2", "", "✗推", "+12"]]), Some(2..4));
        assert_eq!(of(&[["FI1", "●", "✓3\n第 2 行：预算", "✗"]]), Some(3..4));
        assert_eq!(of(&[["FI1", "3", "12", "公开"]]), None);
        assert_eq!(of(&[["FI1", "", "", ""]]), None, "nothing is no mark");
    }
}
