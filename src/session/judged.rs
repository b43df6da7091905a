//! Plans that were read → everything that is known of them.

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
    /// The day against which exceptions are held, `YYYY-MM-DD`; `None`: the newest date in the plans, which has surely come.
    pub today: Option<String>,
    /// Where a plan is asked about: judges that one alone, and the others only lend their texts.
    pub only_asked: bool,
    /// Holds the plan asked about against no plan of its own level: what that one leaves out or asks for is no mistake of a draft.
    pub no_peers: bool,
}

/// Plans with everything that is known of them.
#[derive(Debug, Clone)]
pub struct Judged<'t> {
    /// The tables by which they were judged.
    pub taxonomy: &'t Taxonomy,
    /// The plans; where one was asked about, it is the first.
    pub corpus: Corpus,
    /// The chain, verdicts and findings of the plans that were judged, which are the first ones; what is accepted is marked.
    pub gaps: Vec<PlanGap>,
    /// The findings on the manifests: exceptions that are over or meet nothing.
    pub findings: Vec<Finding>,
    /// What people accepted.
    pub exceptions: Vec<Accepted>,
    /// What lay in a folder and was not read.
    pub not_read: Vec<NotRead>,
    /// The day against which exceptions were held, where it is known.
    pub day: Option<String>,
    /// The day that somebody named.
    today: Option<String>,
    has_library: bool,
    /// Where it was wanted: the chain of every plan, and what it does with its items.
    outcomes: Option<Vec<(Chain, Vec<Outcome>)>>,
}

impl<'t> Session<'t> {
    /// Judges the plans: which stand above each, what it does with every item, what is wrong with it, and what of that is accepted.
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

    /// Counts what the siblings of plans do, of those that were judged or of which their outcomes were wanted.
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

    /// Builds the graph of all plans, what stands above them and the items that they ask for.
    #[must_use]
    pub fn graph(&self) -> CoverageGraph {
        coverage_graph(&self.corpus, &self.chains(), self.taxonomy)
    }

    /// Asks what is wrong with the first plan as a draft; `None` where there is none.
    #[must_use]
    pub fn draft(&self, stage: Stage) -> Option<DraftCheck<'_>> {
        let (gap, today) = (self.gaps.first()?, self.today.as_deref());
        Some(DraftCheck { corpus: &self.corpus, gap, taxonomy: self.taxonomy, stage, has_library: self.has_library, today })
    }

    /// Checks the first plan as a draft, what is accepted marked.
    #[must_use]
    pub fn checked(&self, stage: Stage) -> Checked {
        let Some(asked) = self.draft(stage) else { return Checked::default() };
        // Whether an exception meets anything is told where all plans that it is for are judged.
        let expired = self.findings.iter().filter(|finding| finding.code == Code::ExceptionExpired);
        let mut found = check(asked, expired.cloned().collect());
        settle_draft(&self.exceptions, &self.corpus, &mut found, self.day.as_deref());
        found
    }
}
