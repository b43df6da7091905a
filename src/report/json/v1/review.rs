//! Human decisions on the mapping, for every output that shows them.

use serde::Serialize;

use crate::mapping::{Decision, Signature};
use crate::report::model::ReviewCounts;

/// A decision of a person.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1Review<'a> {
    decision: &'static str,
    who: Option<&'a str>,
    when: Option<&'a str>,
    note: Option<&'a str>,
}

/// Makes the wire form of a decision; `None` if no person decided.
pub(super) fn review(decision: &Decision) -> Option<V1Review<'_>> {
    Some(signed(decision.code()?, decision.signature()?))
}

pub(super) fn signed<'a>(decision: &'static str, signature: &'a Signature) -> V1Review<'a> {
    V1Review { decision, who: signature.who.as_deref(), when: signature.when.as_deref(), note: signature.note.as_deref() }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1ReviewCounts {
    confirmed: usize,
    rejected: usize,
    added: usize,
    no_item: usize,
}

/// Makes the wire form of the number of decisions.
pub(super) const fn review_counts(counts: ReviewCounts) -> V1ReviewCounts {
    V1ReviewCounts { confirmed: counts.confirmed, rejected: counts.rejected, added: counts.added, no_item: counts.settled }
}
