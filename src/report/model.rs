//! The content of a report, already ordered; renderers only add the form.

mod above;
mod beside;
mod files;
mod matrix;
mod place;
mod points;
mod quote;
mod source;
mod textual;

pub use beside::{DutyRow, FollowedRow, StandingRow};
pub use files::NotRead;
pub(super) use files::{Places, left_beside};
pub use matrix::{Matrix, PlanName};
pub use place::Place;
pub use points::{PointRef, PointRow, ProfileColumn, ProfilePoints};
pub use quote::{LevelQuote, Quote};
pub use source::SourceInfo;
pub use textual::{AgainstRow, ClauseReuseRow, ComparedRow, LinkColumn, ReuseReport, SignalCell, StrengthRow, TextRow};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DepartmentRows, Filter};
use crate::gap::{Doubt, Excepted, Finding, Loss, Peers, Summary, Trace, Verdict};
use crate::lineage::{self, Reason, StateKind};
use crate::plan::{Header, Level};
use crate::source::Unread;
use crate::taxonomy::Names;

/// The comparison of a corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The name of the taxonomy's domain.
    pub taxonomy: Names,
    /// Version of the taxonomy.
    pub taxonomy_version: i64,
    /// National profiles of the plans' years, oldest first: the first columns.
    pub profiles: Vec<ProfileColumn>,
    /// Plans in the order of the corpus: the other columns.
    pub plans: Vec<PlanReport>,
    /// Rows, grouped by domain.
    pub domains: Vec<DomainRows>,
    /// Last year that has national points; from the next year on the province is the top.
    pub last_national_year: u16,
    /// The points of every year in the taxonomy, oldest first, then those of provincial plans for later years.
    pub points: Vec<ProfilePoints>,
    /// The units responsible for each item.
    pub departments: DepartmentRows,
    /// Findings on the manifest.
    pub findings: Vec<Finding>,
    /// Files beside the plans that were not read.
    pub not_read: Vec<NotRead>,
    /// The filter that was applied.
    pub filter: Filter,
    /// The demand for each gap, by the code of its item and who asks for it, if the plans no longer contain it.
    pub demands: BTreeMap<(String, String), String>,
}

/// The rows of a domain.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainRows {
    /// Code.
    pub code: String,
    /// Name.
    pub names: Names,
    /// Its items.
    pub items: Vec<ItemRow>,
}

/// An item as a row.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// Code.
    pub code: String,
    /// Name.
    pub names: Names,
    /// Its scope.
    pub scope: String,
    /// One cell per profile.
    pub profiles: Vec<Asked>,
    /// One cell per plan.
    pub cells: Vec<Cell>,
    /// Its checkable parts.
    pub elements: Vec<ElementRow>,
}

/// An element as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementRow {
    /// Code.
    pub code: String,
    /// Name.
    pub names: Names,
    /// One cell per plan.
    pub cells: Vec<ElementCell>,
}

/// An element in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementCell {
    /// Task clauses name it: their first lines and texts. Elements named by the same clause share its text.
    Named(Vec<(usize, Arc<str>)>),
    /// The plan's nearest known parent asks for it, but no clause names it.
    Missing,
    /// It cannot be determined: it may be in a part that was not read, in a heading, or in a clause with a doubtful label.
    Unknown,
    /// It is not asked for, and no clause names it.
    Absent,
}

/// Whether a profile asks for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// No point does.
    No,
    /// A point does, seen in the national text.
    Sure,
    /// A point does, inferred from local plans.
    Unsure,
    /// No listed point does, but the list is incomplete.
    Open,
}

/// An item in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The verdict; `None` if neither side has the item.
    pub verdict: Option<Verdict>,
    /// Whether the verdict rests on a guessed demand.
    pub guessed: bool,
    /// Whether an added item is a restored one: a level above the nearest known parent asks for it.
    pub restored: bool,
    /// Whether a dropped item was lost above: only a level above the nearest known parent asks for it.
    pub lost_above: bool,
    /// Number of task clauses that ask for it.
    pub clauses: usize,
}

/// A plan with its gap analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanReport {
    /// Name of the plan.
    pub id: String,
    /// Its display name: place and year, unique within the report.
    pub label: String,
    /// Its header.
    pub header: Header,
    /// Where it was read from.
    pub source: SourceInfo,
    /// Number of tasks.
    pub tasks: usize,
    /// Number of task clauses.
    pub task_clauses: usize,
    /// The levels above.
    pub chain: Vec<LinkInfo>,
    /// Name of the nearest known parent, which the verdicts are against; `None` if no parent is known.
    pub against: Option<String>,
    /// Counts.
    pub summary: Summary,
    /// Items, in taxonomy order.
    pub gaps: Vec<GapRow>,
    /// How its text was made; `None` if the nearest known parent has no text.
    pub reuse: Option<ReuseReport>,
    /// What became of each task of the nearest known parent, in its order.
    pub parent_tasks: Vec<TaskRow>,
    /// Tasks that map to no item: the plan's own.
    pub local: Vec<LocalTask>,
    /// Other task clauses that map to no item.
    pub unmapped: Vec<Quote>,
    /// Counts of human decisions on the mapping.
    pub review: ReviewCounts,
    /// Labels that a person rejected, in document order; they are not counted anywhere else.
    pub rejected: Vec<Rejected>,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// The filter that was applied.
    pub filter: Filter,
    /// Its findings, accepted or not.
    pub findings: Vec<Finding>,
    /// Added items in the summary that a level above the nearest known parent asks for, so that they are restored.
    pub restored: usize,
    /// Undetermined items in the summary that no known level above asks for, so that they may be additions.
    pub unasked: usize,
    /// Undetermined items in the summary that the nearest known parent left out but a level above it asks for.
    pub lost_open: usize,
    /// What laws and standing opinions ask for, and whether the plan arranges it.
    pub standing: Vec<StandingRow>,
    /// The counts against the points that it actually follows, if those are of another year.
    pub followed: Option<FollowedRow>,
}

/// A task that maps to no item.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalTask {
    /// Its heading; empty if it has none.
    pub heading: String,
    /// Its clauses.
    pub quotes: Vec<Quote>,
    /// The most similar items, by descending similarity (0 to 1): code, name, similarity.
    pub nearest: Vec<(String, Names, f64)>,
}

/// Counts of human decisions on labels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewCounts {
    /// Labels of the program that were confirmed.
    pub confirmed: usize,
    /// Labels that were rejected.
    pub rejected: usize,
    /// Labels that were added.
    pub added: usize,
    /// Clauses marked as asking for no item.
    pub settled: usize,
}

/// A label that a person rejected.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Code of the item.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// The clause.
    pub quote: Quote,
}

/// A level of a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkInfo {
    /// The level.
    pub level: Level,
    /// Whether and how it is known.
    pub state: StateKind,
    /// Document number or title, if known.
    pub name: Option<String>,
    /// Name of the plan in the corpus, for a document.
    pub plan: Option<String>,
    /// The display name of that plan.
    pub label: Option<String>,
    /// Year, if known.
    pub year: Option<u16>,
    /// How it was found.
    pub reason: Reason,
    /// Confidence of that, 0 to 1; `None` if there is no evidence for any document.
    pub confidence: Option<f64>,
    /// The number with which the plan cites it, if that is wrong.
    pub miscited: Option<String>,
    /// The plans of the corpus that may be the parent, best first.
    pub candidates: Vec<CandidateInfo>,
}

/// A plan of the corpus that may be a parent.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateInfo {
    /// Name of the plan.
    pub plan: String,
    /// The evidence for it.
    pub reason: Reason,
    /// Confidence of that, 0 to 1.
    pub confidence: f64,
}

/// An item of a gap analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct GapRow {
    /// Code of the item.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the verdict rests on a guessed demand; such verdicts are counted separately.
    pub guessed: bool,
    /// Whether it is dropped but only a level above the nearest known parent asks for it: it was lost there, and is counted separately.
    pub lost_above: bool,
    /// Elements that are asked for above but not here; only if the verdict is partial.
    pub missing: Vec<MissingRow>,
    /// Its presence through the levels.
    pub trace: Trace,
    /// Where it was lost.
    pub loss: Option<Loss>,
    /// Where it was added.
    pub added_at: Option<Level>,
    /// Where it was restored.
    pub restored_at: Option<Level>,
    /// The acceptance of the gap, if any.
    pub excepted: Option<Excepted>,
    /// Points of the national profile that ask for it.
    pub points: Vec<PointRef>,
    /// Clauses of the plan that ask for it; headings only if no task clause does.
    pub quotes: Arc<[Quote]>,
    /// Clauses of the nearest known parent that ask for it, if that is a document; shared by all its children.
    pub parent_quotes: Arc<[Quote]>,
    /// The first clause of each document further up that asks for it, from the top.
    pub higher: Vec<LevelQuote>,
    /// The verdicts against each link of the chain, and the combined one.
    pub against: AgainstRow,
    /// The comparison with the text of the nearest known parent.
    pub text: TextRow,
    /// What the siblings do with it; `None` if it is no gap, or without a corpus.
    pub peers: Option<Peers>,
}

/// An element that a plan does not ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingRow {
    /// Code of the element.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// Why it may be present after all.
    pub doubt: Option<Doubt>,
}

/// A task of the nearest known parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Its number there, such as `4.2` or 二（一）.
    pub place: String,
    /// Its heading, or its first sentence if it has none.
    pub title: String,
    /// Its first line in the parent; `None` for a point of a profile.
    pub line: Option<usize>,
    /// `false` for a point that was inferred, not seen in the national text.
    pub sure: bool,
    /// The verdict on it.
    pub verdict: Verdict,
    /// What it asks for.
    pub deliverables: Vec<DeliverableRow>,
}

/// One item that a task asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverableRow {
    /// Code of the item.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// Whether the plan covers it.
    pub verdict: Verdict,
    /// Elements that the task asks for but the plan does not.
    pub missing: Vec<MissingRow>,
}

impl Report {
    /// Returns the display name of the plan with this id, or the id if the report has no such plan.
    #[must_use]
    pub fn label_of(&self, id: &str) -> String {
        self.plans.iter().find(|plan| plan.id == id).map_or(id, |plan| plan.label.as_str()).to_owned()
    }
}

impl PlanReport {
    /// Returns the nearest known parent, as an index into the chain.
    #[must_use]
    pub fn nearest_known(&self) -> Option<usize> {
        let links: Vec<(Reason, bool)> = self.chain.iter().map(|link| (link.reason, link.state != StateKind::Missing)).collect();
        lineage::nearest(&links)
    }

    /// Counts the undetermined items that the nearest known parent does not ask for, or is not known to.
    #[must_use]
    pub const fn undetermined_beside(&self) -> usize {
        self.summary.undetermined.saturating_sub(self.summary.open)
    }

    /// Counts those of them that a level above asks for, while it is not known whether the nearest known parent does.
    #[must_use]
    pub const fn unclear(&self) -> usize {
        self.undetermined_beside().saturating_sub(self.unasked + self.lost_open)
    }

    /// Counts the accepted gaps.
    #[must_use]
    pub fn excepted(&self) -> usize {
        self.gaps.iter().filter(|gap| gap.excepted.is_some()).count()
    }
}
