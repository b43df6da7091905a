//! A problem of a plan, at its place in the text: plain data that `report` puts into words.

mod lineage;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

pub use lineage::Inspector;

use super::rule::Severity;
use super::rules::Code;
use crate::plan::{Level, Plan};
use crate::source::{Origin, Span};
use crate::taxonomy::Names;

/// A value in the message of a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Param {
    /// Words of a document, or a name.
    Text(String),
    /// A year.
    Year(u16),
    /// A level.
    Level(Level),
    /// A share, 0 to 1.
    Share(f64),
    /// Names of items or elements.
    Names(Vec<Names>),
    /// A place in the plan, as a reader finds it.
    Place {
        /// Numbers in the outline, from the chapter down.
        path: Vec<String>,
        /// Page, paragraph or cell; `None` for plain text.
        origin: Option<Origin>,
        /// Line in the text, from 1.
        line: usize,
    },
    /// No value is stated.
    Nothing,
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub code: Code,
    /// Its severity.
    pub severity: Severity,
    /// Id of the plan; `None` for a finding on the manifest.
    pub plan: Option<String>,
    /// First and last line, from 1, in the plan or in the manifest.
    pub lines: Option<(usize, usize)>,
    /// Page, paragraph or cell of its first line; `None` for plain text.
    pub origin: Option<Origin>,
    /// Confidence, 0 to 1.
    pub confidence: f64,
    /// The values of the message, by name.
    pub params: BTreeMap<&'static str, Param>,
    /// Sixteen hexadecimal digits computed from the rule, the plan and the words that are wrong, but not from line numbers, so that a
    /// finding keeps its fingerprint when text above it is edited.
    pub fingerprint: String,
    /// The exception under which it was accepted.
    pub excepted: Option<Excepted>,
    /// Whether it rests on a guessed demand.
    pub guessed: bool,
}

/// Why a gap or a finding is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excepted {
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub until: String,
}

impl Finding {
    /// Makes a finding on a plan; `words` are what is wrong, in the plan's own words if possible.
    #[must_use]
    pub fn on(
        plan: &Plan,
        code: Code,
        at: Option<Span>,
        confidence: f64,
        words: &str,
        params: BTreeMap<&'static str, Param>,
    ) -> Self {
        let header = &plan.header;
        // The number survives a new file name; the title survives a new number of a draft.
        let identity = header.doc_number.as_deref().or(header.title.as_deref()).unwrap_or(&plan.id);
        Self {
            code,
            severity: code.severity(),
            plan: Some(plan.id.clone()),
            lines: at.map(|span| plan.lines_of(span)),
            origin: at.and_then(|span| plan.origin_of(span.start).cloned()),
            confidence,
            params,
            fingerprint: fingerprint(code, identity, words),
            excepted: None,
            guessed: false,
        }
    }

    /// Makes a finding on a draft. Its title and number may still change, so the fingerprint uses its place and year.
    #[must_use]
    pub(super) fn on_draft(
        plan: &Plan,
        code: Code,
        at: Option<Span>,
        words: &str,
        params: BTreeMap<&'static str, Param>,
    ) -> Self {
        let place = plan.header.jurisdiction.as_ref().map(|place| place.name.as_str()).unwrap_or_default();
        let identity = plan.header.year.map_or_else(|| place.to_owned(), |year| format!("{place}{year}"));
        Self { fingerprint: fingerprint(code, &identity, words), ..Self::on(plan, code, at, 1.0, words, params) }
    }

    /// Makes a finding on the manifest of a corpus.
    #[must_use]
    pub fn on_manifest(code: Code, line: usize, words: &str, params: BTreeMap<&'static str, Param>) -> Self {
        Self {
            code,
            severity: code.severity(),
            plan: None,
            lines: Some((line, line)),
            origin: None,
            confidence: 1.0,
            params,
            fingerprint: fingerprint(code, "", words),
            excepted: None,
            guessed: false,
        }
    }
}

fn fingerprint(code: Code, identity: &str, words: &str) -> String {
    let mut hash = Sha256::new();
    for part in [code.code(), identity, words] {
        let plain: String = part.chars().filter(|ch| !ch.is_whitespace()).collect();
        hash.update(plain.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;
    use crate::source::SourceText;

    #[test]
    fn a_fingerprint_depends_on_words_and_not_on_lines() {
        let plan = |text: &str| plan::parse("p", SourceText::from_bytes("p", text.as_bytes()).expect("text")).expect("a plan");
        let made = |text: &str, code, words: &str| {
            let plan = plan(text);
            let at = plan.clauses.last().map(|clause| clause.span);
            Finding::on(&plan, code, at, 1.0, words, BTreeMap::new())
        };
        let text = "甲县2017年工作要点\n一、任务\n做好公开。\n";
        let below = "甲县2017年工作要点\n\n\n一、任务\n先做一事。\n做好公开。\n";
        let first = made(text, Code::CitedYear, "做好公开");
        let moved = made(below, Code::CitedYear, "做好 公开");
        assert_ne!(first.lines, moved.lines);
        assert_eq!(first.fingerprint, moved.fingerprint);
        assert_eq!(first.fingerprint.len(), 16);
        assert_ne!(first.fingerprint, made(text, Code::WrongLevel, "做好公开").fingerprint);
        assert_ne!(first.fingerprint, made(text, Code::CitedYear, "做好服务").fingerprint);
        assert_ne!(
            first.fingerprint,
            made("乙县2017年工作要点\n一、任务\n做好公开。\n", Code::CitedYear, "做好公开").fingerprint
        );
    }
}
