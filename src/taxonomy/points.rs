//! The national points of a year, and the laws and standing opinions that bind without being repeated.

use std::collections::BTreeMap;

use super::{ElementId, ItemId, Names};
use crate::level::Level;

/// What the national work points of one year ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Year.
    pub year: u16,
    /// Document number.
    pub doc_number: String,
    /// Title of the document, which plans may cite without its number.
    pub title: Option<String>,
    /// Date of the document, `YYYY-MM-DD`: no plan dated earlier can carry it out.
    pub issued: String,
    /// Date of its publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Whether every item that the document asks for is listed; if `false`, an unlisted item may be asked for too.
    pub complete: bool,
    /// Points in printed order.
    pub points: Vec<Point>,
}

/// One numbered point of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Chapter and section, such as `4.2`.
    pub number: String,
    /// Name of the point, not its text.
    pub title: String,
    /// Items that it asks for.
    pub items: Vec<ItemId>,
    /// Elements of these items that it is known to ask for; if an item has none here, the point asks only for the item.
    pub elements: Vec<ElementId>,
    /// Levels that it addresses; empty for all.
    pub levels: Vec<Level>,
    /// How its content is known; `None` if not recorded.
    pub seen: Option<Seen>,
    /// `false` if reconstructed, not seen in the national text or in what repeats it; whatever follows from it alone is guessed.
    pub sure: bool,
}

/// How the content of a point is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// The text itself was read.
    Text,
    /// An official summary says so.
    Summary,
    /// Two or more local documents repeat it in the order of the national points.
    Restated,
    /// One local document repeats it.
    Copy,
    /// Recalled from memory.
    Memory,
}

impl Seen {
    /// All values, the most certain first.
    pub const ALL: [Self; 5] = [Self::Text, Self::Summary, Self::Restated, Self::Copy, Self::Memory];

    /// Returns the name used in data files and machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Summary => "summary",
            Self::Restated => "restated",
            Self::Copy => "copy",
            Self::Memory => "memory",
        }
    }

    /// Finds the value for a [`Seen::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.code() == code)
    }

    /// Returns `true` if this counts as certain.
    #[must_use]
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Text | Self::Summary | Self::Restated)
    }
}

/// Returns `true` if `levels` address a level. A plan of unknown level counts as addressed if any level below the national one is.
pub(super) fn addresses(levels: &[Level], level: Option<Level>) -> bool {
    let of_places = |level: &Level| *level > Level::National;
    levels.is_empty() || level.map_or_else(|| levels.iter().any(of_places), |level| levels.contains(&level))
}

impl Point {
    /// Returns `true` if the point addresses plans of a level (`None` if not known).
    #[must_use]
    pub fn addresses(&self, level: Option<Level>) -> bool {
        addresses(&self.levels, level)
    }
}

impl Profile {
    /// Returns every item that the profile asks for; the value is `true` if at least one point is sure.
    #[must_use]
    pub fn items(&self) -> BTreeMap<ItemId, bool> {
        self.items_for(None)
    }

    /// Returns every item that the profile asks of plans of a level; the value is `true` if at least one point is sure.
    #[must_use]
    pub fn items_for(&self, level: Option<Level>) -> BTreeMap<ItemId, bool> {
        let mut asked = BTreeMap::new();
        for point in self.points.iter().filter(|point| point.addresses(level)) {
            for &item in &point.items {
                let sure = asked.entry(item).or_insert(false);
                *sure = *sure || point.sure;
            }
        }
        asked
    }

    /// Iterates over the elements of `item` that its points are known to ask for.
    pub fn elements_of(&self, item: ItemId) -> impl Iterator<Item = ElementId> {
        self.points_of(item).flat_map(|point| &point.elements).copied().filter(move |element| element.item == item)
    }

    /// Iterates over the points that ask for `item`.
    pub fn points_of(&self, item: ItemId) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |point| point.items.contains(&item))
    }
}

/// A law or a standing opinion. It binds without being repeated, so it is not a parent of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingAuthority {
    /// Stable short name, such as `regulation-711`.
    pub id: String,
    /// Title.
    pub names: Names,
    /// Whether it is a law or an opinion.
    pub kind: StandingKind,
    /// Level of its issuer.
    pub level: Level,
    /// Document number.
    pub doc_number: String,
    /// Other numbers and titles that documents cite it by.
    pub aliases: Vec<String>,
    /// Date of the document, `YYYY-MM-DD`.
    pub issued: String,
    /// First day on which it binds, `YYYY-MM-DD`.
    pub from: String,
    /// Last day on which it binds, `YYYY-MM-DD`; `None` if it is in force.
    pub until: Option<String>,
    /// Whether all duties that a plan can arrange are listed.
    pub complete: bool,
    /// Levels addressed by points that do not say so themselves; empty for all.
    pub levels: Vec<Level>,
    /// Its duties in printed order.
    pub points: Vec<StandingPoint>,
}

/// Whether an authority is a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandingKind {
    /// A law, regulation or decree.
    Law,
    /// A standing opinion.
    Opinion,
}

impl StandingKind {
    /// Returns the name used in data files and machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Opinion => "opinion",
        }
    }
}

/// One duty of a standing authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingPoint {
    /// Article or section, as printed.
    pub number: String,
    /// Name of the duty, not its text.
    pub title: String,
    /// Items that it is about.
    pub items: Vec<ItemId>,
    /// Elements of these items that it names.
    pub elements: Vec<ElementId>,
    /// Levels that it addresses; empty for those of the authority.
    pub levels: Vec<Level>,
    /// Deadline, as written in the data.
    pub due: Option<String>,
    /// What the duty also asks for but no item or element covers.
    pub unmapped: Vec<String>,
    /// How its content is known.
    pub seen: Seen,
}

impl StandingAuthority {
    /// Returns `true` if it binds on a day, `YYYY-MM-DD`; a year alone means the whole year.
    #[must_use]
    pub fn binds_on(&self, day: &str) -> bool {
        // As text, a year sorts before all of its days, so only the years are compared.
        let part = |date: &str| date.get(..day.len().min(date.len())).unwrap_or(date).to_owned();
        part(&self.from).as_str() <= day && self.until.as_deref().is_none_or(|until| day <= part(until).as_str())
    }

    /// Lists the duties that address plans of a level (`None` if not known), with their indices.
    pub fn duties(&self, level: Option<Level>) -> impl Iterator<Item = (usize, &StandingPoint)> {
        self.points.iter().enumerate().filter(move |(_, point)| {
            let levels = if point.levels.is_empty() { &self.levels } else { &point.levels };
            addresses(levels, level)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_a_year_is_held_against_the_time_in_force() {
        let authority = |until: Option<&str>| StandingAuthority {
            id: "a".to_owned(),
            names: Names::default(),
            kind: StandingKind::Law,
            level: Level::National,
            doc_number: "甲令第1号".to_owned(),
            aliases: Vec::new(),
            issued: "2019-04-03".to_owned(),
            from: "2019-05-15".to_owned(),
            until: until.map(str::to_owned),
            complete: true,
            levels: Vec::new(),
            points: Vec::new(),
        };
        let open = authority(None);
        for (day, binds) in [("2019-05-14", false), ("2019-05-15", true), ("2018", false), ("2019", true), ("2026-01-01", true)] {
            assert_eq!(open.binds_on(day), binds, "{day}");
        }
        let ended = authority(Some("2022-06-30"));
        for (day, binds) in [("2022-06-30", true), ("2022-07-01", false), ("2022", true), ("2023", false)] {
            assert_eq!(ended.binds_on(day), binds, "{day}");
        }
    }
}
