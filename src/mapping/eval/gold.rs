//! Human labels: one row per unit, which is about a sentence.

use std::collections::BTreeSet;

use crate::plan::ClauseKind;

/// The labels of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gold {
    /// Name of the plan.
    pub plan: String,
    /// Units in document order.
    pub units: Vec<GoldUnit>,
}

/// A unit with its labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldUnit {
    /// `plan:L037.01`
    pub id: String,
    /// Its kind.
    pub kind: ClauseKind,
    /// Codes that a mapping must find.
    pub codes: BTreeSet<String>,
    /// Codes that count neither for nor against a mapping.
    pub optional: BTreeSet<String>,
    /// Its text.
    pub text: String,
}

/// Why a label file is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GoldError {
    /// A row does not match the header.
    #[error("line {line}: {what}; a row has the columns id, kind, codes, also, text, set apart by tabs")]
    Row {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The file has no rows.
    #[error("the file holds no labels")]
    Empty,
}

impl Gold {
    /// Reads a label file (tab-separated, header row first).
    ///
    /// # Errors
    /// On the first invalid row.
    pub fn read(text: &str) -> Result<Self, GoldError> {
        let mut units = Vec::new();
        let mut plan = String::new();
        for (index, row) in text.lines().enumerate().skip(1) {
            let row = row.trim_end_matches('\r');
            if row.trim().is_empty() {
                continue;
            }
            let line = index + 1;
            let columns: Vec<&str> = row.splitn(5, '\t').collect();
            let [id, kind, codes, also, text] = columns[..] else {
                return Err(GoldError::Row { line, what: format!("{} columns instead of 5", columns.len()) });
            };
            let kind = kind_of(kind).ok_or_else(|| GoldError::Row { line, what: format!("“{kind}” is no kind") })?;
            let (name, _) =
                id.split_once(':').ok_or_else(|| GoldError::Row { line, what: format!("“{id}” names no plan") })?;
            name.clone_into(&mut plan);
            units.push(GoldUnit { id: id.to_owned(), kind, codes: set(codes), optional: set(also), text: text.to_owned() });
        }
        if units.is_empty() { Err(GoldError::Empty) } else { Ok(Self { plan, units }) }
    }
}

fn kind_of(name: &str) -> Option<ClauseKind> {
    use ClauseKind::{Heading, Meta, Noise, Preamble, Task};
    [Meta, Noise, Preamble, Heading, Task].into_iter().find(|kind| kind.code() == name)
}

fn set(codes: &str) -> BTreeSet<String> {
    codes.split(',').map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_broken_rows_named() {
        let gold = Gold::read("id\tkind\tcodes\talso\ttext\np:L001.01\ttask\tA1,B2\tC3\t公开。\n").expect("valid");
        assert_eq!((gold.plan.as_str(), gold.units[0].codes.len(), gold.units[0].optional.len()), ("p", 2, 1));
        assert_eq!(Gold::read("id\tkind\nx\ttask\n"), Err(GoldError::Row { line: 2, what: "2 columns instead of 5".to_owned() }));
        assert_eq!(Gold::read("id\n"), Err(GoldError::Empty));
    }
}
