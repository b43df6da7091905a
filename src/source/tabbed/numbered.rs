//! Rows whose cells were copied as lines of their own, or have line breaks within: they are known by their running numbers.

use super::{Divider, Line, ROWS, Region, Span, WRAPPED, holds_bar, is_cut, is_number, row, trimmed};

impl Region {
    /// Joins the row that has the next running number and was copied over several lines, whose breaks are between cells or within
    /// them; returns it with the number of lines below the first that it takes.
    pub(super) fn numbered(&self, text: &str, first: (Span, &str), rest: &[(Span, &str)]) -> Option<(Line, usize)> {
        let number =
            |span: &Span| text.get(span.range()).filter(|cell| is_number(cell)).and_then(|cell| cell.parse::<usize>().ok());
        let last = number(self.rows.last()?.first()?)?;
        if self.divider != Divider::Tab || self.rows.len() < ROWS {
            return None;
        }
        let cells_of = |(span, raw): &(Span, &str)| row(raw, *span).map_or_else(|| vec![trimmed(raw, *span)], |line| line.cells);
        let mut lines = vec![cells_of(&first)];
        if number(lines.first()?.first()?)? != last + 1 {
            return None;
        }
        let opens_next = |line: &(Span, &str)| cells_of(line).first().and_then(number) == Some(last + 2);
        let next = rest.iter().take(WRAPPED).position(opens_next);
        // A line of cells that is short may be a row with cells left out.
        if next.is_none() && lines.first().is_some_and(|cells| cells.len() > 1) {
            return None;
        }
        for line in rest.iter().take(next.unwrap_or(WRAPPED)) {
            // Behind the last number only the number of its cells says where the row ends.
            if holds_bar(line.1) || next.is_none() && lines.iter().map(Vec::len).sum::<usize>() >= self.width {
                break;
            }
            lines.push(cells_of(line));
        }
        let taken = lines.len().checked_sub(1).filter(|taken| *taken > 0)?;
        let cells = joined(text, lines, self.width)?;
        let span = cells.first()?.cover(*cells.last()?);
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        Some((Line { divider: Divider::Tab, span, cells, filled, closed: false }, taken))
    }
}

/// Makes a row of `width` cells of lines of cells, or `None` if it cannot be: where there are more cells, the breaks at which a cell is
/// cut off first are within cells.
fn joined(text: &str, lines: Vec<Vec<Span>>, width: usize) -> Option<Vec<Span>> {
    let count: usize = lines.iter().map(Vec::len).sum();
    let mut within = count.checked_sub(width).filter(|within| *within < lines.len())?;
    let is_cut = |line: &Vec<Span>| line.last().is_some_and(|last| is_cut(text.get(last.range()).unwrap_or_default()));
    let cuts: Vec<bool> = lines.iter().map(is_cut).collect();
    let breaks = lines.len() - 1;
    let mut spare = cuts.iter().take(breaks).filter(|cut| **cut).count();
    let mut cells: Vec<Span> = Vec::with_capacity(width);
    for (at, line) in lines.into_iter().enumerate() {
        let is_cut = at.checked_sub(1).is_some_and(|above| cuts.get(above) == Some(&true));
        let left = breaks + 1 - at;
        // A break at which no cell is cut off is within one only where those that are do not suffice.
        let joins = at > 0 && within > 0 && (is_cut || within > spare || within >= left);
        spare -= usize::from(is_cut);
        let mut line = line.into_iter();
        if joins && let (Some(open), Some(first)) = (cells.last_mut(), line.next()) {
            *open = open.cover(first);
            within -= 1;
        }
        cells.extend(line);
    }
    (cells.len() == width).then_some(cells)
}

#[cfg(test)]
mod tests {
    use crate::source::tabbed::find;

    fn tables(text: &str) -> Vec<Vec<Vec<&str>>> {
        let rows = |rows: &[Vec<crate::source::Span>]| {
            rows.iter().map(|row| row.iter().map(|cell| &text[cell.range()]).collect()).collect()
        };
        find(text).iter().map(|table| rows(&table.rows)).collect()
    }

    #[test]
    fn a_numbered_row_that_lost_its_tabs_or_has_breaks_in_its_cells_is_one_row() {
        let head = "序号\t任务\t牵头\t责任\t时限\n1\t甲事\t一局\t二局\t年底前\n";
        for (rows, expected) in [
            ("2\n乙事\n三局\n四局\n六月底前\n", ["2", "乙事", "三局", "四局", "六月底前"]),
            ("2\t乙事，全年\n四次\t三局\t四局\n五局\t六月底前\n", ["2", "乙事，全年\n四次", "三局", "四局\n五局", "六月底前"]),
        ] {
            for after in ["3\t丙事\t一局\t二局\t年底前\n", ""] {
                let text = format!("{head}{rows}{after}");
                // Without a row below it, it cannot be told from a short row and a line of text.
                let is_told = !after.is_empty() || rows.starts_with("2\n");
                let found = tables(&text);
                assert_eq!(found[0].get(2).is_some_and(|row| row[..] == expected), is_told, "{text}: {found:?}");
            }
        }
        // A line of text behind a whole row stays outside, and so does one behind a number that is not the next.
        for rows in ["2\t乙事\t三局\t四局\t六月底前\n各单位要重视。\n", "7\n各单位要重视。\n要抓好。\n落实。\n检查。\n"]
        {
            assert!(tables(&format!("{head}{rows}"))[0].iter().flatten().all(|cell| !cell.contains("重视")), "{rows}");
        }
    }
}
