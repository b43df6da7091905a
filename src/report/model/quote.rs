//! Clauses quoted as evidence.

use std::sync::Arc;

use super::Place;
use crate::mapping::Decision;
use crate::plan::{ClauseKind, Responsible};
use crate::source::Origin;

/// A quoted clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// First line, from 1.
    pub line_start: usize,
    /// Last line.
    pub line_end: usize,
    /// Its place in the outline.
    pub path: Vec<String>,
    /// Its page, paragraph or cell in the file; `None` for plain text, where the line is sufficient.
    pub origin: Option<Origin>,
    /// Its kind.
    pub kind: ClauseKind,
    /// Source text without line breaks, split at the words that carried the label: `(text, is evidence)`.
    pub parts: Vec<(String, bool)>,
    /// Confidence of the label; `None` for a clause without one.
    pub confidence: Option<f64>,
    /// The human decision on the label; for a clause without one, that it asks for no item.
    pub decision: Decision,
    /// The responsible units, if the clause's task names any; shared by the quotes of a task.
    pub responsible: Arc<[Responsible]>,
}

impl Quote {
    /// Returns its place.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { path: self.path.clone(), origin: self.origin.clone(), line: self.line_start }
    }

    /// Returns the whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// The clause with which a document above asks for an item.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelQuote {
    /// Index of the document in the chain.
    pub link: usize,
    /// The first clause; shared by all plans below.
    pub quote: Arc<Quote>,
    /// Number of further clauses.
    pub more: usize,
}
