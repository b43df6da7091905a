//! Many plans, surveyed first and then read again in turns, holding only the headers and verdicts of the others.

use std::mem;
use std::path::{Path, PathBuf};

use super::extent::{Extent, Origin};
use super::judged::Options;
use super::read::{Read, groups, read_groups};
use super::reader::Reader;
use super::{Error, Host, Session, Step};
use crate::gap::{Accepted, Judging, Outcome, PeerIndex, PlanGap, Turns, keep_header, newest_date};
use crate::lineage::{Chain, Corpus, Member, chains};
use crate::mapping::Mapper;
use crate::plan::{Detail, Header};
use crate::report::{self, NotRead, Report, Reported};
use crate::source::parallel;
use crate::taxonomy::Taxonomy;

/// What is known of many plans after they were surveyed.
#[derive(Debug)]
pub struct Survey<'t> {
    taxonomy: &'t Taxonomy,
    /// The plans in report order, reduced to what they say about themselves.
    heads: Corpus,
    /// Where each came from.
    origins: Vec<Option<Origin>>,
    chains: Vec<Chain>,
    /// The outcomes of each for its items.
    outcomes: Vec<Vec<Outcome>>,
    accepted: Vec<Accepted>,
    not_read: Vec<NotRead>,
    day: Option<String>,
}

/// Plans, held in a way that suits their number.
#[derive(Debug)]
pub enum Looked<'t> {
    /// All of them, whole: they are few, people's decisions, which apply to all plans at once, are beside them, or a plan cannot be
    /// read twice.
    Few(Box<Session<'t>>),
    /// Only what they say about themselves, and their verdicts.
    Many(Box<Survey<'t>>),
}

impl<'t> Survey<'t> {
    /// Reads the plans in `paths`, or surveys them if there are more than `few`.
    ///
    /// # Errors
    /// See [`super::Session::read`].
    pub fn read(
        host: &dyn Host,
        paths: &[PathBuf],
        mapper: &Mapper<'t>,
        options: &Options,
        few: usize,
    ) -> Result<Looked<'t>, Error> {
        let taxonomy = mapper.taxonomy();
        let groups = groups(paths, taxonomy, host)?;
        let wanted = groups.iter().flat_map(|group| &group.wanted);
        let is_reviewed = groups.iter().any(|group| !group.reviews.files.is_empty());
        if is_reviewed || wanted.clone().count() <= few || wanted.clone().any(|one| one.path == Path::new("-")) {
            let read = read_groups(groups, &Reader::new(mapper, host, Detail::Whole), Extent::Whole)?;
            return Ok(Looked::Few(Box::new(Session::new(read, taxonomy, None))));
        }
        let reader = Reader::new(mapper, host, Detail::Outline);
        let mut read = read_groups(groups, &reader, Extent::HeadOrItems)?;
        read.in_order();
        let chains = chains(&read.corpus, taxonomy);
        let all: Vec<usize> = (0..chains.len()).collect();
        let outcomes = read.outcomes(&chains, &all, &reader)?;
        let Read { corpus: mut heads, origins, accepted, left: not_read } = read;
        heads.members.iter_mut().for_each(keep_header);
        let day = options.today.clone().or_else(|| newest_date(&heads));
        Ok(Looked::Many(Box::new(Self { taxonomy, heads, origins, chains, outcomes, accepted, not_read, day })))
    }

    /// Returns the number of plans.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.members.len()
    }

    /// Returns `true` if there are no plans.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.members.is_empty()
    }

    /// Returns the frame of the report: the names of rows and the unread files, without plans.
    #[must_use]
    pub fn frame(&self) -> Report {
        Report { not_read: self.not_read.clone(), ..report::frame(self.chains.iter(), self.taxonomy) }
    }

    /// Iterates over the headers of the plans, in order.
    pub fn headers(&self) -> impl Iterator<Item = &Header> {
        self.heads.members.iter().map(|member| &member.plan.header)
    }

    /// Returns the ids of the plans, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.heads.members.iter().map(|member| member.plan.id.as_str()).collect()
    }

    /// Reads every plan again, judges it and reports on it. `make` extracts what is to be kept of a plan, on several threads, and
    /// `take` receives that, family by family, plan by plan; only the texts of a family and of the plans above it are held. Returns
    /// the findings on exceptions.
    ///
    /// # Errors
    /// If a file was changed in between or can no longer be read, and those of `make` and `take`.
    pub fn each<R: Send, E: From<Error> + Send>(
        &self,
        host: &dyn Host,
        mapper: &Mapper<'_>,
        make: impl Fn(Reported, &PlanGap) -> Result<R, E> + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<Vec<crate::gap::Finding>, E> {
        let labels = report::labels_of(&self.heads);
        let outcomes = self.chains.iter().zip(self.outcomes.iter().map(Vec::as_slice));
        let peers = PeerIndex::of_outcomes(&self.heads, outcomes);
        let reader = Reader::new(mapper, host, Detail::Whole);
        let turns = Turns::new(self.judging());
        let mut corpus = self.heads.clone();
        let mut whole: Vec<usize> = Vec::new();
        host.progress(Step::Files(self.len()));
        for turn in turns.turns() {
            let gone: Vec<usize> = whole.iter().copied().filter(|index| !turn.needed.contains(index)).collect();
            for index in gone {
                self.leave(&mut corpus, index);
            }
            let missing: Vec<usize> = turn.needed.iter().copied().filter(|index| whole.binary_search(index).is_err()).collect();
            let read = parallel::each(&missing, |index| self.again(*index, &reader));
            for (index, member) in missing.iter().zip(read) {
                let place = corpus.members.get_mut(*index);
                let member = member?;
                if let Some(place) = place {
                    *place = member;
                }
            }
            whole = turn.needed.iter().copied().collect();
            let families = turns.judge(&corpus, &turn, |plans, gaps| -> Result<Vec<R>, E> {
                let reported = report::report_family(&corpus, plans, &gaps, &peers, &labels, self.taxonomy);
                reported.into_iter().zip(&gaps).map(|(plan, gap)| make(plan, gap)).collect()
            });
            for family in families {
                for one in family? {
                    take(one)?;
                    host.progress(Step::Ends);
                }
            }
        }
        host.progress(Step::Done);
        Ok(turns.findings())
    }

    fn judging(&self) -> Judging<'_> {
        Judging {
            corpus: &self.heads,
            chains: &self.chains,
            first: self.chains.len(),
            accepted: &self.accepted,
            day: self.day.as_deref(),
            taxonomy: self.taxonomy,
        }
    }

    /// Reduces a plan to what was held of it before.
    fn leave(&self, corpus: &mut Corpus, index: usize) {
        if let Some((place, head)) = corpus.members.get_mut(index).zip(self.heads.members.get(index)) {
            drop(mem::replace(place, head.clone()));
        }
    }

    /// Reads a plan again.
    ///
    /// # Errors
    /// If its file can no longer be read, or its hash has changed.
    fn again(&self, index: usize, reader: &Reader<'_, '_>) -> Result<Member, Error> {
        let (Some(Some(origin)), Some(head)) = (self.origins.get(index), self.heads.members.get(index)) else {
            return Err(Error::NotThere(PathBuf::new()));
        };
        let found = reader.read(&origin.wanted, Extent::Whole)?;
        let same = found.map(|found| found.member).filter(|member| member.plan.source.sha256() == head.plan.source.sha256());
        let mut member = same.ok_or_else(|| Error::Changed(origin.wanted.path.clone()))?;
        member.plan.id.clone_from(&head.plan.id);
        member.plan.parents.clone_from(&head.plan.parents);
        Ok(member)
    }
}
