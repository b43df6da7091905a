//! Judges the plans that were read.

use super::Session;
use super::inputs::chains_of;
use super::order::in_order;
use crate::gap::{
    Accepted, Checked, Code, DraftCheck, Finding, Judging, Outcome, PeerIndex, PlanGap, Stage, check, newest_date, settle_draft,
};
use crate::lineage::{Chain, Corpus, CoverageGraph, Reason, coverage_graph};
use crate::report::{self, NotRead, Report};
use crate::taxonomy::Taxonomy;

/// How plans are judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The date at which exceptions are checked, `YYYY-MM-DD`; `None`: the newest date in the plans, which has surely passed.
    pub today: Option<String>,
    /// Whether only the analysed plan is judged, with the texts of the others available.
    pub only_asked: bool,
    /// Whether plans of the same level are ignored for the analysed plan: their omissions and demands are no mistakes of a draft.
    pub no_peers: bool,
}

/// Plans with their chains, verdicts and findings.
#[derive(Debug, Clone)]
pub struct Judged<'t> {
    /// The taxonomy used.
    pub taxonomy: &'t Taxonomy,
    /// The plans; if a single one is analysed, it is the first.
    pub corpus: Corpus,
    /// The chain, verdicts and findings of the judged plans, which are the first ones; accepted findings are marked.
    pub gaps: Vec<PlanGap>,
    /// Findings on the manifests: exceptions that are expired or match nothing.
    pub findings: Vec<Finding>,
    /// Exceptions that people accepted.
    pub exceptions: Vec<Accepted>,
    /// Files of a folder that were not read.
    pub not_read: Vec<NotRead>,
    /// The date at which exceptions were checked, if known.
    pub day: Option<String>,
    /// The date given by the user.
    today: Option<String>,
    has_library: bool,
    /// The chain of every plan and its outcomes for its items, if requested.
    outcomes: Option<Vec<(Chain, Vec<Outcome>)>>,
}

impl<'t> Session<'t> {
    /// Judges the plans: which are above each, its verdict on every item, its findings, and which of these are accepted.
    #[must_use]
    pub fn judge(self, options: &Options) -> Judged<'t> {
        let Self { taxonomy, mut corpus, not_read, accepted: mut exceptions, asked, chains: known, outcomes } = self;
        if asked.is_none() {
            in_order(&mut corpus, &mut exceptions);
        }
        let mut chains = known.unwrap_or_else(|| chains_of(&corpus, asked.as_ref(), taxonomy));
        if let Some(own) = chains.first_mut().filter(|_| options.no_peers && asked.is_some()) {
            own.links.retain(|link| link.reason != Reason::Peer);
        }
        let today = options.today.clone();
        let day = today.clone().or_else(|| newest_date(&corpus));
        let first = if asked.is_some() && options.only_asked { chains.len().min(1) } else { chains.len() };
        let judging = Judging { corpus: &corpus, chains: &chains, first, accepted: &exceptions, day: day.as_deref(), taxonomy };
        let (gaps, findings) = judging.judge();
        let has_library = asked.is_some_and(|asked| asked.has_library);
        let outcomes = outcomes.map(|outcomes| chains.into_iter().zip(outcomes).collect());
        Judged { taxonomy, corpus, gaps, findings, exceptions, not_read, day, today, has_library, outcomes }
    }
}

impl Judged<'_> {
    /// Returns the chains of the plans that were judged.
    #[must_use]
    pub fn chains(&self) -> Vec<&Chain> {
        self.gaps.iter().map(|gap| &gap.chain).collect()
    }

    /// Counts the outcomes of the siblings of plans, for judged plans or those with requested outcomes.
    #[must_use]
    pub fn peers(&self) -> PeerIndex<'_> {
        match &self.outcomes {
            Some(known) => PeerIndex::of_outcomes(&self.corpus, known.iter().map(|(chain, found)| (chain, found.as_slice()))),
            None => PeerIndex::new(&self.corpus, &self.gaps),
        }
    }

    /// Builds the report of all plans.
    #[must_use]
    pub fn report(&self) -> Report {
        let (findings, not_read) = (self.findings.clone(), self.not_read.clone());
        Report { findings, not_read, ..report::build(&self.corpus, &self.gaps, self.taxonomy) }
    }

    /// Builds the graph of all plans, the documents above them and the items that they ask for.
    #[must_use]
    pub fn graph(&self) -> CoverageGraph {
        coverage_graph(&self.corpus, &self.chains(), self.taxonomy)
    }

    /// Returns the check of the first plan as a draft; `None` if there is no plan.
    #[must_use]
    pub fn draft(&self, stage: Stage) -> Option<DraftCheck<'_>> {
        let (gap, today) = (self.gaps.first()?, self.today.as_deref());
        Some(DraftCheck { corpus: &self.corpus, gap, taxonomy: self.taxonomy, stage, has_library: self.has_library, today })
    }

    /// Checks the first plan as a draft and marks what is accepted.
    #[must_use]
    pub fn checked(&self, stage: Stage) -> Checked {
        let Some(asked) = self.draft(stage) else { return Checked::default() };
        // Whether an exception matches anything can only be said if all of its plans are judged.
        let expired = self.findings.iter().filter(|finding| finding.code == Code::ExceptionExpired);
        let mut found = check(asked, expired.cloned().collect());
        settle_draft(&self.exceptions, &self.corpus, &mut found, self.day.as_deref());
        found
    }
}
