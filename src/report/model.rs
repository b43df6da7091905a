//! What a report says, already ordered; renderers add nothing but form.

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
    /// What the taxonomy is of.
    pub taxonomy: Names,
    /// Version of the taxonomy.
    pub taxonomy_version: i64,
    /// National profiles of the plans' years, oldest first: the first columns.
    pub profiles: Vec<ProfileColumn>,
    /// Plans in the order of the corpus: the other columns.
    pub plans: Vec<PlanReport>,
    /// Rows, grouped by domain.
    pub domains: Vec<DomainRows>,
    /// Last year that has national points; from the next on the province is the top.
    pub last_national_year: u16,
    /// The points of every year that the taxonomy knows, oldest first, then those of the provinces' plans of later years.
    pub points: Vec<ProfilePoints>,
    /// Who is responsible for which item.
    pub departments: DepartmentRows,
    /// Findings on the manifest.
    pub findings: Vec<Finding>,
    /// What lay beside the plans and was not read.
    pub not_read: Vec<NotRead>,
    /// What is shown of all this.
    pub filter: Filter,
    /// What asks for each gap, by the code of its item and who asks for it, where the plans do not say it themselves any more.
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
    /// What it covers.
    pub scope: String,
    /// One cell a profile.
    pub profiles: Vec<Asked>,
    /// One cell a plan.
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
    /// One cell a plan.
    pub cells: Vec<ElementCell>,
}

/// An element in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementCell {
    /// Task clauses name it: their first lines and texts; elements that one clause names share its text.
    Named(Vec<(usize, Arc<str>)>),
    /// The plan's nearest known parent asks for it, and no clause names it.
    Missing,
    /// It may stand where it cannot be told: in what was not read, in a heading, in a clause of doubtful label.
    Unknown,
    /// Nobody asks for it and no clause names it.
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
    /// No point that is listed does, and not all are listed.
    Open,
}

/// An item in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The verdict; `None` where the item concerns neither side.
    pub verdict: Option<Verdict>,
    /// Whether the verdict rests on a demand that is only guessed.
    pub guessed: bool,
    /// Whether what counts as added is taken up again: a level above the nearest known parent asks for it.
    pub restored: bool,
    /// Whether what counts as dropped was lost above: only a level above the nearest known parent asks for it.
    pub lost_above: bool,
    /// Task clauses that ask for it.
    pub clauses: usize,
}

/// A plan with its gap analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanReport {
    /// Name of the plan.
    pub id: String,
    /// The name under which readers find it: its place and year, which no other plan of the report has.
    pub label: String,
    /// What it says of itself.
    pub header: Header,
    /// Where it was read from.
    pub source: SourceInfo,
    /// Number of tasks.
    pub tasks: usize,
    /// Number of task clauses.
    pub task_clauses: usize,
    /// The levels above.
    pub chain: Vec<LinkInfo>,
    /// Name of the nearest known parent, against which the verdicts are; `None`: no parent is known.
    pub against: Option<String>,
    /// Counts.
    pub summary: Summary,
    /// Items, in taxonomy order.
    pub gaps: Vec<GapRow>,
    /// How its text was made; `None` where the nearest known parent has no text.
    pub reuse: Option<ReuseReport>,
    /// What became of each task of the nearest known parent, in its order.
    pub parent_tasks: Vec<TaskRow>,
    /// Tasks of which no clause maps to an item: the plan's own.
    pub local: Vec<LocalTask>,
    /// Other task clauses that map to no item.
    pub unmapped: Vec<Quote>,
    /// What people decided about the mapping.
    pub review: ReviewCounts,
    /// Labels that a person rejected, in document order; nothing above counts them.
    pub rejected: Vec<Rejected>,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// What is shown of all this.
    pub filter: Filter,
    /// What is wrong with it, accepted or not.
    pub findings: Vec<Finding>,
    /// Of what the summary counts as added: items that a level above the nearest known parent asks for, which this plan takes up again.
    pub restored: usize,
    /// Of what the summary counts as undetermined: items that no known level above asks for, so that they may be additions.
    pub unasked: usize,
    /// Of what the summary counts as undetermined: items that the nearest known parent left out and a level above it asks for.
    pub lost_open: usize,
    /// What laws and standing opinions ask, and whether the plan arranges it.
    pub standing: Vec<StandingRow>,
    /// The counts against the points that it really follows, where those are of another year than its own.
    pub followed: Option<FollowedRow>,
}

/// A task that fits no item.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalTask {
    /// Its heading; empty when it has none.
    pub heading: String,
    /// Its clauses.
    pub quotes: Vec<Quote>,
    /// Items that it comes nearest to, by falling likeness (0 to 1): code, name, likeness.
    pub nearest: Vec<(String, Names, f64)>,
}

/// How many labels people decided about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewCounts {
    /// Labels of the program that were confirmed.
    pub confirmed: usize,
    /// Labels that were rejected.
    pub rejected: usize,
    /// Labels that were added.
    pub added: usize,
    /// Clauses that were said to ask for no item.
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
    /// What is known of it.
    pub state: StateKind,
    /// Document number or title, as far as known.
    pub name: Option<String>,
    /// Name of the plan in the corpus, for a document.
    pub plan: Option<String>,
    /// The place and year by which readers know that plan.
    pub label: Option<String>,
    /// Year, as far as known.
    pub year: Option<u16>,
    /// How it was found.
    pub reason: Reason,
    /// How sure that is, 0 to 1; `None` where nothing speaks for any document.
    pub confidence: Option<f64>,
    /// The number by which the plan cites it, where that is not its own.
    pub miscited: Option<String>,
    /// The plans of the corpus that may be the parent, best first.
    pub candidates: Vec<CandidateInfo>,
}

/// A plan of the corpus that may be a parent.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateInfo {
    /// Name of the plan.
    pub plan: String,
    /// What speaks for it.
    pub reason: Reason,
    /// How sure that is, 0 to 1.
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
    /// Whether the verdict rests on a demand that is only guessed; the counts hold it apart.
    pub guessed: bool,
    /// Whether it is dropped and only a level above the nearest known parent asks for it: it was lost there, and is counted apart.
    pub lost_above: bool,
    /// Elements that are asked for above and not here; only where the verdict is partial.
    pub missing: Vec<MissingRow>,
    /// Its way through the levels.
    pub trace: Trace,
    /// Where it was lost.
    pub loss: Option<Loss>,
    /// Where it was added.
    pub added_at: Option<Level>,
    /// Where it was taken up again.
    pub restored_at: Option<Level>,
    /// Why somebody accepted the gap.
    pub excepted: Option<Excepted>,
    /// Points of the national profile that ask for it.
    pub points: Vec<PointRef>,
    /// Clauses of the plan that ask for it; headings only where no task clause does.
    pub quotes: Arc<[Quote]>,
    /// Clauses of the nearest known parent that ask for it, where that is a document; its children share them.
    pub parent_quotes: Arc<[Quote]>,
    /// The first clause of each document further up that asks for it, from the top.
    pub higher: Vec<LevelQuote>,
    /// The verdicts against each link of the chain, and against all of them.
    pub against: AgainstRow,
    /// What the text of the nearest known parent says of it.
    pub text: TextRow,
    /// What the siblings do with it; `None` where it is no gap, or no corpus was given.
    pub peers: Option<Peers>,
}

/// An element that a plan does not ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingRow {
    /// Code of the element.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// Why it may be there all the same.
    pub doubt: Option<Doubt>,
}

/// A task of the nearest known parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Its number there, such as `4.2` or 二（一）.
    pub place: String,
    /// Its heading; of a task without one its first sentence.
    pub title: String,
    /// Its first line in the parent; `None` for a point of a profile.
    pub line: Option<usize>,
    /// `false`: a point that was inferred, not seen in the national text.
    pub sure: bool,
    /// What became of it.
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
    /// Elements that the task asks for and the plan does not.
    pub missing: Vec<MissingRow>,
}

impl Report {
    /// Returns the name under which readers find the plan of this id; the id itself where the report has no such plan.
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

    /// Counts the undetermined items that the nearest known parent does not ask for, or of which that is not known either.
    #[must_use]
    pub const fn undetermined_beside(&self) -> usize {
        self.summary.undetermined.saturating_sub(self.summary.open)
    }

    /// Counts those of them that a level above asks for, and of which is not known whether the nearest known parent does.
    #[must_use]
    pub const fn unclear(&self) -> usize {
        self.undetermined_beside().saturating_sub(self.unasked + self.lost_open)
    }

    /// Counts the gaps that somebody accepted.
    #[must_use]
    pub fn excepted(&self) -> usize {
        self.gaps.iter().filter(|gap| gap.excepted.is_some()).count()
    }
}
