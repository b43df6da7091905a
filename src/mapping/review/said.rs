//! The decisions on one clause, and whether they are consistent.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{Row, Target};
use super::sheet::error;
use crate::source::Problem;
use crate::source::yaml::DataFile;
use crate::taxonomy::ItemId;

/// A decision with the row that makes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'r> {
    pub agrees: bool,
    pub row: &'r Row,
}

/// All decisions on one clause.
#[derive(Debug, Default)]
pub(super) struct ClauseSaid<'r> {
    /// Decisions on items.
    pub items: BTreeMap<ItemId, Said<'r>>,
    /// The decision that the clause asks for no item, or that it does ask for one.
    pub nothing: Option<Said<'r>>,
    /// The targets that each file has a row for.
    listed: BTreeSet<(usize, Target)>,
}

impl<'r> ClauseSaid<'r> {
    /// Records that a file has this row, whatever it says.
    pub(super) fn list(&mut self, row: &Row) {
        if row.proposed.is_none_or(|proposed| proposed == row.target) {
            self.listed.insert((row.file, row.target));
        }
    }

    /// Adds the decision of a row, and returns the problem if it conflicts.
    pub(super) fn take(&mut self, row: &'r Row, files: &[DataFile]) -> Option<Problem> {
        let said = Said { agrees: row.agrees?, row };
        let earlier = match row.target {
            Target::Item(item) => self.items.get(&item).copied(),
            Target::Nothing => self.nothing,
        };
        if let Some(earlier) = earlier {
            return clash(earlier, said, files);
        }
        match row.target {
            Target::Item(item) => {
                self.items.insert(item, said);
            }
            Target::Nothing => self.nothing = Some(said),
        }
        None
    }

    /// An item that was replaced in its row is thereby rejected, unless the table has a row for it too.
    pub(super) fn take_correction(&mut self, row: &'r Row, files: &[DataFile]) -> Option<Problem> {
        let Some(Target::Item(replaced)) = row.proposed.filter(|proposed| *proposed != row.target) else { return None };
        if row.agrees != Some(true) || self.listed.contains(&(row.file, Target::Item(replaced))) {
            return None;
        }
        let said = Said { agrees: false, row };
        match self.items.get(&replaced) {
            Some(earlier) if earlier.agrees => clash(*earlier, said, files),
            Some(_) => None,
            None => {
                self.items.insert(replaced, said);
                None
            }
        }
    }

    /// Checks a decision that the clause has no item against the others; `named` is whether the program labels the clause.
    pub(super) fn check_nothing(&self, named: bool, files: &[DataFile]) -> Option<Problem> {
        let nothing = self.nothing?;
        let yes = self.items.values().find(|said| said.agrees);
        match (nothing.agrees, yes) {
            (true, Some(yes)) => {
                let message = format!("the clause is said to ask for no item here, and for one on {}", place(yes.row, files));
                Some(problem(nothing.row, files, message, "keep one of the two"))
            }
            (false, None) if !named => {
                let message = "the row says that the clause does ask for an item, and none is named".to_owned();
                Some(problem(nothing.row, files, message, "write the item's code into object_id and yes into decision"))
            }
            _ => None,
        }
    }
}

/// Different files may repeat a decision; one file may not, and contradictions are never allowed.
fn clash(earlier: Said<'_>, later: Said<'_>, files: &[DataFile]) -> Option<Problem> {
    let other = place(earlier.row, files);
    if earlier.agrees != later.agrees {
        let word = |agrees: bool| if agrees { "yes" } else { "no" };
        let message =
            format!("the same clause and item have {} here and {} on {other}", word(later.agrees), word(earlier.agrees));
        return Some(problem(later.row, files, message, "keep one of the two"));
    }
    // Two plans that have other names now may contain the same clause.
    let twice = earlier.row.file == later.row.file && earlier.row.plan == later.row.plan;
    twice.then(|| {
        problem(later.row, files, format!("the same clause and item are decided twice; the first is on {other}"), "keep one row")
    })
}

/// Names the line of a row, with its file if there are several.
fn place(row: &Row, files: &[DataFile]) -> String {
    let Some(file) = files.get(row.file) else { return String::new() };
    let line = error(file, row.object_at, String::new(), None).line;
    if files.len() > 1 { format!("line {line} of {}", file.name) } else { format!("line {line}") }
}

/// Makes an error at the place of a row's decision.
pub(super) fn problem(row: &Row, files: &[DataFile], message: String, help: &str) -> Problem {
    let none = DataFile::new("", "");
    error(files.get(row.file).unwrap_or(&none), row.decision_at, message, Some(help.to_owned()))
}
