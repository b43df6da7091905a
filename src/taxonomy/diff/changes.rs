//! What differs between two taxonomies, as a list.

use std::collections::{BTreeMap, BTreeSet};

use crate::taxonomy::Names;

/// The part that a change concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Version, name, identifiers, last year.
    Taxonomy,
    /// A domain.
    Domain,
    /// An item as a whole.
    Item,
    /// Name of an item.
    Name,
    /// Scope of an item.
    Scope,
    /// Aliases of an item.
    Aliases,
    /// A term of an item.
    Term,
    /// An element of an item.
    Element,
    /// The national points of a year.
    Profile,
    /// One of them.
    Point,
    /// A law or a standing opinion.
    Standing,
    /// One of its duties.
    Duty,
    /// An entry of `mapping.yaml`.
    Rule,
    /// A list of `language.yaml`.
    Language,
}

impl Part {
    /// Returns the name used in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Taxonomy => "taxonomy",
            Self::Domain => "domain",
            Self::Item => "item",
            Self::Name => "name",
            Self::Scope => "scope",
            Self::Aliases => "aliases",
            Self::Term => "term",
            Self::Element => "element",
            Self::Profile => "profile",
            Self::Point => "point",
            Self::Standing => "standing",
            Self::Duty => "duty",
            Self::Rule => "rule",
            Self::Language => "language",
        }
    }
}

/// The kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Only the new taxonomy has it.
    Added,
    /// Only the old one has it.
    Removed,
    /// Both have it, with different content.
    Changed,
    /// A term belongs to another item, an item has another code, or an entry another position.
    Moved,
}

impl ChangeKind {
    /// Returns the name used in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it concerns.
    pub part: Part,
    /// The kind of the change.
    pub kind: ChangeKind,
    /// The subject: code of the item, element or domain (the new one if it moved), year and number of a point, or path in `mapping.yaml`.
    pub subject: String,
    /// Old value; `None` if it is new.
    pub old: Option<String>,
    /// New value; `None` if it was removed.
    pub new: Option<String>,
}

/// The changes found so far.
pub(super) struct Changes(pub Vec<Change>);

impl Changes {
    pub(super) fn compare(&mut self, part: Part, subject: &str, old: Option<String>, new: Option<String>) {
        let kind = match (&old, &new) {
            (None, None) => return,
            (Some(old), Some(new)) if old == new => return,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Changed,
        };
        self.0.push(Change { part, kind, subject: subject.to_owned(), old, new });
    }

    pub(super) fn compare_all(&mut self, part: Part, old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) {
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys {
            self.compare(part, key, old.get(key).cloned(), new.get(key).cloned());
        }
    }

    pub(super) fn moved(&mut self, part: Part, subject: &str, old: String, new: String) {
        self.0.push(Change { part, kind: ChangeKind::Moved, subject: subject.to_owned(), old: Some(old), new: Some(new) });
    }

    /// Records the words that were added to and removed from a list.
    pub(super) fn words(&mut self, part: Part, subject: &str, old: &[String], new: &[String]) {
        let missing = |list: &[String], other: &[String]| {
            let words: Vec<&str> = list.iter().filter(|word| !other.contains(word)).map(String::as_str).collect();
            (!words.is_empty()).then(|| words.join("、"))
        };
        self.compare(part, subject, missing(old, new), missing(new, old));
    }

    /// Records a change in the order of the entries that both sides have; only for lists whose order matters.
    pub(super) fn order(&mut self, part: Part, subject: &str, old: &[String], new: &[String]) {
        let common = |list: &[String], other: &[String]| -> Vec<String> {
            list.iter().filter(|entry| other.contains(entry)).cloned().collect()
        };
        let (before, after) = (common(old, new), common(new, old));
        if before != after {
            self.moved(part, subject, before.join(" "), after.join(" "));
        }
    }
}

/// A name in both languages, as one text.
pub(super) fn both(names: &Names) -> String {
    format!("{} / {}", names.zh, names.en)
}
