//! Report order.

use crate::gap::Accepted;
use crate::lineage::Corpus;

/// Sorts plans, with their accepted exceptions, into report order; returns the new index of each.
pub(super) fn in_order(corpus: &mut Corpus, accepted: &mut [Accepted]) -> Vec<usize> {
    let places = corpus.order();
    for accepted in accepted {
        accepted.moved(&places);
    }
    places
}
