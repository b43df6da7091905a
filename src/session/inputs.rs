//! The inputs of a session, and the session itself.

use std::path::{Path, PathBuf};

use super::extent::Extent;
use super::held::documents;
use super::join::join;
use super::read::{Read, parents, plans, plans_of, single};
use super::reader::Reader;
use super::{Error, Host};
use crate::gap::{Accepted, Outcome};
use crate::lineage::{Chain, Corpus, Member, chain_by_points, chains};
use crate::mapping::Mapper;
use crate::plan::Detail;
use crate::report::NotRead;
use crate::taxonomy::Taxonomy;

/// What to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inputs {
    /// Plans that are analysed together: files, manifests, folders, and `-`, which the host defines.
    Plans(Vec<PathBuf>),
    /// One plan to analyse, and what to compare it with.
    Plan(PathBuf, Against),
}

/// What one plan is compared with, besides the national points of its year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// Parents: files of one document each.
    pub parents: Vec<PathBuf>,
    /// A folder of plans in which parents and cited documents are looked up.
    pub library: Option<PathBuf>,
    /// Year of the national points, instead of the plan's own.
    pub points_of: Option<u16>,
    /// What is needed of the folder's plans that are not above the plan.
    pub others: Others,
}

/// What is needed of plans that are not above the analysed one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Others {
    /// Everything: they may be judged too.
    #[default]
    Whole,
    /// Only what they say about themselves.
    Heads,
    /// Also their outcomes for their items.
    Outcomes,
}

impl Inputs {
    /// Plans that are analysed together.
    pub fn plans<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Self {
        Self::Plans(paths.into_iter().map(Into::into).collect())
    }

    /// One plan, compared with the national points alone.
    pub fn plan(path: impl Into<PathBuf>) -> Self {
        Self::Plan(path.into(), Against::default())
    }
}

/// Plans that were read and mapped, with people's decisions about them.
#[derive(Debug, Clone)]
pub struct Session<'t> {
    pub(super) taxonomy: &'t Taxonomy,
    /// The plans; if a single one is analysed, it is the first.
    pub corpus: Corpus,
    /// Files of a folder that were not read.
    pub not_read: Vec<NotRead>,
    pub(super) accepted: Vec<Accepted>,
    pub(super) asked: Option<Asked>,
    /// If a single plan is analysed, the chains of all plans.
    pub(super) chains: Option<Vec<Chain>>,
    /// The outcomes of all plans for their items, if requested.
    pub(super) outcomes: Option<Vec<Vec<Outcome>>>,
}

/// How the first plan of a corpus is analysed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The parents named by the user, as indices into the corpus.
    pub given: Vec<usize>,
    /// Year of the national points, instead of the plan's own.
    pub points_of: Option<u16>,
    /// Whether a folder was given in which cited documents should be.
    pub has_library: bool,
}

/// What a plan is compared with, read once for repeated analyses.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The parents named by the user.
    pub parents: Vec<Member>,
    library: Option<Read>,
    points_of: Option<u16>,
    others: Others,
}

impl<'t> Session<'t> {
    /// Reads and maps `inputs`.
    ///
    /// # Errors
    /// If a file named by the user cannot be read or is no plan, if a folder holds no plan, or if a manifest or a table of decisions
    /// is invalid. A file found in a folder that is no plan is listed in [`Session::not_read`].
    pub fn read(host: &dyn Host, inputs: &Inputs, mapper: &Mapper<'t>) -> Result<Self, Error> {
        match inputs {
            Inputs::Plans(paths) => Ok(Self::new(plans(paths, mapper, host)?, mapper.taxonomy(), None)),
            Inputs::Plan(path, against) => {
                let own = single(path, mapper, host)?;
                Beside::read(host, against, mapper)?.with(own, &Reader::new(mapper, host, Detail::Whole))
            }
        }
    }

    /// Creates a session from plans made one by one, such as by [`super::member`]; `asked` if the first one is analysed.
    #[must_use]
    pub fn of(members: Vec<Member>, asked: Option<Asked>, taxonomy: &'t Taxonomy) -> Self {
        let read = Read { corpus: Corpus { members }, origins: Vec::new(), accepted: Vec::new(), left: Vec::new() };
        Self::new(read, taxonomy, asked)
    }

    pub(super) fn new(read: Read, taxonomy: &'t Taxonomy, asked: Option<Asked>) -> Self {
        let Read { corpus, accepted, left: not_read, origins: _ } = read;
        Self { taxonomy, corpus, not_read, accepted, asked, chains: None, outcomes: None }
    }
}

impl Beside {
    /// Reads what a plan is compared with.
    ///
    /// # Errors
    /// See [`Session::read`]; also if the taxonomy has no points of the year, or a parent asks for nothing.
    pub fn read(host: &dyn Host, against: &Against, mapper: &Mapper<'_>) -> Result<Self, Error> {
        known_points(against.points_of, mapper.taxonomy())?;
        let parents = if against.parents.is_empty() { Vec::new() } else { parents(&against.parents, mapper, host)? };
        let extent = match against.others {
            Others::Whole => Extent::Whole,
            Others::Heads => Extent::Head,
            Others::Outcomes => Extent::HeadOrItems,
        };
        let reader = Reader::new(mapper, host, Detail::Whole);
        let folder = |folder| plans_of(std::slice::from_ref(folder), &reader, extent);
        let mut library = against.library.as_ref().map(folder).transpose()?;
        if let Some(library) = &mut library {
            library.in_order();
        }
        Ok(Self { parents, library, points_of: against.points_of, others: against.others })
    }

    /// Reads the plan to analyse and appends the plans to compare it with.
    ///
    /// # Errors
    /// See [`Session::read`].
    pub fn session<'t>(&self, host: &dyn Host, plan: &Path, mapper: &Mapper<'t>) -> Result<Session<'t>, Error> {
        let own = single(plan, mapper, host)?;
        self.clone().with(own, &Reader::new(mapper, host, Detail::Whole))
    }

    fn with<'t>(self, mut own: Read, reader: &Reader<'_, 't>) -> Result<Session<'t>, Error> {
        let given = (1..=self.parents.len()).collect();
        let asked = Asked { given, points_of: self.points_of, has_library: self.library.is_some() };
        for parent in self.parents {
            own.corpus.members.push(parent);
            own.origins.push(None);
        }
        if let Some(library) = self.library {
            join(&mut own, library);
        }
        let chains = chains_of(&own.corpus, Some(&asked), reader.taxonomy);
        if let Some(chain) = chains.first() {
            own.hold(&documents(chain).chain([0]).collect(), Extent::Whole, reader)?;
        }
        let outcomes = match self.others {
            Others::Outcomes => {
                let all: Vec<usize> = (0..chains.len()).collect();
                Some(own.outcomes(&chains, &all, reader)?)
            }
            Others::Whole | Others::Heads => None,
        };
        Ok(Session { chains: Some(chains), outcomes, ..Session::new(own, reader.taxonomy, Some(asked)) })
    }
}

/// Returns the chains of all plans, that of the first as requested in `asked`.
pub(super) fn chains_of(corpus: &Corpus, asked: Option<&Asked>, taxonomy: &Taxonomy) -> Vec<Chain> {
    let mut chains = chains(corpus, taxonomy);
    if let (Some(asked), Some(own)) = (asked, chains.first_mut()) {
        *own = chain_by_points(corpus, 0, &asked.given, asked.points_of, taxonomy);
    }
    chains
}

/// Rejects a year whose points the taxonomy does not have.
fn known_points(year: Option<u16>, taxonomy: &Taxonomy) -> Result<(), Error> {
    match year.filter(|year| !taxonomy.profiles.contains_key(year)) {
        None => Ok(()),
        Some(year) => {
            let known: Vec<String> = taxonomy.profiles.keys().map(u16::to_string).collect();
            Err(Error::NoPoints { year, known: known.join(", ") })
        }
    }
}
