//! The comparison of a plan with the text of its parent.

use std::sync::Arc;

use super::{Place, Quote};
use crate::gap::{Aspect, Cell, Relation, ReuseLabel, Share, StrengthLabel, Verdict};
use crate::lineage::StateKind;
use crate::plan::Level;

/// An item compared with the text of the nearest known parent; all `None` if that has no text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextRow {
    /// How strongly the plan asks for the item.
    pub strength: Option<StrengthRow>,
    /// How its clauses were made.
    pub reuse: Option<(ReuseLabel, Share)>,
    /// Whether a clause of the plan carries the item.
    pub taxonomy: bool,
    /// Whether a clause of the plan is similar to one of the parent's with the item.
    pub similarity: Option<bool>,
    /// The cell of the two signals that it belongs to.
    pub cell: Option<SignalCell>,
    /// The most similar clauses: of the plan, of the parent, and their similarity.
    pub nearest: Option<(Arc<Quote>, Arc<Quote>, Share)>,
}

/// A cell of the table of the two signals, renamed to distinguish it from [`super::Cell`].
pub type SignalCell = Cell;

/// How strongly an item is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StrengthRow {
    /// `None` if nothing that is stated can be compared.
    pub label: Option<StrengthLabel>,
    /// What was compared.
    pub compared: Vec<ComparedRow>,
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// The aspect.
    pub aspect: Aspect,
    /// How the plan compares with the parent.
    pub relation: Relation,
    /// What the parent states, with its place.
    pub parent: Option<(String, Place)>,
    /// What the plan states, with its place.
    pub own: Option<(String, Place)>,
}

/// The verdicts on an item against each parent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgainstRow {
    /// One verdict per link of the chain; `None` if the link is not known, or if neither side has the item.
    pub links: Vec<Option<Verdict>>,
    /// For each link, whether its verdict rests on a guessed demand.
    pub guessed: Vec<bool>,
    /// The worst verdict over the levels that ask for it.
    pub chain: Option<Verdict>,
}

/// How the text of a plan was made.
#[derive(Debug, Clone, PartialEq)]
pub struct ReuseReport {
    /// The share of its text that is in the parent.
    pub share: Share,
    /// The share of its text that is in copied clauses.
    pub repeated: Share,
    /// Task clauses, in document order.
    pub clauses: Vec<ClauseReuseRow>,
    /// Tasks: their place in the outline, their heading, and how they were made.
    pub tasks: Vec<(Vec<String>, String, ReuseLabel, Share)>,
}

/// A clause and its source in the parent.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseReuseRow {
    /// The clause.
    pub quote: Arc<Quote>,
    /// How it was made.
    pub label: ReuseLabel,
    /// The share of it that is in the parent.
    pub share: Share,
    /// The clause of the parent that shares most with it.
    pub source: Option<Arc<Quote>>,
}

impl ReuseReport {
    /// Counts the clauses with this label.
    #[must_use]
    pub fn count(&self, label: ReuseLabel) -> usize {
        self.clauses.iter().filter(|clause| clause.label == label).count()
    }
}

/// The column of a link: its level, and the name of the plan if several links have that level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkColumn<'r> {
    /// Index in the chain.
    pub link: usize,
    /// Its level.
    pub level: Level,
    /// The plan, if the level alone is ambiguous.
    pub plan: Option<&'r str>,
}

impl super::PlanReport {
    /// Lists the known links as columns.
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
