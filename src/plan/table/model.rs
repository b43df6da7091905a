//! What a task table is read to.

use crate::plan::numbering::Rank;
use crate::plan::{ClauseKind, Responsible};
use crate::source::Span;

/// Rows among which the head is looked for: a sheet's name, a title, a line on who filled it in, and the head.
pub(super) const HEAD_ROWS: usize = 8;

/// A table of tasks.
#[derive(Debug)]
pub(in crate::plan) struct TaskTable {
    /// Where it stands.
    pub span: Span,
    /// It is a sheet of a workbook: nothing above it is open any more.
    pub in_sheet: bool,
    /// Its rows that have text of their own, in order.
    pub rows: Vec<Row>,
    /// Its cells that say on what basis a task stands, in order.
    pub bases: Vec<Span>,
}

/// What a row of a task table says.
#[derive(Debug, Default)]
pub(in crate::plan) struct Row {
    /// Its text.
    pub span: Span,
    /// Its clauses in order. None where the row only goes on with the one above.
    pub pieces: Vec<Piece>,
}

/// A clause of a row.
#[derive(Debug)]
pub(in crate::plan) struct Piece {
    /// What it is for.
    pub kind: ClauseKind,
    /// Where it stands, with the cells that say who does it by when.
    pub span: Span,
    /// What it says.
    pub body: Span,
    /// Sections that it opens, from the outside in.
    pub entries: Vec<Entry>,
    /// Who must do it, and by when.
    pub assignment: Assignment,
    /// It is the title of the document.
    pub is_title: bool,
}

/// What the columns beside a task say of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::plan) struct Assignment {
    /// Who must do it; a unit may be named more than once.
    pub units: Vec<Responsible>,
    /// By when: where the cell begins, and the words as printed.
    pub limits: Vec<(usize, String)>,
}

impl Assignment {
    /// Adds what another row or clause says.
    pub(in crate::plan) fn add(&mut self, more: Self) {
        self.units.extend(more.units);
        self.limits.extend(more.limits);
    }
}

/// A section that a row opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) struct Entry {
    /// Its depth.
    pub rank: Rank,
    /// Its label in the path.
    pub label: String,
    /// Its number.
    pub number: u32,
    /// Its heading.
    pub heading: String,
    /// Whether the number stands in the table.
    pub numbered: bool,
}
