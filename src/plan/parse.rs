//! Reads a whole plan: paragraphs in, sections, clauses and tasks out.

mod annex;
mod end;
mod note;
mod part;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use annex::ANNEX_ABSENT;
use annex::absent_annexes;
use end::End;
use part::{heading_of, run_in_heading, whole, with_duty};

use super::kind::{self, Role as ParagraphRole, Zone};
use super::numbering::{Marker, Rank, markdown_heading};
use super::outline::Outline;
use super::paragraph::{Paragraph, paragraphs};
use super::sentence::{Sentence, sentences};
use super::tasks::{complete, tasks};
use super::{Clause, ClauseKind, Detail, Plan, PlanError, Section, duty, header, lexicon, table};
use crate::source::{SourceText, Span};

/// Parses a text in simplified characters, in which all fixed words of the parser are written.
pub(super) fn parse_simplified(id: &str, source: SourceText, detail: Detail) -> Result<Plan, PlanError> {
    let tables = table::find(&source);
    let paragraphs = paragraphs(&source, &tables.iter().map(|table| table.span).collect::<Vec<_>>());
    let mut parser = Parser::new(&source);
    parser.has_numbers = paragraphs.iter().any(|paragraph| paragraph.marker.is_some());
    let mut rows = tables.iter().flat_map(|table| table.rows.iter().enumerate().map(move |row| (table, row))).peekable();
    parser.has_numbers |= !tables.is_empty();
    let mut taken = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        // A bar may stand before the first cell of a row.
        let line = paragraph.origin(0, paragraph.text.len());
        while rows.next_if(|(_, (_, row))| row.span.start < line.start).is_some() {}
        match rows.next_if(|(_, (_, row))| row.span.start < line.end) {
            Some((table, (number, row))) => {
                if number == 0 {
                    let announced = parser.before.is_none_or(|before| lexicon::announces_table(&before.text));
                    parser.outline.begin_table(table.in_sheet, announced);
                }
                parser.row(index, row);
                taken = row.span.end;
            }
            // A row may take several lines.
            None if line.start < taken => {}
            None => parser.paragraph(index, paragraph, paragraphs.get(index + 1..).unwrap_or_default()),
        }
    }
    parser.keep_until(source.text().len(), paragraphs.len());
    let Parser { outline, mut clauses, annexes, assignments, notes, .. } = parser;
    if !clauses.iter().any(|clause| clause.kind == ClauseKind::Task) {
        return Err(PlanError::NoTask);
    }
    let mut sections = outline.into_sections();
    if !clauses.iter().any(|clause| clause.kind == ClauseKind::Task && clause.section.is_some()) {
        section_by_paragraph(&mut clauses, &mut sections, &notes);
    }
    let absent = absent_annexes(&source, &annexes);
    let unread = source.unread().iter().cloned().chain(absent).chain(table::lost(&source, &tables)).collect();
    let bases: Vec<Span> = tables.iter().flat_map(|table| table.bases.iter().copied()).collect();
    let header = header::read(&source, &clauses, &bases);
    if header::convenes(&header) {
        return Err(PlanError::Convenes);
    }
    let mut tasks = tasks(&clauses);
    if detail == Detail::Whole {
        complete(&mut tasks, &source, &clauses, &assignments, header.year);
    }
    Ok(Plan { id: id.to_owned(), header, sections, clauses, tasks, unread, parents: Vec::new(), source })
}

/// How many paragraphs are looked ahead for the end of a number's paragraphs.
const LOOK_AHEAD: usize = 40;

struct Parser<'p> {
    source: &'p SourceText,
    outline: Outline,
    clauses: Vec<Clause>,
    /// Annexes that are announced, with where.
    annexes: Vec<(String, Span)>,
    /// Who must do what the sections of task tables ask for, and by when.
    assignments: BTreeMap<usize, table::Assignment>,
    zone: Zone,
    /// Whether any paragraph has a number; where none has, the first sentences are the purpose and the rest the tasks.
    has_numbers: bool,
    /// The paragraph before, rows of task tables left out.
    before: Option<&'p Paragraph>,
    /// Whether the text of the open section runs on behind its heading, in the same paragraph.
    run_in: bool,
    /// Clauses that only say who does the task above them, or by when.
    notes: BTreeSet<usize>,
    /// The head of the table whose cells stand on lines of their own, while its rows go by.
    pasted: Option<table::Head>,
    /// Whether the open section is a row that has nothing but its number or its units yet.
    row_is_new: bool,
    /// Number of the last row of that table that has one.
    last_row: u32,
    /// Lines of that head that are still to come.
    head_lines: usize,
    /// What of the end of the document has been seen, if nothing has begun since.
    end: End,
    /// Whether a list of annexes is open, and its last number.
    listed: Option<u32>,
}

impl<'p> Parser<'p> {
    fn new(source: &'p SourceText) -> Self {
        Self {
            source,
            outline: Outline::default(),
            clauses: Vec::new(),
            annexes: Vec::new(),
            assignments: BTreeMap::new(),
            zone: Zone::Front,
            has_numbers: false,
            before: None,
            run_in: false,
            notes: BTreeSet::new(),
            pasted: None,
            row_is_new: false,
            last_row: 0,
            head_lines: 0,
            end: End::No,
            listed: None,
        }
    }

    /// Lays a row of a task table into the outline.
    fn row(&mut self, index: usize, row: &table::Row) {
        self.zone = Zone::Body;
        for piece in &row.pieces {
            if piece.is_title {
                self.outline.reset();
            }
            for entry in &piece.entries {
                self.outline.enter_row(entry, piece.span.start);
            }
            let section = self.outline.current().filter(|_| piece.kind.is_mapped());
            if let Some(section) = section {
                self.assignments.entry(section).or_default().add(piece.assignment.clone());
            }
            let text = self.source.slice(piece.span).replace(['\t', '\n', '\r'], " ");
            self.add(Clause { kind: piece.kind, span: piece.span, text, body: piece.body, section, paragraph: index });
        }
    }

    fn paragraph(&mut self, index: usize, paragraph: &'p Paragraph, rest: &[Paragraph]) {
        self.outline.leave_table();
        let marker = paragraph.marker.as_ref();
        if self.annex_in_list(index, paragraph, marker) {
            return;
        }
        match (marker, markdown_heading(&paragraph.text)) {
            (Some(marker), _) => self.numbered(index, paragraph, marker, rest),
            (None, Some((rank, heading))) if self.zone == Zone::Body || rank > Rank::Chapter || !lexicon::is_title(heading) => {
                self.zone = Zone::Body;
                self.end = End::No;
                self.outline.enter_unnumbered(rank, heading, paragraph.origin(0, paragraph.text.len()).start);
                self.push(ClauseKind::Heading, index, paragraph, whole(&paragraph.text));
            }
            (None, _) => self.unnumbered(index, paragraph, rest),
        }
        self.before = Some(paragraph);
    }

    fn numbered(&mut self, index: usize, paragraph: &Paragraph, marker: &Marker, rest: &[Paragraph]) {
        self.zone = Zone::Body;
        self.end = End::No;
        let parts = with_duty(sentences(&paragraph.text, marker.len), &paragraph.text);
        let Some(first) = parts.first().copied() else {
            // A number with nothing behind it is still part of the document.
            self.push(ClauseKind::Noise, index, paragraph, whole(&paragraph.text));
            return;
        };
        let body = &paragraph.text[first.start..first.body_end];
        // Lines of notes say nothing below a heading; what follows them may.
        let (notes, next) = part::below(rest);
        let has_note = first.body_end < first.end || (notes && parts.len() == 1 && !next.is_some_and(part::is_text));
        let below = next.is_some_and(|next| {
            next.marker.as_ref().is_none_or(|below| below.rank > marker.rank)
                && !lexicon::is_meta(&next.text)
                && !lexicon::is_noise(&next.text)
        });
        let asks = |part: &Sentence| kind::asks(&paragraph.text[part.start..part.end]) == ClauseKind::Task;
        let heading = kind::is_heading(body, has_note, parts.iter().skip(1).any(asks) || below);
        let title = if heading || kind::is_heading(body, false, true) { heading_of(body) } else { "" };
        self.run_in = parts.len() > 1;
        self.outline.enter(marker, title, paragraph.origin(0, paragraph.text.len()).start);
        for (position, part) in parts.iter().enumerate() {
            let text = &paragraph.text[part.start..part.end];
            let kind = if position == 0 && heading { ClauseKind::Heading } else { self.kind_in_body(text) };
            // The number belongs to the first sentence.
            let start = if position == 0 { 0 } else { part.start };
            self.push_at(kind, index, paragraph, *part, start);
        }
    }

    fn unnumbered(&mut self, index: usize, paragraph: &Paragraph, rest: &[Paragraph]) {
        if self.pasted_head(index, paragraph, rest) || self.note(index, paragraph, rest) {
            return;
        }
        let text = &paragraph.text;
        let all = whole(text);
        let start = paragraph.origin(0, text.len()).start;
        let role = match self.role(text, rest) {
            // Behind the signature and in its foot a page lists its links.
            ParagraphRole::Text | ParagraphRole::BareHeading if self.end.leaves_out(text) => ParagraphRole::Noise,
            role => role,
        };
        match role {
            ParagraphRole::Noise => {
                if self.zone == Zone::Body && lexicon::opens_foot(text) {
                    self.end = End::Foot;
                }
                self.push(ClauseKind::Noise, index, paragraph, all);
            }
            ParagraphRole::Meta => {
                if part::is_date(text) && self.before.is_some_and(|before| lexicon::is_office(&before.text)) {
                    self.end = End::Signed;
                }
                self.push(ClauseKind::Meta, index, paragraph, all);
            }
            ParagraphRole::Title => {
                self.end = End::No;
                self.outline.reset();
                self.zone = Zone::Front;
                self.pasted = None;
                self.push(ClauseKind::Meta, index, paragraph, all);
            }
            ParagraphRole::Annex => {
                self.end = End::No;
                self.push(ClauseKind::Meta, index, paragraph, all);
                if self.zone == Zone::Body {
                    let name = text.split_once(['：', ':']).map_or("", |(_, name)| name.trim());
                    self.outline.enter_named("附件", name, start);
                }
                self.pasted = None;
                self.listed = Some(part::last_of_list(text));
                self.annexes.push((text.trim().to_owned(), paragraph.origin(0, text.len())));
            }
            ParagraphRole::BareHeading => {
                self.bare_heading(heading_of(text), start);
                self.run_in = false;
                self.push(ClauseKind::Heading, index, paragraph, all);
            }
            ParagraphRole::Text => {
                let headed = self.zone == Zone::Body && self.open_own(paragraph, rest, start);
                self.sentences(index, paragraph, headed);
            }
        }
    }

    /// Opens a section for a paragraph that is a task of its own under the number before it. Tells whether it begins with a heading.
    fn open_own(&mut self, paragraph: &Paragraph, rest: &[Paragraph], start: usize) -> bool {
        let new_row = self.pasted.is_some() && self.outline.current().is_none();
        let after_note = self.after_note() || self.before.is_some_and(|before| duty::ends_with_note(&before.text));
        if new_row || (self.outline.current().is_some() && after_note && !self.row_is_new) {
            let below: Vec<&Paragraph> = std::iter::once(paragraph).chain(rest).take(LOOK_AHEAD).collect();
            let end = below.iter().position(|below| below.marker.is_some());
            let siblings = below.get(..end.unwrap_or(below.len())).unwrap_or_default();
            if siblings.iter().any(|below| below.note.is_some() || duty::ends_with_note(&below.text)) {
                let next = end.and_then(|end| below.get(end)?.marker.as_ref());
                return self.open_sibling(paragraph, siblings, next, start);
            }
        }
        // The last paragraph of a plan that addresses everybody closes the chapter, not the section before it.
        let is_last = || !rest.iter().any(|below| !lexicon::is_meta(&below.text) && !lexicon::is_noise(&below.text));
        if self.run_in && kind::addresses_somebody(&paragraph.text) && is_last() {
            self.outline.enter_closing(start);
        }
        false
    }

    /// Opens a section for one of several paragraphs with their own units; `next` is the number below them.
    fn open_sibling(&mut self, paragraph: &Paragraph, siblings: &[&Paragraph], next: Option<&Marker>, start: usize) -> bool {
        let heading = run_in_heading(&paragraph.text);
        let missing = next.and_then(|next| self.outline.missing_before(next)).filter(|missing| *missing > 0);
        let headed = |count: usize| siblings.iter().filter(|below| run_in_heading(&below.text).is_some()).count() == count;
        match heading {
            Some(heading) if missing.is_some_and(headed) => self.outline.enter_bare(heading, start),
            _ => self.outline.enter_beside(heading.unwrap_or_default(), start),
        }
        heading.is_some()
    }

    fn sentences(&mut self, index: usize, paragraph: &Paragraph, headed: bool) {
        let opening = self.zone == Zone::Front;
        // What a paragraph asks for may go on in the next.
        let mut asked = opening && self.clauses.last().is_some_and(|last| last.kind == ClauseKind::Task);
        for (position, part) in sentences(&paragraph.text, 0).into_iter().enumerate() {
            let text = &paragraph.text[part.start..part.end];
            if opening {
                asked = kind::addresses_somebody(text) || duty::opens_with_subject(text) || (asked && kind::announces(text));
            }
            let kind = match opening {
                false if headed && position == 0 => ClauseKind::Heading,
                true if asked => ClauseKind::Task,
                true => ClauseKind::Preamble,
                false => self.kind_in_body(text),
            };
            self.push(kind, index, paragraph, part);
        }
        if opening && !self.has_numbers {
            self.zone = Zone::Body;
        }
    }

    /// What a sentence of the body is that is no heading.
    fn kind_in_body(&self, sentence: &str) -> ClauseKind {
        match kind::asks(sentence) {
            ClauseKind::Task if self.outline.is_purpose() => ClauseKind::Preamble,
            kind => kind,
        }
    }

    fn add(&mut self, clause: Clause) {
        self.keep_until(clause.span.start, clause.paragraph);
        self.clauses.push(clause);
    }

    /// Keeps what no sentence took, such as the name of a bookmark, as a clause that says nothing: every character is in some clause.
    fn keep_until(&mut self, end: usize, paragraph: usize) {
        let start = self.clauses.last().map_or(0, |last| last.span.end);
        let left = self.source.slice(Span::new(start, end.max(start)));
        let text = left.trim();
        if !text.is_empty() {
            let start = start + (left.len() - left.trim_start().len());
            let span = Span::new(start, start + text.len());
            let text = text.to_owned();
            self.clauses.push(Clause { kind: ClauseKind::Noise, span, text, body: span, section: None, paragraph });
        }
    }

    fn push(&mut self, kind: ClauseKind, index: usize, paragraph: &Paragraph, part: Sentence) {
        self.push_at(kind, index, paragraph, part, part.start);
    }

    fn push_at(&mut self, kind: ClauseKind, index: usize, paragraph: &Paragraph, part: Sentence, start: usize) {
        self.row_is_new &= !kind.is_mapped();
        self.add(Clause {
            kind,
            span: paragraph.origin(start, part.end),
            text: paragraph.text[start..part.end].to_owned(),
            body: paragraph.origin(part.start, part.body_end),
            section: self.outline.current().filter(|_| kind.is_mapped() || kind == ClauseKind::Preamble),
            paragraph: index,
        });
    }
}

/// Gives every paragraph that asks for something a section of its own, in a plan that has no heading at all.
fn section_by_paragraph(clauses: &mut [Clause], sections: &mut Vec<Section>, notes: &BTreeSet<usize>) {
    let mut open = None;
    for (index, clause) in clauses.iter_mut().enumerate() {
        let is_note = notes.contains(&index);
        if clause.kind != ClauseKind::Task && !is_note {
            continue;
        }
        if open != Some(clause.paragraph) && !is_note {
            open = Some(clause.paragraph);
            sections.push(Section {
                path: Vec::new(),
                heading: String::new(),
                numbered: false,
                parent: None,
                start: clause.span.start,
            });
        }
        clause.section = sections.len().checked_sub(1);
    }
}

#[cfg(test)]
mod tests;
