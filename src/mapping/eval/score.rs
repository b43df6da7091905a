//! Compares the labels of a mapping with those of people.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::GoldUnit;
use super::labelled::Labelled;
use crate::mapping::{Label, Mapping};
use crate::plan::ClauseKind;
use crate::taxonomy::Taxonomy;

/// Right, wrong and missed labels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Labels that both sides have.
    pub right: usize,
    /// Labels that only the mapping has.
    pub wrong: usize,
    /// Labels that only the people have.
    pub missed: usize,
}

impl Counts {
    /// Share of the mapping's labels that are right; `None` if it has none.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Share of the people's labels that were found; `None` if there are none.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of precision and recall; `None` if there are no labels on either side.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    /// Adds other counts.
    pub const fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of labels are small")]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A unit on which the two sides differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The unit's id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Codes that only the mapping has.
    pub wrong: Vec<String>,
    /// Codes that only the people have.
    pub missed: Vec<String>,
}

/// The figures of one plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanScore {
    /// Name of the plan.
    pub plan: String,
    /// Counts over units of kind task and heading.
    pub clauses: Counts,
    /// Counts over the set of items of the task units.
    pub document: Counts,
    /// Codes of units without a clause that was read as a task or heading, so that no mapping could find them.
    pub unread: usize,
    /// Codes that the mapping assigns to other units.
    pub stray: usize,
    /// Units of the labels that were not found in the text.
    pub unplaced: usize,
    /// Per item, over task and heading units.
    pub items: BTreeMap<String, Counts>,
    /// Where the two sides differ.
    pub mistakes: Vec<Mistake>,
    /// Confidence of each label on task and heading units, and whether people agree with it.
    pub judged: Vec<(f64, bool)>,
}

/// The figures of several plans.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scores {
    /// Each plan.
    pub plans: Vec<PlanScore>,
}

impl Scores {
    /// Sums one figure over all plans.
    #[must_use]
    pub fn total(&self, of: impl Fn(&PlanScore) -> Counts) -> Counts {
        let mut sum = Counts::default();
        for plan in &self.plans {
            sum.add(of(plan));
        }
        sum
    }

    /// Counts the labels by confidence, in bands from each bound of `bounds` to the next: lower bound, labels, right labels.
    #[must_use]
    pub fn reliability(&self, bounds: &[f64]) -> Vec<(f64, usize, usize)> {
        let judged: Vec<(f64, bool)> = self.plans.iter().flat_map(|plan| plan.judged.iter().copied()).collect();
        let band = |(index, &from): (usize, &f64)| {
            let to = bounds.get(index + 1).copied().unwrap_or(f64::INFINITY);
            let inside = judged.iter().filter(|(confidence, _)| (from..to).contains(confidence));
            let (all, right) = inside.fold((0, 0), |(all, right), (_, agreed)| (all + 1, right + usize::from(*agreed)));
            (from, all, right)
        };
        bounds.iter().enumerate().map(band).collect()
    }

    /// Sums the counts of the items over all plans.
    #[must_use]
    pub fn items(&self) -> BTreeMap<&str, Counts> {
        let mut sum: BTreeMap<&str, Counts> = BTreeMap::new();
        for (code, counts) in self.plans.iter().flat_map(|plan| &plan.items) {
            sum.entry(code).or_default().add(*counts);
        }
        sum
    }
}

/// Scores the mapping of one plan.
///
/// The predicted codes of a unit are those of every clause where the overlap is at least half of either one, measured without white space
/// and `**`.
#[must_use]
pub fn score(labelled: &Labelled, mapping: &Mapping, taxonomy: &Taxonomy) -> PlanScore {
    let gold = &labelled.gold;
    let code = |label: &Label| (taxonomy.item(label.item).code.as_str(), label.confidence);
    let mut result = PlanScore { plan: gold.plan.clone(), ..PlanScore::default() };
    let (mut asked, mut optional, mut found) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (unit, clauses) in gold.units.iter().zip(&labelled.places) {
        let Some(clauses) = clauses else {
            result.unplaced += 1;
            continue;
        };
        let labels: Vec<(&str, f64)> = clauses.iter().flat_map(|&clause| mapping.of(clause)).map(code).collect();
        let predicted: BTreeSet<&str> = labels.iter().map(|(code, _)| *code).collect();
        if !unit.kind.is_mapped() {
            result.stray += predicted.len();
            continue;
        }
        result.unit(unit, &predicted);
        if !clauses.iter().any(|&clause| labelled.plan.clauses.get(clause).is_some_and(|clause| clause.kind.is_mapped())) {
            result.unread += unit.codes.len();
        }
        let judged = labels.iter().filter(|(code, _)| !unit.optional.contains(*code));
        result.judged.extend(judged.map(|(code, confidence)| (*confidence, unit.codes.contains(*code))));
        if unit.kind == ClauseKind::Task {
            asked.extend(unit.codes.iter().map(String::as_str));
            optional.extend(unit.optional.iter().map(String::as_str));
            found.extend(predicted);
        }
    }
    result.document = compare(&asked, &optional, &found);
    result
}

impl PlanScore {
    fn unit(&mut self, unit: &GoldUnit, predicted: &BTreeSet<&str>) {
        let asked: BTreeSet<&str> = unit.codes.iter().map(String::as_str).collect();
        let optional: BTreeSet<&str> = unit.optional.iter().map(String::as_str).collect();
        self.clauses.add(compare(&asked, &optional, predicted));
        for code in asked.union(predicted).filter(|code| !optional.contains(*code)) {
            let counts = self.items.entry((*code).to_owned()).or_default();
            match (asked.contains(code), predicted.contains(code)) {
                (true, true) => counts.right += 1,
                (true, false) => counts.missed += 1,
                _ => counts.wrong += 1,
            }
        }
        let owned = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let wrong = owned(predicted.iter().filter(|code| !asked.contains(*code) && !optional.contains(*code)).copied().collect());
        let missed = owned(asked.difference(predicted).copied().collect());
        if !wrong.is_empty() || !missed.is_empty() {
            self.mistakes.push(Mistake { id: unit.id.clone(), text: unit.text.clone(), wrong, missed });
        }
    }
}

fn compare(asked: &BTreeSet<&str>, optional: &BTreeSet<&str>, found: &BTreeSet<&str>) -> Counts {
    Counts {
        right: found.intersection(asked).count(),
        wrong: found.iter().filter(|code| !asked.contains(*code) && !optional.contains(*code)).count(),
        missed: asked.difference(found).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_unknown_where_there_is_nothing_to_count() {
        assert_eq!(Counts::default().f1(), None);
        assert_eq!(Counts { right: 3, wrong: 1, missed: 0 }.precision(), Some(0.75));
        assert_eq!(Counts { right: 3, wrong: 1, missed: 1 }.f1(), Some(0.75));
    }
}
