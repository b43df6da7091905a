//! The parents of a plan, from the top level down.

use crate::plan::Level;

/// The levels above a plan, from the national one down; the plan itself is not included.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// Level of the plan itself, if known.
    pub own: Option<Level>,
    /// One link per level.
    pub links: Vec<Link>,
    /// Documents of the corpus that the plan cites by their title but with a wrong number.
    pub miscited: Vec<Miscited>,
}

/// A document of the corpus that a plan cites by its title, but with a number that no document of the corpus has.
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
    /// Whether and how it is known.
    pub state: State,
    /// Document number or title, as far as known.
    pub name: Option<String>,
    /// Year, as far as known.
    pub year: Option<u16>,
    /// Why it was chosen.
    pub reason: Reason,
    /// Confidence that this is the parent, 0 to 1; `None` if there is no evidence for any document.
    pub confidence: Option<f64>,
    /// The plans of the corpus that may be the parent, best first, at most a hundred. The first is the chosen one, unless its confidence
    /// is too low.
    pub candidates: Vec<Candidate>,
}

/// A plan of the corpus that may be the parent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Index into [`super::Corpus::members`].
    pub index: usize,
    /// The evidence for it.
    pub reason: Reason,
    /// Confidence that this is the parent, 0 to 1; see [`Reason`].
    pub confidence: f64,
}

/// Whether and how a parent is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The national points of this year, known only as a profile.
    Profile(u16),
    /// A plan of the corpus, as an index into [`super::Corpus::members`].
    Document(usize),
    /// Not in the corpus, so presence there is unknown.
    Missing,
}

/// A [`State`] without its data.
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
    /// Returns the state without its data.
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

/// How a parent was found, the most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Named by the user, as a document or as the year of the national points. Confidence 1.
    Given,
    /// Named by the manifest. Confidence 1.
    Manifest,
    /// The plan cites its document number. Confidence 0.98; 0.8 where the cited title is of another year or place.
    DocNumber,
    /// The plan cites its title: the similarity of the titles times 0.95, and times 0.85 each for a year and a place that one of the two
    /// titles does not name. Different years or places rule it out.
    Title,
    /// The plan cites its title with a number that no document of the corpus has, which is most likely a typo. Confidence 0.6.
    WrongNumber,
    /// It is the plan of the place above for the same year. Confidence 0.7; 0.6 where the plan cites another document of that level,
    /// 0.4 (too little) where that document is of the same year; 0.1 less where the place has several plans of the year.
    Jurisdiction,
    /// The plan cites nothing at this level, but its parent of the same year carries this document out. The confidences of the two links
    /// are multiplied.
    ThroughParent,
    /// It is the profile of the plan's year (confidence 0.8) or the national document of that year (0.7).
    Year,
    /// The plan is dated before the points of its year, and is structured like the points of this earlier year. The confidence is the
    /// similarity of the structures.
    Structure,
    /// The plan cites nothing at this level.
    NotCited,
    /// The points of the plan's year were issued after the plan, which therefore cannot carry them out. No confidence.
    IssuedLater,
    /// Named by the user, but of the plan's own level or a lower one: not a parent, only compared with the plan. No confidence.
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
    /// Returns the nearest link above the plan whose content is known, as defined by [`nearest`].
    #[must_use]
    pub fn nearest_known(&self) -> Option<&Link> {
        self.nearest_known_at().and_then(|at| self.links.get(at))
    }

    /// Like [`Self::nearest_known`], as an index into [`Chain::links`].
    #[must_use]
    pub fn nearest_known_at(&self) -> Option<usize> {
        let links: Vec<(Reason, bool)> = self.links.iter().map(|link| (link.reason, link.state != State::Missing)).collect();
        nearest(&links)
    }
}

/// Returns the link that decides the verdicts: the nearest one with known content. The links are given from the top down by their reason
/// and whether their content is known. A peer decides only if the user named peers and no parent, which asks for a comparison of peers.
#[must_use]
pub fn nearest(links: &[(Reason, bool)]) -> Option<usize> {
    let known = |peers: bool| links.iter().rposition(|&(reason, known)| known && (reason == Reason::Peer) == peers);
    let of_peers = links.iter().all(|(reason, _)| *reason != Reason::Given);
    let peer = known(true).filter(|_| of_peers);
    peer.or_else(|| known(false)).or_else(|| known(true))
}
