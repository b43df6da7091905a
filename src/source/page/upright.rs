//! Text that is not set in lines from left to right: a page set sideways as a whole, such as a wide table, and columns of characters.

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

/// Characters that stand one below the other, or above.
struct Column {
    first: TextSpan,
    text: String,
    /// Middle of the characters.
    middle: f32,
    low: f32,
    high: f32,
    /// Whether it runs upward, as soon as that is known.
    upward: Option<bool>,
}

impl Column {
    fn new(span: TextSpan) -> Self {
        let flat = (span.end_y - span.y).abs() < f32::EPSILON;
        let (top, foot) = if flat { (span.y + span.ascent, span.y + span.descent) } else { (span.y, span.end_y) };
        Self {
            text: span.text.clone(),
            middle: f32::midpoint(span.x, span.end_x),
            low: top.min(foot),
            high: top.max(foot),
            upward: (!flat).then_some(foot > top),
            first: span,
        }
    }

    /// Appends the next piece; returns it if it belongs to another column.
    fn take(&mut self, next: Self) -> Option<Self> {
        let size = self.first.size;
        let near = |gap: f32| (-0.5 * size..3.0 * size).contains(&gap);
        let upward = next.low > self.low;
        let gap = if upward { next.low - self.high } else { self.low - next.high };
        let is_same = (next.middle - self.middle).abs() < 0.3 * size && (next.first.size - size).abs() < 0.3 * size;
        let fits = |known: Option<bool>| known.is_none_or(|known| known == upward);
        if !(is_same && near(gap) && fits(self.upward) && fits(next.upward)) {
            return Some(next);
        }
        self.text.push_str(&next.text);
        (self.low, self.high, self.upward) = (self.low.min(next.low), self.high.max(next.high), Some(upward));
        None
    }

    /// Returns a line that runs downward or upward; a single character stays in the line around it.
    fn finish(self) -> TextSpan {
        if self.text.chars().count() < 2 {
            return self.first;
        }
        let upward = self.upward == Some(true);
        let (y, end_y) = if upward { (self.low, self.high) } else { (self.high, self.low) };
        let half = self.first.size / 2.0;
        TextSpan {
            text: self.text,
            x: self.middle,
            end_x: self.middle,
            y,
            end_y,
            rotate: if upward { 90 } else { 270 },
            glyph_x: Box::default(),
            bbox: Rect { x0: self.middle - half, y0: self.low, x1: self.middle + half, y1: self.high },
            ascent: half,
            descent: -half,
            vertical: false,
            ..self.first
        }
    }
}

/// Makes a line of its own of each column of characters; returns `true` if there is one.
pub(super) fn stand(spans: &mut Vec<TextSpan>) -> bool {
    if !spans.iter().any(|span| span.vertical && span.rotate == 0) {
        return false;
    }
    let mut made: Vec<TextSpan> = Vec::with_capacity(spans.len());
    let mut open: Option<Column> = None;
    for span in spans.drain(..) {
        if span.vertical && span.rotate == 0 {
            let next = Column::new(span);
            let other = match &mut open {
                Some(column) => column.take(next),
                None => Some(next),
            };
            if let Some(other) = other {
                made.extend(open.replace(other).map(Column::finish));
            }
        } else {
            made.extend(open.take().map(Column::finish));
            made.push(span);
        }
    }
    made.extend(open.map(Column::finish));
    *spans = made;
    spans.iter().any(|span| span.rotate != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::page;

    fn piece(text: &str, x: f32, y: f32) -> TextSpan {
        TextSpan { vertical: true, ..page::span(text, x, y, 10.0) }
    }

    fn stood(mut spans: Vec<TextSpan>) -> Vec<(String, i32)> {
        stand(&mut spans);
        spans.into_iter().map(|span| (span.text, span.rotate)).collect()
    }

    fn all(expected: &[(&str, i32)]) -> Vec<(String, i32)> {
        expected.iter().map(|(text, turn)| ((*text).to_owned(), *turn)).collect()
    }

    #[test]
    fn characters_below_each_other_are_a_line_and_others_stay() {
        let line = page::span("一、公开", 80.0, 500.0, 10.0);
        let down = [piece("甲", 50.0, 500.0), piece("县", 50.0, 490.0), piece("府", 50.0, 465.0)];
        let up = [piece("乙", 30.0, 400.0), piece("县", 30.0, 410.0)];
        let beside = [piece("丙", 20.0, 400.0)];
        let spans = [std::slice::from_ref(&line), &down, &up, &beside].concat();
        assert_eq!(stood(spans), all(&[("一、公开", 0), ("甲县府", 270), ("乙县", 90), ("丙", 0)]));
        // Of a font that is set downward, a piece is a whole column.
        let whole = TextSpan { end_x: 60.0, end_y: 460.0, ..piece("丁县", 60.0, 500.0) };
        assert_eq!(stood(vec![whole, line.clone()]), all(&[("丁县", 270), ("一、公开", 0)]));
        assert_eq!(stood(vec![line.clone(), line]), all(&[("一、公开", 0), ("一、公开", 0)]));
    }

    #[test]
    fn a_column_ends_where_the_next_begins() {
        let spans = vec![piece("甲", 50.0, 500.0), piece("县", 50.0, 490.0), piece("乙", 38.0, 500.0), piece("县", 38.0, 490.0)];
        assert_eq!(stood(spans), all(&[("甲县", 270), ("乙县", 270)]));
        let far = vec![piece("甲", 50.0, 500.0), piece("县", 50.0, 400.0)];
        assert_eq!(stood(far), all(&[("甲", 0), ("县", 0)]));
    }
}
