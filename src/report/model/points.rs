//! The points that stand above plans: those of the state, and from the year on in which it has none those of a province.

/// The national points of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfilePoints {
    /// Year.
    pub year: u16,
    /// Document number, or the title of a document without one.
    pub doc_number: String,
    /// The plan whose tasks they are, from the year on in which the state has none; `None`: the national points.
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
