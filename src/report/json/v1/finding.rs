//! Findings and exceptions, as used in several outputs.

use serde::Serialize;

use super::rounded;
use crate::gap::{Excepted, Finding};
use crate::report::Lang;
use crate::report::views::message;

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Excepted<'a> {
    reason: &'a str,
    by: &'a str,
    until: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Finding<'a> {
    code: &'static str,
    severity: &'static str,
    /// The plan; `null` for a finding on the manifest.
    plan: Option<&'a str>,
    line_start: Option<usize>,
    line_end: Option<usize>,
    confidence: f64,
    fingerprint: &'a str,
    message: String,
    guessed: bool,
    excepted: Option<V1Excepted<'a>>,
}

pub(super) fn findings(found: &[Finding], lang: Lang) -> Vec<V1Finding<'_>> {
    found.iter().map(|one| finding(one, lang)).collect()
}

fn finding(finding: &Finding, lang: Lang) -> V1Finding<'_> {
    V1Finding {
        code: finding.code.code(),
        severity: finding.severity.code(),
        plan: finding.plan.as_deref(),
        line_start: finding.lines.map(|(start, _)| start),
        line_end: finding.lines.map(|(_, end)| end),
        confidence: rounded(finding.confidence),
        fingerprint: &finding.fingerprint,
        message: message(finding, lang),
        guessed: finding.guessed,
        excepted: finding.excepted.as_ref().map(excepted),
    }
}

pub(super) fn excepted(excepted: &Excepted) -> V1Excepted<'_> {
    V1Excepted { reason: &excepted.reason, by: &excepted.by, until: &excepted.until }
}
