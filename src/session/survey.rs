//! Many plans, looked over first and then read once more, some at a time: of the others no more is held than their headers and verdicts.

use std::mem;
use std::path::{Path, PathBuf};

use super::judged::Options;
use super::read::{Read, Sources, again, groups, read_groups};
use super::{Error, Host, Session, Step};
use crate::gap::{Accepted, ItemGap, Judging, PeerIndex, PlanGap, Turns, Verdict, keep_for_items, keep_header, newest_date};
use crate::lineage::{Chain, Corpus, Member, chains};
use crate::mapping::Mapper;
use crate::plan::{Detail, Header};
use crate::report::{self, NotRead, Report, Reported};
use crate::source::parallel;
use crate::taxonomy::{ItemId, Taxonomy};

/// What is known of many plans once they were looked over.
#[derive(Debug)]
pub struct Survey<'t> {
    taxonomy: &'t Taxonomy,
    /// The plans in the order of reports, of which no more is there than what they say of themselves.
    heads: Corpus,
    /// Where each came from.
    sources: Sources,
    chains: Vec<Chain>,
    verdicts: Vec<Vec<(ItemId, Verdict)>>,
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
            let read = read_groups(groups, mapper, host, Detail::Whole, |_| {})?.0;
            return Ok(Looked::Few(Box::new(Session::new(read, taxonomy, None))));
        }
        let (read, sources) = read_groups(groups, mapper, host, Detail::Outline, keep_for_items)?;
        let Read { mut corpus, mut accepted, left: not_read } = read;
        let sources = in_order(&mut corpus, &mut accepted, sources);
        let chains = chains(&corpus, taxonomy);
        let judging = Judging { corpus: &corpus, chains: &chains, first: chains.len(), accepted: &accepted, day: None, taxonomy };
        let verdicts = |_: &Member, _: &Chain, items: &[ItemGap]| -> Vec<(ItemId, Verdict)> {
            items.iter().map(|found| (found.item, found.verdict)).collect()
        };
        let verdicts = judging.items(verdicts);
        corpus.members.iter_mut().for_each(keep_header);
        let day = options.today.clone().or_else(|| newest_date(&corpus));
        Ok(Looked::Many(Box::new(Self { taxonomy, heads: corpus, sources, chains, verdicts, accepted, not_read, day })))
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
        let peers = PeerIndex::of_verdicts(&self.heads, self.chains.iter().collect(), self.verdicts.clone());
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
            let read = parallel::each(&missing, |index| self.again(*index, mapper, host));
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

    fn again(&self, index: usize, mapper: &Mapper<'_>, host: &dyn Host) -> Result<Member, Error> {
        let (Some(wanted), Some(head)) = (self.sources.get(index), self.heads.members.get(index)) else {
            return Err(Error::NotThere(PathBuf::new()));
        };
        let mut member = again(wanted, head.plan.source.sha256(), mapper, host)?;
        member.plan.id.clone_from(&head.plan.id);
        member.plan.parents.clone_from(&head.plan.parents);
        Ok(member)
    }
}

/// Puts plans into the order of reports, with where they came from and what was accepted of them.
fn in_order(corpus: &mut Corpus, accepted: &mut [Accepted], sources: Sources) -> Sources {
    let places = corpus.order();
    for accepted in accepted {
        accepted.moved(&places);
    }
    let mut sources: Vec<_> = places.into_iter().zip(sources).collect();
    sources.sort_by_key(|(place, _)| *place);
    sources.into_iter().map(|(_, wanted)| wanted).collect()
}
