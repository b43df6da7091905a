//! Text comparison with the parent → rows of the report.

use super::quoted::QuotedPlan;
use crate::gap::{Compared, ItemText, PlanReuse, Said};
use crate::lineage::Member;
use crate::report::model::{ClauseReuseRow, ComparedRow, Place, ReuseReport, StrengthRow, TextRow};

/// Builds the row of an item.
pub(super) fn row(own: &QuotedPlan<'_>, parent: Option<&QuotedPlan<'_>>, text: &ItemText) -> TextRow {
    let nearest = text
        .signals
        .nearest
        .zip(parent)
        .and_then(|(near, parent)| Some((own.clause(near.own)?, parent.clause(near.parent)?, near.overlap)));
    let strength = text.strength.as_ref().zip(parent).map(|(strength, parent)| StrengthRow {
        label: strength.label,
        compared: strength.compared.iter().map(|found| compared(own.member, parent.member, found)).collect(),
    });
    TextRow {
        strength,
        reuse: text.reuse.map(|reuse| (reuse.label(), reuse.share)),
        taxonomy: text.signals.taxonomy,
        similarity: text.signals.similarity,
        cell: text.signals.cell(),
        nearest,
    }
}

fn compared(member: &Member, parent: &Member, found: &Compared) -> ComparedRow {
    let said = |member: &Member, said: &Option<Said>| {
        let said = said.as_ref()?;
        let clause = member.plan.clauses.get(said.clause)?;
        Some((said.text.clone(), Place::of(&member.plan, clause)))
    };
    ComparedRow {
        aspect: found.aspect,
        relation: found.relation,
        parent: said(parent, &found.parent),
        own: said(member, &found.own),
    }
}

/// Builds the rows on the reuse of the whole plan.
pub(super) fn reuse(own: &QuotedPlan<'_>, parent: &QuotedPlan<'_>, reuse: &PlanReuse) -> ReuseReport {
    let member = own.member;
    let clauses = reuse.clauses.iter().filter_map(|found| {
        Some(ClauseReuseRow {
            quote: own.clause(found.clause)?,
            label: found.reuse.label(),
            share: found.reuse.share,
            source: found.source.and_then(|source| parent.clause(source)),
        })
    });
    let tasks = reuse.tasks.iter().filter_map(|(index, found)| {
        let section = member.plan.sections.get(member.plan.tasks.get(*index)?.section)?;
        Some((section.path.clone(), section.heading.clone(), found.label(), found.share))
    });
    ReuseReport { share: reuse.share, repeated: reuse.repeated, clauses: clauses.collect(), tasks: tasks.collect() }
}
