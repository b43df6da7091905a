//! Results computed from the files of a sitting so far.

use serde_json::Value;

use super::answer::Fault;
use crate::report::{NotRead, Report};
use crate::session::{Judged, Session};

/// The result of reading all files.
#[derive(Debug)]
pub(super) struct Reading {
    /// The plans with people's decisions applied; `None` if there is no plan.
    pub session: Option<Session<'static>>,
    /// The same without the decisions of this sitting.
    pub plain: Option<Session<'static>>,
    pub not_read: Vec<NotRead>,
    /// Why nothing was read.
    pub problem: Option<Fault>,
    pub notes: Vec<String>,
}

/// The plans, judged.
#[derive(Debug)]
pub(super) struct Judging {
    pub judged: Judged<'static>,
    pub report: Report,
    /// The gap analyses requested so far, by plan.
    pub gaps: Vec<Option<Value>>,
}

impl Reading {
    /// Creates an empty reading.
    pub(super) const fn nothing() -> Self {
        Self { session: None, plain: None, not_read: Vec::new(), problem: None, notes: Vec::new() }
    }
}
