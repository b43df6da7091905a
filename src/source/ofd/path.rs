//! The drawn lines of a path.

use pdfboss_output::Ruling;

use super::geometry::Frame;
use crate::source::page::{Ink, Outline, ruled};

/// Maximum number of steps in a path.
const STEPS: usize = 100_000;

/// Finds the lines of a path written as `M x y L x y … C`.
pub(super) fn lines(data: &str, ink: Ink, frame: Frame, height: f32) -> Vec<Ruling> {
    let on_page = |outline: Outline| Outline {
        corners: outline.corners.iter().map(|&place| frame.on_page(place, height)).collect(),
        ..outline
    };
    ruled(outlines(data).into_iter().map(on_page), ink)
}

/// Returns the corners of every outline of a path, and whether it is closed; curves are reduced to their end points.
fn outlines(data: &str) -> Vec<Outline> {
    let mut found: Vec<Outline> = Vec::new();
    let mut words = data.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    for _ in 0..STEPS {
        let Some(word) = words.next() else { break };
        // Number of operands, the last two of which are a point.
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
            ("S" | "M", Some(place)) => found.push(Outline::from(place)),
            ("L" | "Q" | "B" | "A", Some(place)) => found.last_mut().into_iter().for_each(|outline| outline.corners.push(place)),
            ("C", _) => found.last_mut().into_iter().for_each(|outline| outline.closed = true),
            _ => {}
        }
    }
    found
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
