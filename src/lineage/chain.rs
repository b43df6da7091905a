//! The parents of a plan, from the top.

use crate::plan::Level;

/// The levels above a plan, from the national one down; the plan itself is not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// Level of the plan itself, where known.
    pub own: Option<Level>,
    /// One link a level.
    pub links: Vec<Link>,
    /// Documents of the corpus that the plan cites by their title, with a number that is not theirs.
    pub miscited: Vec<Miscited>,
}

/// A document of the corpus that a plan cites by its title, with a number that no document of the corpus has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miscited {
    /// Index into [`super::Corpus::members`].
    pub index: usize,
    /// The citation, as an index into the authorities of the plan.
    pub cited: usize,
}

/// The parent at one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its level.
    pub level: Level,
    /// What is known of it.
    pub state: State,
    /// Document number or title, as far as known.
    pub name: Option<String>,
    /// Year, as far as known.
    pub year: Option<u16>,
    /// How it was found.
    pub reason: Reason,
    /// How sure it is that this is the parent, 0 to 1; `None` where nothing speaks for any document.
    pub confidence: Option<f64>,
    /// The plans of the corpus that may be the parent, best first, at most a hundred; the chosen one is the first, unless too little
    /// speaks for it.
    pub candidates: Vec<Candidate>,
}

/// A plan of the corpus that may be the parent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Index into [`super::Corpus::members`].
    pub index: usize,
    /// What speaks for it.
    pub reason: Reason,
    /// How sure it is that this is the parent, 0 to 1; see [`Reason`].
    pub confidence: f64,
}

/// What is known of a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The national points of this year, known as a profile.
    Profile(u16),
    /// A plan of the corpus, as an index into [`super::Corpus::members`].
    Document(usize),
    /// Not in the corpus: presence there is unknown.
    Missing,
}

/// In which of these states a parent is, without what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StateKind {
    /// A plan of the corpus.
    Document,
    /// Not in the corpus.
    Missing,
    /// Known as the profile of a year.
    Profile,
}

impl State {
    /// Returns the state without what the parent is.
    #[must_use]
    pub const fn kind(self) -> StateKind {
        match self {
            Self::Profile(_) => StateKind::Profile,
            Self::Document(_) => StateKind::Document,
            Self::Missing => StateKind::Missing,
        }
    }
}

impl StateKind {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Document => "document",
            Self::Missing => "missing",
        }
    }
}

/// How a parent was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The user named it, or the year of the points. Confidence 1.
    Given,
    /// The manifest names it. Confidence 1.
    Manifest,
    /// The plan cites its document number. Confidence 0.98; 0.8 where the cited title is of another year or place.
    DocNumber,
    /// The plan cites its title: the likeness of the titles, times 0.95; times 0.85 for the year and for the place where one of the
    /// two titles does not tell. Years or places that differ exclude one another.
    Title,
    /// The plan cites its title with a number that no document of the corpus has: a slip of the pen, as far as anybody can tell.
    /// Confidence 0.6.
    WrongNumber,
    /// It is the plan of the place above for the same year. Confidence 0.7; 0.6 where the plan cites another document of that level,
    /// 0.4 (too little) where that document is of the same year; 0.1 less where the place has several plans of the year.
    Jurisdiction,
    /// The plan cites nothing of this level, and its parent of the same year carries this document out: how sure that is, times how sure
    /// the parent is.
    ThroughParent,
    /// It is the profile of the plan's year, confidence 0.8, or the national document of it, 0.7.
    Year,
    /// The plan is dated before the points of its year, and is built after the points of this year: the likeness of their structure.
    Structure,
    /// The plan cites nothing at this level.
    NotCited,
    /// The points of the plan's year were issued after the plan: it cannot carry them out. No confidence.
    IssuedLater,
    /// The user named it, and it is of the plan's own level or a lower one: no parent, only held beside it. No confidence.
    Peer,
}

impl Reason {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Manifest => "manifest",
            Self::DocNumber => "doc-number",
            Self::Title => "title",
            Self::WrongNumber => "wrong-number",
            Self::Jurisdiction => "jurisdiction",
            Self::ThroughParent => "through-parent",
            Self::Year => "year",
            Self::Structure => "structure",
            Self::NotCited => "not-cited",
            Self::IssuedLater => "issued-later",
            Self::Peer => "peer",
        }
    }
}

impl Chain {
    /// Returns the nearest link above the plan whose content is known, as [`nearest`] says.
    #[must_use]
    pub fn nearest_known(&self) -> Option<&Link> {
        self.nearest_known_at().and_then(|at| self.links.get(at))
    }

    /// The same as an index into [`Chain::links`].
    #[must_use]
    pub fn nearest_known_at(&self) -> Option<usize> {
        let links: Vec<(Reason, bool)> = self.links.iter().map(|link| (link.reason, link.state != State::Missing)).collect();
        nearest(&links)
    }
}

/// Returns which of the links, given from the top down by their reason and whether their content is known, decides the verdicts:
/// the nearest known. A peer decides only where the user named peers and no parent, which asks for a comparison of peers.
#[must_use]
pub fn nearest(links: &[(Reason, bool)]) -> Option<usize> {
    let known = |peers: bool| links.iter().rposition(|&(reason, known)| known && (reason == Reason::Peer) == peers);
    let of_peers = links.iter().all(|(reason, _)| *reason != Reason::Given);
    let peer = known(true).filter(|_| of_peers);
    peer.or_else(|| known(false)).or_else(|| known(true))
}
