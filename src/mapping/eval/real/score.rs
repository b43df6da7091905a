//! The figures for a set of real plans: per half, and within it by year, level and form.

use std::collections::BTreeMap;

use super::Misplaced;
use super::bootstrap::interval;
use super::index::{Half, RealPlan};
use crate::mapping::eval::{Counts, PlanScore, Scores};

/// A scored plan.
#[derive(Debug, Clone, PartialEq)]
pub struct RealScore {
    /// Its entry in the index.
    pub plan: RealPlan,
    /// Its figures.
    pub score: PlanScore,
}

/// What was not scored, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unscored {
    /// The text or the labels of a plan are invalid.
    Plan {
        /// Its number.
        number: String,
        /// The reason, as a sentence.
        why: String,
    },
    /// A unit could not be placed.
    Unit {
        /// Its id.
        id: String,
        /// The reason.
        why: Misplaced,
    },
    /// A unit is labelled with an item that is not in the taxonomy.
    Code {
        /// Its id.
        id: String,
        /// The code.
        code: String,
    },
}

/// Scored plans, and what was not scored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RealScores {
    /// The plans, in the order of the index.
    pub plans: Vec<RealScore>,
    /// What was left out.
    pub unscored: Vec<Unscored>,
}

/// The figures of plans with a common property.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The property: `all`, `years`, `level` or `form`.
    pub by: String,
    /// Its value.
    pub name: String,
    /// Number of plans.
    pub plans: usize,
    /// Codes missed because no clause of their unit was read as a task or heading.
    pub unread: usize,
    /// Counts over task and heading units.
    pub clauses: Counts,
    /// Confidence bounds of their F1.
    pub clause_interval: Option<(f64, f64)>,
    /// Counts over the set of items of each plan.
    pub document: Counts,
    /// Confidence bounds of their F1.
    pub document_interval: Option<(f64, f64)>,
}

/// The labels in a range of confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Its lower bound.
    pub from: f64,
    /// Its upper bound.
    pub to: f64,
    /// Number of labels.
    pub labels: usize,
    /// Number of labels that people agree with.
    pub right: usize,
    /// Mean confidence of the labels; 0 if there are none.
    pub confidence: f64,
}

/// The figures of one half.
#[derive(Debug, Clone, PartialEq)]
pub struct HalfScores {
    /// Which.
    pub half: Half,
    /// All plans first, then groups by year, level and form.
    pub groups: Vec<Group>,
    /// Its labels by confidence.
    pub bands: Vec<Band>,
}

/// Bounds of the confidence bands.
const BOUNDS: [f64; 7] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0];

impl RealScores {
    /// Aggregates the plans of each non-empty half.
    #[must_use]
    pub fn halves(&self) -> Vec<HalfScores> {
        let of = |half: Half| {
            let plans: Vec<&RealScore> = self.plans.iter().filter(|plan| plan.plan.half == half).collect();
            (!plans.is_empty()).then(|| HalfScores { half, groups: groups(&plans), bands: bands(&plans) })
        };
        Half::ALL.into_iter().filter_map(of).collect()
    }

    /// The scores of the plans of one half.
    #[must_use]
    pub fn of_half(&self, half: Half) -> Scores {
        let plans = self.plans.iter().filter(|plan| plan.plan.half == half);
        Scores { plans: plans.map(|plan| plan.score.clone()).collect() }
    }
}

fn groups(plans: &[&RealScore]) -> Vec<Group> {
    let mut found: BTreeMap<(usize, String), Vec<&RealScore>> = BTreeMap::new();
    for &plan in plans {
        let RealPlan { year, level, form, .. } = &plan.plan;
        for (place, name) in [String::new(), years(*year), level.clone(), form.clone()].into_iter().enumerate() {
            found.entry((place, name)).or_default().push(plan);
        }
    }
    found.into_iter().map(|((place, name), plans)| group(["all", "years", "level", "form"][place], name, &plans)).collect()
}

fn group(by: &str, name: String, plans: &[&RealScore]) -> Group {
    let clauses: Vec<Counts> = plans.iter().map(|plan| plan.score.clauses).collect();
    let documents: Vec<Counts> = plans.iter().map(|plan| plan.score.document).collect();
    Group {
        by: by.to_owned(),
        name,
        plans: plans.len(),
        unread: plans.iter().map(|plan| plan.score.unread).sum(),
        clauses: sum(&clauses),
        clause_interval: interval(&clauses),
        document: sum(&documents),
        document_interval: interval(&documents),
    }
}

fn sum(counts: &[Counts]) -> Counts {
    let mut sum = Counts::default();
    for counts in counts {
        sum.add(*counts);
    }
    sum
}

/// Groups years in which plans were written similarly.
fn years(year: u16) -> String {
    match year {
        ..=2016 => "2014–16",
        2017..=2018 => "2017–18",
        2019..=2020 => "2019–20",
        2021..=2022 => "2021–22",
        2023.. => "2023–26",
    }
    .to_owned()
}

fn bands(plans: &[&RealScore]) -> Vec<Band> {
    let judged: Vec<(f64, bool)> = plans.iter().flat_map(|plan| plan.score.judged.iter().copied()).collect();
    let band = |&[from, to]: &[f64; 2]| {
        // The last band includes its upper bound.
        let inside = |confidence: f64| confidence >= from && (confidence < to || to >= 1.0);
        let labels: Vec<(f64, bool)> = judged.iter().copied().filter(|(confidence, _)| inside(*confidence)).collect();
        #[expect(clippy::cast_precision_loss, reason = "counts of labels are small")]
        let count = labels.len().max(1) as f64;
        Band {
            from,
            to,
            labels: labels.len(),
            right: labels.iter().filter(|(_, right)| *right).count(),
            confidence: labels.iter().map(|(confidence, _)| confidence).sum::<f64>() / count,
        }
    };
    BOUNDS.array_windows::<2>().map(band).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(number: &str, year: u16, half: Half, right: usize, judged: &[(f64, bool)]) -> RealScore {
        let clauses = Counts { right, wrong: 1, missed: 0 };
        let plan = RealPlan { number: number.to_owned(), year, level: "county".to_owned(), form: "text".to_owned(), half };
        RealScore { plan, score: PlanScore { clauses, judged: judged.to_vec(), ..PlanScore::default() } }
    }

    #[test]
    fn halves_are_never_added_up_together() {
        let plans = vec![
            scored("1", 2016, Half::Tuned, 5, &[(0.55, true), (0.97, true)]),
            scored("2", 2021, Half::Kept, 7, &[(0.58, false), (1.0, true)]),
            scored("3", 2022, Half::Kept, 9, &[]),
        ];
        let halves = RealScores { plans, unscored: Vec::new() }.halves();
        assert_eq!(halves.iter().map(|half| half.half).collect::<Vec<_>>(), Half::ALL);
        let kept = &halves[0];
        let named: Vec<(&str, &str, usize, usize)> =
            kept.groups.iter().map(|group| (group.by.as_str(), group.name.as_str(), group.plans, group.clauses.right)).collect();
        assert_eq!(named, [("all", "", 2, 16), ("years", "2021–22", 2, 16), ("level", "county", 2, 16), ("form", "text", 2, 16)]);
        assert_eq!((kept.bands[0].labels, kept.bands[0].right), (1, 0));
        assert_eq!((kept.bands[5].labels, kept.bands[5].right), (1, 1), "1.0 lies in the last band");
    }
}
