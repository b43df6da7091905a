//! A plan that follows the national points of another year (`L001`) is also counted against those.

use super::judge::verdict_of;
use super::{Code, Param, PlanGap, Summary};
use crate::lineage::{Corpus, State, chain_by_points};
use crate::taxonomy::Taxonomy;

/// The counts of a plan against the points that it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Followed {
    /// Year of these points.
    pub year: u16,
    /// The counts against them.
    pub summary: Summary,
}

/// Counts the plan `index` against the points of the year that a finding says it follows; `None` if there is no such finding, or if the
/// plan is not judged by national points.
#[must_use]
pub fn followed(corpus: &Corpus, index: usize, gap: &PlanGap, taxonomy: &Taxonomy) -> Option<Followed> {
    let State::Profile(own) = gap.chain.nearest_known()?.state else { return None };
    let finding = gap.findings.iter().find(|finding| finding.code == Code::FollowsEarlierYear)?;
    let Some(Param::Year(year)) = finding.params.get("followed") else { return None };
    if *year == own {
        return None;
    }
    let chain = chain_by_points(corpus, index, &[], Some(*year), taxonomy);
    Some(Followed { year: *year, summary: verdict_of(corpus, index, chain, taxonomy).summary })
}
