//! Two ways to find an item that do not depend on each other: the taxonomy, and likeness to the parent's text.

use super::Share;
use super::similarity::{Alignment, overlap};
use super::text::PlanText;
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::Span;
use crate::source::fold::fold;
use crate::source::runs::Pair;
use crate::taxonomy::ItemId;

/// Tenths of the shorter clause from which two clauses are taken to say the same.
///
/// Chosen on the 20 pairs of the seeds: of the items that both plans ask for, 40 % have such clauses, of those that only the parent asks
/// for 4 % (from half on, 26 % and 1 %; from three tenths, 62 % and 15 %). Half of these 4 % are worth a look.
const ALIKE: usize = 4;

/// Tenths from which likeness together with the words of the item takes a gap back: the doubt must be a strong one, or every long plan
/// would have text for anything.
const MISREAD: usize = 6;

/// What the two signals say of an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signals {
    /// Whether a clause of the plan carries the item.
    pub taxonomy: bool,
    /// Whether a clause of the plan says what one of the parent's with the item says; `None` where the parent has no text or no
    /// clause with the item, or where nothing says it and a part of the plan was not read.
    pub similarity: Option<bool>,
    /// The most alike clauses behind it, whether alike enough or not.
    pub nearest: Option<Near>,
}

/// A clause of the plan next to one of its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Index of the plan's clause.
    pub own: usize,
    /// Index of the parent's clause.
    pub parent: usize,
    /// How much of the shorter one both have.
    pub overlap: Share,
}

/// A cell of the table of the two signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Both find it.
    Both,
    /// Only the taxonomy does: said in other words.
    TaxonomyOnly,
    /// Only likeness does: perhaps a mistake of the mapping, to be looked at.
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

/// What a clause of the parent asks for of an item, as it is looked for in other plans.
#[derive(Debug)]
pub(super) struct Sought {
    pub clause: usize,
    pub pairs: Vec<Pair>,
}

impl Sought {
    /// Of a clause of several parts only those with words of the item are looked for: what ；sets apart is a demand of its own. All of it
    /// where it has the item without words.
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

/// Looks for what the parent's clauses ask for of an item among those clauses of the plan that ask for something; `down` leads from the
/// parent's clauses to the plan's.
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

/// Tells whether two clauses are alike enough to say the same.
pub(super) const fn is_alike(near: Near) -> bool {
    near.overlap.reaches(ALIKE)
}

/// Tells whether two clauses are so much alike that the words of an item in both prove that it is there.
pub(super) const fn is_clearly_alike(overlap: Share) -> bool {
    overlap.reaches(MISREAD)
}

/// The words in a clause by which it carries an item, folded; `None` where it does not.
pub(super) fn words_of(member: &Member, clause: usize, item: ItemId) -> Option<Vec<String>> {
    let span = member.plan.clauses.get(clause)?.span;
    let label = member.mapping.of(clause).iter().find(|label| label.item == item)?;
    let inside = label.evidence.iter().filter(|words| span.contains(words.span));
    Some(inside.map(|words| fold(member.plan.source.slice(words.span))).collect())
}

/// Tells whether the plan's clause clearly says what the parent's says, with every word that carried the item there. Then the text is
/// there and only the reading of it went another way: the item may not be called dropped. Where the words are gone, they were left out.
pub(super) fn is_misread(own: &Member, parent: &Member, item: ItemId, near: Near) -> bool {
    if !is_clearly_alike(near.overlap) {
        return false;
    }
    let Some((clause, words)) = own.plan.clauses.get(near.own).zip(words_of(parent, near.parent, item)) else { return false };
    let text = fold(own.plan.source.slice(clause.body));
    words.iter().all(|words| text.contains(words.as_str()))
}
