//! Refits the numbers of `mapping.yaml` on labelled plans, by a grid search over one number at a time.
//!
//! Terms are written by people and are not changed; only a handful of shared numbers is fitted. Leaving out one plan while fitting on the
//! others shows how much the numbers depend on the plans they were chosen on.

use super::{Counts, Labelled, PlanScore, score};
use crate::mapping::Mapper;
use crate::taxonomy::{MappingRules, Taxonomy};

/// Grid steps per number.
const STEPS: u32 = 20;
/// Passes over the grid: the numbers depend on one another.
const ROUNDS: usize = 2;

/// The fitted numbers, by their names in `mapping.yaml`.
type Access = fn(&mut MappingRules) -> &mut f64;
const NUMBERS: [(&str, Access); 14] = [
    ("threshold", |rules| &mut rules.threshold),
    ("strengths.typical", |rules| &mut rules.strengths[1]),
    ("strengths.hint", |rules| &mut rules.strengths[2]),
    ("heading_strengths.typical", |rules| &mut rules.heading_strengths[1]),
    ("heading_strengths.hint", |rules| &mut rules.heading_strengths[2]),
    ("topic.support", |rules| &mut rules.topic.support),
    ("topic.inherited", |rules| &mut rules.topic.inherited),
    ("topic.sibling", |rules| &mut rules.topic.sibling),
    ("topic.passing", |rules| &mut rules.topic.passing),
    ("topic.foreign", |rules| &mut rules.topic.foreign),
    ("factors.purpose", |rules| &mut rules.purpose_factor),
    ("factors.modifier", |rules| &mut rules.modifier_factor),
    ("factors.citation", |rules| &mut rules.citation_factor),
    ("factors.beside", |rules| &mut rules.beside_factor),
];

/// Scores one labelled plan with the numbers of `mapper`.
#[must_use]
fn score_with(labelled: &Labelled, mapper: &Mapper<'_>, taxonomy: &Taxonomy) -> PlanScore {
    score(labelled, &mapper.map(&labelled.plan), taxonomy)
}

/// Fits the numbers on `plans`, starting from those of `taxonomy`; a number changes only if the agreement per clause increases.
#[must_use]
pub fn fit(plans: &[&Labelled], mapper: &Mapper<'_>, taxonomy: &Taxonomy) -> MappingRules {
    let agreement = |rules: &MappingRules| {
        let mapper = mapper.with_rules(rules);
        let mut sum = Counts::default();
        for labelled in plans {
            sum.add(score_with(labelled, &mapper, taxonomy).clauses);
        }
        sum.f1().unwrap_or(0.0)
    };
    let mut best = taxonomy.rules.clone();
    let mut reached = agreement(&best);
    for _ in 0..ROUNDS {
        for (_, number) in NUMBERS {
            for step in 0..=STEPS {
                let mut tried = best.clone();
                *number(&mut tried) = f64::from(step) / f64::from(STEPS);
                let agreed = agreement(&tried);
                if agreed > reached {
                    (best, reached) = (tried, agreed);
                }
            }
        }
    }
    best
}

/// Returns the fitted numbers by name.
#[must_use]
pub fn fitted_numbers(rules: &MappingRules) -> Vec<(&'static str, f64)> {
    let mut rules = rules.clone();
    NUMBERS.iter().map(|(name, number)| (*name, *number(&mut rules))).collect()
}

/// For each plan, its score with the current numbers, and with numbers fitted only on the other plans.
#[must_use]
pub fn leave_one_out(plans: &[Labelled], mapper: &Mapper<'_>, taxonomy: &Taxonomy) -> Vec<(PlanScore, PlanScore)> {
    let held_out = |index: usize| {
        let others: Vec<&Labelled> = plans.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, plan)| plan).collect();
        let rules = fit(&others, mapper, taxonomy);
        let plan = &plans[index];
        (score_with(plan, mapper, taxonomy), score_with(plan, &mapper.with_rules(&rules), taxonomy))
    };
    (0..plans.len()).map(held_out).collect()
}

/// Least number of labels in a calibration group.
const LEAST_LABELS: usize = 30;

/// Fits how often people agree with labels of a given sum of evidence: pairs of mean sum and share of agreement per group of labels, both
/// ascending.
#[must_use]
pub fn calibration(plans: &[&Labelled], mapper: &Mapper<'_>, taxonomy: &Taxonomy) -> Vec<(f64, f64)> {
    let raw = MappingRules { calibration: Vec::new(), ..taxonomy.rules.clone() };
    let mapper = mapper.with_rules(&raw);
    let mut judged: Vec<(f64, bool)> = plans.iter().flat_map(|labelled| score_with(labelled, &mapper, taxonomy).judged).collect();
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut groups: Vec<(f64, usize, usize)> = Vec::new();
    for (sum, right) in judged {
        let value = round(sum);
        match groups.last_mut() {
            // Equal sums stay in one group, and so do labels too few for a group.
            Some((sums, labels, agreed)) if *labels < LEAST_LABELS || (round(*sums / count(*labels)) - value).abs() < 0.005 => {
                (*sums, *labels, *agreed) = (*sums + sum, *labels + 1, *agreed + usize::from(right));
            }
            _ => groups.push((sum, 1, usize::from(right))),
        }
    }
    let mut rising: Vec<(f64, usize, usize)> = Vec::new();
    for group in groups {
        rising.push(group);
        // If a group with more evidence has less agreement, the two groups are merged.
        while let [.., low, high] = rising[..] {
            if low.2 * high.1 < high.2 * low.1 && high.1 >= LEAST_LABELS {
                break;
            }
            rising.truncate(rising.len() - 2);
            rising.push((low.0 + high.0, low.1 + high.1, low.2 + high.2));
        }
    }
    rising.into_iter().map(|(sums, labels, agreed)| (round(sums / count(labels)), round(count(agreed) / count(labels)))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of labels are small")]
const fn count(labels: usize) -> f64 {
    labels as f64
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Number of folds for cross-validation.
const FOLDS: usize = 5;

/// The agreement per clause on all plans: with the current numbers, and with numbers fitted on the plans of the other folds.
#[must_use]
pub fn cross_validate(plans: &[&Labelled], mapper: &Mapper<'_>, taxonomy: &Taxonomy) -> (Counts, Counts) {
    let (mut own, mut held_out) = (Counts::default(), Counts::default());
    for fold in 0..FOLDS {
        let inside = |at: usize| at % FOLDS == fold;
        let others: Vec<&Labelled> = plans.iter().enumerate().filter(|(at, _)| !inside(*at)).map(|(_, plan)| *plan).collect();
        let rules = fit(&others, mapper, taxonomy);
        let fitted = mapper.with_rules(&rules);
        for (_, plan) in plans.iter().enumerate().filter(|(at, _)| inside(*at)) {
            own.add(score_with(plan, mapper, taxonomy).clauses);
            held_out.add(score_with(plan, &fitted, taxonomy).clauses);
        }
    }
    (own, held_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_pairs_the_share_is_in_proportion() {
        let taxonomy = crate::taxonomy::load(&crate::taxonomy::starter_files()).expect("valid");
        let plain = MappingRules { calibration: Vec::new(), ..taxonomy.rules.clone() };
        assert!((plain.calibrated(0.6) - 0.6).abs() < 1e-9, "without pairs a sum is a confidence");
        let rules = MappingRules { calibration: vec![(0.5, 0.4), (0.9, 0.8)], ..taxonomy.rules };
        for (sum, share) in [(0.25, 0.2), (0.5, 0.4), (0.7, 0.6), (0.9, 0.8), (1.0, 0.8)] {
            assert!((rules.calibrated(sum) - share).abs() < 1e-9, "{sum}");
        }
    }
}
