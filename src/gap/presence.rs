//! Whether an item is there: yes, no, or not known.

use std::collections::BTreeMap;

use crate::lineage::Member;
use crate::plan::ClauseKind;
use crate::taxonomy::{ItemId, Profile};

/// Whether an item is present at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// A clause asks for it.
    Present,
    /// The whole document was read, and no clause does.
    Absent,
    /// The document is not there, was not read in full, or only a heading names the item.
    Unknown,
}

impl Presence {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Unknown => "unknown",
        }
    }
}

/// What one document asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Presence of the items that are not simply absent.
    known: BTreeMap<ItemId, Presence>,
    /// Presence of every other item.
    rest: Option<Presence>,
}

impl Coverage {
    /// Returns the coverage of a document that is not there.
    #[must_use]
    pub const fn unknown() -> Self {
        Self { known: BTreeMap::new(), rest: Some(Presence::Unknown) }
    }

    /// Returns the presence of an item.
    #[must_use]
    pub fn of(&self, item: ItemId) -> Presence {
        self.known.get(&item).copied().or(self.rest).unwrap_or(Presence::Absent)
    }

    /// Takes back that an item is absent: there is text that may well ask for it.
    pub(super) fn doubt(&mut self, item: ItemId) {
        self.known.entry(item).or_insert(Presence::Unknown);
    }

    /// Tells whether the document itself speaks of an item, be it only in a heading.
    #[must_use]
    pub fn names(&self, item: ItemId) -> bool {
        self.known.contains_key(&item)
    }
}

/// Reads the coverage off a profile.
#[must_use]
pub fn coverage_of_profile(profile: &Profile) -> Coverage {
    Coverage { known: profile.items().into_keys().map(|item| (item, Presence::Present)).collect(), rest: None }
}

/// Reads the coverage off a plan and its mapping.
///
/// An item that only a heading names is unknown: the text below it may mean something else. So is one that a clause nearly asks
/// for: a low confidence is neither a cover nor a gap. Where part of the document was not
/// read, everything that was not found is unknown.
#[must_use]
pub fn coverage_of_plan(member: &Member) -> Coverage {
    let mut known: BTreeMap<ItemId, Presence> = BTreeMap::new();
    for (clause, labels) in member.plan.clauses.iter().zip(&member.mapping.labels) {
        let presence = if clause.kind == ClauseKind::Task { Presence::Present } else { Presence::Unknown };
        for label in labels {
            let entry = known.entry(label.item).or_insert(presence);
            *entry = (*entry).min(presence);
        }
    }
    for label in member.mapping.doubtful.iter().flatten() {
        known.entry(label.item).or_insert(Presence::Unknown);
    }
    Coverage { known, rest: (!member.plan.unread.is_empty()).then_some(Presence::Unknown) }
}
