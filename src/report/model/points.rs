//! The points above plans: the national ones, and those of a province for years without national points.

use crate::plan::{Header, Level};

/// The national points of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfilePoints {
    /// Year.
    pub year: u16,
    /// Document number, or the title of a document without one.
    pub doc_number: String,
    /// Date of the document, `YYYY-MM-DD`; no plan dated earlier can carry it out.
    pub issued: Option<String>,
    /// The province whose plan it is; `None` for national points.
    pub province: Option<String>,
    /// The plan whose tasks they are, for years without national points; `None` for national points.
    pub plan: Option<String>,
    /// Points in printed order.
    pub points: Vec<PointRow>,
}

/// A national point with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointRow {
    /// Number, such as `4.2`.
    pub number: String,
    /// Name.
    pub title: String,
    /// Whether it was seen in the national text.
    pub sure: bool,
    /// Levels that it addresses; empty for all.
    pub levels: Vec<Level>,
    /// Codes of its items.
    pub items: Vec<String>,
}

/// A national profile as a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileColumn {
    /// Year.
    pub year: u16,
    /// Document number.
    pub doc_number: String,
}

/// A point of a national profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointRef {
    /// Year of the profile.
    pub year: u16,
    /// Number, such as `4.2`.
    pub number: String,
    /// Name.
    pub title: String,
    /// Whether it was seen in the national text.
    pub sure: bool,
}

impl ProfilePoints {
    /// Returns `true` if a plan can be compared with one of these points: the point addresses its level, the plan is not dated before the
    /// document and, for a provincial plan, belongs to the same province and year.
    #[must_use]
    pub fn concerns(&self, point: &PointRow, header: &Header) -> bool {
        let addressed = point.levels.is_empty() || header.level.is_none_or(|level| point.levels.contains(&level));
        let dated = header.issued.as_deref().or(header.published.as_deref());
        let before = dated.zip(self.issued.as_deref()).is_some_and(|(own, issued)| own < issued);
        let province = header.jurisdiction.as_ref().and_then(|place| place.province.as_deref());
        let foreign = self.plan.is_some()
            && (header.year != Some(self.year) || self.province.as_deref().zip(province).is_some_and(|(of, own)| of != own));
        addressed && !before && !foreign
    }
}
