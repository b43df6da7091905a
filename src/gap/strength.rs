//! Whether a plan asks for as much as its parent: deadline, frequency, quantity and owner of an item, held against each other.

mod owners;
mod pairing;
mod relation;
mod statements;

use super::similarity::Alignment;
use crate::taxonomy::ItemId;

pub(super) use self::statements::Statements;

/// How a covered item compares with what the parent asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrengthLabel {
    /// More in some respect, less in none.
    Stronger,
    /// Neither more nor less.
    Same,
    /// Less in some respect.
    Weaker,
}

impl StrengthLabel {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Same => "same",
            Self::Weaker => "weaker",
        }
    }

    /// Tells whether the plan meets or exceeds what the parent asks.
    #[must_use]
    pub const fn meets(self) -> bool {
        !matches!(self, Self::Weaker)
    }
}

/// In which respect two demands are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// By when.
    Deadline,
    /// How often.
    Frequency,
    /// How much.
    Quantity,
    /// Who.
    Owner,
}

impl Aspect {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Frequency => "frequency",
            Self::Quantity => "quantity",
            Self::Owner => "owner",
        }
    }
}

/// How one statement of the plan compares with one of the parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It asks for more, or for something where the parent asks for nothing.
    Stronger,
    /// It asks for the same.
    Same,
    /// It asks as much of somebody else; only of owners.
    Differs,
    /// It asks for less, or for nothing where the parent asks for something.
    Weaker,
    /// The two cannot be held against each other, such as a share and points.
    NotComparable,
}

impl Relation {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Weaker => "weaker",
            Self::NotComparable => "not comparable",
        }
    }
}

/// Words of a plan that state something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words as printed; of owners their names.
    pub text: String,
    /// The clause that they stand in, as an index into [`crate::plan::Plan::clauses`].
    pub clause: usize,
}

/// One comparison behind a strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// In which respect.
    pub aspect: Aspect,
    /// How the plan compares with the parent.
    pub relation: Relation,
    /// What the parent states; `None` where it states nothing.
    pub parent: Option<Said>,
    /// What the plan states; `None` where it states nothing.
    pub own: Option<Said>,
}

/// How strongly a plan asks for an item that its parent asks for too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// `None` where something is stated and nothing of it can be compared.
    pub label: Option<StrengthLabel>,
    /// What was compared, in the order of [`Aspect`].
    pub compared: Vec<Compared>,
}

/// The two plans with what is needed to compare an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides<'s, 'p> {
    pub own: &'s Statements<'p>,
    pub parent: &'s Statements<'p>,
}

impl Sides<'_, '_> {
    /// Compares an item that both ask for; `own` and `parent` are the task clauses that do. `down` leads from the parent's clauses to
    /// the plan's, `up` back.
    pub(super) fn compare(&self, item: ItemId, own: &[usize], parent: &[usize], down: &Alignment, up: &Alignment) -> Strength {
        let links = pairing::links(own, parent, down, up);
        let years = (self.own.year(), self.parent.year());
        let mut compared = pairing::compare(&self.own.of(item, own), &self.parent.of(item, parent), &links, years);
        compared.extend(owners::compare(self.own, self.parent, &links));
        compared.sort_by_key(|found| found.aspect);
        Strength { label: overall(&compared), compared }
    }
}

/// Less in any respect is weaker, whatever else is more: one must be able to rely on “meets or exceeds”.
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
