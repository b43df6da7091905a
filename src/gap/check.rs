//! Checks a draft before it is signed: reports everything that is wrong with it at its place in the text, with what the plans above say
//! and a proposed text. One rule per file.

mod annex;
mod citation;
mod dates;
mod draft;
mod dropped;
mod duplicates;
mod element;
mod foreign;
mod formal;
mod lineage;
mod model;
mod numbering;
mod offices;
mod outline;
mod owners;
mod placement;
mod proposal;
mod repeats;
mod unmapped;
mod weaker;

use self::draft::Draft;
pub use self::model::{Above, BLANK, Body, Checked, Diagnostic, DraftCheck, NoteForm, Proposal, Spot, Stage};
use super::Finding;

/// Checks the first plan of a corpus. The result is sorted by place, then by code. `others` are findings on the plan that were made
/// elsewhere.
#[must_use]
pub fn check(asked: DraftCheck<'_>, others: Vec<Finding>) -> Checked {
    let Some(own) = asked.corpus.members.first() else { return Checked::default() };
    let mut draft = Draft::new(asked, own);
    for finding in others {
        draft.push(finding, None);
    }
    lineage::check(&mut draft);
    dropped::check(&mut draft);
    element::check(&mut draft);
    weaker::check(&mut draft);
    dates::check(&mut draft);
    owners::check(&mut draft);
    placement::check(&mut draft);
    duplicates::check(&mut draft);
    numbering::check(&mut draft);
    annex::check(&mut draft);
    unmapped::check(&mut draft);
    citation::check(&mut draft);
    repeats::check(&mut draft);
    foreign::check(&mut draft);
    formal::check(&mut draft);
    draft.into_sorted()
}
