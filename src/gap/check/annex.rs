//! `C406`: an annex that is announced but missing.

use super::Stage;
use super::draft::Draft;
use crate::gap::{Code, Param, Severity};
use crate::plan::ANNEX_ABSENT;

pub(super) fn check(draft: &mut Draft<'_>) {
    let severity = if draft.asked.stage == Stage::Final { Severity::Error } else { Severity::Warning };
    let plan = draft.plan();
    for annex in plan.unread.iter().filter(|unread| unread.why == ANNEX_ABSENT) {
        let line = annex.line.checked_sub(1).and_then(|at| plan.source.lines().nth(at));
        let found = draft.add(Code::AnnexAbsent, line, &annex.what, [("annex", Param::Text(annex.what.clone()))]);
        found.finding.severity = severity;
    }
}
