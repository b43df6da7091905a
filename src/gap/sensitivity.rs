//! How the number of covered and dropped items depends on the mapping threshold.

use super::Summary;
use super::judge::verdicts_of;
use crate::lineage::{Corpus, Member, chains};
use crate::mapping::Mapper;
use crate::taxonomy::Taxonomy;

/// For each threshold, the counts of verdicts over all plans of the corpus.
#[must_use]
pub fn sensitivity(corpus: &Corpus, mapper: &Mapper<'_>, taxonomy: &Taxonomy, thresholds: &[f64]) -> Vec<(f64, Summary)> {
    thresholds.iter().map(|&threshold| (threshold, verdicts(corpus, mapper, taxonomy, threshold))).collect()
}

fn verdicts(corpus: &Corpus, mapper: &Mapper<'_>, taxonomy: &Taxonomy, threshold: f64) -> Summary {
    let mut rules = taxonomy.rules.clone();
    rules.threshold = threshold;
    rules.doubtful = rules.doubtful.min(threshold);
    let mapper = mapper.with_rules(&rules);
    let members = corpus.members.iter().map(|member| Member { mapping: mapper.map(&member.plan), plan: member.plan.clone() });
    let corpus = Corpus { members: members.collect() };
    let mut sum = Summary::default();
    for verdicts in verdicts_of(&corpus, &chains(&corpus, taxonomy), taxonomy) {
        sum.add(verdicts.summary);
    }
    sum
}
