//! Positioned glyphs → pieces of text.

use hayro_interpret::font::{Glyph, PositionedGlyph};
use hayro_interpret::kurbo::{Affine, Point, Vec2};
use pdfboss_core::Rect;
use pdfboss_output::TextSpan;

use super::names::Names;
use crate::source::page;

/// Glyph units per font height.
const UNITS: f64 = 1000.0;
/// Maximum distance between glyphs of one piece, in font heights.
const APART: f64 = 0.15;
/// Height above its origin at which a glyph of vertical text begins, in font heights.
const ABOVE: f64 = 0.88;

/// One glyph on the page.
struct Placed {
    text: String,
    start: Point,
    end: Point,
    along: Vec2,
    size: f64,
}

impl Placed {
    /// Returns `None` if the position is not finite.
    fn new(glyph: &PositionedGlyph<'_>, on_page: Affine, is_upright: bool, names: &Names) -> Option<Self> {
        let matrix = on_page * glyph.transform();
        let corner = matrix.translation().to_point();
        let step = |across: f64, up: f64| matrix * Point::new(across, up) - corner;
        let (along, up) = (step(1.0, 0.0), step(0.0, UNITS));
        let size = up.hypot();
        // The matrix may stretch a substitute font, so that only the direction counts.
        let along = if along.hypot() > 0.0 { along / along.hypot() } else { Vec2::new(1.0, 0.0) };
        if !(corner.is_finite() && size.is_finite() && along.is_finite()) {
            return None;
        }
        let (start, end) = if is_upright {
            let start = corner + along * (size / 2.0) + up * ABOVE;
            (start, start - up)
        } else {
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let width = width.filter(|width| width.is_finite()).map_or(size / 2.0, |width| f64::from(width) / UNITS * size);
            (corner, corner + along * width)
        };
        Some(Self { text: names.of(glyph), start, end, along, size })
    }

    /// Returns `true` if it continues the piece that ends at `end`.
    fn follows(&self, end: Point, first: &Self) -> bool {
        let tolerance = APART * self.size;
        (self.start - end).hypot() <= tolerance
            && (self.size - first.size).abs() <= tolerance
            && self.along.dot(first.along) > 0.99
    }
}

/// Returns the pieces of a run of glyphs.
pub(super) fn pieces(glyphs: &[PositionedGlyph<'_>], on_page: Affine, is_upright: bool, names: &Names) -> Vec<TextSpan> {
    let mut found = Vec::new();
    let mut open: Vec<Placed> = Vec::new();
    for glyph in glyphs.iter().filter_map(|glyph| Placed::new(glyph, on_page, is_upright, names)) {
        let goes_on = open.first().zip(open.last()).is_some_and(|(first, last)| glyph.follows(last.end, first));
        if !goes_on {
            found.extend(piece(&open, is_upright));
            open.clear();
        }
        open.push(glyph);
    }
    found.extend(piece(&open, is_upright));
    found
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page need no more digits")]
const fn short(number: f64) -> f32 {
    number as f32
}

fn piece(glyphs: &[Placed], is_upright: bool) -> Option<TextSpan> {
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let text: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    let size = short(first.size);
    let (x, y, end_x, end_y) = (short(first.start.x), short(first.start.y), short(last.end.x), short(last.end.y));
    let mut span = page::placed(&text, (x, y), end_x, size);
    span.end_y = end_y;
    span.vertical = is_upright;
    span.rotate = turn(first.along);
    let glyph_x = |glyph: &Placed| std::iter::repeat_n(short(glyph.start.x), glyph.text.chars().count()).collect::<Vec<_>>();
    if text.chars().any(|ch| ch >= '\u{300}') {
        span.glyph_x = glyphs.iter().flat_map(glyph_x).collect();
    }
    let (left, right, low, high) = (x.min(end_x), x.max(end_x), y.min(end_y), y.max(end_y));
    span.bbox = if is_upright {
        (span.ascent, span.descent) = (high - y, low - y);
        Rect { x0: left - size / 2.0, y0: low, x1: right + size / 2.0, y1: high }
    } else if span.rotate == 0 {
        Rect { x0: left, y0: y - 0.2 * size, x1: right, y1: y + 0.8 * size }
    } else {
        // The height is perpendicular to the direction of the text: to both sides, the larger of ascent and descent.
        Rect { x0: left - 0.8 * size, y0: low - 0.8 * size, x1: right + 0.8 * size, y1: high + 0.8 * size }
    };
    (!text.is_empty()).then_some(span)
}

/// Returns the rotation of the page that makes a direction upright.
fn turn(along: Vec2) -> i32 {
    match (along.x.abs() >= along.y.abs(), along.x >= 0.0, along.y >= 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 180,
        (false, _, true) => 90,
        (false, _, false) => 270,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direction_is_turned_to_the_nearest_quarter() {
        let turns = [(1.0, 0.0), (0.9, 0.4), (0.0, 1.0), (-1.0, 0.1), (0.1, -1.0)].map(|(x, y)| turn(Vec2::new(x, y)));
        assert_eq!(turns, [0, 0, 90, 180, 270]);
    }
}
