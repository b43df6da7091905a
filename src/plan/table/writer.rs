//! The clauses of one row of a task table.

use std::ops::Range;

use super::cell::Part;
use super::model::{Assignment, Entry, Piece};
use crate::plan::numbering::{Marker, Rank};
use crate::plan::sentence::sentences;
use crate::plan::{ClauseKind, duty, kind};
use crate::source::Span;

/// Collects the clauses of a row.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pieces: Vec<Piece>,
    /// Cells that stand before the clause they belong to.
    pending: Option<Span>,
    /// Sections that the next clause opens.
    waiting: Vec<Entry>,
}

impl Writer {
    /// A cell beside the content belongs to the clause before it; a number, to the one behind it.
    pub(super) fn beside(&mut self, span: Span, is_number: bool) {
        match self.pieces.last_mut().filter(|last| !is_number && last.kind != ClauseKind::Heading && self.pending.is_none()) {
            Some(last) => last.span = last.span.cover(span),
            None => self.pending = Some(self.pending.map_or(span, |pending| pending.cover(span))),
        }
    }

    /// Opens a section with the next clause.
    pub(super) fn open(&mut self, entry: Entry) {
        self.waiting.push(entry);
    }

    /// A cell that is the heading of the section `entry`.
    pub(super) fn heading(&mut self, cell: &Fresh<'_>, entry: Entry) {
        let skip = Marker::read(cell.text).filter(|marker| marker.label == entry.label).map_or(0, |marker| marker.len);
        self.waiting.push(entry);
        self.push(ClauseKind::Heading, cell.span, Span::new(cell.span.start + skip, cell.span.end), Assignment::default());
    }

    /// A cell that names the task that another cell spells out, with a number of `skip` bytes.
    pub(super) fn name(&mut self, cell: &Fresh<'_>, skip: usize, assignment: &Assignment) {
        self.text(cell, 0..cell.text.len(), skip, false, assignment);
    }

    /// The text of a task: its sentences, a number of `skip` bytes before them, or an introduction and numbered parts, each with its
    /// owners.
    pub(super) fn content(&mut self, cell: &Fresh<'_>, skip: usize, assignment: &Assignment, parts: Vec<(Part, Assignment)>) {
        let opening = parts.first().map_or(cell.text.len(), |(part, _)| part.start);
        self.text(cell, 0..opening, skip, parts.is_empty(), assignment);
        for (Part { marker, start, end }, own) in parts {
            let entry = Entry {
                rank: Rank::TablePart,
                label: marker.label,
                number: marker.number,
                heading: String::new(),
                numbered: true,
            };
            self.waiting.push(entry);
            self.text(cell, start..end, marker.len, true, &own);
        }
    }

    /// Sentences of a range of the cell, a number of `skip` bytes before the first. The first may be the heading of its section.
    fn text(&mut self, cell: &Fresh<'_>, range: Range<usize>, skip: usize, has_task: bool, assignment: &Assignment) {
        let base = cell.span.start + range.start;
        let Some(text) = cell.text.get(range) else { return };
        let found = sentences(text, skip);
        // What the columns say is said of the section, and needs no saying with each of its sentences.
        let mut assignment = Some(assignment);
        if found.is_empty() && !text.trim().is_empty() {
            // A number with nothing behind it is still part of the document.
            let span = Span::new(base, base + text.trim_end().len());
            self.push(ClauseKind::Noise, span, span, Assignment::default());
        }
        for (position, part) in found.iter().enumerate() {
            let body = text.get(part.start..part.body_end).unwrap_or_default();
            let units = duty::responsible(text.get(part.body_end..part.end).unwrap_or_default());
            let is_first = position == 0;
            let title = body.trim().trim_end_matches(['。', '；', ';']);
            let is_title = is_first && kind::is_heading(title, false, true);
            if let Some(entry) = self.waiting.last_mut().filter(|entry| is_title && entry.heading.is_empty()) {
                entry.heading = title.split_whitespace().collect::<Vec<_>>().concat();
            }
            let is_heading = is_title && units.is_empty() && (!has_task || found.len() > 1);
            let kind = if is_heading { ClauseKind::Heading } else { ClauseKind::Task };
            let mut own = assignment.take_if(|_| !is_heading).cloned().unwrap_or_default();
            own.units.extend(units);
            let from = if is_first { 0 } else { part.start };
            self.push(kind, Span::new(base + from, base + part.end), Span::new(base + part.start, base + part.body_end), own);
        }
    }

    fn push(&mut self, kind: ClauseKind, span: Span, body: Span, assignment: Assignment) {
        let span = self.pending.take().map_or(span, |pending| pending.cover(span));
        let entries = std::mem::take(&mut self.waiting);
        self.pieces.push(Piece { entries, assignment, ..piece(kind, span, body) });
    }

    pub(super) fn finish(mut self) -> Vec<Piece> {
        if let Some(pending) = self.pending.take() {
            match self.pieces.last_mut() {
                Some(last) => last.span = last.span.cover(pending),
                None => self.pieces.push(piece(ClauseKind::Meta, pending, pending)),
            }
        }
        self.pieces
    }
}

/// Makes a clause that opens nothing and that nobody owns.
pub(super) fn piece(kind: ClauseKind, span: Span, body: Span) -> Piece {
    Piece { kind, span, body, entries: Vec::new(), assignment: Assignment::default(), is_title: false }
}

/// A cell with text that stands in a row for the first time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fresh<'s> {
    /// Its column.
    pub column: usize,
    /// Where it stands.
    pub span: Span,
    /// Its text.
    pub text: &'s str,
}
