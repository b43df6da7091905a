//! The drawn lines of a path, for any file format: one along an axis may belong to a table.

use pdfboss_core::Point;
use pdfboss_output::Ruling;

/// Minimum length of a table line, in points.
const SHORTEST: f32 = 8.0;
/// Maximum slant of a line along an axis, in points.
const LEAN: f32 = 0.5;
/// Maximum thickness of a filled box that is a line, in points.
const THICK: f32 = 3.0;

/// A point on a page, in points from its lower left corner.
type Place = (f32, f32);

/// How a path is painted.
#[derive(Debug, Clone, Copy)]
pub(in crate::source) struct Ink {
    /// Whether its outline is stroked.
    pub stroke: bool,
    /// Whether its inside is filled.
    pub fill: bool,
}

/// One of the outlines of a path; curves are reduced to their end points.
#[derive(Debug, Clone, Default)]
pub(in crate::source) struct Outline {
    /// The points that it passes through.
    pub corners: Vec<Place>,
    /// Whether it returns to the first point.
    pub closed: bool,
}

impl From<Place> for Outline {
    fn from(place: Place) -> Self {
        Self { corners: vec![place], closed: false }
    }
}

/// Finds the lines of a path.
pub(in crate::source) fn ruled(outlines: impl IntoIterator<Item = Outline>, ink: Ink) -> Vec<Ruling> {
    let mut found = Vec::new();
    for Outline { corners, closed } in outlines {
        if ink.fill
            && let Some(line) = filled(&corners)
        {
            found.push(line);
        } else if ink.stroke {
            let back = corners.last().copied().zip(corners.first().copied()).filter(|_| closed);
            let steps = corners.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
            found.extend(steps.chain(back).filter_map(|(from, to)| ruling(from, to)));
        }
    }
    found
}

/// Returns the line between two points if it is along an axis.
fn ruling(from: Place, to: Place) -> Option<Ruling> {
    let (across, up) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
    let (level, upright) = (up <= LEAN && across >= SHORTEST, across <= LEAN && up >= SHORTEST);
    if !level && !upright {
        return None;
    }
    let middle = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1));
    let (start, end) = if level {
        ((from.0.min(to.0), middle.1), (from.0.max(to.0), middle.1))
    } else {
        ((middle.0, from.1.min(to.1)), (middle.0, from.1.max(to.1)))
    };
    Some(Ruling { start: Point::new(start.0, start.1), end: Point::new(end.0, end.1), width: 0.0 })
}

/// Returns the centre line of a box that is thin enough to be a line.
fn filled(corners: &[Place]) -> Option<Ruling> {
    let low = corners.iter().copied().reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))?;
    let high = corners.iter().copied().reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))?;
    let (width, height) = (high.0 - low.0, high.1 - low.1);
    let (x, y) = (f32::midpoint(low.0, high.0), f32::midpoint(low.1, high.1));
    match (width <= THICK, height <= THICK) {
        (false, true) => ruling((low.0, y), (high.0, y)),
        (true, false) => ruling((x, low.1), (x, high.1)),
        _ => None,
    }
}
