//! Places on a page: millimetres from the upper left corner, as OFD counts, become points from the lower left one.

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Reads numbers that white space or commas set apart; `None` when there are fewer, or one is no number.
pub(super) fn numbers<const COUNT: usize>(text: &str) -> Option<[f32; COUNT]> {
    let mut found = [0.0; COUNT];
    let mut words = text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    for place in &mut found {
        *place = words.next()?.parse().ok().filter(|value: &f32| value.is_finite())?;
    }
    Some(found)
}

/// How an object stands on the page.
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
    /// That of the page itself.
    pub(super) const PAGE: Self = Self { xx: 1.0, xy: 0.0, yx: 0.0, yy: 1.0, dx: 0.0, dy: 0.0 };

    /// The frame of an object in this one: its matrix comes first, then the place of its box.
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

    /// Where a place in the object stands on a page of this height, in points upward.
    pub(super) fn on_page(self, (x, y): (f32, f32), height: f32) -> (f32, f32) {
        let across = self.xx * x + self.yx * y + self.dx;
        let down = self.xy * x + self.yy * y + self.dy;
        (across * POINTS, (height - down) * POINTS)
    }

    /// How large a type of the size `size` comes out, in points.
    pub(super) fn size(self, size: f32) -> f32 {
        (self.yx.hypot(self.yy) * size * POINTS).abs()
    }

    /// By how many degrees text is turned, to a quarter, as the page would have to be turned to read it: upward is 90.
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
