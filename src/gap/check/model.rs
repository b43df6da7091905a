//! What a check of a draft is asked, and what it finds.

use crate::gap::{Finding, PlanGap};
use crate::lineage::Corpus;
use crate::plan::{Level, Role};
use crate::source::Span;
use crate::taxonomy::{ElementId, ItemId, Taxonomy};

/// How far a draft is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// It is being written: no number and no date are as they should be.
    Draft,
    /// Nobody said.
    #[default]
    Unknown,
    /// It is about to be signed: what a signed plan must have is an error.
    Final,
}

/// What is to be checked, and how strictly.
#[derive(Debug, Clone, Copy)]
pub struct DraftCheck<'c> {
    /// The plans; the draft is the first.
    pub corpus: &'c Corpus,
    /// The draft against its chain, with the findings on its lineage.
    pub gap: &'c PlanGap,
    /// The tables.
    pub taxonomy: &'c Taxonomy,
    /// How far the draft is.
    pub stage: Stage,
    /// Whether the corpus is one that should hold the documents that a plan cites.
    pub has_library: bool,
    /// The day on which the draft is checked, `YYYY-MM-DD`, where somebody said so.
    pub today: Option<&'c str>,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// What is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// One thing that is wrong with a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Code, severity, message and fingerprint.
    pub finding: Finding,
    /// The place in the draft; `None` where nothing of the text is meant.
    pub span: Option<Span>,
    /// Another place in the draft that belongs to it: the twin, the right heading.
    pub other: Option<Span>,
    /// The items that it is about.
    pub items: Vec<ItemId>,
    /// The elements that are missing.
    pub elements: Vec<ElementId>,
    /// What asks for it.
    pub above: Option<Above>,
    /// A text to start from.
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
    /// Points of the national profile of a year, which has no text.
    Points {
        /// Year of the profile.
        year: u16,
        /// Indices in [`crate::taxonomy::Profile::points`].
        points: Vec<usize>,
    },
}

/// A text for a draft; a person decides whether it goes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Where it belongs.
    pub spot: Spot,
    /// What it says.
    pub body: Body,
    /// How it says who is responsible.
    pub note: NoteForm,
}

/// How a draft writes who is responsible behind a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteForm {
    /// （责任单位：县财政局）
    Labelled,
    /// （县财政局负责）, with the verbs that the draft uses.
    Worded {
        /// Of who leads.
        lead: &'static str,
        /// Of who carries it out.
        implement: &'static str,
        /// Of who supports.
        support: &'static str,
    },
}

/// A place in the outline of a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The section behind or in which it is, as an index into [`crate::plan::Plan::sections`]; `None`: at the end.
    pub section: Option<usize>,
    /// The clause right before it.
    pub clause: Option<usize>,
}

/// Stands in a proposed text for the name of an office that a person must fill in.
pub const BLANK: &str = "＿＿";

/// The words of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The sentence above with the draft's own names.
    Adapted {
        /// The sentence.
        sentence: String,
        /// Who, by the names that the draft uses; `None`: a place to be filled in, for it names no office of the field.
        owners: Vec<(Option<String>, Role)>,
        /// By when, where the note above says it and the sentence does not.
        times: Vec<String>,
    },
    /// There is no sentence above: to be worded from the names of the items and elements.
    Named {
        /// What may belong to it: what the points above name of the item, else what the item consists of.
        elements: Vec<ElementId>,
        /// Whether the points above name it.
        asked: bool,
    },
}

impl Diagnostic {
    /// A finding of which nothing in the text of the draft is meant.
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
