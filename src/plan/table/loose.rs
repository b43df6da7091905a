//! Tables that were copied as text: rows of cells of which some are left out, because they were merged with those above.
//!
//! What each column holds is told by the head, or where there is none by what its cells say.

use std::collections::BTreeSet;

use super::class::{Class, Known};
use super::columns::{Column, Columns};
use super::layout::{Frame, Opens};
use crate::plan::Role;
use crate::plan::numbering::Rank;
use crate::source::{SourceText, Span};

/// Rows from which on a table without a head is told by its cells.
const ROWS: usize = 2;
/// Most rows that are looked at to tell what the columns hold.
const LOOKED_AT: usize = 400;

/// A table with a cell, if only an empty one, in every place.
#[derive(Debug)]
pub(super) struct Laid {
    pub rows: Vec<Vec<Span>>,
    /// Rows above the head.
    pub captions: usize,
    /// Rows that are a head, the first and those that repeat it.
    pub heads: BTreeSet<usize>,
    pub columns: Columns,
}

/// Lays the rows of a table; `None` where it is none of tasks.
pub(super) fn lay(source: &SourceText, rows: &[Vec<Span>]) -> Option<Laid> {
    let used: Vec<Vec<Span>> = rows.iter().map(|row| used(row).to_vec()).collect();
    let head = (0..rows.len().min(super::model::HEAD_ROWS)).find_map(|index| Some((index, Columns::read(source, &used, index)?)));
    let (captions, heads, mut frame) = match head {
        Some((index, columns)) => {
            let below = index + columns.head_rows;
            let body = used.get(below..).unwrap_or_default();
            let repeated = (below..rows.len()).filter(|row| Columns::read(source, &used, *row).is_some());
            let heads: BTreeSet<usize> = (index..below).chain(repeated).collect();
            (index, heads, Frame::new(with_groups(source, with_number(source, columns.kinds, body), body)))
        }
        None => (0, BTreeSet::new(), guess(&known_rows(source, rows))?),
    };
    let is_guessed = heads.is_empty();
    let width = frame.kinds.len();
    let is_body = |index: usize| index >= captions && !heads.contains(&index);
    let body: Vec<(usize, &Vec<Span>)> = used.iter().enumerate().filter(|(index, _)| is_body(*index)).collect();
    for (_, row) in body.iter().filter(|(_, row)| row.len() == width).take(LOOKED_AT) {
        frame.learn(&row.iter().map(|span| Known::read(*span, source.slice(*span))).collect::<Vec<_>>());
    }
    let mut made = Vec::with_capacity(rows.len());
    let mut above: Option<Vec<Span>> = None;
    for (index, (row, used)) in rows.iter().zip(&used).enumerate() {
        if !is_body(index) {
            made.push(row.clone());
            continue;
        }
        let row = if row.len() == width && frame.lines_up(source, row, used) { row } else { used };
        let is_full = row.len() == width && !is_guessed;
        let laid = if is_full { row.iter().copied().map(Some).collect() } else { frame.row(source, row) };
        let filled = fill(&frame, source, row, &laid, above.as_deref());
        above = Some(filled.clone()).filter(|_| !is_across(&laid));
        made.push(filled);
    }
    settle(source, &mut frame, &made, &heads);
    Some(Laid { rows: made, captions, heads, columns: Columns { kinds: frame.kinds, head_rows: 1 } })
}

/// Lays cells that follow one another without the ends of rows; `kinds` is what a head said of them.
pub(super) fn lay_stream(
    source: &SourceText,
    head: Vec<Span>,
    kinds: Option<Vec<Column>>,
    cells: &[(Span, Opens)],
) -> Option<Laid> {
    let known: Vec<(Known, Opens)> =
        cells.iter().map(|(span, opens)| (Known::read(*span, source.slice(*span)), *opens)).collect();
    let flat: Vec<Known> = known.iter().map(|(cell, _)| *cell).collect();
    let mut frame = match kinds {
        Some(kinds) => Frame::new(with_number(source, kinds, &[flat.iter().map(|cell| cell.span).collect()])),
        None => guess(&[flat])?,
    };
    let mut made: Vec<Vec<Span>> = Vec::new();
    let mut heads = BTreeSet::new();
    if !head.is_empty() {
        made.push(head);
        heads.insert(0);
    }
    let mut above: Option<Vec<Span>> = None;
    for laid in frame.lay(&known) {
        let row: Vec<Span> = laid.iter().copied().flatten().collect();
        let filled = fill(&frame, source, &row, &laid, above.as_deref());
        above = Some(filled.clone()).filter(|_| !is_across(&laid));
        made.push(filled);
    }
    settle(source, &mut frame, &made, &heads);
    Some(Laid { rows: made, captions: 0, heads, columns: Columns { kinds: frame.kinds, head_rows: 1 } })
}

/// The cells of a row without the empty ones at its end: where those in front are merged with the ones above, a converter fills up the
/// row behind.
fn used(row: &[Span]) -> &[Span] {
    let end = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    row.get(..end).unwrap_or_default()
}

impl Frame {
    /// How much better the cells of a row must fit other columns to leave their own.
    const MARGIN: i32 = 20;

    /// Tells whether the cells of a row of full length stand in their own columns; `used` is the row without the empty ones at its end.
    fn lines_up(&self, source: &SourceText, row: &[Span], used: &[Span]) -> bool {
        if used.len() == row.len() {
            return true;
        }
        let known = cells_of_row(source, used);
        self.sum(&known, 0..known.len()) + Self::MARGIN > self.sum(&known, self.best(&known))
    }

    /// Learns from a full row which numbers the cells of each column begin with.
    fn learn(&mut self, row: &[Known]) {
        for (known, cell) in self.ranks.iter_mut().zip(row) {
            *known = known.or(cell.rank.filter(|_| cell.class != Class::Number));
        }
    }

    /// Gives the cells of one row their columns.
    fn row(&self, source: &SourceText, row: &[Span]) -> Vec<Option<Span>> {
        let width = self.kinds.len();
        if let [only] = row
            && (Known::read(*only, source.slice(*only)).class == Class::Chapter || !is_closed(source, *only))
        {
            return vec![Some(*only); width];
        }
        if row.len() > width {
            return row.iter().copied().map(Some).collect();
        }
        self.lay(&cells_of_row(source, row)).into_iter().next().unwrap_or_default()
    }
}

/// The cells of one row, of which the first opens it.
fn cells_of_row(source: &SourceText, row: &[Span]) -> Vec<(Known, Opens)> {
    let opens = |index: usize| if index == 0 { Opens::Yes } else { Opens::No };
    row.iter().enumerate().map(|(index, span)| (Known::read(*span, source.slice(*span)), opens(index))).collect()
}

/// Tells whether a bar stands behind a cell.
fn is_closed(source: &SourceText, cell: Span) -> bool {
    source.text().get(cell.end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(['|', '｜']))
}

fn is_across(row: &[Option<Span>]) -> bool {
    row.len() > 1 && row.first().is_some_and(|first| first.is_some() && row.iter().all(|place| place == first))
}

/// Fills the places that a row leaves out: with the cell above where that stands over several rows, else with an empty one.
fn fill(frame: &Frame, source: &SourceText, row: &[Span], laid: &[Option<Span>], above: Option<&[Span]>) -> Vec<Span> {
    let end = row.iter().map(|span| span.end).max().unwrap_or(0);
    let last = laid.iter().rposition(Option::is_some).unwrap_or(0);
    // Editors drop the tabs at the end of a line, and with them cells that are empty.
    let ends_open =
        row.iter().max_by_key(|span| span.end).is_some_and(|last| !is_closed(source, *last) && !ends_by_line(source, *last));
    let place = |(column, place): (usize, &Option<Span>)| {
        let merged = || {
            let kind = frame.kinds.get(column).copied().unwrap_or(Column::Note);
            let stands_over =
                matches!(kind, Column::Group | Column::Name | Column::Units(_) | Column::LedByFirst | Column::Deadline);
            above.and_then(|above| above.get(column)).copied().filter(|_| stands_over && !(ends_open && column > last))
        };
        place.or_else(merged).unwrap_or(Span::new(end, end))
    };
    laid.iter().enumerate().map(place).collect()
}

/// Tells whether a line of bars and nothing else stands behind a cell.
fn ends_by_line(source: &SourceText, cell: Span) -> bool {
    source.text().get(cell.end..).is_some_and(|rest| rest.trim_start().starts_with(['|', '｜']))
}

/// A head may name one column where its rows have two: the number of a task, and the task.
fn with_number(source: &SourceText, mut kinds: Vec<Column>, rows: &[Vec<Span>]) -> Vec<Column> {
    let content = kinds.iter().rposition(|kind| *kind == Column::Content);
    let is_number = |span: &Span| Known::read(*span, source.slice(*span)).class == Class::Number;
    let is_wide = |row: &&Vec<Span>| row.len() > kinds.len();
    if let Some(content) = content
        && !kinds.contains(&Column::Number)
        && rows.iter().filter(is_wide).take(LOOKED_AT).any(|row| row.iter().any(is_number))
    {
        kinds.insert(content, Column::Number);
    }
    kinds
}

/// A head may name one column where its rows have several: headings in front of the task.
fn with_groups(source: &SourceText, mut kinds: Vec<Column>, rows: &[Vec<Span>]) -> Vec<Column> {
    let is_heading = |span: &Span| Known::read(*span, source.slice(*span)).class == Class::Chapter;
    let wide = rows.iter().filter(|row| row.len() > kinds.len()).take(LOOKED_AT);
    let Some(widest) = wide.max_by_key(|row| row.len()) else { return kinds };
    let headings = widest.iter().take_while(|span| is_heading(span)).count();
    let named = kinds.iter().take_while(|kind| matches!(kind, Column::Group | Column::Name)).count();
    let missing = (widest.len() - kinds.len()).min(headings.saturating_sub(named));
    kinds.splice(0..0, std::iter::repeat_n(Column::Group, missing));
    kinds
}

/// Puts right what the head said of a column by what its cells are.
fn settle(source: &SourceText, frame: &mut Frame, rows: &[Vec<Span>], heads: &BTreeSet<usize>) {
    let content = frame.kinds.iter().rposition(|kind| *kind == Column::Content);
    let has_deadline = frame.kinds.contains(&Column::Deadline);
    for column in 0..frame.kinds.len() {
        let mut cells: Vec<Span> = Vec::new();
        for (_, row) in rows.iter().enumerate().filter(|(index, _)| !heads.contains(index)).take(LOOKED_AT) {
            let is_across = row.len() > 1 && row.iter().all(|span| row.first() == Some(span));
            cells.extend(row.get(column).copied().filter(|span| !is_across && !span.is_empty() && cells.last() != Some(span)));
        }
        let mostly = |class: Class| {
            let count = cells.iter().filter(|span| Known::read(**span, source.slice(**span)).class == class).count();
            count * 2 > cells.len()
        };
        let Some(kind) = frame.kinds.get_mut(column) else { continue };
        match kind {
            // Numbered headings stand over the tasks beside them.
            Column::Name | Column::Content if Some(column) != content && mostly(Class::Chapter) => *kind = Column::Group,
            // 备注: 11月底前完成
            Column::Note if !has_deadline && mostly(Class::Time) => *kind = Column::Deadline,
            _ => {}
        }
    }
}

fn known_rows(source: &SourceText, rows: &[Vec<Span>]) -> Vec<Vec<Known>> {
    let known = |row: &Vec<Span>| row.iter().map(|span| Known::read(*span, source.slice(*span))).collect();
    rows.iter().take(LOOKED_AT).map(known).collect()
}

/// Tells by its cells what the columns of a table without a head hold; `None` where it does not look like one of tasks.
fn guess(rows: &[Vec<Known>]) -> Option<Frame> {
    let cells = || rows.iter().flatten();
    let count = |class: Class| cells().filter(|cell| cell.class == class).count();
    let is_text = |cell: &Known| matches!(cell.class, Class::Long | Class::Short);
    let of_tasks = |row: &&Vec<Known>| row.iter().any(is_text) && row.iter().any(|cell| cell.class == Class::Units);
    let tasks = if rows.len() == 1 { count(Class::Units).min(count(Class::Long)) } else { rows.iter().filter(of_tasks).count() };
    if tasks < ROWS || tasks * 2 < rows.len() || count(Class::Long) < ROWS {
        return None;
    }
    let ranks: BTreeSet<Rank> = cells().filter(|cell| cell.class == Class::Chapter).filter_map(|cell| cell.rank).collect();
    let mut columns: Vec<(Column, Option<Rank>)> = ranks.into_iter().map(|rank| (Column::Group, Some(rank))).collect();
    let mut add = |kind: Column, times: usize| columns.extend(std::iter::repeat_n((kind, None), times));
    add(Column::Number, usize::from(count(Class::Number) > 0));
    let most =
        |test: &dyn Fn(&Known) -> bool| rows.iter().map(|row| row.iter().filter(|cell| test(cell)).count()).max().unwrap_or(0);
    let one_row = rows.len() == 1;
    let names =
        if one_row { usize::from(count(Class::Short) * 2 >= count(Class::Long)) } else { usize::from(most(&is_text) > 1) };
    let units = if one_row { 1 } else { most(&|cell| cell.class == Class::Units) };
    let first = |test: &dyn Fn(&Known) -> bool| cells().position(test);
    let units_first = first(&|cell| cell.class == Class::Units) < first(&|cell| cell.class == Class::Long);
    let owner = Column::Units(Role::Implement);
    add(owner, if units_first { units } else { 0 });
    add(Column::Name, names);
    add(Column::Content, 1);
    add(owner, if units_first { 0 } else { units });
    add(Column::Deadline, usize::from(count(Class::Time) > 0));
    let width = if one_row { 0 } else { rows.iter().map(Vec::len).max().unwrap_or(0) };
    let more = width.saturating_sub(columns.len());
    columns.extend(std::iter::repeat_n((Column::Note, None), more));
    let (kinds, ranks) = columns.into_iter().unzip();
    Some(Frame { kinds, ranks })
}
