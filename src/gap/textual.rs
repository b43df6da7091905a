//! A plan against the text of its parent: strength, reuse, and the second signal, item by item.

use super::Presence;
use super::reuse::{Copied, PlanReuse, Reuse};
use super::signals::{self, Search, Signals};
use super::similarity::Alignment;
use super::strength::{Sides, Strength};
use super::text::{Boilerplate, PlanText};
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::taxonomy::{ItemId, Taxonomy};

/// What the text of the parent says of an item; all unknown where the nearest known parent is a profile, which has no text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemText {
    /// How strongly the plan asks for it; `None` unless both do.
    pub strength: Option<Strength>,
    /// How the plan's clauses with the item were made; `None` where it has none.
    pub reuse: Option<Reuse>,
    /// What each signal says.
    pub signals: Signals,
}

impl ItemText {
    /// What can be said of an item where the parent has no text.
    pub(super) fn without_text(own: Presence) -> Self {
        Self { signals: Signals { taxonomy: own == Presence::Present, ..Signals::default() }, ..Self::default() }
    }
}

/// A plan next to its parent, prepared once for all items.
#[derive(Debug)]
pub(super) struct Textual<'p> {
    sides: Sides<'p>,
    own: &'p Member,
    parent: &'p Member,
    own_items: Asking,
    parent_items: Asking,
    texts: (PlanText, PlanText),
    /// From the parent's clauses to the plan's.
    down: Alignment,
    /// From the plan's clauses to the parent's.
    up: Alignment,
    copied: Copied,
}

impl<'p> Textual<'p> {
    pub(super) fn new(own: &'p Member, parent: &'p Member, taxonomy: &Taxonomy) -> Self {
        let boilerplate = Boilerplate::new(&taxonomy.rules);
        let texts = (PlanText::of(own, &boilerplate), PlanText::of(parent, &boilerplate));
        Self {
            sides: Sides::new(own, parent),
            own,
            parent,
            own_items: Asking::of(own, taxonomy),
            parent_items: Asking::of(parent, taxonomy),
            down: Alignment::new(&texts.1.clauses, &texts.0.clauses),
            up: Alignment::new(&texts.0.clauses, &texts.1.clauses),
            copied: Copied::new(&texts.0.clauses, &texts.1.clauses),
            texts,
        }
    }

    /// Tells whether the plan has text like the parent's with the same words for an item that its mapping does not find.
    pub(super) fn is_misread(&self, item: ItemId) -> bool {
        let near = self.search().nearest(item, self.parent_items.clauses(item));
        near.is_some_and(|near| signals::is_misread(self.own, self.parent, item, near))
    }

    /// Compares an item.
    pub(super) fn item(&self, item: ItemId) -> ItemText {
        let (own, parent) = (self.own_items.clauses(item), self.parent_items.clauses(item));
        let both = !own.is_empty() && !parent.is_empty();
        let nearest = self.search().nearest(item, parent);
        let similarity = (!parent.is_empty()).then(|| nearest.is_some_and(signals::is_alike));
        ItemText {
            strength: both.then(|| self.sides.compare(item, own, parent, &self.down, &self.up)),
            reuse: self.copied.of(own),
            signals: Signals { taxonomy: !own.is_empty(), similarity, nearest },
        }
    }

    /// Judges how the whole text was made.
    pub(super) fn plan(&self) -> PlanReuse {
        self.copied.plan(self.own, &self.texts.0.clauses, &self.texts.1.clauses, &self.up)
    }

    const fn search(&self) -> Search<'_> {
        Search { own: self.own, parent: self.parent, texts: (&self.texts.0, &self.texts.1), down: &self.down }
    }
}

/// For each item the task clauses that ask for it, in document order.
#[derive(Debug)]
struct Asking(Vec<Vec<usize>>);

impl Asking {
    fn of(member: &Member, taxonomy: &Taxonomy) -> Self {
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

    fn clauses(&self, item: ItemId) -> &[usize] {
        self.0.get(item.0).map_or(&[], Vec::as_slice)
    }
}
