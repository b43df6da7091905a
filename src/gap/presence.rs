//! Presence of an item: present, absent, or unknown.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::level::Level;
use crate::lineage::Member;
use crate::mapping::Decision;
use crate::plan::ClauseKind;
use crate::taxonomy::{ElementId, ItemId, Profile};

/// Whether an item is present at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// A clause asks for it.
    Present,
    /// The document was read completely, and no clause asks for it.
    Absent,
    /// The document is missing or was not read completely, or only a heading names the item.
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
    /// Elements that are asked for.
    elements: BTreeSet<ElementId>,
    /// Elements that are mentioned without being asked of anybody.
    answered: BTreeSet<ElementId>,
    /// Elements that are mentioned only where it is doubtful whether they are asked for.
    doubtful: BTreeMap<ElementId, Doubt>,
    /// Items that no clause asks for, but that a clause is doubtful about.
    hinted: BTreeSet<ItemId>,
    /// Items whose demand is only guessed.
    guessed: BTreeSet<ItemId>,
    /// Elements whose demand is only guessed.
    guessed_elements: BTreeSet<ElementId>,
    /// Elements that plans of its level cannot be asked for.
    beyond: BTreeSet<ElementId>,
}

/// Why an element may be present after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Only a heading names it.
    Heading,
    /// Only a clause names it whose label is just below the threshold.
    Confidence,
    /// Part of the document was not read.
    Unread,
}

impl Doubt {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Confidence => "confidence",
            Self::Unread => "unread",
        }
    }
}

impl Coverage {
    /// Returns the coverage of a missing document.
    #[must_use]
    pub fn unknown() -> Self {
        Self { rest: Some(Presence::Unknown), ..Self::default() }
    }

    /// Returns the presence of an item.
    #[must_use]
    pub fn of(&self, item: ItemId) -> Presence {
        self.known.get(&item).copied().or(self.rest).unwrap_or(Presence::Absent)
    }

    /// Marks an absent item as unknown, because there is text that may ask for it.
    pub(super) fn leave_open(&mut self, item: ItemId) {
        self.known.entry(item).or_insert(Presence::Unknown);
    }

    /// Records elements that the document cannot be asked for.
    pub(super) fn cannot_do(&mut self, elements: impl Iterator<Item = ElementId>) {
        self.beyond.extend(elements);
    }

    /// Returns `true` if the document answers for an element, or cannot be asked for it.
    #[must_use]
    pub fn answers(&self, element: ElementId) -> bool {
        self.asks_for(element) || self.answered.contains(&element) || self.beyond.contains(&element)
    }

    /// Returns `true` if the document itself mentions an item, even only in a heading. A clause that is only doubtful makes the item
    /// unknown if other documents ask for it, but does not count as a mention.
    #[must_use]
    pub fn names(&self, item: ItemId) -> bool {
        self.known.contains_key(&item) && !self.hinted.contains(&item)
    }

    /// Iterates over the elements of an item that are asked for, in taxonomy order; none if the item is asked for as a whole.
    pub fn elements_of(&self, item: ItemId) -> impl Iterator<Item = ElementId> {
        let (first, after) = (ElementId { item, index: 0 }, ElementId { item: ItemId(item.0 + 1), index: 0 });
        self.elements.range(first..after).copied()
    }

    /// Returns `true` if an element is asked for.
    #[must_use]
    pub fn asks_for(&self, element: ElementId) -> bool {
        self.elements.contains(&element)
    }

    /// Returns `true` if the demand for an item is only guessed.
    #[must_use]
    pub fn guesses(&self, item: ItemId) -> bool {
        self.guessed.contains(&item)
    }

    /// Returns `true` if the demand for an element is only guessed.
    #[must_use]
    pub fn guesses_element(&self, element: ElementId) -> bool {
        self.guessed_elements.contains(&element)
    }

    /// Returns why an element that is not asked for may be present after all.
    #[must_use]
    pub fn doubt(&self, element: ElementId) -> Option<Doubt> {
        self.doubtful.get(&element).copied().or(self.rest.is_some().then_some(Doubt::Unread))
    }
}

/// Returns the coverage of a profile for plans of a level (`None` if the level is not known).
///
/// Items that are not listed are absent only if the profile is complete. Items that no sure point asks for are guessed.
#[must_use]
pub fn coverage_of_profile(profile: &Profile, level: Option<Level>) -> Coverage {
    let items = profile.items_for(level);
    let points = || profile.points.iter().filter(|point| point.addresses(level));
    let elements: BTreeSet<ElementId> = points().flat_map(|point| &point.elements).copied().collect();
    let sure: BTreeSet<ElementId> = points().filter(|point| point.sure).flat_map(|point| &point.elements).copied().collect();
    Coverage {
        guessed: items.iter().filter(|(_, sure)| !**sure).map(|(item, _)| *item).collect(),
        guessed_elements: elements.difference(&sure).copied().collect(),
        known: items.into_keys().map(|item| (item, Presence::Present)).collect(),
        rest: (!profile.complete).then_some(Presence::Unknown),
        elements,
        ..Coverage::default()
    }
}

/// The items that each paragraph asks for: elements of such an item in the paragraph's heading sentence count.
fn asked_by_paragraph(member: &Member) -> BTreeSet<(usize, ItemId)> {
    let labelled = member.plan.clauses.iter().zip(&member.mapping.labels);
    let tasks = labelled.filter(|(clause, _)| clause.kind == ClauseKind::Task);
    tasks.flat_map(|(clause, labels)| labels.iter().map(|label| (clause.paragraph, label.item))).collect()
}

/// Returns the coverage of a plan from its mapping.
///
/// An item that only a heading names is unknown: the text below it may mean something else. An element that the heading sentence of a
/// paragraph names counts if the rest of the paragraph asks for its item, but makes no firm demand. An item that a clause is doubtful
/// about is unknown too: a low confidence is neither cover nor gap. If part of the document was not read, everything that was not found is
/// unknown. An item with only labels of low confidence is guessed: it makes no firm demand.
#[must_use]
pub fn coverage_of_plan(member: &Member) -> Coverage {
    let mut known: BTreeMap<ItemId, Presence> = BTreeMap::new();
    let (mut elements, mut doubtful) = (BTreeSet::new(), BTreeMap::new());
    let mut answered = BTreeSet::new();
    let (mut sure, mut sure_elements) = (BTreeSet::new(), BTreeSet::new());
    let asked_beside = asked_by_paragraph(member);
    for (clause, labels) in member.plan.clauses.iter().zip(&member.mapping.labels) {
        let presence = if clause.kind == ClauseKind::Task { Presence::Present } else { Presence::Unknown };
        for label in labels {
            let entry = known.entry(label.item).or_insert(presence);
            *entry = (*entry).min(presence);
            if clause.kind == ClauseKind::Task {
                elements.extend(label.element_ids());
                answered.extend(&label.answers);
                if label.confidence >= member.mapping.firm || label.decision != Decision::Machine {
                    sure.insert(label.item);
                    sure_elements.extend(label.element_ids());
                }
            } else if asked_beside.contains(&(clause.paragraph, label.item)) {
                // Elements that no full sentence names are asked for only by the heading; they are guessed.
                elements.extend(label.element_ids());
                answered.extend(&label.answers);
            } else {
                doubtful.extend(label.fulfilled().map(|element| (element, Doubt::Heading)));
            }
        }
    }
    let mut hinted = BTreeSet::new();
    for label in member.mapping.doubtful.iter().flatten() {
        if let Entry::Vacant(entry) = known.entry(label.item) {
            entry.insert(Presence::Unknown);
            hinted.insert(label.item);
        }
        for element in label.fulfilled() {
            doubtful.entry(element).or_insert(Doubt::Confidence);
        }
    }
    let rest = (!member.plan.unread.is_empty()).then_some(Presence::Unknown);
    let asked = known.iter().filter(|(_, presence)| **presence == Presence::Present);
    Coverage {
        guessed: asked.map(|(item, _)| *item).filter(|item| !sure.contains(item)).collect(),
        guessed_elements: elements.difference(&sure_elements).copied().collect(),
        hinted,
        known,
        rest,
        elements,
        answered,
        doubtful,
        beyond: BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapper;
    use crate::plan;
    use crate::source::SourceText;
    use crate::taxonomy::{MappingRules, load, starter_files};

    #[test]
    fn what_only_labels_of_low_confidence_ask_for_is_guessed() {
        let taxonomy = load(&starter_files()).expect("valid");
        let text = "某县2026年安全生产工作要点\n一、重点任务\n（一）开展隐患排查。\n";
        let coverage = |firm: f64| {
            let rules = MappingRules { firm, ..taxonomy.rules.clone() };
            let mapper = Mapper::new(&taxonomy);
            let plan = plan::parse("p", SourceText::from_bytes("p", text.as_bytes()).expect("text")).expect("a plan");
            let member = Member { mapping: mapper.with_rules(&rules).map(&plan), plan };
            coverage_of_plan(&member)
        };
        let item = taxonomy.by_code("FX1").expect("an item");
        assert_eq!(coverage(0.0).of(item), Presence::Present);
        assert!(!coverage(0.0).guesses(item), "firm");
        assert!(coverage(1.0).guesses(item), "guessed");
    }
}
