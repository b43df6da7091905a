//! The parents of a plan, from the top.

use crate::plan::Level;

/// The levels above a plan, from the national one down; the plan itself is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Level of the plan itself, where known.
    pub own: Option<Level>,
    /// One link a level.
    pub links: Vec<Link>,
}

/// The parent at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// How a parent was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The plan cites its document number.
    DocNumber,
    /// The plan cites its title.
    Title,
    /// It is the plan of the place above for the same year.
    Jurisdiction,
    /// It is the profile of the plan's year.
    Year,
    /// The user named it.
    Given,
    /// The plan cites nothing at this level.
    NotCited,
}

impl Chain {
    /// Returns the nearest link above the plan whose content is known.
    #[must_use]
    pub fn nearest_known(&self) -> Option<&Link> {
        self.links.iter().rev().find(|link| link.state != State::Missing)
    }
}
