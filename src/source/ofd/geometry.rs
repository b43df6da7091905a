//! Converts positions from millimetres from the upper left corner, as in OFD, to points from the lower left.

/// Points per millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Parses numbers separated by white space or commas; `None` if there are too few or one is invalid.
pub(super) fn numbers<const COUNT: usize>(text: &str) -> Option<[f32; COUNT]> {
    let mut found = [0.0; COUNT];
    let mut words = text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    for place in &mut found {
        *place = words.next()?.parse().ok().filter(|value: &f32| value.is_finite())?;
    }
    Some(found)
}

/// Affine transform from an object to the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// `x' = xx·x + yx·y + dx`, `y' = xy·x + yy·y + dy`, in millimetres downward.
    xx: f32,
    xy: f32,
    yx: f32,
    yy: f32,
    dx: f32,
    dy: f32,
}

impl Frame {
    /// The transform of the page itself.
    pub(super) const PAGE: Self = Self { xx: 1.0, xy: 0.0, yx: 0.0, yy: 1.0, dx: 0.0, dy: 0.0 };

    /// Returns the transform of an object inside this one: its matrix applies first, then the position of its box.
    pub(super) fn inner(self, boundary: Option<[f32; 4]>, matrix: Option<[f32; 6]>) -> Self {
        let [xx, xy, yx, yy, dx, dy] = matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let [left, top, ..] = boundary.unwrap_or_default();
        let (dx, dy) = (dx + left, dy + top);
        Self {
            xx: self.xx * xx + self.yx * xy,
            xy: self.xy * xx + self.yy * xy,
            yx: self.xx * yx + self.yx * yy,
            yy: self.xy * yx + self.yy * yy,
            dx: self.xx * dx + self.yx * dy + self.dx,
            dy: self.xy * dx + self.yy * dy + self.dy,
        }
    }

    /// Maps a point of the object to a page of the given height, in points upward.
    pub(super) fn on_page(self, (x, y): (f32, f32), height: f32) -> (f32, f32) {
        let across = self.xx * x + self.yx * y + self.dx;
        let down = self.xy * x + self.yy * y + self.dy;
        (across * POINTS, (height - down) * POINTS)
    }

    /// Returns the font size of text of size `size`, in points.
    pub(super) fn size(self, size: f32) -> f32 {
        (self.yx.hypot(self.yy) * size * POINTS).abs()
    }

    /// Returns the rotation of the page, in degrees and quarter turns, at which the text is upright: 90 for text that runs upward.
    pub(super) fn turn(self) -> i32 {
        match (self.xx.abs() >= self.xy.abs(), self.xx >= 0.0, self.xy >= 0.0) {
            (true, true, _) => 0,
            (true, false, _) => 180,
            (false, _, true) => 270,
            (false, _, false) => 90,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_the_foot_of_the_page() {
        let frame = Frame::PAGE.inner(Some([10.0, 20.0, 50.0, 5.0]), Some([2.0, 0.0, 0.0, 2.0, 1.0, 0.0]));
        let (x, y) = frame.on_page((3.0, 4.0), 297.0);
        assert!((x / POINTS - 17.0).abs() < 1e-3 && (y / POINTS - 269.0).abs() < 1e-3, "{x} {y}");
        assert!((frame.size(5.0) / POINTS - 10.0).abs() < 1e-3);
        assert_eq!(frame.turn(), 0);
        assert_eq!(Frame::PAGE.inner(None, Some([0.0, 1.0, -1.0, 0.0, 0.0, 0.0])).turn(), 270);
        assert_eq!(Frame::PAGE.inner(None, Some([0.0, -1.0, 1.0, 0.0, 0.0, 0.0])).turn(), 90);
    }

    #[test]
    fn what_is_no_list_of_numbers_is_none() {
        assert_eq!(numbers("1 2,3  4"), Some([1.0, 2.0, 3.0, 4.0]));
        assert_eq!(numbers::<2>("1"), None);
        assert_eq!(numbers::<2>("1 NaN"), None);
    }
}
