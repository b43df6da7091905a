//! Rotates a page that is set sideways as a whole, such as a wide table, so that its text is upright.

use pdfboss_core::{Point, Rect};
use pdfboss_output::{Ruling, TextSpan};

/// Rotates everything if all text has the same direction.
pub(super) fn turn(spans: &mut [TextSpan], rulings: &mut [Ruling]) {
    let Some(rotate) = spans.first().map(|span| span.rotate).filter(|rotate| *rotate != 0) else { return };
    if spans.iter().any(|span| span.rotate != rotate) {
        return;
    }
    for span in spans {
        (span.x, span.y) = turned(rotate, span.x, span.y);
        (span.end_x, span.end_y) = turned(rotate, span.end_x, span.end_y);
        span.rotate = 0;
        span.glyph_x = Box::default();
        let (left, right) = (span.x.min(span.end_x), span.x.max(span.end_x));
        span.bbox = Rect { x0: left, y0: span.y + span.descent, x1: right, y1: span.y + span.ascent };
    }
    for ruling in rulings {
        let (ax, ay) = turned(rotate, ruling.start.x, ruling.start.y);
        let (bx, by) = turned(rotate, ruling.end.x, ruling.end.y);
        (ruling.start, ruling.end) = (Point::new(ax.min(bx), ay.min(by)), Point::new(ax.max(bx), ay.max(by)));
    }
}

fn turned(rotate: i32, x: f32, y: f32) -> (f32, f32) {
    match rotate {
        90 => (y, -x),
        180 => (-x, -y),
        270 => (-y, x),
        _ => (x, y),
    }
}
