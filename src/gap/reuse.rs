//! How the text of a plan was made: copied from its parent, adapted from it, or its own. Never part of a verdict.

use super::Share;
use super::similarity::Alignment;
use super::text::ClauseText;
use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::source::runs::{Five, shared, sorted};

/// Least tenths of its runs that a copied text shares with the parent.
const VERBATIM: usize = 7;
/// Least tenths that an adapted one shares.
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

/// How much of a text is in the parent, measured in runs of five characters without places and boilerplate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reuse {
    /// The share of its runs that are in the parent.
    pub share: Share,
}

impl Reuse {
    /// `None` for a text that has no runs left to compare.
    const fn of(share: Share) -> Option<Self> {
        if share.whole == 0 { None } else { Some(Self { share }) }
    }

    /// Returns the label of the share.
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

/// A task clause and its source in the parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClauseReuse {
    /// Index of the clause.
    pub clause: usize,
    /// How it was made.
    pub reuse: Reuse,
    /// The clause of the parent that shares most with it; `None` if no clause shares anything.
    pub source: Option<usize>,
}

/// How the text of a whole plan was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanReuse {
    /// Its task clauses that can be judged, in document order.
    pub clauses: Vec<ClauseReuse>,
    /// Its tasks that can be judged, by index.
    pub tasks: Vec<(usize, Reuse)>,
    /// The share of the text of all task clauses that is in the parent.
    pub share: Share,
    /// The share of copied clauses in the text of all task clauses.
    pub repeated: Share,
}

/// Every run of five of a parent, sorted.
#[derive(Debug)]
pub(super) struct Runs(Vec<Five>);

impl Runs {
    pub(super) fn new(parent: &[ClauseText]) -> Self {
        Self(sorted(parent.iter().flat_map(|clause| clause.fives.iter().copied()).collect()))
    }
}

/// The clauses of a plan compared with the runs of its parent.
#[derive(Debug)]
pub(super) struct Copied {
    /// One share per clause of the plan; 0 of 0 for a clause without runs of its own.
    shares: Vec<Share>,
}

impl Copied {
    pub(super) fn new(own: &[ClauseText], parent: &Runs) -> Self {
        let found = |run: &&Five| parent.0.binary_search(run).is_ok();
        let share = |clause: &ClauseText| Share { part: clause.fives.iter().filter(found).count(), whole: clause.fives.len() };
        Self { shares: own.iter().map(share).collect() }
    }

    /// Judges some clauses as one text.
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
