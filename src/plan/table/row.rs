//! The rows of a task table, one after the other.

use super::columns::{Column, Columns};
use super::model::{Assignment, Entry, Piece, Row};
use super::writer::{Fresh, Writer, piece};
use super::{cell, units};
use crate::language::current;
use crate::plan::kind::{self, Role, Zone};
use crate::plan::numbering::{Marker, Rank, to_chinese};
use crate::plan::{ClauseKind, lexicon};
use crate::source::{SourceText, Span, fold::fold};

/// Longest heading over rows, in characters.
const GROUP_LENGTH: usize = 45;

/// Deepest group: a row that is one heading, then the columns of groups.
const DEPTHS: usize = 8;

/// Reads rows and remembers what they stand under.
#[derive(Debug)]
pub(super) struct Reader<'s> {
    source: &'s SourceText,
    rows: &'s [Vec<Span>],
    made: Vec<Row>,
    /// The last row of `made` that has clauses.
    last: Option<usize>,
    /// For each depth, how many groups were opened under the one above, and the text of the last.
    groups: [(u32, &'s str); DEPTHS],
    /// Rows of tasks under the group that is open.
    tasks: u32,
    /// The cells that say on what basis a task stands.
    bases: Vec<Span>,
}

impl<'s> Reader<'s> {
    /// Begins with the table `rows`.
    pub(super) fn new(source: &'s SourceText, rows: &'s [Vec<Span>]) -> Self {
        Self { source, rows, made: Vec::new(), last: None, groups: [(0, ""); DEPTHS], tasks: 0, bases: Vec::new() }
    }

    /// Returns what was read: the rows, and the cells that say on what basis a task stands.
    pub(super) fn finish(self) -> (Vec<Row>, Vec<Span>) {
        (self.made, self.bases)
    }

    /// A row above the head: title, office, number, date, what it carries out, who filled it in. Each cell, and each line of one, is read
    /// as a line of its own in a text would be.
    pub(super) fn caption(&mut self, index: usize) {
        let lines: Vec<Span> = self.fresh(index).iter().flat_map(|cell| lines(cell.span, cell.text)).collect();
        let Some(span) = lines.iter().copied().reduce(Span::cover) else { return };
        // Bars between the cells of a table that was copied as text belong to the row.
        let apart = |pair: &[Span]| self.source.text().get(pair[0].end..pair[1].start).is_some_and(|gap| gap.trim().is_empty());
        if !lines.windows(2).all(apart) {
            self.meta(span);
            return;
        }
        let made = lines.iter().map(|line| {
            let text = self.source.slice(*line);
            let kind = if is_purpose(text) { ClauseKind::Preamble } else { ClauseKind::Meta };
            Piece { is_title: lines.len() == 1 && lexicon::is_title(text), ..piece(kind, *line, *line) }
        });
        let made = made.collect();
        self.push_row(span, made);
    }

    /// A row of the head.
    pub(super) fn head(&mut self, index: usize) {
        if let Some(span) = self.fresh(index).iter().map(|cell| cell.span).reduce(Span::cover) {
            self.meta(span);
        }
    }

    fn meta(&mut self, span: Span) {
        self.push_row(span, vec![piece(ClauseKind::Meta, span, span)]);
    }

    /// A row below the head.
    pub(super) fn row(&mut self, index: usize, columns: &Columns) {
        let cells = self.fresh(index);
        let Some(first) = cells.first().copied() else { return };
        let bases = cells.iter().filter(|cell| columns.of(cell.column) == Column::Basis);
        self.bases.extend(bases.map(|cell| cell.span));
        if cells.len() == 1 && self.lone(index, first, columns) {
            return;
        }
        let has = |wanted: &[Column]| cells.iter().any(|cell| wanted.contains(&columns.of(cell.column)));
        if has(&[Column::Content, Column::Name, Column::Group]) {
            let pieces = self.task(index, &cells, columns);
            self.push_row(cells.iter().fold(first.span, |span, cell| span.cover(cell.span)), pieces);
        } else {
            self.go_on(&cells, columns);
        }
    }

    /// A row with a task, and with the groups that begin with it.
    fn task(&mut self, index: usize, cells: &[Fresh<'s>], columns: &Columns) -> Vec<Piece> {
        let assignment = self.assignment(index, columns, None);
        let has_content = cells.iter().any(|cell| columns.of(cell.column) == Column::Content);
        let mut number = cells.iter().find(|cell| columns.of(cell.column) == Column::Number).copied();
        let mut writer = Writer::default();
        let mut is_open = false;
        for cell in cells {
            let kind = columns.of(cell.column);
            let is_group = kind == Column::Group || (kind == Column::Name && self.stands_over_rows(index, cell.column, columns));
            let depth = (1 + columns.groups_before(cell.column)).min(DEPTHS - 1);
            match kind {
                Column::Number | Column::Basis | Column::Note | Column::Deadline | Column::Units(_) | Column::LedByFirst => {
                    writer.beside(cell.span, kind == Column::Number);
                }
                _ if is_group => {
                    if self.groups.get(depth).is_some_and(|(_, open)| *open == cell.text) {
                        writer.beside(cell.span, true);
                        continue;
                    }
                    // The number of a group is merged as the group is.
                    let own = number.take_if(|number| {
                        self.stands_over_rows(index, number.column, columns) && self.goes_on_below(index, cell.column)
                    });
                    let entry = self.group(cell.text, depth, own.map(|number| number.text));
                    writer.heading(cell, entry);
                }
                _ => {
                    // 3.公开预算: a task may be numbered in its own cell.
                    let own = Marker::read(cell.text).filter(|_| number.is_none() && cell::parts(cell.text).is_empty());
                    let skip = own.as_ref().map_or(0, |marker| marker.len);
                    if !is_open {
                        let entry =
                            self.task_entry(number.map(|number| number.text).or(own.as_ref().map(|own| own.label.as_str())));
                        // A task with a name of its own stands beside the names before it, and not under the last.
                        let rank = if kind == Column::Name { group_rank(depth) } else { entry.rank };
                        writer.open(Entry { rank, ..entry });
                        is_open = true;
                    }
                    if kind == Column::Name && has_content {
                        writer.name(cell, skip, &assignment);
                        continue;
                    }
                    let parts = cell::parts(cell.text);
                    let own: Vec<Assignment> =
                        (0..parts.len()).map(|part| self.assignment(index, columns, Some((part, parts.len())))).collect();
                    writer.content(cell, skip, &assignment, parts.into_iter().zip(own).collect());
                }
            }
        }
        writer.finish()
    }

    /// A row with a single cell: a heading over the rows that follow, or a remark. `false`: a row like the others.
    fn lone(&mut self, index: usize, cell: Fresh<'s>, columns: &Columns) -> bool {
        let row = self.rows.get(index).map_or(&[] as &[Span], Vec::as_slice);
        if row.iter().any(|span| !span.is_empty() && *span != cell.span) {
            return false;
        }
        let covered = row.iter().filter(|span| **span == cell.span).count();
        let is_wide = covered > 1 && covered * 2 > columns.kinds.len();
        let (marker, heading) = cell::heading(cell.text);
        let is_short = heading.chars().count() <= GROUP_LENGTH && !heading.contains(['。', '；', ';']);
        let is_chapter = marker.as_ref().is_some_and(|marker| marker.rank <= Rank::Section);
        let plain = fold(cell.text);
        if current().tables.notes.iter().any(|opening| plain.starts_with(opening)) {
            self.push_row(cell.span, vec![piece(ClauseKind::Meta, cell.span, cell.span)]);
        } else if is_short && (is_wide || is_chapter || columns.of(cell.column) == Column::Number) {
            let mut writer = Writer::default();
            let entry = self.group(cell.text, 0, None);
            writer.heading(&cell, entry);
            self.push_row(cell.span, writer.finish());
        } else {
            return false;
        }
        true
    }

    /// A row that says more about the task above: another unit, another date.
    fn go_on(&mut self, cells: &[Fresh<'s>], columns: &Columns) {
        let Some(span) = cells.iter().map(|cell| cell.span).reduce(Span::cover) else { return };
        let more: Vec<Assignment> = cells.iter().map(|cell| assigned(cell.column, cell.span.start, cell.text, columns)).collect();
        match self.last.and_then(|last| self.made.get_mut(last)?.pieces.last_mut()) {
            Some(open) => {
                open.span = open.span.cover(span);
                for more in more {
                    open.assignment.add(more);
                }
                self.made.push(Row { span, pieces: Vec::new() });
            }
            None => self.push_row(span, vec![piece(ClauseKind::Meta, span, span)]),
        }
    }

    /// Keeps a row; the bars behind its cells go with the last of its clauses.
    fn push_row(&mut self, span: Span, mut pieces: Vec<Piece>) {
        let end = span.end + bars(self.source.text().get(span.end..).unwrap_or_default());
        if let Some(last) = pieces.last_mut().filter(|last| last.span.end == span.end) {
            last.span.end = end;
        }
        self.last = Some(self.made.len());
        self.made.push(Row { span: Span::new(span.start, end), pieces });
    }

    /// Who does the task of a row by when, or one of the parts that it lists.
    fn assignment(&self, index: usize, columns: &Columns, part: Option<(usize, usize)>) -> Assignment {
        let mut found = Assignment::default();
        let row = self.rows.get(index).map_or(&[] as &[Span], Vec::as_slice);
        for (column, span) in row.iter().enumerate() {
            let text = self.source.slice(*span);
            found.add(assigned(column, span.start, part.and_then(|part| part_of(text, part)).unwrap_or(text), columns));
        }
        found
    }

    fn group(&mut self, text: &'s str, depth: usize, number: Option<&str>) -> Entry {
        self.tasks = 0;
        for group in self.groups.iter_mut().skip(depth + 1) {
            *group = (0, "");
        }
        let mut place = 1;
        if let Some(group) = self.groups.get_mut(depth) {
            place = group.0 + 1;
            *group = (place, text);
        }
        let rank = group_rank(depth);
        let (marker, heading) = cell::heading(text);
        let heading = heading.split_whitespace().collect::<Vec<_>>().concat();
        match (marker, number.map(label).filter(|label| !label.is_empty())) {
            (Some(Marker { label, number, .. }), _) => Entry { rank, label, number, heading, numbered: true },
            (None, Some(label)) => Entry { rank, label, number: place, heading, numbered: true },
            (None, None) => Entry { rank, label: ordinal(place), number: place, heading, numbered: false },
        }
    }

    fn task_entry(&mut self, number: Option<&str>) -> Entry {
        self.tasks += 1;
        let printed = number.map(label).filter(|label| !label.is_empty());
        Entry {
            rank: Rank::TableRow,
            numbered: printed.is_some(),
            label: printed.unwrap_or_else(|| self.tasks.to_string()),
            number: self.tasks,
            heading: String::new(),
        }
    }

    /// Cells of a row that have text and did not stand in the row above, in the order of the text.
    fn fresh(&self, index: usize) -> Vec<Fresh<'s>> {
        let row = self.rows.get(index).map_or(&[] as &[Span], Vec::as_slice);
        let mut cells: Vec<Fresh<'s>> = Vec::new();
        for (column, &span) in row.iter().enumerate() {
            let text = self.source.slice(span);
            if !text.trim().is_empty() && self.is_fresh(index, column) && cells.last().is_none_or(|last| last.span != span) {
                cells.push(Fresh { column, span, text });
            }
        }
        cells.sort_by_key(|cell| cell.span.start);
        cells
    }

    fn is_fresh(&self, index: usize, column: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.at(above, column));
        self.at(index, column).is_some_and(|span| above != Some(span))
    }

    /// Tells whether a cell is merged over rows that say different things.
    fn stands_over_rows(&self, index: usize, column: usize, columns: &Columns) -> bool {
        let contents = (0..columns.kinds.len()).filter(|&column| columns.of(column) == Column::Content);
        self.goes_on_below(index, column) && contents.into_iter().any(|content| !self.goes_on_below(index, content))
    }

    fn goes_on_below(&self, index: usize, column: usize) -> bool {
        let span = self.at(index, column);
        span.is_some() && self.at(index + 1, column) == span
    }

    fn at(&self, index: usize, column: usize) -> Option<Span> {
        self.rows.get(index)?.get(column).copied().filter(|span| !span.is_empty())
    }
}

/// The lines of a cell that hold text.
fn lines(cell: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut start = cell.start;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        let plain = line.trim();
        (!plain.is_empty()).then(|| Span::new(at, at + plain.len()))
    })
}

/// Tells whether a line above the head is a sentence on what the table is made for, and no fact or remark: 根据《…》制定本表。
fn is_purpose(line: &str) -> bool {
    let plain = fold(line);
    let is_remark = current().tables.notes.iter().any(|opening| plain.starts_with(opening));
    !is_remark && line.contains(['《', '。']) && kind::role(line, None, Zone::Front) == Role::Text
}

/// What a cell that begins at `start` says of who does the task of its row, and by when.
fn assigned(column: usize, start: usize, text: &str, columns: &Columns) -> Assignment {
    let mut found = Assignment::default();
    match columns.of(column) {
        Column::Units(role) => found.units = units::read(text, role),
        Column::LedByFirst => found.units = units::led_by_first(text),
        Column::Deadline => {
            let limits = text.split(['；', ';', '。', '，', ',', '\n']).map(str::trim);
            found.limits = limits.filter(|limit| !limit.is_empty()).map(|limit| (start, limit.to_owned())).collect();
        }
        _ => {}
    }
    found
}

/// Returns the bytes of the bars that `rest` begins with: behind the last cell of its line, and on lines of their own below it.
fn bars(rest: &str) -> usize {
    let is_bar = |ch: char| matches!(ch, '|' | '｜');
    let mut len = 0;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let kept = line.trim_end().trim_end_matches(|ch: char| is_bar(ch) || ch.is_whitespace());
        // What stands before the bars of the first line has been taken already.
        if !kept.is_empty() {
            break;
        }
        len = if line.contains(is_bar) { at + line.trim_end().len() } else { len };
        at += line.len();
    }
    len
}

/// A cell that lists as many parts as the task has names the owner of each: gives the text of one.
fn part_of(text: &str, (part, count): (usize, usize)) -> Option<&str> {
    let parts = cell::parts(text);
    let part = parts.get(part).filter(|_| parts.len() == count)?;
    text.get(part.start + part.marker.len..part.end)
}

fn group_rank(depth: usize) -> Rank {
    Rank::TableGroup(u8::try_from(depth).unwrap_or(u8::MAX))
}

/// A number as the path shows it: without white space and stop.
fn label(text: &str) -> String {
    let plain: String = text.split_whitespace().collect();
    plain.trim_end_matches(['.', '．', '、', '。']).to_owned()
}

/// The number of a group that has none printed.
fn ordinal(place: u32) -> String {
    if (1..100).contains(&place) { to_chinese(place) } else { place.to_string() }
}
