//! Which year's national points a plan follows, whatever year it states: judged by its headings and its items.

use std::collections::BTreeSet;

use super::Member;
use crate::plan::ClauseKind;
use crate::source::fold::fold;
use crate::source::runs::{self, Pair};
use crate::taxonomy::{ItemId, Profile, Taxonomy};

/// Least similarity of a heading to the title of a point, 0 to 1, to count as the same.
const SAME_POINT: f64 = 0.5;

/// Share of the points that need a matching heading in the plan, in the same order, for the plan to follow them, 0 to 1.
pub const FOLLOWS: f64 = 0.6;

/// How well a plan fits the points of a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfileFit {
    /// Year of the points.
    pub year: u16,
    /// Share of the points with a matching heading in the plan, in the order of the points, 0 to 1.
    pub structure: f64,
    /// Agreement of the items that both ask for, as F1, 0 to 1.
    pub items: f64,
    /// The first section of the plan whose heading matches a point.
    pub section: Option<usize>,
}

/// The points of every year in a taxonomy, prepared for alignment with the headings of any number of plans.
#[derive(Debug)]
pub struct PointsOfYears(Vec<OfYear>);

#[derive(Debug)]
struct OfYear {
    year: u16,
    points: Vec<Vec<Pair>>,
    items: BTreeSet<ItemId>,
}

impl PointsOfYears {
    /// Prepares them, oldest year first.
    #[must_use]
    pub fn new(taxonomy: &Taxonomy) -> Self {
        let of_year = |profile: &Profile| OfYear {
            year: profile.year,
            points: profile.points.iter().map(|point| pairs(&point.title)).collect(),
            items: profile.items().into_keys().collect(),
        };
        Self(taxonomy.profiles.values().map(of_year).collect())
    }

    /// Returns `true` if the points of a year are known.
    #[must_use]
    pub fn has(&self, year: u16) -> bool {
        self.0.iter().any(|of_year| of_year.year == year)
    }

    /// Measures a plan against the points of every year up to `year`, oldest first.
    #[must_use]
    pub fn fits_until(&self, member: &Member, year: u16) -> Vec<ProfileFit> {
        let (headings, items) = (headings_of(member), items_of(member));
        self.0.iter().filter(|of_year| of_year.year <= year).map(|of_year| fit(&headings, &items, of_year)).collect()
    }
}

/// Measures the plan against the points of every year in the taxonomy, oldest first.
#[must_use]
pub fn profile_fits(member: &Member, taxonomy: &Taxonomy) -> Vec<ProfileFit> {
    PointsOfYears::new(taxonomy).fits_until(member, u16::MAX)
}

fn headings_of(member: &Member) -> Vec<(usize, Vec<Pair>)> {
    let sections = member.plan.sections.iter().enumerate().filter(|(_, section)| !section.heading.is_empty());
    sections.map(|(at, section)| (at, pairs(&section.heading))).collect()
}

fn fit(headings: &[(usize, Vec<Pair>)], items: &BTreeSet<ItemId>, of_year: &OfYear) -> ProfileFit {
    let (structure, section) = aligned(headings, &of_year.points);
    let both = share(items.intersection(&of_year.items).count() * 2, items.len() + of_year.items.len());
    ProfileFit { year: of_year.year, structure, items: both, section }
}

/// The best order-preserving alignment of headings with points: the sum of its similarities as a share of the points, and the first
/// heading in it.
fn aligned(headings: &[(usize, Vec<Pair>)], points: &[Vec<Pair>]) -> (f64, Option<usize>) {
    // Row by row: the best sum so far, and the first heading on that path.
    let mut above: Vec<(f64, Option<usize>)> = vec![(0.0, None); headings.len() + 1];
    for point in points {
        let mut row = vec![(0.0, None)];
        for (at, (section, heading)) in headings.iter().enumerate() {
            let likeness = contained(point, heading);
            let (sum, first) = above.get(at).copied().unwrap_or((0.0, None));
            let matched = if likeness >= SAME_POINT { (sum + likeness, first.or(Some(*section))) } else { (0.0, None) };
            let skipped = [row.last().copied(), above.get(at + 1).copied()];
            let best = skipped.into_iter().flatten().fold(matched, |best, other| if other.0 > best.0 { other } else { best });
            row.push(best);
        }
        above = row;
    }
    let (sum, first) = above.last().copied().unwrap_or((0.0, None));
    #[expect(clippy::cast_precision_loss, reason = "a profile has a few dozen points")]
    let share = if points.is_empty() { 0.0 } else { sum / points.len() as f64 };
    (share, first)
}

/// The share of a point's title that a heading contains. Headings say more than the titles of points, so only the title counts.
fn contained(point: &[Pair], heading: &[Pair]) -> f64 {
    share(runs::shared(point, heading), point.len())
}

/// The character pairs of a text, for the similarity of a heading to the title of a point.
fn pairs(text: &str) -> Vec<Pair> {
    let chars: Vec<char> = fold(text).chars().filter(|ch| ch.is_alphanumeric()).collect();
    runs::pairs(&chars)
}

fn items_of(member: &Member) -> BTreeSet<ItemId> {
    let clauses = member.plan.clauses.iter().zip(&member.mapping.labels);
    clauses.filter(|(clause, _)| clause.kind == ClauseKind::Task).flat_map(|(_, labels)| labels).map(|label| label.item).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a plan has a few hundred headings and items at most")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(headings: &[&str], points: &[&str]) -> (f64, Option<usize>) {
        let headings: Vec<_> = headings.iter().enumerate().map(|(at, text)| (at, pairs(text))).collect();
        let points: Vec<_> = points.iter().map(|text| pairs(text)).collect();
        aligned(&headings, &points)
    }

    #[test]
    fn headings_that_say_more_and_stand_between_others_still_follow_the_points() {
        let points = ["市场监管", "政务服务", "减税降费"];
        assert_eq!(
            laid(&["总则", "推进市场监管公开", "推进政务服务公开", "其他", "推进减税降费信息公开"], &points),
            (1.0, Some(1))
        );
        let backwards = laid(&["推进减税降费信息公开", "推进市场监管公开"], &points).0;
        assert!((backwards - 1.0 / 3.0).abs() < 1e-9, "the order counts: {backwards}");
        assert_eq!(laid(&[], &points), (0.0, None));
        assert_eq!(laid(&["市场监管"], &[]), (0.0, None));
    }
}
