//! The drawn lines of a path: what stands along an axis may be a line of a table.

use pdfboss_core::Point;
use pdfboss_output::Ruling;

use super::geometry::Frame;

/// Shortest line that may belong to a table, in points.
const SHORTEST: f32 = 8.0;
/// How far a line may lean and still stand along an axis, in points.
const LEAN: f32 = 0.5;
/// How thick a filled box may be and still be a line, in points.
const THICK: f32 = 3.0;
/// Most steps of a path.
const STEPS: usize = 100_000;

/// How a path is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    /// Whether its outline is.
    pub stroke: bool,
    /// Whether its inside is.
    pub fill: bool,
}

type Place = (f32, f32);

/// Finds the lines of a path that is written as `M x y L x y … C`.
pub(super) fn lines(data: &str, ink: Ink, frame: Frame, height: f32) -> Vec<Ruling> {
    let mut found = Vec::new();
    for (corners, closed) in outlines(data) {
        let places: Vec<Place> = corners.iter().map(|&place| frame.on_page(place, height)).collect();
        if ink.fill
            && let Some(line) = filled(&places)
        {
            found.push(line);
        } else if ink.stroke {
            let back = places.last().copied().zip(places.first().copied()).filter(|_| closed);
            let steps = places.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
            found.extend(steps.chain(back).filter_map(|(from, to)| ruling(from, to)));
        }
    }
    found
}

/// The corners of every outline of a path, and whether it is closed; curves are kept by their ends.
fn outlines(data: &str) -> Vec<(Vec<Place>, bool)> {
    let mut found: Vec<(Vec<Place>, bool)> = Vec::new();
    let mut words = data.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    for _ in 0..STEPS {
        let Some(word) = words.next() else { break };
        // Numbers that an operator takes, the last two of them a place.
        let count = match word {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            _ => 0,
        };
        let numbers: Vec<f32> = words.by_ref().take(count).filter_map(|number| number.parse().ok()).collect();
        let place = numbers.len().checked_sub(2).and_then(|at| Some((*numbers.get(at)?, *numbers.get(at + 1)?)));
        match (word, place) {
            ("S" | "M", Some(place)) => found.push((vec![place], false)),
            ("L" | "Q" | "B" | "A", Some(place)) => found.last_mut().into_iter().for_each(|(places, _)| places.push(place)),
            ("C", _) => found.last_mut().into_iter().for_each(|(_, closed)| *closed = true),
            _ => {}
        }
    }
    found
}

/// A line between two places that stands along an axis.
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

/// The middle of a box that is so thin that it is a line.
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

#[cfg(test)]
mod tests {
    use super::*;

    const STROKE: Ink = Ink { stroke: true, fill: false };

    #[test]
    fn a_box_is_its_four_sides_and_a_slant_is_none() {
        assert_eq!(lines("M 0 0 L 50 0 L 50 30 L 0 30 C", STROKE, Frame::PAGE, 100.0).len(), 4);
        assert_eq!(lines("M 0 0 L 50 20", STROKE, Frame::PAGE, 100.0), []);
        assert_eq!(lines("M 0 0 L 50 0", Ink { stroke: false, fill: false }, Frame::PAGE, 100.0), []);
        assert_eq!(lines("M 0 0 L x B", STROKE, Frame::PAGE, 100.0), []);
    }

    #[test]
    fn a_thin_filled_box_is_a_line() {
        let found = lines("M 0 0 L 50 0 L 50 0.3 L 0 0.3 C", Ink { stroke: false, fill: true }, Frame::PAGE, 100.0);
        assert_eq!(found.len(), 1);
    }
}
