//! Many plans, looked over first and then read once more, some at a time: of the others no more is held than their headers and verdicts.

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

/// What is known of many plans once they were looked over.
#[derive(Debug)]
pub struct Survey<'t> {
    taxonomy: &'t Taxonomy,
    /// The plans in the order of reports, of which no more is there than what they say of themselves.
    heads: Corpus,
    /// Where each came from.
    origins: Vec<Option<Origin>>,
    chains: Vec<Chain>,
    /// What each does with its items.
    outcomes: Vec<Vec<Outcome>>,
    accepted: Vec<Accepted>,
    not_read: Vec<NotRead>,
    day: Option<String>,
}

/// Plans, held as it suits their number.
#[derive(Debug)]
pub enum Looked<'t> {
    /// All of them, whole: there are few, people's decisions lie beside them, which are laid over all plans at once, or a plan cannot be
    /// read twice.
    Few(Box<Session<'t>>),
    /// No more than what they say of themselves and their verdicts.
    Many(Box<Survey<'t>>),
}

impl<'t> Survey<'t> {
    /// Reads the plans that `paths` name, or looks them over where there are more than `few`.
    ///
    /// # Errors
    /// Those of [`super::Session::read`].
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

    /// Returns how many plans there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.members.len()
    }

    /// Tells whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.members.is_empty()
    }

    /// Returns the frame of the report: the names of rows, and what was not read, but no plan.
    #[must_use]
    pub fn frame(&self) -> Report {
        Report { not_read: self.not_read.clone(), ..report::frame(self.chains.iter(), self.taxonomy) }
    }

    /// Returns what the plans say of themselves, in their order.
    pub fn headers(&self) -> impl Iterator<Item = &Header> {
        self.heads.members.iter().map(|member| &member.plan.header)
    }

    /// Returns the ids of the plans in their order.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.heads.members.iter().map(|member| member.plan.id.as_str()).collect()
    }

    /// Reads every plan once more, judges it and reports on it. `make` makes of a plan what is to be kept of it, on several threads, and
    /// `take` takes that, family by family, plan by plan; the plans of a family and those above it are all that is held of their texts.
    /// Returns the findings on what was accepted.
    ///
    /// # Errors
    /// When a file was changed in between or can no longer be read, and those of `make` and `take`.
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

    /// Keeps of a plan what was kept of it before.
    fn leave(&self, corpus: &mut Corpus, index: usize) {
        if let Some((place, head)) = corpus.members.get_mut(index).zip(self.heads.members.get(index)) {
            drop(mem::replace(place, head.clone()));
        }
    }

    /// Reads a plan once more.
    ///
    /// # Errors
    /// When its file can no longer be read, or says something else than before, by its hash.
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
