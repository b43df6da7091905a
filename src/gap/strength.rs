//! Whether a plan asks for as much as its parent: compares deadline, frequency, quantity and owner of an item.

mod model;
mod owners;
mod pairing;
mod relation;
mod statements;

use super::similarity::Alignment;
use crate::taxonomy::ItemId;

pub use self::model::{Aspect, Compared, Relation, Said, Strength, StrengthLabel};
pub(super) use self::statements::Statements;

/// The statements of the two plans being compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides<'s, 'p> {
    pub own: &'s Statements<'p>,
    pub parent: &'s Statements<'p>,
}

impl Sides<'_, '_> {
    /// Compares an item that both ask for; `own` and `parent` are the task clauses that do. `down` maps the parent's clauses to the
    /// plan's, `up` the reverse.
    pub(super) fn compare(&self, item: ItemId, own: &[usize], parent: &[usize], down: &Alignment, up: &Alignment) -> Strength {
        let links = pairing::links(own, parent, down, up);
        let years = (self.own.year(), self.parent.year());
        let (mut here, mut above) = (self.own.of(item, own), self.parent.of(item, parent));
        // A demand of the parent may be answered in the corresponding clause of the plan, under another item.
        let nearest: pairing::Links = parent.iter().filter_map(|at| Some((*at, *down.of(*at).first()?))).collect();
        let elsewhere = nearest.iter().filter(|(_, clause)| own.binary_search(clause).is_err());
        here.others.extend(elsewhere.flat_map(|(_, clause)| self.own.in_clause(*clause)));
        if self.own.level() > self.parent.level() {
            above.item.retain(|asked| !self.parent.is_of_own_level(asked));
        }
        let mut compared = pairing::compare(&here, &above, (&links, &nearest), years);
        let back = own.iter().filter_map(|at| Some((*up.of(*at).first()?, *at)));
        let near = nearest.iter().copied().chain(back).collect();
        compared.extend(owners::compare(self.own, self.parent, &links, &near));
        compared.sort_by_key(|found| found.aspect);
        Strength { label: overall(&compared), compared }
    }
}

/// Weaker in any aspect is weaker overall, whatever is stronger: “meets or exceeds” must be reliable.
fn overall(compared: &[Compared]) -> Option<StrengthLabel> {
    let any = |relation| compared.iter().any(|found| found.relation == relation);
    if any(Relation::Weaker) {
        return Some(StrengthLabel::Weaker);
    }
    if any(Relation::Stronger) {
        return Some(StrengthLabel::Stronger);
    }
    let stated = compared.iter().filter(|found| found.aspect != Aspect::Owner);
    let same = stated.clone().any(|found| found.relation == Relation::Same);
    (same || !any(Relation::NotComparable)).then_some(StrengthLabel::Same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(aspect: Aspect, relation: Relation) -> Compared {
        Compared { aspect, relation, parent: None, own: None }
    }

    #[test]
    fn less_in_one_respect_is_weaker_and_nothing_comparable_is_unknown() {
        use Aspect::{Deadline, Frequency, Owner, Quantity};
        use Relation::{Differs, NotComparable, Same, Stronger, Weaker};
        let label = |of: &[(Aspect, Relation)]| overall(&of.iter().map(|(a, r)| found(*a, *r)).collect::<Vec<_>>());
        assert_eq!(label(&[(Deadline, Stronger), (Frequency, Weaker)]), Some(StrengthLabel::Weaker));
        assert_eq!(label(&[(Deadline, Stronger), (Frequency, Same)]), Some(StrengthLabel::Stronger));
        assert_eq!(label(&[(Owner, Differs)]), Some(StrengthLabel::Same));
        assert_eq!(label(&[]), Some(StrengthLabel::Same));
        assert_eq!(label(&[(Quantity, NotComparable), (Owner, Same)]), None);
        assert_eq!(label(&[(Quantity, NotComparable), (Deadline, Same)]), Some(StrengthLabel::Same));
    }
}
