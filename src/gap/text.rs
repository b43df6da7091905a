//! A plan's clauses as they are held against another plan's: folded, without punctuation and without the names of its own places, cut
//! into short runs of characters.

mod places;

use std::ops::{BitOr, Shl};

pub(super) use self::places::Places;
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::taxonomy::MappingRules;

/// Length of the runs by which copied text is recognised: shorter ones are shared by any two plans, longer ones miss a changed word.
const COPIED: usize = 5;
/// Length of the runs by which likeness is measured; most Chinese words have two characters.
const ALIKE: usize = 2;
/// Bits of a character in a packed run; five of them fit.
const CHARACTER: u32 = 21;

/// A run of up to two characters, packed without loss, so that equal numbers are equal runs.
pub(super) type Pair = u64;
/// A run of up to five characters, packed in the same way.
pub(super) type Five = u128;

/// What a clause says, ready to be compared. Both lists are sorted and hold each run once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ClauseText {
    /// Its runs of two.
    pub pairs: Vec<Pair>,
    /// Its runs of five that are no boilerplate.
    pub fives: Vec<Five>,
}

/// Phrases that stand in plans of any place and prove no copying.
#[derive(Debug, Clone, Default)]
pub(super) struct Boilerplate(Vec<Five>);

impl Boilerplate {
    /// Reads the phrases of the data. They are data and not counted in the corpus at hand: whether a plan copies its parent must not
    /// depend on which other plans lie beside it.
    pub(super) fn new(rules: &MappingRules) -> Self {
        let places = Places::default();
        let phrases = rules.boilerplate.iter().chain(&rules.neutral);
        Self(sorted(phrases.flat_map(|phrase| grams(&places.plain(phrase), COPIED)).collect()))
    }
}

/// The text of a plan, ready to be compared.
#[derive(Debug)]
pub(super) struct PlanText {
    places: Places,
    /// One entry a clause; those that are no part of the document, or only its letterhead, are empty.
    pub clauses: Vec<ClauseText>,
}

impl PlanText {
    pub(super) fn of(member: &Member, boilerplate: &Boilerplate) -> Self {
        let fives = |plain: &[char]| {
            let mut fives: Vec<Five> = grams(plain, COPIED);
            fives.retain(|gram| boilerplate.0.binary_search(gram).is_err());
            fives
        };
        Self::made(member, fives)
    }

    /// The same without the runs by which copied text is recognised.
    pub(super) fn without_fives(member: &Member) -> Self {
        Self::made(member, |_| Vec::new())
    }

    fn made(member: &Member, fives: impl Fn(&[char]) -> Vec<Five>) -> Self {
        let places = Places::of(&member.plan.header);
        let clause = |clause: &crate::plan::Clause| {
            if matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise) {
                return ClauseText::default();
            }
            let plain = places.plain(member.plan.source.slice(clause.body));
            ClauseText { pairs: grams(&plain, ALIKE), fives: fives(&plain) }
        };
        Self { clauses: member.plan.clauses.iter().map(clause).collect(), places }
    }

    /// The runs of two of a part of a clause.
    pub(super) fn pairs(&self, part: &str) -> Vec<Pair> {
        grams(&self.places.plain(part), ALIKE)
    }
}

/// Collects the runs of `length`; a shorter text is one run.
fn grams<G>(text: &[char], length: usize) -> Vec<G>
where
    G: Copy + Ord + From<u32> + Shl<u32, Output = G> + BitOr<Output = G>,
{
    let pack = |run: &[char]| run.iter().fold(G::from(0), |packed, ch| (packed << CHARACTER) | G::from(u32::from(*ch)));
    if text.is_empty() {
        return Vec::new();
    }
    sorted(text.windows(length.min(text.len())).map(pack).collect())
}

/// Sorts runs; each stays once.
pub(super) fn sorted<G: Ord>(mut grams: Vec<G>) -> Vec<G> {
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Counts the runs that two sorted lists share.
pub(super) fn shared<G: Ord>(a: &[G], b: &[G]) -> usize {
    let (mut at, mut count) = (0, 0);
    for gram in a {
        while b.get(at).is_some_and(|other| other < gram) {
            at += 1;
        }
        match b.get(at) {
            Some(other) if other == gram => count += 1,
            Some(_) => {}
            None => break,
        }
    }
    count
}

/// The runs of two of a text without places, for tests.
#[cfg(test)]
pub(super) fn pairs_of(text: &str) -> Vec<Pair> {
    grams(&Places::default().plain(text), ALIKE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_of_characters_and_not_of_bytes() {
        let runs = |text: &str| grams::<Pair>(&text.chars().collect::<Vec<_>>(), ALIKE);
        assert_eq!(runs("公开预算").len(), 3);
        assert_eq!(shared(&runs("公开预算"), &runs("预算公开")), 2);
        assert_eq!(shared(&runs("公开"), &runs("解读")), 0);
        assert_eq!(runs("公").len(), 1);
        assert!(runs("").is_empty());
    }
}
