//! Where a missing item belongs in the draft's own outline: after its neighbours in the plan above.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, asking};
use super::{Above, Spot};
use crate::gap::similarity::dice;
use crate::plan::ClauseKind;
use crate::source::fold::fold;
use crate::source::{Span, runs};
use crate::taxonomy::ItemId;

/// The place for an item that is not in the draft: in the chapter with the same name as the one above; else under a heading of its domain,
/// or among tasks that mostly are of it. There, after the task that asks for its nearest neighbour above (of the same task or point first,
/// then by the order there). If the draft has no such place, it is the end of the substantive tasks: chapters on organisation, training
/// and assessment come after these.
pub(super) fn spot(draft: &Draft<'_>, item: ItemId, above: &Above) -> Spot {
    let domain = draft.taxonomy().item(item).domain;
    let fields = Fields::of(draft);
    let neighbours = neighbours(draft, item, above);
    let beside = |fits: &dyn Fn(usize) -> bool| {
        neighbours.iter().find_map(|other| asking(draft.own, *other).filter(|&at| section_of(draft, at).is_some_and(fits)).last())
    };
    let titled = |section: usize| fields.is_titled(draft, section, domain);
    let last_of = |fits: &dyn Fn(usize) -> bool| {
        let tasks = draft.tasks().filter(|(task, _)| fits(task.section));
        tasks.last().and_then(|(_, clauses)| clauses.last().copied())
    };
    let namesake = namesake(draft, above);
    let inside = |section: usize| namesake.is_some_and(|home| draft.with_above(section).contains(&home));
    // In a chapter with subheadings, its end is not a place for everything.
    let parted = draft.plan().sections.iter().any(|own| !own.heading.is_empty() && own.parent.is_some_and(inside));
    let clause = beside(&inside)
        .or_else(|| last_of(&|section| !parted && inside(section)))
        .or_else(|| beside(&titled))
        .or_else(|| last_of(&titled))
        .or_else(|| beside(&|section| fields.is_mostly_of(section, domain)))
        .or_else(|| fields.end(draft, item))
        .or_else(|| draft.tasks().last().and_then(|(_, clauses)| clauses.last().copied()));
    Spot { section: clause.and_then(|at| section_of(draft, at)), clause }
}

/// The section of the draft with the same heading as a section above, the innermost that has a match. Apart from place names and a word or
/// two the whole heading must match.
fn namesake(draft: &Draft<'_>, above: &Above) -> Option<usize> {
    let Above::Clause { member, clause } = above else { return None };
    let (parent, clause) = draft.clause_above(*member, *clause)?;
    let sections = &parent.plan.sections;
    let outward = std::iter::successors(sections.get(clause.section?), |section| sections.get(section.parent?));
    outward.filter(|section| !section.heading.is_empty()).find_map(|section| called(draft, &section.heading))
}

/// The section of the draft whose heading is most similar to this one.
fn called(draft: &Draft<'_>, heading: &str) -> Option<usize> {
    const TENTHS: usize = 7;
    let pairs = |heading: &str| {
        let text: Vec<char> = fold(heading).chars().collect();
        runs::pairs(&text)
    };
    let wanted = pairs(heading);
    let sections = draft.plan().sections.iter().enumerate();
    let alike = sections.map(|(at, own)| (dice(&pairs(&own.heading), &wanted), at)).filter(|(alike, _)| alike.reaches(TENTHS));
    alike.reduce(|best, next| if best.0.at_least(next.0) { best } else { next }).map(|(_, at)| at)
}

fn section_of(draft: &Draft<'_>, clause: usize) -> Option<usize> {
    draft.plan().clauses.get(clause)?.section
}

/// The domains of the sections of a draft.
struct Fields {
    /// The domains that the heading of each section names.
    titles: Vec<BTreeSet<usize>>,
    /// For each section with its descendants, the number of labels of each domain in its tasks.
    counts: Vec<BTreeMap<usize, usize>>,
    /// For each section with its descendants, how many of these labels concern the manner of work in any domain.
    manner: Vec<usize>,
}

impl Fields {
    fn of(draft: &Draft<'_>) -> Self {
        let (plan, taxonomy) = (draft.plan(), draft.taxonomy());
        let sections = plan.sections.len();
        let mut fields =
            Self { titles: vec![BTreeSet::new(); sections], counts: vec![BTreeMap::new(); sections], manner: vec![0; sections] };
        for (clause, labels) in plan.clauses.iter().zip(&draft.own.mapping.labels) {
            let Some(section) = clause.section else { continue };
            for label in labels {
                let domain = taxonomy.item(label.item).domain;
                match clause.kind {
                    ClauseKind::Heading => {
                        fields.titles[section].insert(domain);
                    }
                    ClauseKind::Task => {
                        for at in draft.with_above(section) {
                            *fields.counts[at].entry(domain).or_default() += 1;
                            fields.manner[at] += usize::from(taxonomy.rules.cross_cutting.contains(&label.item));
                        }
                    }
                    _ => {}
                }
            }
        }
        fields
    }

    /// Returns `true` if the heading of a section names a domain; if it names none, the next heading above that does is used.
    fn is_titled(&self, draft: &Draft<'_>, section: usize, domain: usize) -> bool {
        let mut titles = draft.with_above(section).into_iter().map(|at| &self.titles[at]);
        titles.find(|titles| !titles.is_empty()).is_some_and(|titles| titles.contains(&domain))
    }

    /// Returns `true` if no domain has more labels in a section than this one.
    fn is_mostly_of(&self, section: usize, domain: usize) -> bool {
        let counts = &self.counts[section];
        let own = counts.get(&domain).copied().unwrap_or_default();
        own > 0 && counts.values().all(|other| *other <= own)
    }

    /// Returns `true` if most labels of a section or one of its ancestors concern the manner of work.
    fn is_of_manner(&self, draft: &Draft<'_>, section: usize) -> bool {
        draft.with_above(section).into_iter().any(|at| self.manner[at] * 2 > self.counts[at].values().sum::<usize>())
    }

    /// The last clause of the substantive tasks; `None` for an item on the manner of work, which goes after all tasks.
    fn end(&self, draft: &Draft<'_>, item: ItemId) -> Option<usize> {
        if draft.taxonomy().rules.cross_cutting.contains(&item) {
            return None;
        }
        let asks = |section: usize| !self.counts[section].is_empty() && !self.is_of_manner(draft, section);
        let tasks = draft.tasks().filter(|(task, _)| asks(task.section));
        tasks.last().and_then(|(_, clauses)| clauses.last().copied())
    }
}

/// The passage to underline: the heading of the section, else the clause before the place.
pub(super) fn span(draft: &Draft<'_>, spot: Spot) -> Option<Span> {
    let heading = spot.section.filter(|at| draft.plan().sections.get(*at).is_some_and(|section| !section.heading.is_empty()));
    heading.and_then(|at| draft.heading(at)).or_else(|| draft.first_phrase(spot.clause?)).or_else(|| draft.title())
}

/// The neighbours of an item, nearest first, possibly with repetitions.
fn neighbours(draft: &Draft<'_>, item: ItemId, above: &Above) -> Vec<ItemId> {
    let mut found = Vec::new();
    let order: Vec<ItemId> = match above {
        Above::Clause { member, clause } => {
            let Some(parent) = draft.asked.corpus.members.get(*member) else { return found };
            let labels = |at: usize| parent.mapping.of(at).iter().map(|label| label.item);
            let task = parent.plan.tasks.iter().find(|task| task.clauses.contains(clause));
            found.extend(task.into_iter().flat_map(|task| &task.clauses).flat_map(|&at| labels(at)));
            (0..parent.plan.clauses.len()).filter(|at| super::draft::is_task(&parent.plan, *at)).flat_map(labels).collect()
        }
        Above::Points { year, points } => {
            let Some(profile) = draft.taxonomy().profiles.get(year) else { return found };
            let here = points.iter().filter_map(|&at| profile.points.get(at));
            found.extend(here.flat_map(|point| &point.items).copied());
            profile.points.iter().flat_map(|point| &point.items).copied().collect()
        }
    };
    let domain = draft.taxonomy().item(item).domain;
    if let Some(at) = order.iter().position(|other| *other == item) {
        let distance = |other: &(usize, &ItemId)| other.0.abs_diff(at) * 2 + usize::from(other.0 > at);
        let mut rest: Vec<(usize, &ItemId)> = order.iter().enumerate().collect();
        rest.sort_by_key(|other| (draft.taxonomy().item(*other.1).domain != domain, distance(other)));
        found.extend(rest.into_iter().map(|(_, other)| *other));
    }
    found.retain(|other| *other != item);
    found
}
