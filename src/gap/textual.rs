//! Compares a plan with the text of its parent: strength, reuse, and the second signal, item by item.

use super::Presence;
use super::reuse::{Copied, PlanReuse, Reuse, Runs};
use super::signals::{self, Near, Signals, Sought};
use super::similarity::{Alignment, Index};
use super::strength::{Sides, Statements, Strength};
use super::text::{Boilerplate, PlanText};
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::taxonomy::{ItemId, Taxonomy};

/// The text comparison for an item; all unknown if the nearest known parent is a profile, which has no text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemText {
    /// How strongly the plan asks for it; `None` unless both ask for it.
    pub strength: Option<Strength>,
    /// How the plan's clauses with the item were made; `None` if it has none.
    pub reuse: Option<Reuse>,
    /// The results of the two signals.
    pub signals: Signals,
}

impl ItemText {
    /// The result for an item if the parent has no text.
    pub(super) fn without_text(own: Presence) -> Self {
        Self { signals: Signals { taxonomy: own == Presence::Present, ..Signals::default() }, ..Self::default() }
    }
}

/// A plan prepared for comparison.
#[derive(Debug)]
pub(super) struct Side<'p> {
    pub member: &'p Member,
    pub text: PlanText,
    asking: Asking,
    statements: Statements<'p>,
}

impl<'p> Side<'p> {
    pub(super) fn new(member: &'p Member, boilerplate: &Boilerplate, taxonomy: &Taxonomy) -> Self {
        Self {
            member,
            text: PlanText::of(member, boilerplate),
            asking: Asking::of(member, taxonomy),
            statements: Statements::new(member),
        }
    }
}

/// A plan prepared to be the parent of any number of others.
#[derive(Debug)]
pub(super) struct ParentSide<'p> {
    side: Side<'p>,
    index: Index,
    /// All of its runs.
    said: Runs,
    /// For each item, what its clauses ask for, in their order.
    sought: Vec<Vec<Sought>>,
}

impl<'p> ParentSide<'p> {
    pub(super) fn new(side: Side<'p>) -> Self {
        let of_item = |(item, clauses): (usize, &Vec<usize>)| -> Vec<Sought> {
            clauses.iter().filter_map(|&clause| Sought::new(side.member, &side.text, ItemId(item), clause)).collect()
        };
        let sought = side.asking.0.iter().enumerate().map(of_item).collect();
        Self { index: Index::new(&side.text.clauses), said: Runs::new(&side.text.clauses), sought, side }
    }
}

/// A plan next to its parent, prepared once for all items.
#[derive(Debug)]
pub(super) struct Textual<'s, 'p> {
    own: &'s Side<'p>,
    parent: &'s ParentSide<'p>,
    /// Maps the parent's clauses to the plan's.
    down: Alignment,
    /// Maps the plan's clauses to the parent's.
    up: Alignment,
    copied: Copied,
    /// For each item, the most similar clauses.
    nearest: Vec<Option<Near>>,
}

impl<'s, 'p> Textual<'s, 'p> {
    pub(super) fn new(own: &'s Side<'p>, parent: &'s ParentSide<'p>) -> Self {
        let (here, there) = (&own.text.clauses, &parent.side.text.clauses);
        let down = Alignment::new(there, here);
        Self {
            nearest: parent.sought.iter().map(|sought| signals::nearest(own.member, &own.text, sought, &down)).collect(),
            down,
            up: Alignment::through(here, &parent.index, there),
            copied: Copied::new(here, &parent.said),
            own,
            parent,
        }
    }

    /// Returns `true` if the plan has text like the parent's, with the same words, for an item that its mapping does not find.
    pub(super) fn is_misread(&self, item: ItemId) -> bool {
        let near = self.nearest.get(item.0).copied().flatten();
        near.is_some_and(|near| signals::is_misread(self.own.member, self.parent.side.member, item, near))
    }

    /// Compares an item.
    pub(super) fn item(&self, item: ItemId) -> ItemText {
        let (own, parent) = (self.own.asking.clauses(item), self.parent.side.asking.clauses(item));
        let both = !own.is_empty() && !parent.is_empty();
        let nearest = self.nearest.get(item.0).copied().flatten();
        let alike = nearest.is_some_and(signals::is_alike);
        // If part of the plan was not read, finding nothing similar in the rest is no sign of a gap.
        let told = alike || self.own.member.plan.unread.is_empty();
        let similarity = (!parent.is_empty() && told).then_some(alike);
        let sides = Sides { own: &self.own.statements, parent: &self.parent.side.statements };
        ItemText {
            strength: both.then(|| sides.compare(item, own, parent, &self.down, &self.up)),
            reuse: self.copied.of(own),
            signals: Signals { taxonomy: !own.is_empty(), similarity, nearest },
        }
    }

    /// Judges how the whole text was made.
    pub(super) fn plan(&self) -> PlanReuse {
        self.copied.plan(self.own.member, &self.own.text.clauses, &self.parent.side.text.clauses, &self.up)
    }
}

/// For each item, the task clauses that ask for it, in document order.
#[derive(Debug)]
pub(super) struct Asking(Vec<Vec<usize>>);

impl Asking {
    pub(super) fn of(member: &Member, taxonomy: &Taxonomy) -> Self {
        let mut clauses = vec![Vec::new(); taxonomy.items.len()];
        for (index, (clause, labels)) in member.plan.clauses.iter().zip(&member.mapping.labels).enumerate() {
            for label in labels.iter().filter(|_| clause.kind == ClauseKind::Task) {
                if let Some(list) = clauses.get_mut(label.item.0) {
                    list.push(index);
                }
            }
        }
        Self(clauses)
    }

    pub(super) fn clauses(&self, item: ItemId) -> &[usize] {
        self.0.get(item.0).map_or(&[], Vec::as_slice)
    }
}
