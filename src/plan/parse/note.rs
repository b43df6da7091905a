//! Lines of their own that only say who does the task above them, or by when; rows of tables whose cells are such lines; lists of
//! annexes.

use super::Parser;
use super::end::End;
use super::part::{is_date, whole};
use crate::plan::duty::NoteLine;
use crate::plan::kind::{self, Role as ParagraphRole, Zone};
use crate::plan::numbering::{Marker, Rank};
use crate::plan::paragraph::Paragraph;
use crate::plan::{ClauseKind, lexicon, table};
use crate::source::Span;

/// Longest name of an annex in a list, in characters.
const ANNEX: usize = 60;
/// Most digits of the number of a row that stands on a line of its own.
const ROW_NUMBER: usize = 3;

impl Parser<'_> {
    /// Takes the head of a table whose cells are lines, and the numbers of its rows.
    pub(super) fn pasted_head(&mut self, index: usize, paragraph: &Paragraph, rest: &[Paragraph]) -> bool {
        let text = paragraph.text.as_str();
        if self.head_lines == 0 {
            let lines = std::iter::once(paragraph).chain(rest).map(|paragraph| paragraph.text.as_str());
            if let Some(head) = table::head(lines) {
                self.head_lines = head.lines;
                self.last_row = 0;
                self.pasted = Some(head);
                self.zone = Zone::Body;
                self.end = End::No;
            }
        }
        let is_number = |text: &str| text.len() <= ROW_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit());
        if self.head_lines > 0 {
            self.head_lines -= 1;
            self.push(ClauseKind::Meta, index, paragraph, whole(text));
        } else if self.pasted.is_some() && is_number(text) {
            self.push(ClauseKind::Noise, index, paragraph, whole(text));
            if text.parse() == Ok(self.last_row + 1) {
                self.last_row += 1;
                self.row_is_new = true;
                self.outline.enter_line_row(self.last_row, paragraph.origin(0, text.len()).start);
            }
        } else {
            return false;
        }
        true
    }

    /// Takes a line that only says who does the task above it, or by when.
    pub(super) fn note(&mut self, index: usize, paragraph: &Paragraph, rest: &[Paragraph]) -> bool {
        let text = paragraph.text.as_str();
        let Some(kind) = paragraph.note.filter(|_| self.zone == Zone::Body) else { return false };
        let in_table = self.pasted.is_some();
        let after_task = self.clauses.last().is_some_and(|last| last.kind.is_mapped()) || self.after_note();
        let is_office = lexicon::is_meta(text);
        let fits = match kind {
            NoteLine::Labelled => true,
            NoteLine::Parted => !is_office,
            // The name of an office over a date is a signature.
            NoteLine::Units if in_table => !is_office || !rest.first().is_some_and(|next| is_date(&next.text)),
            NoteLine::Units => !is_office && text.contains(['、', '，']),
            NoteLine::Desks => in_table,
            NoteLine::Time => in_table || self.after_note(),
        };
        let opens_row = kind != NoteLine::Time && self.pasted.is_some_and(|head| head.units_first);
        if !fits || !(after_task || opens_row) {
            return false;
        }
        let start = paragraph.origin(0, text.len()).start;
        if opens_row && !self.row_is_new {
            self.outline.enter_beside("", start);
            self.row_is_new = true;
        }
        self.push(ClauseKind::Meta, index, paragraph, whole(text));
        if let Some(clause) = self.clauses.last_mut() {
            clause.section = self.outline.current();
            // All of it is note.
            clause.body = Span::new(clause.span.start, clause.span.start);
        }
        self.notes.insert(self.clauses.len() - 1);
        true
    }

    /// Tells whether the clause before is such a line.
    pub(super) fn after_note(&self) -> bool {
        self.clauses.len().checked_sub(1).is_some_and(|last| self.notes.contains(&last))
    }

    /// Opens the section of a heading without a number.
    pub(super) fn bare_heading(&mut self, heading: &str, start: usize) {
        if self.row_is_new {
            self.outline.name_open(heading);
        } else if self.pasted.is_some() {
            self.outline.enter_beside(heading, start);
        } else {
            self.outline.enter_bare(heading, start);
        }
    }

    /// What a paragraph without a number is, by its words and by what stands around it.
    pub(super) fn role(&self, text: &str, rest: &[Paragraph]) -> ParagraphRole {
        let next = rest.first();
        let role = kind::role(text, next.map(|next| next.text.as_str()), self.zone);
        match role {
            // The title of an annex stands under its number.
            ParagraphRole::Text | ParagraphRole::BareHeading if self.listed == Some(0) && lexicon::is_title(text) => {
                ParagraphRole::Meta
            }
            // The title of a table whose cells are lines.
            ParagraphRole::Text | ParagraphRole::BareHeading
                if lexicon::is_title(text) && table::head(rest.iter().map(|next| next.text.as_str())).is_some() =>
            {
                ParagraphRole::Title
            }
            // What only has its units below it is no heading.
            ParagraphRole::BareHeading if next.is_some_and(|next| next.note.is_some()) => ParagraphRole::Text,
            role => role,
        }
    }

    /// Takes a further line of a list of annexes: 2.任务分工表.
    pub(super) fn annex_in_list(&mut self, index: usize, paragraph: &Paragraph, marker: Option<&Marker>) -> bool {
        let text = paragraph.text.as_str();
        let last = self.listed;
        let Some((last, marker)) = last.zip(marker).filter(|(last, marker)| *last > 0 && marker.number == last + 1) else {
            // The list ends with the first other line; the title of an annex may stand right under its number.
            if !self.clauses.last().is_some_and(|last| last.text.trim_start().starts_with("附")) {
                self.listed = None;
            }
            return false;
        };
        let is_name = marker.rank == Rank::Item && !text.contains('。') && text.chars().count() <= ANNEX;
        self.listed = is_name.then_some(marker.number).filter(|_| last > 0);
        if is_name {
            self.push(ClauseKind::Meta, index, paragraph, whole(text));
            let name = text.get(marker.len..).unwrap_or_default();
            self.annexes.push((format!("附件：{name}"), paragraph.origin(0, text.len())));
        }
        is_name
    }
}
