//! Clauses that prove something, quoted.

use std::sync::Arc;

use super::Place;
use crate::mapping::Decision;
use crate::plan::{ClauseKind, Responsible};
use crate::source::Origin;

/// A clause, quoted.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// First line, from 1.
    pub line_start: usize,
    /// Last line.
    pub line_end: usize,
    /// Its place in the outline.
    pub path: Vec<String>,
    /// Its page, paragraph or cell in the file; `None` for plain text, where the line says it all.
    pub origin: Option<Origin>,
    /// What it is for.
    pub kind: ClauseKind,
    /// Source text with line breaks removed, cut at the words that carried the label: `(text, is evidence)`.
    pub parts: Vec<(String, bool)>,
    /// Confidence of the label; `None` for a clause without one.
    pub confidence: Option<f64>,
    /// What a person said of the label; of a clause without one: that it asks for no item.
    pub decision: Decision,
    /// Who is responsible, where the clause's task says so; the quotes of a task share the list.
    pub responsible: Arc<[Responsible]>,
}

impl Quote {
    /// Returns where it stands.
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

/// The clause by which a document above has an item.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelQuote {
    /// Index of the document in the chain.
    pub link: usize,
    /// The first clause; all plans below share it.
    pub quote: Arc<Quote>,
    /// How many more there are.
    pub more: usize,
}
