//! What was made of the files of a sitting so far.

use serde_json::Value;

use super::answer::Fault;
use crate::report::{NotRead, Report};
use crate::session::{Judged, Session};

/// What came of reading all files.
#[derive(Debug)]
pub(super) struct Reading {
    /// The plans with the decisions of people laid over them; `None` where there is none.
    pub session: Option<Session<'static>>,
    /// The same without those of this sitting.
    pub plain: Option<Session<'static>>,
    pub not_read: Vec<NotRead>,
    /// Why nothing was read.
    pub problem: Option<Fault>,
    pub notes: Vec<String>,
}

/// Everything that is known of the plans.
#[derive(Debug)]
pub(super) struct Judging {
    pub judged: Judged<'static>,
    pub report: Report,
    /// The gap analysis of each plan, as far as it was asked for.
    pub gaps: Vec<Option<Value>>,
}

impl Reading {
    /// Nothing was read.
    pub(super) const fn nothing() -> Self {
        Self { session: None, plain: None, not_read: Vec::new(), problem: None, notes: Vec::new() }
    }
}
