//! A plan's clauses as they are compared with another plan's: folded, without punctuation and the names of the plan's own places, and cut
//! into short runs of characters.

mod places;

pub(super) use self::places::{PLACE, Places};
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::runs::{self, Five, Pair};
use crate::taxonomy::MappingRules;

/// Length of the runs that identify copied text: shorter ones occur in any two plans, longer ones miss a changed word.
const COPIED: usize = 5;

/// The text of a clause, ready for comparison. Both lists are sorted and without duplicates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ClauseText {
    /// Its runs of two.
    pub pairs: Vec<Pair>,
    /// Its runs of five, without boilerplate.
    pub fives: Vec<Five>,
}

/// Phrases that occur in plans of any place and do not prove copying.
#[derive(Debug, Clone, Default)]
pub(super) struct Boilerplate(Vec<Five>);

impl Boilerplate {
    /// Reads the phrases from the taxonomy. They are not derived from the corpus: whether a plan copies its parent must not depend on
    /// which other plans were read.
    pub(super) fn new(rules: &MappingRules) -> Self {
        let places = Places::default();
        let phrases = rules.boilerplate.iter().chain(&rules.neutral);
        Self(runs::sorted(phrases.flat_map(|phrase| runs::of(&places.plain(phrase), COPIED)).collect()))
    }
}

/// The text of a plan, ready for comparison.
#[derive(Debug)]
pub(super) struct PlanText {
    places: Places,
    /// One entry per clause; empty for clauses outside the document and for its letterhead.
    pub clauses: Vec<ClauseText>,
}

impl PlanText {
    pub(super) fn of(member: &Member, boilerplate: &Boilerplate) -> Self {
        let fives = |plain: &[char]| {
            let mut fives: Vec<Five> = runs::of(plain, COPIED);
            fives.retain(|gram| boilerplate.0.binary_search(gram).is_err());
            fives
        };
        Self::made(member, fives)
    }

    /// Like [`Self::of`], without the runs that identify copied text.
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
            ClauseText { pairs: runs::pairs(&plain), fives: fives(&plain) }
        };
        Self { clauses: member.plan.clauses.iter().map(clause).collect(), places }
    }

    /// The runs of two of a part of a clause.
    pub(super) fn pairs(&self, part: &str) -> Vec<Pair> {
        runs::pairs(&self.places.plain(part))
    }
}

/// The runs of two of a text without places, for tests.
#[cfg(test)]
pub(super) fn pairs_of(text: &str) -> Vec<Pair> {
    runs::pairs(&Places::default().plain(text))
}
