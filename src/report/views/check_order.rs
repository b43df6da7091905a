//! The order of the lists of `check`, and which texts they merge. Marks in the text of the draft are ordered by place instead.

use std::collections::BTreeMap;

use crate::gap::{Code, Param};
use crate::lineage::State;
use crate::report::check::{AboveRow, CheckReport, DiagnosticRow};
use crate::report::words::fill;
use crate::report::{Lang, views};
use crate::taxonomy::Names;

/// Least number of findings from the national points alone that are summarised in a list.
const MANY: usize = 6;

/// A finding in a list.
#[derive(Debug)]
pub(in crate::report) struct Told<'r> {
    pub row: &'r DiagnosticRow,
    /// The items of later findings that are covered by the same proposed text.
    pub also: Vec<&'r (String, Names)>,
    /// The items of the earlier finding with the same proposed text.
    pub before: Option<&'r [(String, Names)]>,
}

/// The findings of a draft as a list.
#[derive(Debug)]
pub(super) struct Listed<'r> {
    /// The findings listed one by one.
    pub told: Vec<Told<'r>>,
    /// Findings from the national points alone, if they are too many for that.
    pub summed: Vec<&'r DiagnosticRow>,
}

/// Errors come first, and firm ones before guessed ones, then by place. Findings that only the national points ask for, and no plan above,
/// come last.
pub(super) fn in_order(report: &CheckReport) -> Vec<&DiagnosticRow> {
    let mut rows: Vec<&DiagnosticRow> = report.diagnostics.iter().collect();
    let has_parent = has_parent(report);
    rows.sort_by_key(|row| (has_parent && is_of_points(row), row.finding.severity, row.finding.guessed));
    rows
}

/// Orders the findings for a list, and summarises those from the national points alone if a plan above is known and they are many.
pub(super) fn listed(report: &CheckReport) -> Listed<'_> {
    let rows = in_order(report);
    let has_parent = has_parent(report);
    let is_extra = |row: &&DiagnosticRow| has_parent && row.accepted.is_none() && is_of_points(row);
    let is_many = rows.iter().filter(|row| is_extra(row)).count() >= MANY;
    let (summed, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| is_many && is_extra(row));
    Listed { told: told(rows), summed }
}

/// Returns `true` if a plan above was read.
fn has_parent(report: &CheckReport) -> bool {
    report.links.iter().any(|link| matches!(link.state, State::Document(_)))
}

fn is_of_points(row: &DiagnosticRow) -> bool {
    row.finding.code == Code::Dropped && matches!(row.above, Some(AboveRow::Points { .. }))
}

/// Finds findings that share a proposed text, which is to be inserted only once.
pub(in crate::report) fn told<'r>(rows: impl IntoIterator<Item = &'r DiagnosticRow>) -> Vec<Told<'r>> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found: Vec<Told<'r>> = Vec::new();
    for row in rows {
        let text = row.proposal.as_ref().filter(|_| row.accepted.is_none()).map(|proposal| proposal.text.as_str());
        let known = text.and_then(|text| first.get(text).copied());
        let before = known.and_then(|at| found.get_mut(at)).map(|known: &mut Told<'r>| {
            let is_new = |item: &&(String, Names)| !known.row.items.contains(item) && !known.also.contains(item);
            let new: Vec<&(String, Names)> = row.items.iter().filter(is_new).collect();
            known.also.extend(new);
            known.row.items.as_slice()
        });
        if let Some(text) = text.filter(|_| before.is_none()) {
            first.insert(text, found.len());
        }
        found.push(Told { row, also: Vec::new(), before });
    }
    found
}

impl Told<'_> {
    /// The proposal, unless an earlier finding of the list has the same.
    pub(super) fn help(&self, lang: Lang) -> Option<String> {
        if self.before.is_none() {
            return Some(views::help_of(self.row, lang)? + &self.answers(lang));
        }
        let (proposal, words) = (self.row.proposal.as_ref()?, lang.check());
        if let (Some(Param::Text(own)), Some(Param::Text(parent))) =
            (self.row.finding.params.get("own"), self.row.finding.params.get("parent"))
        {
            return Some(fill(words.proposal_change_again, &[("own", own), ("parent", parent)]));
        }
        let again = |place| fill(words.proposal_again, &[("at", &lang.words().at_place(place))]);
        Some(proposal.after.as_ref().map_or_else(|| words.proposal_again_first.to_owned(), again))
    }

    /// The other items that a proposed text covers, in brackets; empty if there are none.
    pub(in crate::report) fn answers(&self, lang: Lang) -> String {
        if self.also.is_empty() {
            return String::new();
        }
        lang.words().brackets(fill(lang.check().proposal_also, &[("items", &names(self.also.iter().copied(), lang))]))
    }

    /// Refers to the earlier finding that has the proposed text; `None` if it is here.
    pub(in crate::report) fn stands_before(&self, lang: Lang) -> Option<String> {
        let items = names(self.before?.iter(), lang);
        Some(fill(lang.check().proposed_before, &[("items", &items)]))
    }
}

fn names<'r>(items: impl Iterator<Item = &'r (String, Names)>, lang: Lang) -> String {
    items.map(|(_, names)| lang.pick(names)).collect::<Vec<_>>().join(lang.words().comma)
}
