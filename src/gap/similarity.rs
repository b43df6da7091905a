//! Which clauses of two plans say the same: each clause with the most similar ones of the other plan.
//!
//! Candidates come from an index of rare character pairs, so that the work grows with the number of clauses and not with its square.

use super::text::ClauseText;
use crate::source::runs::{Pair, shared};

/// Number of similar clauses of the other plan that are kept per clause.
const CANDIDATES: usize = 8;
/// Runs in more clauses than this are not indexed: they do not discriminate, and each costs time for all these clauses.
const COMMON: usize = 48;
/// Least length, in runs, that the shorter of two clauses is assumed to have: three words in common are no similarity.
const FLOOR: usize = 16;

/// A share, kept as two counts so that comparisons are exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole; at least as large as the part.
    pub whole: usize,
}

impl Share {
    /// Returns the share as a number from 0 to 1; 0 if the whole is empty.
    #[must_use]
    pub fn value(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of characters in a document")]
        let (part, whole) = (self.part as f64, self.whole as f64);
        if self.whole == 0 { 0.0 } else { part / whole }
    }

    /// Returns `true` if it is at least this many tenths.
    #[must_use]
    pub const fn reaches(self, tenths: usize) -> bool {
        self.whole > 0 && self.part * 10 >= self.whole * tenths
    }

    /// Returns `true` if it is at least as large as `other`.
    #[must_use]
    pub const fn at_least(self, other: Self) -> bool {
        self.part * other.whole >= other.part * self.whole
    }
}

/// For each clause of one plan, the most similar ones of the other, best first.
#[derive(Debug, Clone, Default)]
pub(super) struct Alignment {
    nearest: Vec<Vec<usize>>,
}

impl Alignment {
    /// Aligns every clause of `from` with those of `to`.
    pub(super) fn new(from: &[ClauseText], to: &[ClauseText]) -> Self {
        Self::through(from, &Index::new(to), to)
    }

    /// Aligns every clause of `from` with those of `to`, which are already indexed.
    pub(super) fn through(from: &[ClauseText], index: &Index, to: &[ClauseText]) -> Self {
        let mut counts = vec![0; to.len()];
        Self { nearest: from.iter().map(|clause| index.nearest(clause, to, &mut counts)).collect() }
    }

    /// Aligns only some clauses of `from`.
    pub(super) fn of_some(from: &[ClauseText], some: impl Iterator<Item = usize>, to: &[ClauseText]) -> Self {
        let (index, mut counts) = (Index::new(to), vec![0; to.len()]);
        let mut nearest = vec![Vec::new(); from.len()];
        for clause in some {
            if let Some((own, place)) = from.get(clause).zip(nearest.get_mut(clause)) {
                *place = index.nearest(own, to, &mut counts);
            }
        }
        Self { nearest }
    }

    /// Returns the nearest clauses of the other plan, the most similar first.
    pub(super) fn of(&self, clause: usize) -> &[usize] {
        self.nearest.get(clause).map_or(&[], Vec::as_slice)
    }
}

/// The Dice coefficient as a share: twice the common runs, of the runs of both.
pub(super) fn dice(a: &[Pair], b: &[Pair]) -> Share {
    Share { part: 2 * shared(a, b), whole: a.len() + b.len() }
}

/// The common runs of two texts as a share of the shorter one.
pub(super) fn overlap(a: &[Pair], b: &[Pair]) -> Share {
    let part = shared(a, b);
    // A text equals itself, however short.
    let floor = if part == a.len() && part == b.len() { part } else { FLOOR };
    Share { part, whole: a.len().min(b.len()).max(floor) }
}

/// The clauses of a plan, indexed by their runs of two.
#[derive(Debug)]
pub(super) struct Index {
    /// Every run, sorted.
    runs: Vec<Pair>,
    /// The start of each run's clauses in `clauses`; one more entry than there are runs.
    starts: Vec<usize>,
    /// The clauses of each run in ascending order, run after run; none for a run that is too common.
    clauses: Vec<usize>,
    /// For each wording, the first clause with it, sorted by the wording. A frequent clause has only common runs, but must still match
    /// itself.
    same: Vec<usize>,
}

impl Index {
    pub(super) fn new(clauses: &[ClauseText]) -> Self {
        let pairs = clauses.iter().enumerate().flat_map(|(index, clause)| clause.pairs.iter().map(move |run| (*run, index)));
        let mut postings: Vec<(Pair, usize)> = pairs.collect();
        postings.sort_unstable();
        let mut found = Self { runs: Vec::new(), starts: vec![0], clauses: Vec::with_capacity(postings.len()), same: Vec::new() };
        for with_run in postings.chunk_by(|a, b| a.0 == b.0) {
            found.runs.extend(with_run.first().map(|(run, _)| *run));
            if with_run.len() <= COMMON {
                found.clauses.extend(with_run.iter().map(|(_, index)| *index));
            }
            found.starts.push(found.clauses.len());
        }
        found.same = (0..clauses.len()).collect();
        let wording = |index: &usize| &clauses[*index].pairs;
        found.same.sort_by(|a, b| wording(a).cmp(wording(b)));
        found.same.dedup_by(|later, first| wording(later) == wording(first));
        found
    }

    fn with(&self, run: Pair) -> &[usize] {
        let Ok(at) = self.runs.binary_search(&run) else { return &[] };
        let ends = self.starts.get(at).zip(self.starts.get(at + 1));
        ends.and_then(|(start, end)| self.clauses.get(*start..*end)).unwrap_or_default()
    }

    /// `counts` has one entry per clause, all zero before and after the call.
    fn nearest(&self, clause: &ClauseText, clauses: &[ClauseText], counts: &mut [usize]) -> Vec<usize> {
        if clause.pairs.is_empty() {
            return Vec::new();
        }
        let mut touched = Vec::new();
        for other in clause.pairs.iter().flat_map(|run| self.with(*run)) {
            if counts[*other] == 0 {
                touched.push(*other);
            }
            counts[*other] += 1;
        }
        if touched.len() > CANDIDATES {
            touched.select_nth_unstable_by_key(CANDIDATES, |other| (std::cmp::Reverse(counts[*other]), *other));
        }
        for other in &touched {
            counts[*other] = 0;
        }
        touched.truncate(CANDIDATES);
        let same = self.same.binary_search_by(|index| clauses[*index].pairs.cmp(&clause.pairs)).ok();
        if let Some(same) = same.and_then(|at| self.same.get(at))
            && !touched.contains(same)
        {
            touched.push(*same);
        }
        let mut found: Vec<(Share, usize)> =
            touched.into_iter().map(|other| (dice(&clause.pairs, &clauses[other].pairs), other)).collect();
        found.sort_by(|(a, first), (b, second)| (b.part * a.whole).cmp(&(a.part * b.whole)).then(first.cmp(second)));
        found.into_iter().map(|(_, other)| other).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::pairs_of;
    use super::*;

    fn texts(texts: &[&str]) -> Vec<ClauseText> {
        texts.iter().map(|text| ClauseText { pairs: pairs_of(text), fives: Vec::new() }).collect()
    }

    #[test]
    fn a_clause_is_nearest_to_itself() {
        let own = texts(&["按月公开财政收支情况", "公开部门预算和决算情况", "公开部门预算和决算情况以及其他各项情况"]);
        let found = Alignment::new(&own, &own);
        for at in 0..own.len() {
            assert_eq!(found.of(at).first(), Some(&at));
        }
    }

    #[test]
    fn a_wording_that_stands_everywhere_is_still_found() {
        let many = texts(&["做好这一项工作"; 100]);
        assert_eq!(Alignment::new(&many, &many).of(70).first(), Some(&0));
    }

    #[test]
    fn a_part_of_a_longer_clause_overlaps_with_it_and_a_few_words_do_not() {
        let long = texts(&["定期公布社会保险参保情况和社保基金收入支出结余等情况以及其他情况"]);
        let part = texts(&["定期公布社会保险参保情况和社保基金收入", "社会保险"]);
        assert!(overlap(&part[0].pairs, &long[0].pairs).reaches(9) && !overlap(&part[1].pairs, &long[0].pairs).reaches(5));
        assert!(overlap(&part[1].pairs, &part[1].pairs).reaches(10));
    }
}
