//! Cells without lines around them → columns: which column each cell of a row stands in, where some of its cells are left out because
//! they are merged with those above.
//!
//! A cell goes where what it says fits best; of all ways to lay the cells of a table, in their order, into rows and columns the one
//! that fits best is taken.

use super::class::{Class, Known};
use super::columns::Column;
use crate::plan::numbering::Rank;
use crate::source::Span;

/// Most columns for which the best way is looked for.
const COLUMNS: usize = 16;
/// What a further row costs: a way with fewer rows is taken where both fit.
const ROW: i32 = 5;
/// How well a heading stands over all columns.
const ACROSS: i32 = 20;

/// Whether a cell begins a row, where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    Yes,
    No,
    Maybe,
}

/// The columns that cells are laid into.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub kinds: Vec<Column>,
    /// For each column the rank of the numbers that its cells begin with.
    pub ranks: Vec<Option<Rank>>,
}

/// Where a cell stands: in a column, or over all of them.
pub(super) type Place = usize;

impl Frame {
    /// Makes a frame of columns of which nothing else is known.
    pub(super) fn new(kinds: Vec<Column>) -> Self {
        Self { ranks: vec![None; kinds.len()], kinds }
    }

    /// Lays cells into rows; a place that no cell fills is `None`.
    pub(super) fn lay(&self, cells: &[(Known, Opens)]) -> Vec<Vec<Option<Span>>> {
        let width = self.kinds.len();
        let mut rows: Vec<Vec<Option<Span>>> = Vec::new();
        let mut before: Option<Place> = None;
        for ((cell, opens), place) in cells.iter().zip(self.best(cells)) {
            let opens_row = *opens == Opens::Yes || before.is_none_or(|before| place <= before || place == width);
            if opens_row {
                rows.push(vec![None; width]);
            }
            if let Some(row) = rows.last_mut() {
                if place == width {
                    row.fill(Some(cell.span));
                } else if let Some(slot) = row.get_mut(place) {
                    *slot = Some(cell.span);
                }
            }
            before = Some(place);
        }
        rows
    }

    /// How well cells fit places, together.
    pub(super) fn sum(&self, cells: &[(Known, Opens)], places: impl IntoIterator<Item = Place>) -> i32 {
        cells.iter().zip(places).map(|((cell, _), place)| self.fit(place, cell)).sum()
    }

    /// The places of the cells, in their order, that fit best together.
    pub(super) fn best(&self, cells: &[(Known, Opens)]) -> Vec<Place> {
        let width = self.kinds.len();
        if width == 0 || width > COLUMNS {
            return cells.iter().map(|_| 0).collect();
        }
        // For each cell and place the best sum up to there, and the place of the cell before.
        let mut sums: Vec<Vec<(i32, Place)>> = Vec::with_capacity(cells.len());
        for (index, (cell, opens)) in cells.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| sums.get(before));
            let best_to = |place: Place| {
                let Some(before) = before else { return (if place == width { 0 } else { -self.skipped(0, place) }, 0) };
                let ways = before.iter().enumerate().filter_map(|(last, (sum, _))| {
                    let cost = self.step(last, place, *opens)?;
                    Some((sum.saturating_sub(cost), last))
                });
                // The first of equals, so that the same table is always laid the same way.
                ways.rev().max_by_key(|(sum, _)| *sum).unwrap_or((i32::MIN / 2, 0))
            };
            let made = (0..=width).map(|place| {
                let (sum, last) = best_to(place);
                (sum.saturating_add(self.fit(place, cell)), last)
            });
            sums.push(made.collect());
        }
        let mut place = sums.last().map_or(0, |last| {
            let ends = last.iter().enumerate().map(|(place, (sum, _))| (place, sum - self.skipped(place + 1, width)));
            ends.rev().max_by_key(|(_, sum)| *sum).map_or(0, |(place, _)| place)
        });
        let mut found: Vec<Place> = Vec::with_capacity(cells.len());
        for made in sums.iter().rev() {
            found.push(place);
            place = made.get(place).map_or(0, |(_, last)| *last);
        }
        found.reverse();
        found
    }

    /// What it costs to go from a cell in one place to the next in another; `None` where that cannot be.
    fn step(&self, last: Place, place: Place, opens: Opens) -> Option<i32> {
        let width = self.kinds.len();
        let same_row = opens != Opens::Yes && last < place && place < width;
        if same_row {
            return Some(self.skipped(last + 1, place));
        }
        let before = if place < width { self.skipped(0, place) } else { 0 };
        (opens != Opens::No).then(|| ROW + self.skipped(last + 1, width) + before)
    }

    /// What it costs to leave out the columns from `from` up to `to`.
    fn skipped(&self, from: usize, to: usize) -> i32 {
        let cost = |kind: &Column| match kind {
            Column::Content => 15,
            Column::Units(_) | Column::LedByFirst => 8,
            Column::Deadline => 6,
            Column::Number => 4,
            Column::Group | Column::Name => 2,
            Column::Basis | Column::Note => 1,
        };
        self.kinds.get(from..to.min(self.kinds.len())).unwrap_or_default().iter().map(cost).sum()
    }

    /// How well a cell fits a place.
    fn fit(&self, place: Place, cell: &Known) -> i32 {
        let Some(kind) = self.kinds.get(place) else {
            return if cell.class == Class::Chapter { ACROSS } else { -200 };
        };
        let fits = match (kind, cell.class) {
            (_, Class::Empty) => return 0,
            (Column::Number, Class::Number) => 30,
            (Column::Number, _) => -100,
            (Column::Basis | Column::Note, Class::Number) => 0,
            (_, Class::Number) => -40,
            (Column::Units(_) | Column::LedByFirst, class) => match class {
                Class::Units => 30,
                Class::Short => 2,
                Class::Time => -20,
                _ => -40,
            },
            (Column::Deadline, class) => match class {
                Class::Time => 30,
                Class::Short => 3,
                Class::Units => -20,
                _ => -40,
            },
            (Column::Content, class) => match class {
                Class::Long => 30,
                Class::Short => 20,
                Class::Chapter => 5,
                Class::Units => -15,
                _ => -25,
            },
            (Column::Group | Column::Name, class) => match class {
                Class::Chapter => 30,
                Class::Short => 15,
                Class::Units => -10,
                Class::Time => -20,
                _ => -30,
            },
            (Column::Basis | Column::Note, class) => match class {
                Class::Short => 4,
                Class::Units => -5,
                Class::Chapter => -20,
                _ => 0,
            },
        };
        let rank = match (self.ranks.get(place).copied().flatten(), cell.rank) {
            (Some(known), Some(own)) if known == own => 8,
            (Some(_), Some(_)) => -15,
            // A heading without a number stands below those with one.
            (Some(_), None) if *kind == Column::Group => -4,
            _ => 0,
        };
        fits + rank
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Role;

    const UNITS: Column = Column::Units(Role::Implement);

    /// Lays cells that say what they say; the rows as text.
    fn laid(kinds: &[Column], cells: &[(&str, Opens)]) -> Vec<Vec<String>> {
        let known: Vec<(Known, Opens)> =
            cells.iter().enumerate().map(|(at, (text, opens))| (Known::read(Span::new(at, at + 1), text), *opens)).collect();
        let text = |span: &Option<Span>| span.map_or("", |span| cells[span.start].0).to_owned();
        Frame::new(kinds.to_vec()).lay(&known).iter().map(|row| row.iter().map(text).collect()).collect()
    }

    #[test]
    fn a_stream_of_cells_is_divided_into_rows_and_what_is_merged_is_left_open() {
        let kinds = [Column::Name, Column::Number, Column::Content, UNITS, Column::Deadline];
        let cells = [
            "深化解读",
            "1",
            "公开解读材料。",
            "办公室",
            "年底前",
            "2",
            "公开目录。",
            "各科室",
            "全年",
            "做好培训",
            "3",
            "参加培训",
            "办公室",
            "全年",
        ];
        let cells: Vec<(&str, Opens)> = cells.into_iter().map(|cell| (cell, Opens::Maybe)).collect();
        let expected = [
            ["深化解读", "1", "公开解读材料。", "办公室", "年底前"],
            ["", "2", "公开目录。", "各科室", "全年"],
            ["做好培训", "3", "参加培训", "办公室", "全年"],
        ];
        assert_eq!(laid(&kinds, &cells), expected);
    }

    #[test]
    fn a_heading_stands_over_all_columns_and_is_no_row_of_its_own_content() {
        let kinds = [Column::Content, UNITS, Column::Deadline];
        let cells = ["一、财政", "公开预算。", "市财政局", "全年", "公开决算。", "市审计局", "年底前"];
        let cells: Vec<(&str, Opens)> = cells.into_iter().map(|cell| (cell, Opens::Maybe)).collect();
        let expected = [["一、财政"; 3], ["公开预算。", "市财政局", "全年"], ["公开决算。", "市审计局", "年底前"]];
        assert_eq!(laid(&kinds, &cells), expected);
        let numbered = [("一、公开预算。", Opens::Maybe), ("市财政局", Opens::Maybe), ("全年", Opens::Maybe)];
        assert_eq!(laid(&kinds, &numbered), [["一、公开预算。", "市财政局", "全年"]]);
    }

    #[test]
    fn the_end_of_a_row_is_believed_where_it_is_known() {
        let kinds = [Column::Content, UNITS];
        let cells = [("公开预算。", Opens::Yes), ("公开决算。", Opens::Yes), ("市审计局", Opens::No)];
        assert_eq!(laid(&kinds, &cells), [["公开预算。", ""], ["公开决算。", "市审计局"]]);
    }
}
