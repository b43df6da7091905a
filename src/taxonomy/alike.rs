//! Finds national points of different years that ask for the same items.

use std::collections::{BTreeMap, BTreeSet};

use super::{ItemId, Point, Taxonomy};
use crate::source::fold::fold;

/// A point: its year, and its index in that year's profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointAt {
    /// Year of the profile.
    pub year: u16,
    /// Index in [`Profile::points`](super::Profile::points).
    pub index: usize,
}

/// Two points of different years that ask for the same set of items, and either were both seen in the national text or have nearly the
/// same title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// The earlier point.
    pub earlier: PointAt,
    /// The later point.
    pub later: PointAt,
    /// Whether they are interchangeable: both conditions hold, and they hold for every other point that is exactly alike.
    pub exact: bool,
}

/// Points that are all interchangeable.
type Group<'t> = Vec<(PointAt, &'t Point)>;

/// Least share of the longer title that two nearly equal titles have in common.
const SAME_TITLE: f64 = 0.6;

/// Finds the points that ask for the same items, by year.
#[must_use]
pub fn alike_points(taxonomy: &Taxonomy) -> Vec<Alike> {
    // Points with the same set of items, in groups of exactly alike ones. A point joins a group only if it is alike to all of it, because
    // being exactly alike is transitive.
    let mut kinds: BTreeMap<BTreeSet<ItemId>, Vec<Group<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for profile in taxonomy.profiles.values() {
        for (index, point) in profile.points.iter().enumerate() {
            let at = PointAt { year: profile.year, index };
            let groups = kinds.entry(point.items.iter().copied().collect()).or_default();
            let fits = |group: &Group<'_>| {
                group.iter().all(|(other, earlier)| other.year != at.year && seen(earlier, point) && same_title(earlier, point))
            };
            let own = groups.iter().position(fits);
            for (number, group) in groups.iter().enumerate() {
                let close = |(other, earlier): &&(PointAt, &Point)| {
                    other.year != at.year && (seen(earlier, point) || same_title(earlier, point))
                };
                let alike = |(other, _): &(PointAt, &Point)| Alike { earlier: *other, later: at, exact: own == Some(number) };
                found.extend(group.iter().filter(close).map(alike));
            }
            match own {
                Some(group) => groups[group].push((at, point)),
                None => groups.push(vec![(at, point)]),
            }
        }
    }
    found
}

fn seen(a: &Point, b: &Point) -> bool {
    a.sure && b.sure
}

fn same_title(a: &Point, b: &Point) -> bool {
    let plain = |point: &Point| fold(&point.title).chars().filter(|ch| ch.is_alphanumeric()).collect::<String>();
    strsim::normalized_levenshtein(&plain(a), &plain(b)) >= SAME_TITLE
}
