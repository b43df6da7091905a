//! `C601`: a plan that only repeats its parent.

use super::Above;
use super::draft::Draft;
use crate::gap::{Code, Param};

/// Least tenths of the plan's task text that are in copied clauses.
const REPEATS: usize = 8;

pub(super) fn check(draft: &mut Draft<'_>) {
    let Some((member, parent)) = draft.nearest_parent() else { return };
    let Some(reuse) = &draft.asked.gap.reuse else { return };
    // A plan compared with itself is not a copy.
    if parent.plan.source.sha256() == draft.plan().source.sha256() || !reuse.repeated.reaches(REPEATS) {
        return;
    }
    let params = [("share", Param::Share(reuse.repeated.value())), ("parent", Param::Text(parent.plan.id.clone()))];
    let source = reuse.clauses.iter().find_map(|clause| clause.source);
    let title = draft.title();
    let found = draft.add(Code::OnlyRepeats, title, &parent.plan.id, params);
    found.above = source.map(|clause| Above::Clause { member, clause });
}
