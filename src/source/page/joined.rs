//! Joins a table that spans pages: its header is repeated, a row may be cut, and a merged cell may continue.

use super::model::TableCell;
use crate::source::cut::{append, is_finished, is_number};

/// A table with the page of each of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Rows, each with the page on which it begins.
    pub rows: Vec<(usize, Vec<TableCell>)>,
    last_page: usize,
}

impl Table {
    /// Creates a table on one page.
    pub(super) fn new(page: usize, rows: Vec<Vec<TableCell>>) -> Self {
        Self { rows: rows.into_iter().map(|row| (page, row)).collect(), last_page: page }
    }

    /// Returns `true` if the table that follows on the next page has the columns of this one.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        let width = |table: &Self| table.rows.first().map(|(_, row)| row.len());
        self.last_page + 1 == next.last_page && width(self) == width(next)
    }

    /// Appends the table of the next page.
    pub(super) fn join(&mut self, next: Self) {
        let texts = |row: &[TableCell]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        let head = self.rows.iter().zip(&next.rows).take_while(|(own, other)| texts(&own.1) == texts(&other.1)).count();
        let mut rows: Vec<(usize, Vec<TableCell>)> = next.rows.into_iter().skip(head).collect();
        if rows.first().is_some_and(|(_, row)| self.is_cut_before(row)) {
            let (_, rest) = rows.remove(0);
            for (cell, cut) in rows.first_mut().into_iter().flat_map(|(_, row)| row).zip(&rest) {
                cell.rows = cell.rows.max(cut.rows.saturating_sub(1));
            }
            self.append(rest);
        }
        if let Some((_, first)) = rows.first_mut() {
            self.carry_merged(first);
        }
        self.rows.extend(rows);
        self.last_page = next.last_page;
    }

    fn last(&self) -> Option<&Vec<TableCell>> {
        self.rows.last().map(|(_, row)| row)
    }

    /// Returns `true` if `row` is the rest of the last row after a page break: it has no number of its own, and its text continues
    /// unfinished cells.
    fn is_cut_before(&self, row: &[TableCell]) -> bool {
        let Some(last) = self.last().filter(|last| last.len() == row.len()) else { return false };
        let filled: Vec<usize> = (0..row.len()).filter(|&at| !row[at].text.is_empty()).collect();
        let goes_on = |&at: &usize| !last[at].text.is_empty();
        if filled.is_empty() || !filled.iter().all(goes_on) || row.iter().any(|cell| cell.rows > 1 && !cell.text.is_empty()) {
            return false;
        }
        let is_open = |&at: &usize| !is_finished(&last[at].text);
        let ended = (0..row.len()).any(|at| row[at].text.is_empty() && row[at].rows == 1 && !last[at].text.is_empty());
        let numbered = is_number(&last[0].text) && last[0].rows == 1 && row[0].text.is_empty() && row[0].rows == 1;
        ended && (filled.iter().all(is_open) || (numbered && filled.len() == 1))
    }

    fn append(&mut self, rest: Vec<TableCell>) {
        let Some((_, last)) = self.rows.last_mut() else { return };
        for (cell, rest) in last.iter_mut().zip(rest) {
            append(&mut cell.text, &rest.text);
        }
    }

    /// Merges an empty cell at the top of a page into the merged cell that it continues.
    fn carry_merged(&mut self, first: &[TableCell]) {
        for (column, cell) in first.iter().enumerate().filter(|(_, cell)| cell.text.is_empty()) {
            let begin =
                (0..self.rows.len()).rev().find(|&at| self.rows[at].1.get(column).is_some_and(|own| !own.text.is_empty()));
            let Some(begin) = begin else { continue };
            let below = self.rows.len() - begin;
            let Some(own) = self.rows.get_mut(begin).and_then(|(_, row)| row.get_mut(column)) else { continue };
            let reaches_edge = own.rows >= below;
            if reaches_edge && (own.rows > 1 || cell.rows > 1) {
                own.rows = below + cell.rows;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<TableCell> {
        cells.iter().map(|text| TableCell { text: (*text).to_owned(), rows: 1, columns: 1 }).collect()
    }

    fn texts(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|(_, row)| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    fn joined(first: Vec<Vec<TableCell>>, second: Vec<Vec<TableCell>>) -> Table {
        let mut table = Table::new(1, first);
        let next = Table::new(2, second);
        assert!(table.goes_on_in(&next));
        table.join(next);
        table
    }

    #[test]
    fn the_head_is_not_repeated() {
        let table = joined(vec![row(&["序号", "任务"]), row(&["1", "甲"])], vec![row(&["序号", "任务"]), row(&["2", "乙"])]);
        assert_eq!(texts(&table), [["序号", "任务"], ["1", "甲"], ["2", "乙"]]);
        assert_eq!(table.rows[2].0, 2);
    }

    #[test]
    fn a_row_that_the_page_cuts_is_one() {
        let first = vec![row(&["序号", "任务", "单位", "时限"]), row(&["1", "公开年报，方便", "某局", "6月底前"])];
        let table = joined(first, vec![row(&["", "群众查询。", "", ""]), row(&["2", "乙", "某局", "每月"])]);
        assert_eq!(texts(&table)[1..], [["1", "公开年报，方便群众查询。", "某局", "6月底前"], ["2", "乙", "某局", "每月"]]);
    }

    #[test]
    fn a_row_without_a_number_that_stands_for_itself_stays_one() {
        let first = vec![row(&["序号", "任务", "单位"]), row(&["1", "公开年报。", "某局"])];
        let table = joined(first, vec![row(&["", "公开季报。", "另一局"])]);
        assert_eq!(table.rows.len(), 3);
    }

    #[test]
    fn a_merged_cell_goes_on_over_the_page() {
        let mut first = vec![row(&["1", "甲", "某局"]), row(&["2", "乙", ""])];
        first[0][2].rows = 2;
        let mut second = vec![row(&["3", "丙", ""]), row(&["4", "丁", ""]), row(&["5", "戊", ""])];
        second[0][2].rows = 2;
        let table = joined(first, second);
        assert_eq!(table.rows[0].1[2].rows, 4);
    }

    #[test]
    fn a_merged_cell_goes_on_beside_a_row_that_the_page_cuts() {
        let mut first = vec![row(&["1", "甲。", "某局"]), row(&["2", "乙，方便", ""])];
        first[0][2].rows = 2;
        let mut second = vec![row(&["", "群众。", ""]), row(&["3", "丙。", ""]), row(&["4", "丁。", "另一局"])];
        second[0][2].rows = 2;
        let table = joined(first, second);
        assert_eq!(
            texts(&table),
            [["1", "甲。", "某局"], ["2", "乙，方便群众。", ""], ["3", "丙。", ""], ["4", "丁。", "另一局"]]
        );
        assert_eq!(table.rows[0].1[2].rows, 3);
    }

    #[test]
    fn an_empty_cell_under_a_single_one_stays_empty() {
        let table = joined(vec![row(&["1", "甲", "某局"])], vec![row(&["2", "乙", ""])]);
        assert_eq!(table.rows[0].1[2].rows, 1);
    }
}
