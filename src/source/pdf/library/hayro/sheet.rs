//! Library drawing calls → pieces of text, lines, and a count of pictures.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_interpret::hayro_syntax::object::{Dict, Rect, String as Bytes};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use pdfboss_core::object::decode_text_string;
use pdfboss_output::TextSpan;

use super::glyphs;
use super::names::Names;
use crate::source::page::{Drawn, Ink, Outline, ruled};
use crate::source::pdf::limits;

/// A device that records what is drawn on a page.
#[derive(Default)]
pub(super) struct Sheet {
    pub drawn: Drawn,
    pub pictures: usize,
    /// Characters of glyphs that the library cannot map.
    pub names: Names,
    /// For each open marked-content section, the text that replaces its glyphs, if any.
    marks: Vec<Option<Replaced>>,
    /// Start of the last filled run of glyphs: its outline may be drawn too.
    filled: Option<(Affine, usize)>,
}

/// A text that replaces glyphs.
struct Replaced {
    text: String,
    /// From the first to the last of the glyphs.
    place: Option<TextSpan>,
}

impl Sheet {
    /// Drops what is outside the visible part of the page.
    pub(super) fn keep_what_is_on(&mut self, seen: Rect) {
        let touches =
            |low: f32, high: f32, from: f64, to: f64| f64::from(low.max(high)) >= from && f64::from(low.min(high)) <= to;
        self.drawn.spans.retain(|span| {
            touches(span.bbox.x0, span.bbox.x1, seen.x0, seen.x1) && touches(span.bbox.y0, span.bbox.y1, seen.y0, seen.y1)
        });
        self.drawn.rulings.retain(|line| {
            touches(line.start.x, line.end.x, seen.x0, seen.x1) && touches(line.start.y, line.end.y, seen.y0, seen.y1)
        });
    }

    /// Closes the sections that a content stream leaves open.
    pub(super) fn close(&mut self) {
        while !self.marks.is_empty() {
            self.end_marked_content();
        }
    }

    /// Returns `true` if there is more than any real page has.
    fn is_full(&self) -> bool {
        self.drawn.spans.len() > limits::PIECES || self.drawn.rulings.len() > limits::PIECES
    }

    fn write(&mut self, pieces: Vec<TextSpan>) {
        let Some(replaced) = self.marks.iter_mut().flatten().next() else {
            self.drawn.spans.extend(pieces);
            return;
        };
        for piece in pieces {
            match &mut replaced.place {
                Some(place) => {
                    (place.end_x, place.end_y) = (piece.end_x, piece.end_y);
                    place.bbox.x0 = place.bbox.x0.min(piece.bbox.x0);
                    place.bbox.y0 = place.bbox.y0.min(piece.bbox.y0);
                    place.bbox.x1 = place.bbox.x1.max(piece.bbox.x1);
                    place.bbox.y1 = place.bbox.y1.max(piece.bbox.y1);
                }
                place => *place = Some(piece),
            }
        }
    }

    fn rule(&mut self, path: &BezPath, on_page: Affine, mode: &DrawMode) {
        let ink = match mode {
            DrawMode::Fill(_) => Ink { stroke: false, fill: true },
            DrawMode::Stroke(_) => Ink { stroke: true, fill: false },
            DrawMode::FillAndStroke(..) => Ink { stroke: true, fill: true },
            DrawMode::Invisible => return,
        };
        if !self.is_full() {
            self.drawn.rulings.extend(ruled(outlines(path, on_page), ink));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page need no more digits")]
fn place(point: Point, on_page: Affine) -> (f32, f32) {
    let point = on_page * point;
    (point.x as f32, point.y as f32)
}

/// Returns the outlines of a path, leaving out those partly beyond any page.
fn outlines(path: &BezPath, on_page: Affine) -> Vec<Outline> {
    let mut found: Vec<Outline> = Vec::new();
    for step in path.elements() {
        match *step {
            PathEl::MoveTo(to) => found.push(Outline::from(place(to, on_page))),
            PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                found.last_mut().into_iter().for_each(|outline| outline.corners.push(place(to, on_page)));
            }
            PathEl::ClosePath => found.last_mut().into_iter().for_each(|outline| outline.closed = true),
        }
    }
    found.retain(|outline| outline.corners.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
    found
}

impl<'p> Device<'p> for Sheet {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'p>, mode: &DrawMode) {
        self.rule(path, props.transform, mode);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'p>, props: DrawProps<'p>, mode: &DrawMode) {
        let own = run.glyphs().first().map(|glyph| (props.transform * glyph.transform(), run.glyphs().len()));
        let is_outline_of_the_last = matches!(mode, DrawMode::Stroke(_)) && own == self.filled;
        self.filled = own.filter(|_| matches!(mode, DrawMode::Fill(_)));
        if is_outline_of_the_last || self.is_full() {
            return;
        }
        let is_upright = run.writing_mode() == WritingMode::Vertical;
        let mut pieces = glyphs::pieces(run.glyphs(), props.transform, is_upright, &self.names);
        for piece in &mut pieces {
            piece.invisible = matches!(mode, DrawMode::Invisible);
        }
        self.write(pieces);
    }

    fn draw_image(&mut self, _: Image<'p, '_>, _: ImageDrawProps<'p>) {
        self.pictures += 1;
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<Bytes<'_>>("ActualText"));
        self.marks.push(text.map(|text| Replaced { text: decode_text_string(&text), place: None }));
    }

    fn end_marked_content(&mut self) {
        let Some(Some(Replaced { text, place: Some(place) })) = self.marks.pop() else { return };
        let glyph_x = std::iter::repeat_n(place.x, text.chars().count()).collect();
        let span = TextSpan { text, logical: true, glyph_x, ..place };
        if !span.text.is_empty() {
            self.drawn.spans.push(span);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn pop_clip(&mut self) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'p>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}
}
