//! Input and output of the check of a draft.

use crate::gap::{Finding, PlanGap};
use crate::lineage::Corpus;
use crate::plan::{Level, Role};
use crate::source::Span;
use crate::taxonomy::{ElementId, ItemId, Taxonomy};

/// The stage of a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// Being written: a number and a date are not expected.
    Draft,
    /// Not specified.
    #[default]
    Unknown,
    /// About to be signed: missing formalities are errors.
    Final,
}

/// What to check, and how strictly.
#[derive(Debug, Clone, Copy)]
pub struct DraftCheck<'c> {
    /// The plans; the draft is the first.
    pub corpus: &'c Corpus,
    /// The draft's gap analysis against its chain, including the findings on its lineage.
    pub gap: &'c PlanGap,
    /// The taxonomy.
    pub taxonomy: &'c Taxonomy,
    /// The stage of the draft.
    pub stage: Stage,
    /// Whether the corpus is expected to contain the documents that a plan cites.
    pub has_library: bool,
    /// The day of the check, `YYYY-MM-DD`, if given.
    pub today: Option<&'c str>,
}

/// The result of a check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// The diagnostics, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// One problem of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Code, severity, message and fingerprint.
    pub finding: Finding,
    /// The place in the draft; `None` if it is not about a passage of the text.
    pub span: Option<Span>,
    /// A related place in the draft: the twin, the right heading.
    pub other: Option<Span>,
    /// The items concerned.
    pub items: Vec<ItemId>,
    /// The missing elements.
    pub elements: Vec<ElementId>,
    /// What asks for it.
    pub above: Option<Above>,
    /// A proposed text.
    pub proposal: Option<Proposal>,
}

/// What asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Above {
    /// A clause of a plan of the corpus.
    Clause {
        /// Index in [`Corpus::members`].
        member: usize,
        /// Index in [`crate::plan::Plan::clauses`].
        clause: usize,
    },
    /// Points of the national profile of a year; a profile has no text.
    Points {
        /// Year of the profile.
        year: u16,
        /// Indices in [`crate::taxonomy::Profile::points`].
        points: Vec<usize>,
    },
}

/// A proposed text for a draft; a person decides whether to use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Where it belongs.
    pub spot: Spot,
    /// Its wording.
    pub body: Body,
    /// How the responsible units are written.
    pub note: NoteForm,
}

/// How a draft writes the responsible units after a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteForm {
    /// （责任单位：县财政局）
    Labelled,
    /// （县财政局负责）, with the draft's own verbs.
    Worded {
        /// For the lead unit.
        lead: &'static str,
        /// For the implementing unit.
        implement: &'static str,
        /// For the supporting unit.
        support: &'static str,
    },
}

/// A place in the outline of a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The section to put it in or after, as an index into [`crate::plan::Plan::sections`]; `None` for the end.
    pub section: Option<usize>,
    /// The clause right before it.
    pub clause: Option<usize>,
}

/// Placeholder in a proposed text for an office name that a person must fill in.
pub const BLANK: &str = "＿＿";

/// The wording of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The sentence above, adapted to the draft's own names.
    Adapted {
        /// The sentence.
        sentence: String,
        /// The units, by the names that the draft uses. `None` is a placeholder, because the draft names no such office.
        owners: Vec<(Option<String>, Role)>,
        /// The deadlines in the note above that the sentence does not contain.
        times: Vec<String>,
    },
    /// There is no sentence above; it must be worded from the names of the items and elements.
    Named {
        /// Elements it may include: those that the points above name for the item, else all of the item.
        elements: Vec<ElementId>,
        /// Whether the points above name these elements.
        asked: bool,
    },
}

impl Diagnostic {
    /// A diagnostic that does not concern a passage of the draft.
    pub(in crate::gap) fn bare(finding: Finding) -> Self {
        let (items, elements) = (Vec::new(), Vec::new());
        Self { finding, span: None, other: None, items, elements, above: None, proposal: None }
    }
}

impl DraftCheck<'_> {
    /// Returns the levels above of which nothing is known.
    #[must_use]
    pub fn unchecked(&self) -> Vec<Level> {
        let missing = self.gap.chain.links.iter().filter(|link| link.state == crate::lineage::State::Missing);
        missing.map(|link| link.level).collect()
    }
}
