//! `coverage.json` for many plans, assembled from pieces made plan by plan. The text is the same as if made for all plans at once.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::coverage::{V1Profile, cell, coverage_plan, profiles, row};
use super::files::{V1NotRead, not_read};
use super::finding::{V1Finding, findings};
use super::tables::{V1Filter, filter};
use crate::render::Aside;
use crate::report::Lang;
use crate::report::json::{line, pretty};
use crate::report::model::{Cell, PlanReport, Report};

/// With more plans than this the file is not for people: each of its cells is on one line, which makes it a third smaller.
pub const MOST_INDENTED: usize = 1000;

/// The format of the pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Whether every value is on a line of its own.
    pub indented: bool,
    /// Whether cells quote the clauses that ask for an item.
    pub quoted: bool,
}

/// The contribution of a plan to the file: the plan itself, then its cell for each item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// Where the pieces of a plan are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    id: String,
    start: u64,
    ends: Vec<usize>,
}

#[derive(Serialize)]
struct Head<'a> {
    schema: &'static str,
    taxonomy_version: i64,
    profiles: Vec<V1Profile<'a>>,
}

#[derive(Serialize)]
struct Tail<'a> {
    filter: Option<V1Filter<'a>>,
    findings: Vec<V1Finding<'a>>,
    not_read: Vec<V1NotRead<'a>>,
}

impl Pieces {
    /// Makes the pieces of a plan; `cells` are in the order of `codes`, those of all items.
    ///
    /// # Errors
    /// Never for these structs; the error comes from the serialiser.
    pub fn of<'i>(
        plan: &PlanReport,
        codes: impl Iterator<Item = &'i str>,
        cells: &[Cell],
        manner: Manner,
        lang: Lang,
    ) -> Result<Self, serde_json::Error> {
        let mut pieces = Self::default();
        pieces.push(&manner.text(&coverage_plan(plan, lang))?);
        for (code, found) in codes.zip(cells) {
            pieces.push(&manner.text(&cell(plan, code, found, manner.quoted))?);
        }
        Ok(pieces)
    }

    fn push(&mut self, text: &str) {
        self.text.extend_from_slice(text.trim_end().as_bytes());
        self.ends.push(self.text.len());
    }

    /// Stores the pieces of the plan `id`.
    ///
    /// # Errors
    /// If there is no room for them.
    pub fn keep(self, id: &str, aside: &mut dyn Aside) -> io::Result<Kept> {
        Ok(Kept { id: id.to_owned(), start: aside.put(&self.text)?, ends: self.ends })
    }
}

impl Manner {
    fn text<T: Serialize>(self, value: &T) -> Result<String, serde_json::Error> {
        if self.indented { pretty(value) } else { line(value) }
    }
}

impl Kept {
    /// Reads a piece: 0 is the plan itself.
    fn piece(&self, at: usize, aside: &mut dyn Aside) -> io::Result<Vec<u8>> {
        let end = self.ends.get(at).copied().unwrap_or_default();
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        aside.get(self.start + start as u64, end.saturating_sub(start))
    }
}

/// Writes the file; `plans` are those of the report, in its order, with their pieces.
///
/// # Errors
/// If a piece cannot be read, or the file cannot be written.
pub fn write_pieces(report: &Report, plans: &[Kept], lang: Lang, aside: &mut dyn Aside, out: &mut dyn Write) -> io::Result<()> {
    let head = Head { schema: "duibiao/coverage/v1", taxonomy_version: report.taxonomy_version, profiles: profiles(report) };
    let head = pretty(&head)?;
    out.write_all(head.trim_end().trim_end_matches('}').trim_end().as_bytes())?;
    out.write_all(b",\n  \"plans\": ")?;
    list(plans.iter().map(|plan| (plan, None)), 0, 2, *b"[]", aside, out)?;
    out.write_all(b",\n  \"items\": [")?;
    let mut by_id: Vec<&Kept> = plans.iter().collect();
    by_id.sort_by(|one, other| one.id.cmp(&other.id));
    let items = report.domains.iter().flat_map(|domain| domain.items.iter().map(move |item| (domain, item)));
    for (at, (domain, item)) in items.enumerate() {
        out.write_all(if at > 0 { b",\n    " } else { b"\n    " })?;
        let text = pretty(&row(report, domain, item))?;
        let opened = text.trim_end().trim_end_matches('}').trim_end().trim_end_matches("{}");
        indented(opened.as_bytes(), 4, out)?;
        list(by_id.iter().map(|plan| (*plan, Some(plan.id.as_str()))), at + 1, 6, *b"{}", aside, out)?;
        out.write_all(b"\n    }")?;
    }
    out.write_all(b"\n  ]")?;
    let tail =
        Tail { filter: filter(&report.filter), findings: findings(&report.findings, lang), not_read: not_read(&report.not_read) };
    let tail = pretty(&tail)?;
    out.write_all(b",")?;
    out.write_all(tail.trim_start_matches('{').as_bytes())
}

/// Writes the piece `at` of each plan as the members of an array or, with names, of an object, indented by `depth` spaces.
fn list<'k>(
    plans: impl Iterator<Item = (&'k Kept, Option<&'k str>)>,
    at: usize,
    depth: usize,
    brackets: [u8; 2],
    aside: &mut dyn Aside,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [open, close] = brackets;
    out.write_all(&[open])?;
    let mut is_empty = true;
    for (plan, name) in plans {
        out.write_all(if is_empty { b"\n" } else { b",\n" })?;
        is_empty = false;
        blanks(depth + 2, out)?;
        if let Some(name) = name {
            write!(out, "{}: ", line(&name)?)?;
        }
        indented(&plan.piece(at, aside)?, depth + 2, out)?;
    }
    if !is_empty {
        out.write_all(b"\n")?;
        blanks(depth, out)?;
    }
    out.write_all(&[close])
}

/// Writes a text with its further lines indented; no JSON value contains a line break.
fn indented(text: &[u8], depth: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, line) in text.split(|byte| *byte == b'\n').enumerate() {
        if at > 0 {
            out.write_all(b"\n")?;
            blanks(depth, out)?;
        }
        out.write_all(line)?;
    }
    Ok(())
}

fn blanks(count: usize, out: &mut dyn Write) -> io::Result<()> {
    const BLANKS: [u8; 16] = [b' '; 16];
    let range: Range<usize> = 0..count.min(BLANKS.len());
    out.write_all(BLANKS.get(range).unwrap_or_default())
}
