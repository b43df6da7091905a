//! The order of reports.

use crate::gap::Accepted;
use crate::lineage::Corpus;

/// Puts plans into the order of reports, with what was accepted of them; returns the new place of each.
pub(super) fn in_order(corpus: &mut Corpus, accepted: &mut [Accepted]) -> Vec<usize> {
    let places = corpus.order();
    for accepted in accepted {
        accepted.moved(&places);
    }
    places
}
