//! `C701` and `C702`: what a signed plan has and a draft does not have yet.

use super::Stage;
use super::draft::Draft;
use crate::gap::{Code, Severity};

pub(super) fn check(draft: &mut Draft<'_>) {
    let severity = match draft.asked.stage {
        Stage::Draft => return,
        Stage::Unknown => Severity::Note,
        Stage::Final => Severity::Error,
    };
    let header = &draft.plan().header;
    let missing = [(Code::NoDocNumber, header.doc_number.is_none()), (Code::NoDate, header.issued.is_none())];
    for (code, _) in missing.into_iter().filter(|(_, missing)| *missing) {
        let title = draft.title();
        draft.add(code, title, "", []).finding.severity = severity;
    }
}
