//! Two independent ways to find an item: the taxonomy, and similarity to the parent's text.

use super::Share;
use super::similarity::{Alignment, overlap};
use super::text::PlanText;
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::Span;
use crate::source::fold::fold;
use crate::source::runs::Pair;
use crate::taxonomy::ItemId;

/// Least tenths of the shorter clause that two clauses must share to say the same.
///
/// Chosen on the 20 pairs of the seeds: 40 % of the items that both plans ask for have such clauses, and 4 % of those that only the parent
/// asks for (from five tenths on, 26 % and 1 %; from three tenths, 62 % and 15 %). Half of these 4 % are worth a review.
const ALIKE: usize = 4;

/// Tenths from which similarity together with the words of the item cancels a gap. It must be high, because every long plan has text that
/// is somewhat similar to anything.
const MISREAD: usize = 6;

/// The results of the two signals for an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signals {
    /// Whether a clause of the plan carries the item.
    pub taxonomy: bool,
    /// Whether a clause of the plan says the same as a clause of the parent with the item. `None` if the parent has no text or no clause
    /// with the item, or if no clause says it and part of the plan was not read.
    pub similarity: Option<bool>,
    /// The most similar clauses, even if they are not similar enough.
    pub nearest: Option<Near>,
}

/// A clause of the plan and one of its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Index of the plan's clause.
    pub own: usize,
    /// Index of the parent's clause.
    pub parent: usize,
    /// The share of the shorter clause that both have in common.
    pub overlap: Share,
}

/// A cell of the table of the two signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Both find it.
    Both,
    /// Only the taxonomy does: it is said in other words.
    TaxonomyOnly,
    /// Only similarity does: possibly a mapping error, for review.
    SimilarityOnly,
    /// Neither does: a strong gap.
    Neither,
}

impl Cell {
    /// All cells, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Both, Self::TaxonomyOnly, Self::SimilarityOnly, Self::Neither];

    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::TaxonomyOnly => "taxonomy_only",
            Self::SimilarityOnly => "similarity_only",
            Self::Neither => "neither",
        }
    }
}

impl Signals {
    /// Returns the cell that the item belongs to; `None` without a second signal.
    #[must_use]
    pub const fn cell(self) -> Option<Cell> {
        match (self.taxonomy, self.similarity) {
            (_, None) => None,
            (true, Some(true)) => Some(Cell::Both),
            (true, Some(false)) => Some(Cell::TaxonomyOnly),
            (false, Some(true)) => Some(Cell::SimilarityOnly),
            (false, Some(false)) => Some(Cell::Neither),
        }
    }
}

/// The part of a parent's clause that asks for an item, to be searched for in other plans.
#[derive(Debug)]
pub(super) struct Sought {
    pub clause: usize,
    pub pairs: Vec<Pair>,
}

impl Sought {
    /// If a clause has several parts, only those with words of the item are used, because ； separates demands. If no part has words of
    /// the item, all of it is used.
    pub(super) fn new(member: &Member, plan_text: &PlanText, item: ItemId, clause: usize) -> Option<Self> {
        let body = member.plan.clauses.get(clause)?.body;
        let text = member.plan.source.slice(body);
        let label = member.mapping.of(clause).iter().find(|label| label.item == item)?;
        let mut start = body.start;
        let parts = text.split_inclusive(['；', ';']).filter(|part| {
            let span = Span::new(start, start + part.len());
            start = span.end;
            label.evidence.iter().any(|words| span.contains(words.span))
        });
        let parts: String = parts.collect();
        let whole = parts.is_empty() || parts.len() == text.len();
        let pairs = if whole { plan_text.clauses.get(clause)?.pairs.clone() } else { plan_text.pairs(&parts) };
        Some(Self { clause, pairs })
    }
}

/// Searches the task clauses of the plan for what the parent's clauses ask for of an item; `down` maps the parent's clauses to the plan's.
pub(super) fn nearest(own: &Member, own_text: &PlanText, sought: &[Sought], down: &Alignment) -> Option<Near> {
    let is_task = |clause: usize| own.plan.clauses.get(clause).is_some_and(|clause| clause.kind == ClauseKind::Task);
    let mut best: Option<Near> = None;
    for Sought { clause: parent, pairs } in sought {
        for &clause in down.of(*parent).iter().filter(|&&clause| is_task(clause)) {
            let Some(text) = own_text.clauses.get(clause) else { continue };
            let near = Near { own: clause, parent: *parent, overlap: overlap(pairs, &text.pairs) };
            if best.is_none_or(|best| !best.overlap.at_least(near.overlap)) {
                best = Some(near);
            }
        }
    }
    best
}

/// Returns `true` if two clauses are similar enough to say the same.
pub(super) const fn is_alike(near: Near) -> bool {
    near.overlap.reaches(ALIKE)
}

/// Returns `true` if two clauses are so similar that words of an item in both prove that it is present.
pub(super) const fn is_clearly_alike(overlap: Share) -> bool {
    overlap.reaches(MISREAD)
}

/// The folded words with which a clause carries an item; `None` if it does not carry it.
pub(super) fn words_of(member: &Member, clause: usize, item: ItemId) -> Option<Vec<String>> {
    let span = member.plan.clauses.get(clause)?.span;
    let label = member.mapping.of(clause).iter().find(|label| label.item == item)?;
    let inside = label.evidence.iter().filter(|words| span.contains(words.span));
    Some(inside.map(|words| fold(member.plan.source.slice(words.span))).collect())
}

/// Returns `true` if the plan's clause clearly says what the parent's says, with every word that carried the item there. The text is then
/// present and only its mapping differs, so the item must not be called dropped. If the words are missing, they were left out.
pub(super) fn is_misread(own: &Member, parent: &Member, item: ItemId, near: Near) -> bool {
    if !is_clearly_alike(near.overlap) {
        return false;
    }
    let Some((clause, words)) = own.plan.clauses.get(near.own).zip(words_of(parent, near.parent, item)) else { return false };
    let text = fold(own.plan.source.slice(clause.body));
    words.iter().all(|words| text.contains(words.as_str()))
}
