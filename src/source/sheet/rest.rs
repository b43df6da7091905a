//! Rows cut in two by a page break, as in workbooks made from a PDF.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Place;
use crate::language::current;
use crate::source::cut::{append, is_finished, is_number};

/// Minimum number of cells with text in a header row.
const HEAD: usize = 3;
/// Punctuation at the end of an unfinished cell.
const GOES_ON: [char; 5] = ['，', ',', '、', '：', ':'];

/// Joins the rest of a cut row to its beginning: it has no number of its own and continues a sentence.
pub(super) fn join(cells: &mut BTreeMap<Place, String>, merges: &[(Place, Place)]) {
    let rows: BTreeSet<u32> = cells.keys().map(|&(row, _)| row).collect();
    let Some(first) = cells.keys().map(|&(_, column)| column).min() else { return };
    let mut head: Option<Vec<(u32, String)>> = None;
    let mut last: Option<u32> = None;
    for row in rows {
        let own = texts(cells, row);
        // The header row is repeated on the next page.
        if head.as_ref() == Some(&own) {
            continue;
        }
        if head.is_none() && own.len() >= HEAD {
            head = Some(own.clone());
        }
        let is_merged = |row: u32| merges.iter().any(|(start, end)| (start.0..=end.0).contains(&row));
        match last.filter(|&last| is_rest(cells, first, last, &own) && !is_merged(row) && !is_merged(last)) {
            Some(last) => {
                for (column, text) in own {
                    cells.remove(&(row, column));
                    append(cells.entry((last, column)).or_default(), &text);
                }
            }
            None => last = Some(row),
        }
    }
}

fn texts(cells: &BTreeMap<Place, String>, row: u32) -> Vec<(u32, String)> {
    cells.range((row, 0)..=(row, u32::MAX)).map(|(&(_, column), text)| (column, text.clone())).collect()
}

/// Returns `true` if `rest` continues the row `last`; `first` is the column of row numbers.
fn is_rest(cells: &BTreeMap<Place, String>, first: u32, last: u32, rest: &[(u32, String)]) -> bool {
    let above = |column: u32| cells.get(&(last, column)).map_or("", String::as_str);
    let is_numbered = is_number(above(first)) && rest.iter().all(|(column, _)| *column != first);
    let all_open = rest.iter().all(|(column, _)| !above(*column).is_empty() && !is_finished(above(*column)));
    let ends_elsewhere = cells.range((last, first + 1)..=(last, u32::MAX)).any(|(&(_, column), _)| {
        let is_column = |(found, _): &(u32, String)| *found == column;
        !rest.iter().any(is_column)
    });
    let Some((column, text)) = rest.iter().max_by_key(|(_, text)| text.len()) else { return false };
    let goes_on = |text: &str| text.ends_with(GOES_ON) || text.ends_with(current().sentences.before_rest);
    // A cell without closing punctuation may be complete, unless it breaks off or its rest has the punctuation.
    is_numbered && all_open && ends_elsewhere && (goes_on(above(*column)) || is_finished(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(rows: &[[&str; 4]]) -> Vec<Vec<String>> {
        let places =
            (0_u32..).zip(rows).flat_map(|(row, cells)| (0_u32..).zip(cells).map(move |(column, text)| ((row, column), *text)));
        let mut cells = places.filter(|(_, text)| !text.is_empty()).map(|(place, text)| (place, text.to_owned())).collect();
        join(&mut cells, &[]);
        let rows: BTreeSet<u32> = cells.keys().map(|&(row, _)| row).collect();
        rows.into_iter().map(|row| texts(&cells, row).into_iter().map(|(_, text)| text).collect()).collect()
    }

    const HEAD: [&str; 4] = ["序号", "任务", "单位", "时限"];

    #[test]
    fn the_rest_of_a_row_stands_behind_its_beginning() {
        let found = joined(&[
            HEAD,
            ["1", "公布菜谱，每周", "县教育局、县卫", "全年"],
            ["", "更新一次。", "生局", ""],
            ["2", "公布用水", "县水利局", "年底"],
            HEAD,
            ["", "情况。", "", ""],
            ["3", "公布路况。", "县交通局", "年底"],
        ]);
        let rows: [&[&str]; 5] = [
            &HEAD,
            &["1", "公布菜谱，每周更新一次。", "县教育局、县卫生局", "全年"],
            &["2", "公布用水情况。", "县水利局", "年底"],
            &HEAD,
            &["3", "公布路况。", "县交通局", "年底"],
        ];
        assert_eq!(found, rows);
    }

    #[test]
    fn rows_that_only_lack_a_number_stay_rows() {
        let rows = [
            HEAD,
            ["1", "公布菜谱", "县教育局", "全年"],
            ["", "公布用水", "县水利局", "年底"],
            ["2", "公布路况。", "县交通局", "年底"],
            ["", "公布停车。", "", ""],
            ["3", "公布价格", "县物价局", ""],
            ["", "公布税费。", "", "年底"],
            ["", "公布补贴，", "", ""],
        ];
        assert_eq!(joined(&rows).len(), rows.len());
    }
}
