//! Tables whose cells stand on lines of their own, with a bar behind each or between them, as a web page leaves them when it is copied.

use super::columns::{Columns, word};
use super::layout::Opens;
use super::loose::{self, Laid};
use crate::plan::lexicon;
use crate::plan::numbering::Marker;
use crate::source::{SourceText, Span, fold::fold};

/// Fewest cells of such a table.
const CELLS: usize = 4;
/// Most lines of one cell; more without a bar are text around the table.
const LINES: usize = 12;
/// Most cells of a head.
const HEAD: usize = 12;

/// What a line is.
enum Line {
    /// Nothing but so many bars.
    Bars(usize),
    /// Text with a bar behind it.
    Closed(Span),
    /// Text without a bar.
    Text(Span),
    /// A row, or anything else with bars in it.
    Other,
}

/// Cells that follow one another.
#[derive(Default)]
struct Run {
    cells: Vec<(Span, Opens)>,
    /// Lines of the cell that is open.
    open: Vec<Span>,
    /// Whether a bar has just closed a cell.
    closed: bool,
    /// Whether the ends of rows are marked.
    has_ends: bool,
    /// Whether the next cell begins a row.
    opens_row: bool,
    bars: Bars,
}

/// Where the bars stand.
#[derive(Default, PartialEq, Eq)]
enum Bars {
    /// On lines of their own, behind the cells.
    #[default]
    Below,
    /// The same, and one before the first cell.
    Around,
    /// Some of them behind a cell on its line.
    Beside,
}

/// Finds the tables of tasks outside `taken`, each with the place it takes in the text.
pub(super) fn find(source: &SourceText, taken: &[Span]) -> Vec<(Span, Laid)> {
    let text = source.text();
    if memchr::memchr(b'|', text.as_bytes()).is_none() && memchr::memmem::find(text.as_bytes(), "｜".as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut run = Run::default();
    for span in source.lines().filter(|span| !source.slice(*span).trim().is_empty()) {
        let is_taken =
            taken.get(taken.partition_point(|other| other.end <= span.start)).is_some_and(|other| other.overlaps(span));
        let line = if is_taken { Line::Other } else { line(source, span) };
        if !run.take(&line) {
            found.extend(std::mem::take(&mut run).finish(source, false));
        }
    }
    found.extend(run.finish(source, true));
    found
}

fn line(source: &SourceText, span: Span) -> Line {
    let raw = source.slice(span);
    let is_bar = |ch: char| matches!(ch, '|' | '｜');
    let bars = raw.chars().filter(|ch| is_bar(*ch)).count();
    let inner = raw.trim().trim_matches(is_bar).trim();
    let start = span.start + raw.find(inner).unwrap_or(0);
    let text = Span::new(start, start + inner.len());
    match bars {
        0 => Line::Text(text),
        _ if inner.is_empty() => Line::Bars(bars),
        1 if raw.trim_end().ends_with(is_bar) => Line::Closed(text),
        _ => Line::Other,
    }
}

impl Run {
    /// Takes a line; `false` where the table has ended with the line before.
    fn take(&mut self, line: &Line) -> bool {
        match line {
            Line::Text(span) => {
                self.add(*span);
                self.open.len() <= LINES
            }
            Line::Closed(span) => {
                self.add(*span);
                self.close();
                self.bars = Bars::Beside;
                true
            }
            Line::Bars(1) => {
                if self.bars == Bars::Below && self.cells.is_empty() && self.open.is_empty() {
                    self.bars = Bars::Around;
                }
                if self.open.is_empty() && !self.closed {
                    self.empty();
                } else {
                    self.close();
                }
                // A bar on its own line closes the cell above it, and the next such bar an empty one.
                self.closed = false;
                true
            }
            Line::Bars(_) => {
                self.close();
                self.has_ends |= !self.cells.is_empty();
                self.opens_row = true;
                true
            }
            Line::Other => false,
        }
    }

    /// Adds a line to the open cell; text before the first bar is no cell but for its last line.
    fn add(&mut self, span: Span) {
        if self.cells.is_empty() {
            self.open.clear();
        }
        self.open.push(span);
    }

    /// Closes the cell that is open.
    fn close(&mut self) {
        self.closed = true;
        if let Some(span) = std::mem::take(&mut self.open).into_iter().reduce(Span::cover) {
            self.push(span);
        }
    }

    /// Adds an empty cell behind the last.
    fn empty(&mut self) {
        if let Some((last, _)) = self.cells.last() {
            self.push(Span::new(last.end, last.end));
        }
    }

    /// Where a bar opens each row and one closes it, two of them are the end of a row and no empty cell; what more there are is one each.
    fn end_rows(&mut self) {
        let mut made: Vec<(Span, Opens)> = Vec::with_capacity(self.cells.len());
        let mut empty: Vec<(Span, Opens)> = Vec::new();
        for (span, _) in std::mem::take(&mut self.cells) {
            if span.is_empty() {
                empty.push((span, Opens::No));
                continue;
            }
            let opens = if empty.pop().is_some() || made.is_empty() { Opens::Yes } else { Opens::No };
            made.append(&mut empty);
            made.push((span, opens));
        }
        self.cells = made;
    }

    fn push(&mut self, span: Span) {
        let opens = if self.opens_row || self.cells.is_empty() { Opens::Yes } else { Opens::Maybe };
        self.opens_row = false;
        self.cells.push((span, opens));
    }

    /// Lays the cells into a table of tasks, if they are one; at the end of the text the last cell may have lost its bar.
    fn finish(mut self, source: &SourceText, at_end: bool) -> Option<(Span, Laid)> {
        if at_end && !self.cells.is_empty() && self.open.len() == 1 {
            self.close();
        }
        let names_column = |text: &str| Marker::read(text).is_none() && word(text).is_some() && !lexicon::is_title(text);
        let is_name = |at: usize| self.cells.get(at).is_some_and(|(span, _)| names_column(source.slice(*span)));
        // A bar opens the head, and the line above it is the title.
        if !is_name(0) && is_name(1) {
            self.cells.remove(0);
            if self.bars == Bars::Below {
                self.bars = Bars::Around;
            }
        }
        if self.bars == Bars::Around {
            self.end_rows();
        }
        let whole = self.cells.iter().map(|(span, _)| *span).reduce(Span::cover)?;
        let whole = Span::new(bars_before(source.text(), whole.start), whole.end);
        if self.cells.len() < CELLS {
            return None;
        }
        if self.has_ends {
            for (_, opens) in &mut self.cells {
                *opens = if *opens == Opens::Maybe { Opens::No } else { *opens };
            }
        }
        // The head ends with its row, and before the first heading over rows.
        let head = self.cells.iter().enumerate().take(HEAD);
        let words: Vec<Span> = head
            .take_while(|(at, (span, opens))| (*at == 0 || *opens != Opens::Yes) && names_column(source.slice(*span)))
            .map(|(_, (span, _))| *span)
            .collect();
        let columns = Columns::read(source, std::slice::from_ref(&words), 0);
        let (head, kinds) = match columns {
            Some(columns) => (words, Some(columns.kinds)),
            None => (Vec::new(), None),
        };
        let names: Vec<String> = head.iter().map(|span| fold(source.slice(*span))).collect();
        let mut body = self.cells.split_off(head.len());
        if !names.is_empty() {
            body = without_heads(source, body, &names);
        }
        if let Some((_, opens)) = body.first_mut() {
            *opens = Opens::Yes;
        }
        Some((whole, loose::lay_stream(source, head, kinds, &body)?))
    }
}

/// Where the bars begin that stand on lines of their own above `start`.
fn bars_before(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let kept = before.trim_end_matches(|ch: char| matches!(ch, '|' | '｜') || ch.is_whitespace());
    let bars = before.get(kept.len()..).unwrap_or_default();
    bars.find(['|', '｜'])
        .filter(|at| bars.get(..*at).is_some_and(|gap| kept.is_empty() || gap.contains('\n')))
        .map_or(start, |at| kept.len() + at)
}

/// Leaves out the head where it is printed again on the next page.
fn without_heads(source: &SourceText, cells: Vec<(Span, Opens)>, names: &[String]) -> Vec<(Span, Opens)> {
    let mut made: Vec<(Span, Opens)> = Vec::with_capacity(cells.len());
    for cell in cells {
        made.push(cell);
        let first = made.len().saturating_sub(names.len());
        let tail = made.get(first..).unwrap_or_default();
        if tail.len() == names.len() && tail.iter().zip(names).all(|((span, _), name)| fold(source.slice(*span)) == *name) {
            made.truncate(first);
        }
    }
    made
}
