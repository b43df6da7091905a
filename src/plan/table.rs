//! Task tables (任务分解表): a table whose head names tasks and who does them becomes sections, tasks and clauses.
//!
//! Every other table stays text. What a table says is decided here, row by row; the parser of the whole plan only lays it into the
//! outline.

mod cell;
mod class;
mod columns;
mod head;
mod layout;
mod loose;
mod lost;
mod model;
mod row;
mod stacked;
mod units;
mod writer;

use super::ClauseKind;
use crate::source::{Format, Origin, SourceText, Span, TableRegion, Unread};

use columns::Columns;
pub(super) use head::{Head, head};
use loose::Laid;
use model::HEAD_ROWS;
pub(super) use model::{Assignment, Entry, Row, TaskTable};
use row::Reader;

/// Finds the tables of a text that have lost what their cells said; `read` are those that were read.
pub(super) fn lost(source: &SourceText, read: &[TaskTable]) -> Vec<Unread> {
    if source.format() != Format::Text {
        return Vec::new();
    }
    lost::find(source, &read.iter().map(|table| table.span).collect::<Vec<_>>())
}

/// Finds the task tables of a document, in order.
pub(super) fn find(source: &SourceText) -> Vec<TaskTable> {
    if source.format() != Format::Text {
        return source.tables().iter().filter_map(|region| read(source, region)).collect();
    }
    let lines_up = |region: &TableRegion| Some((region.span, loose::lay(source, &region.rows)?));
    let mut found: Vec<(Span, Laid)> = source.tables().iter().filter_map(lines_up).collect();
    let taken: Vec<Span> = found.iter().map(|(span, _)| *span).collect();
    found.extend(stacked::find(source, &taken));
    found.sort_by_key(|(span, _)| span.start);
    found.iter().filter_map(|(span, laid)| read_laid(source, *span, laid)).collect()
}

fn read(source: &SourceText, region: &TableRegion) -> Option<TaskTable> {
    let (head, columns) =
        (0..region.rows.len().min(HEAD_ROWS)).find_map(|index| Some((index, Columns::read(source, &region.rows, index)?)))?;
    let mut reader = Reader::new(source, &region.rows);
    for index in 0..head {
        reader.caption(index);
    }
    let mut columns = columns;
    let mut body = head + columns.head_rows;
    for index in head..body {
        reader.head(index);
    }
    while body < region.rows.len() {
        // A table goes on under a new head: printed again on the next page, or another table of the same sheet.
        let Some(next) = Columns::read(source, &region.rows, body) else {
            reader.row(body, &columns);
            body += 1;
            continue;
        };
        for index in body..body + next.head_rows {
            reader.head(index);
        }
        body += next.head_rows;
        columns = next;
    }
    made(source, region.span, reader.finish())
}

/// Reads a table that was copied as text.
fn read_laid(source: &SourceText, span: Span, laid: &Laid) -> Option<TaskTable> {
    let mut reader = Reader::new(source, &laid.rows);
    for index in 0..laid.rows.len() {
        if index < laid.captions {
            reader.caption(index);
        } else if laid.heads.contains(&index) {
            reader.head(index);
        } else {
            reader.row(index, &laid.columns);
        }
    }
    made(source, span, reader.finish())
}

/// A table of which at least one row asks for something.
fn made(source: &SourceText, span: Span, (rows, bases): (Vec<Row>, Vec<Span>)) -> Option<TaskTable> {
    let has_task = rows.iter().flat_map(|row| &row.pieces).any(|piece| piece.kind == ClauseKind::Task);
    let at = span.end.saturating_sub(1);
    has_task.then(|| TaskTable { span, in_sheet: matches!(source.origin_of(at), Some(Origin::Cell { .. })), rows, bases })
}
