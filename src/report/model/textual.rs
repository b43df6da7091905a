//! What a report says of a plan against the text of its parent.

use std::sync::Arc;

use super::{Place, Quote};
use crate::gap::{Aspect, Cell, Relation, ReuseLabel, Share, StrengthLabel, Verdict};
use crate::lineage::StateKind;
use crate::plan::Level;

/// An item against the text of the nearest known parent; all `None` where that has no text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextRow {
    /// How strongly the plan asks for the item.
    pub strength: Option<StrengthRow>,
    /// How its clauses were made.
    pub reuse: Option<(ReuseLabel, Share)>,
    /// Whether a clause of the plan carries the item.
    pub taxonomy: bool,
    /// Whether a clause of the plan is like one of the parent's with the item.
    pub similarity: Option<bool>,
    /// The cell of the two signals that it belongs to.
    pub cell: Option<SignalCell>,
    /// The most alike clauses: of the plan, of the parent, and how alike they are.
    pub nearest: Option<(Arc<Quote>, Arc<Quote>, Share)>,
}

/// A cell of the table of the two signals, under a name of its own beside [`super::Cell`].
pub type SignalCell = Cell;

/// How strongly an item is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StrengthRow {
    /// `None` where nothing of what is stated can be compared.
    pub label: Option<StrengthLabel>,
    /// What was compared.
    pub compared: Vec<ComparedRow>,
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// In which respect.
    pub aspect: Aspect,
    /// How the plan compares with the parent.
    pub relation: Relation,
    /// What the parent states, with its place.
    pub parent: Option<(String, Place)>,
    /// What the plan states, with its place.
    pub own: Option<(String, Place)>,
}

/// An item against each parent apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgainstRow {
    /// One verdict a link of the chain; `None` where the link is not known, or the item concerns neither side.
    pub links: Vec<Option<Verdict>>,
    /// For each link whether its verdict rests on a demand that is only guessed.
    pub guessed: Vec<bool>,
    /// The worst over the levels that ask for it.
    pub chain: Option<Verdict>,
}

/// How the text of a plan was made.
#[derive(Debug, Clone, PartialEq)]
pub struct ReuseReport {
    /// The share of its text that stands in the parent.
    pub share: Share,
    /// The share of its text that is in copied clauses: what only repeats.
    pub repeated: Share,
    /// Task clauses, in document order.
    pub clauses: Vec<ClauseReuseRow>,
    /// Tasks: their place in the outline, their heading, and how they were made.
    pub tasks: Vec<(Vec<String>, String, ReuseLabel, Share)>,
}

/// A clause next to where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseReuseRow {
    /// The clause.
    pub quote: Arc<Quote>,
    /// How it was made.
    pub label: ReuseLabel,
    /// The share of it that stands in the parent.
    pub share: Share,
    /// The clause of the parent that has most of it.
    pub source: Option<Arc<Quote>>,
}

impl ReuseReport {
    /// Counts the clauses that were made so.
    #[must_use]
    pub fn count(&self, label: ReuseLabel) -> usize {
        self.clauses.iter().filter(|clause| clause.label == label).count()
    }
}

/// The column of a link: its level, and the name of the plan where two links are of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkColumn<'r> {
    /// Index in the chain.
    pub link: usize,
    /// Its level.
    pub level: Level,
    /// The plan, where the level alone does not name it.
    pub plan: Option<&'r str>,
}

impl super::PlanReport {
    /// Lists the links of which something is known, as columns.
    #[must_use]
    pub fn link_columns(&self) -> Vec<LinkColumn<'_>> {
        let twice = |level: Level| self.chain.iter().filter(|link| link.level == level).count() > 1;
        let known = self.chain.iter().enumerate().filter(|(_, link)| link.state != StateKind::Missing);
        known
            .map(|(link, info)| LinkColumn { link, level: info.level, plan: info.plan.as_deref().filter(|_| twice(info.level)) })
            .collect()
    }

    /// Iterates over the items of a cell of the two signals.
    pub fn in_cell(&self, cell: SignalCell) -> impl Iterator<Item = &super::GapRow> {
        self.gaps.iter().filter(move |gap| gap.text.cell == Some(cell))
    }
}
