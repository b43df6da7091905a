//! Ruled tables: where drawn lines cross, every piece of text belongs to the cell around it.
//!
//! White space cannot separate cells: a cell that is filled to its edge touches the next.

use std::collections::BTreeMap;

use super::model::TableCell;

/// Maximum distance between two ends that still meet, in points.
const NEAR: f32 = 3.0;
/// How far lines must extend beyond the last line that crosses them to show an open side of the table, in points.
const BEYOND: f32 = 8.0;
/// Maximum number of pairs of lines compared on a page; a page with more is no table.
const MOST_PAIRS: usize = 4_000_000;
/// Maximum number of cells in a table.
const MOST_CELLS: usize = 20_000;
/// Minimum number of cells in a table: with fewer it is a frame around text.
const FEWEST_CELLS: usize = 4;

/// A drawn line along one axis: its position on the other axis, and its extent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Whether it is vertical.
    pub upright: bool,
    /// Its x if vertical, else its y.
    pub at: f32,
    /// Start.
    pub from: f32,
    /// End.
    pub to: f32,
}

/// A positioned piece of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Text.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Baseline.
    pub bottom: f32,
    /// Font size.
    pub size: f32,
}

/// A table with its position on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// Rows of cells from the top.
    pub rows: Vec<Vec<TableCell>>,
    /// Indices of the pieces in it.
    pub pieces: Vec<usize>,
}

impl Grid {
    /// Returns the upper edge.
    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or_default()
    }

    /// Returns the right edge.
    pub(super) fn right(&self) -> f32 {
        self.xs.last().copied().unwrap_or_default()
    }

    /// Returns `true` if a line is one of the table's own.
    pub(super) fn holds(&self, rule: &Rule) -> bool {
        let (at, along) = if rule.upright { (&self.xs, &self.ys) } else { (&self.ys, &self.xs) };
        let within = |edges: &[f32], value: f32| {
            let (low, high) = edges.iter().fold((f32::MAX, f32::MIN), |(low, high), &edge| (low.min(edge), high.max(edge)));
            value >= low - NEAR && value <= high + NEAR
        };
        within(at, rule.at) && within(along, rule.from) && within(along, rule.to)
    }
}

/// Finds the ruled tables of a page and their text.
pub(super) fn grids(pieces: &[Piece], rules: &[Rule]) -> Vec<Grid> {
    let upright = merged(rules.iter().copied().filter(|rule| rule.upright).collect());
    let level = merged(rules.iter().copied().filter(|rule| !rule.upright).collect());
    if upright.len().saturating_mul(level.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut taken = vec![false; pieces.len()];
    let mut found = Vec::new();
    for (upright, level) in connected(&upright, &level) {
        let (upright, level) = closed(upright, level, pieces);
        if upright.len() < 3 || level.len() < 3 {
            continue;
        }
        found.extend(grid(&upright, &level, pieces, &mut taken));
    }
    found
}

/// Joins collinear lines that meet; tables are often drawn cell by cell.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut found: Vec<Rule> = Vec::new();
    let mut group: Vec<Rule> = Vec::new();
    let mut flush = |group: &mut Vec<Rule>| {
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let at = group.first().map_or(0.0, |rule| rule.at);
        for rule in group.drain(..) {
            match found.last_mut() {
                Some(last) if last.at.to_bits() == at.to_bits() && rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => found.push(Rule { at, ..rule }),
            }
        }
    };
    for rule in rules {
        if group.first().is_some_and(|first| rule.at - first.at > NEAR) {
            flush(&mut group);
        }
        group.push(rule);
    }
    flush(&mut group);
    found
}

/// Groups lines that cross, directly or through others.
fn connected(upright: &[Rule], level: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut groups = Groups::new(upright.len() + level.len());
    for (at, one) in upright.iter().enumerate() {
        for (other_at, other) in level.iter().enumerate() {
            if covers(other, one.at) && covers(one, other.at) {
                groups.join(at, upright.len() + other_at);
            }
        }
    }
    let mut found: BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = BTreeMap::new();
    for (at, rule) in upright.iter().chain(level).enumerate() {
        let (uprights, levels) = found.entry(groups.root(at)).or_default();
        if rule.upright { uprights.push(*rule) } else { levels.push(*rule) }
    }
    found.into_values().filter(|(upright, level)| !upright.is_empty() && !level.is_empty()).collect()
}

/// Adds the outer lines that official tables omit: where lines extend beyond the outermost line that crosses them, and text is there.
fn closed(mut upright: Vec<Rule>, mut level: Vec<Rule>, pieces: &[Piece]) -> (Vec<Rule>, Vec<Rule>) {
    for begins in [true, false] {
        let side = open_side(&upright, &level, begins, |low, high, bottom, top| {
            pieces.iter().any(|piece| (low..high).contains(&piece.left) && (bottom..top).contains(&piece.bottom))
        });
        upright.extend(side);
    }
    for begins in [true, false] {
        let side = open_side(&level, &upright, begins, |bottom, top, left, right| {
            pieces.iter().any(|piece| (bottom..top).contains(&piece.bottom) && (left..right).contains(&piece.left))
        });
        level.extend(side);
    }
    (upright, level)
}

/// Returns the line missing at the beginning or the end of `lines`; `has_text` returns `true` if there is text between two positions
/// on one axis and two on the other.
fn open_side(walls: &[Rule], lines: &[Rule], begins: bool, has_text: impl Fn(f32, f32, f32, f32) -> bool) -> Option<Rule> {
    let places = walls.iter().map(|wall| wall.at);
    let outermost = if begins { places.reduce(f32::min) } else { places.reduce(f32::max) }?;
    let end = |line: &Rule| if begins { line.from } else { line.to };
    let ends = lines.iter().map(end);
    let at = if begins { ends.reduce(f32::min) } else { ends.reduce(f32::max) }?;
    let goes_beyond = if begins { outermost - at > BEYOND } else { at - outermost > BEYOND };
    let reaching: Vec<&Rule> = lines.iter().filter(|line| (end(line) - at).abs() <= NEAR).collect();
    let from = reaching.iter().map(|line| line.at).chain(walls.iter().map(|wall| wall.from)).reduce(f32::min)?;
    let to = reaching.iter().map(|line| line.at).chain(walls.iter().map(|wall| wall.to)).reduce(f32::max)?;
    let (low, high) = (at.min(outermost), at.max(outermost));
    let is_side = goes_beyond && reaching.len() > 1 && reaching.len() * 2 >= lines.len();
    let upright = walls.first()?.upright;
    (is_side && has_text(low, high, from, to)).then_some(Rule { upright, at, from, to })
}

fn covers(rule: &Rule, value: f32) -> bool {
    rule.from - NEAR <= value && value <= rule.to + NEAR
}

/// Returns the distinct positions of lines.
fn places(rules: &[Rule]) -> Vec<f32> {
    let mut found: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    found.sort_by(f32::total_cmp);
    found.dedup_by(|b, a| *b - *a <= NEAR);
    found
}

fn grid(upright: &[Rule], level: &[Rule], pieces: &[Piece], taken: &mut [bool]) -> Option<Grid> {
    let xs = places(upright);
    let mut ys = places(level);
    ys.reverse();
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns < 2 || rows < 2 || columns.saturating_mul(rows) > MOST_CELLS {
        return None;
    }
    let mut cells = Groups::new(columns * rows);
    let wall = |rules: &[Rule], at: f32, across: f32| {
        rules.iter().any(|rule| (rule.at - at).abs() <= NEAR && rule.from <= across && across <= rule.to)
    };
    for row in 0..rows {
        for column in 0..columns {
            let cell = row * columns + column;
            if column + 1 < columns && !wall(upright, xs[column + 1], f32::midpoint(ys[row], ys[row + 1])) {
                cells.join(cell, cell + 1);
            }
            if row + 1 < rows && !wall(level, ys[row + 1], f32::midpoint(xs[column], xs[column + 1])) {
                cells.join(cell, cell + columns);
            }
        }
    }
    let mut inside: Vec<Vec<&Piece>> = vec![Vec::new(); columns * rows];
    let mut own = Vec::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        let (x, y) = (piece.left + piece.size.min(piece.right - piece.left) / 2.0, piece.bottom + 0.3 * piece.size);
        let column = xs.partition_point(|&edge| edge <= x).checked_sub(1).filter(|&column| column < columns);
        let row = ys.partition_point(|&edge| edge >= y).checked_sub(1).filter(|&row| row < rows);
        if let (Some(column), Some(row)) = (column, row) {
            inside[cells.root(row * columns + column)].push(piece);
            own.push(at);
        }
    }
    let roots = (0..columns * rows).filter(|&cell| cells.root(cell) == cell).count();
    if roots < FEWEST_CELLS || own.is_empty() {
        return None;
    }
    for &at in &own {
        taken[at] = true;
    }
    let texts: Vec<String> = inside.into_iter().map(text_of).collect();
    Some(Grid { rows: cell_rows(&mut cells, columns, rows, &texts), xs, ys, pieces: own })
}

/// Writes the cells row by row, a merged cell where it begins. Rows in which no cell begins are left out.
fn cell_rows(cells: &mut Groups, columns: usize, rows: usize, texts: &[String]) -> Vec<Vec<TableCell>> {
    let mut begins = |row: usize, column: usize| cells.root(row * columns + column) == row * columns + column;
    let kept: Vec<usize> = (0..rows).filter(|&row| (0..columns).any(|column| begins(row, column))).collect();
    let mut found = Vec::with_capacity(kept.len());
    for &row in &kept {
        let mut line = Vec::with_capacity(columns);
        for column in 0..columns {
            let cell = row * columns + column;
            if cells.root(cell) == cell {
                let down =
                    kept.iter().filter(|&&below| below >= row).take_while(|&&below| cells.root(below * columns + column) == cell);
                let down = down.count();
                let across = (column..columns).take_while(|&right| cells.root(row * columns + right) == cell).count();
                line.push(TableCell { text: texts[cell].clone(), rows: down, columns: across });
            } else {
                line.push(TableCell { text: String::new(), rows: 1, columns: 1 });
            }
        }
        found.push(line);
    }
    found
}

/// Joins the pieces of a cell: lines from the top, pieces of a line from the left.
fn text_of(mut pieces: Vec<&Piece>) -> String {
    pieces.sort_by(|a, b| b.bottom.total_cmp(&a.bottom));
    let mut lines: Vec<Vec<&Piece>> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| first.bottom - piece.bottom <= 0.5 * piece.size) => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    let mut text = String::new();
    for mut line in lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut before: Option<f32> = None;
        for piece in line {
            let apart = before.is_none_or(|right| piece.left - right > 0.15 * piece.size);
            let words = text.ends_with(|ch: char| ch.is_ascii_alphanumeric())
                && piece.text.starts_with(|ch: char| ch.is_ascii_alphanumeric());
            if apart && words {
                text.push(' ');
            }
            text.push_str(&piece.text);
            before = Some(piece.right);
        }
    }
    text.trim().to_owned()
}

/// Disjoint sets of indices; the root of a set is its smallest member.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (small, large) = (a.min(b), a.max(b));
        self.0[large] = small;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(upright: bool, at: f32, from: f32, to: f32) -> Rule {
        Rule { upright, at, from, to }
    }

    fn piece(text: &str, left: f32, bottom: f32) -> Piece {
        let width = f32::from(u16::try_from(text.chars().count()).expect("short")) * 10.0;
        Piece { text: text.to_owned(), left, right: left + width, bottom, size: 10.0 }
    }

    /// Two columns of 100 points, three rows of 20, the second column of the last two rows merged.
    fn rules() -> Vec<Rule> {
        let mut rules: Vec<Rule> = [0.0, 100.0, 200.0].map(|x| rule(true, x, 0.0, 60.0)).to_vec();
        rules.extend([0.0, 40.0, 60.0].map(|y| rule(false, y, 0.0, 200.0)));
        rules.push(rule(false, 20.0, 0.0, 100.0));
        rules
    }

    #[test]
    fn text_that_touches_the_next_cell_stays_in_its_own() {
        let pieces = [
            piece("任务", 5.0, 45.0),
            piece("单位", 105.0, 45.0),
            piece("一二三四五六七八九", 5.0, 25.0),
            piece("财政局", 101.0, 25.0),
            piece("下", 5.0, 5.0),
            piece("外面", 5.0, 80.0),
        ];
        let found = grids(&pieces, &rules());
        let texts: Vec<Vec<&str>> = found[0].rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["任务", "单位"], vec!["一二三四五六七八九", "财政局"], vec!["下", ""]]);
        assert_eq!(found[0].rows[1][1].rows, 2);
        assert_eq!(found[0].pieces, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_cell_of_several_lines_reads_from_the_top() {
        let pieces = [piece("后", 105.0, 5.0), piece("前", 105.0, 28.0), piece("甲", 5.0, 45.0)];
        assert_eq!(grids(&pieces, &rules())[0].rows[1][1].text, "前后");
    }

    #[test]
    fn a_table_without_outer_lines_keeps_its_outer_cells() {
        let mut rules: Vec<Rule> = [100.0, 200.0].map(|x| rule(true, x, 0.0, 60.0)).to_vec();
        rules.extend([0.0, 20.0, 40.0, 60.0].map(|y| rule(false, y, 0.0, 300.0)));
        let pieces = [piece("1", 5.0, 45.0), piece("任务", 105.0, 45.0), piece("某局", 205.0, 45.0), piece("2", 5.0, 25.0)];
        let found = grids(&pieces, &rules);
        let texts: Vec<&str> = found[0].rows[0].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!((found.len(), texts, found[0].pieces.len()), (1, vec!["1", "任务", "某局"], 4));
        // Lines that extend where there is no text make no column.
        assert_eq!(grids(&pieces[1..2], &rules), []);
    }

    #[test]
    fn a_table_of_inner_lines_only_is_one() {
        let mut rules: Vec<Rule> = [100.0, 200.0].map(|x| rule(true, x, 0.0, 60.0)).to_vec();
        rules.extend([20.0, 40.0].map(|y| rule(false, y, 0.0, 300.0)));
        let pieces = [piece("序号", 5.0, 45.0), piece("任务", 105.0, 45.0), piece("单位", 205.0, 45.0), piece("1", 5.0, 5.0)];
        let rows = &grids(&pieces, &rules)[0].rows;
        assert_eq!((rows.len(), rows[0].len(), rows[2][0].text.as_str()), (3, 3, "1"));
    }

    #[test]
    fn a_frame_is_no_table() {
        let frame = [
            rule(true, 0.0, 0.0, 60.0),
            rule(true, 200.0, 0.0, 60.0),
            rule(false, 0.0, 0.0, 200.0),
            rule(false, 60.0, 0.0, 200.0),
        ];
        assert_eq!(grids(&[piece("正文", 5.0, 30.0)], &frame), []);
    }
}
