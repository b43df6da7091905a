//! How the text of a plan was made: copied from its parent, adapted from it, or its own. Never part of a verdict.

use super::Share;
use super::similarity::Alignment;
use super::text::ClauseText;
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::runs::{Five, shared, sorted};

/// Tenths of its runs that a copied text shares with the parent.
const VERBATIM: usize = 7;
/// Tenths that an adapted one shares.
const ADAPTED: usize = 3;

/// How a text was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReuseLabel {
    /// 照抄
    Verbatim,
    /// 改写
    Adapted,
    /// 自拟
    Own,
}

impl ReuseLabel {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Adapted => "adapted",
            Self::Own => "own",
        }
    }
}

/// How much of a text stands in the parent: its runs of five characters, places and boilerplate left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reuse {
    /// The runs that stand in the parent, of all.
    pub share: Share,
}

impl Reuse {
    /// `None` for a text without a run of its own: nothing can be said of it.
    const fn of(share: Share) -> Option<Self> {
        if share.whole == 0 { None } else { Some(Self { share }) }
    }

    /// Names it.
    #[must_use]
    pub const fn label(self) -> ReuseLabel {
        if self.share.reaches(VERBATIM) {
            ReuseLabel::Verbatim
        } else if self.share.reaches(ADAPTED) {
            ReuseLabel::Adapted
        } else {
            ReuseLabel::Own
        }
    }
}

/// A task clause next to where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClauseReuse {
    /// Index of the clause.
    pub clause: usize,
    /// How it was made.
    pub reuse: Reuse,
    /// The clause of the parent that has most of it; `None` where none has any.
    pub source: Option<usize>,
}

/// How the text of a whole plan was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanReuse {
    /// Its task clauses of which something can be said, in document order.
    pub clauses: Vec<ClauseReuse>,
    /// Its tasks, by index, of which something can be said.
    pub tasks: Vec<(usize, Reuse)>,
    /// All task clauses together: the share of their text that stands in the parent.
    pub share: Share,
    /// The text of the copied clauses, of that of all: what of the plan only repeats.
    pub repeated: Share,
}

/// Every run of five that a parent says, sorted.
#[derive(Debug)]
pub(super) struct Runs(Vec<Five>);

impl Runs {
    pub(super) fn new(parent: &[ClauseText]) -> Self {
        Self(sorted(parent.iter().flat_map(|clause| clause.fives.iter().copied()).collect()))
    }
}

/// The clauses of a plan held against what its parent says.
#[derive(Debug)]
pub(super) struct Copied {
    /// For each clause of the plan; 0 of 0 for one without runs of its own.
    shares: Vec<Share>,
}

impl Copied {
    pub(super) fn new(own: &[ClauseText], parent: &Runs) -> Self {
        let found = |run: &&Five| parent.0.binary_search(run).is_ok();
        let share = |clause: &ClauseText| Share { part: clause.fives.iter().filter(found).count(), whole: clause.fives.len() };
        Self { shares: own.iter().map(share).collect() }
    }

    /// Judges some clauses together.
    pub(super) fn of(&self, clauses: &[usize]) -> Option<Reuse> {
        Reuse::of(clauses.iter().filter_map(|&clause| self.shares.get(clause)).fold(Share::default(), sum))
    }

    /// Judges the whole plan.
    pub(super) fn plan(&self, member: &Member, own: &[ClauseText], parent: &[ClauseText], near: &Alignment) -> PlanReuse {
        let is_task = |clause: usize| member.plan.clauses.get(clause).is_some_and(|clause| clause.kind == ClauseKind::Task);
        let clause = |clause: usize| {
            let source = near.of(clause).iter().map(|&other| (shared(&own[clause].fives, &parent[other].fives), other));
            let best = source.filter(|(count, _)| *count > 0).max_by_key(|(count, other)| (*count, std::cmp::Reverse(*other)));
            Some(ClauseReuse { clause, reuse: self.of(&[clause])?, source: best.map(|(_, other)| other) })
        };
        let clauses: Vec<ClauseReuse> = (0..own.len()).filter(|&at| is_task(at)).filter_map(clause).collect();
        let task = |(index, task): (usize, &crate::plan::Task)| {
            let clauses: Vec<usize> = task.clauses.iter().copied().filter(|&at| is_task(at)).collect();
            Some((index, self.of(&clauses)?))
        };
        let share = clauses.iter().map(|clause| &clause.reuse.share).fold(Share::default(), sum);
        let copied = clauses.iter().filter(|clause| clause.reuse.label() == ReuseLabel::Verbatim);
        let part = copied.map(|clause| clause.reuse.share.whole).sum();
        PlanReuse {
            tasks: member.plan.tasks.iter().enumerate().filter_map(task).collect(),
            clauses,
            share,
            repeated: Share { part, whole: share.whole },
        }
    }
}

const fn sum(a: Share, b: &Share) -> Share {
    Share { part: a.part + b.part, whole: a.whole + b.whole }
}
