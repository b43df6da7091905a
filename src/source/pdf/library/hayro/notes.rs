//! Visible content on top of a page: typed notes and the values of form fields.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect, Stream, String as Bytes};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::kurbo::{Affine, Rect as Box};
use pdfboss_core::object::decode_text_string;
use pdfboss_output::TextSpan;

use super::draw::Reader;
use super::sheet::Sheet;
use super::streams::{TOO_MUCH, unpacked};
use crate::source::page::{self, Drawn};
use crate::source::pdf::library::note::{DEPTH, MOST, SIZE, UNSEEN};
use crate::source::pdf::limits;

/// Returns the visible content of a page's notes.
pub(super) fn over<'p>(reader: &mut Reader<'p>, page: &Page<'p>) -> Result<Drawn, &'static str> {
    let mut sheet = Sheet::default();
    let Some(listed) = page.raw().get::<Array<'_>>("Annots") else { return Ok(sheet.drawn) };
    for note in listed.iter::<Dict<'_>>().take(MOST) {
        let Some(rect) = shown(&note) else { continue };
        match looks(&note) {
            Some(form) if shows_text(&form)? => draw(reader, page, &form, rect, &mut sheet)?,
            _ => sheet.drawn.spans.extend(typed(&note, rect)),
        }
    }
    Ok(sheet.drawn)
}

/// Returns the rectangle of a note that is shown as text.
fn shown(note: &Dict<'_>) -> Option<Rect> {
    let is_text = match &*note.get::<Name<'_>>("Subtype")? {
        b"FreeText" => true,
        b"Widget" => matches!(&*inherited::<Name<'_>>(note, "FT", |dict, key| dict.get(key))?, b"Tx" | b"Ch"),
        _ => false,
    };
    let rect = note.get::<Rect>("Rect").filter(|rect| rect.width() > 0.0 && rect.height() > 0.0)?;
    (is_text && note.get::<i64>("F").unwrap_or(0) & UNSEEN == 0).then_some(rect)
}

/// Returns an entry of a field, or of the field it belongs to.
fn inherited<'p, T>(field: &Dict<'p>, key: &str, get: impl Fn(&Dict<'p>, &str) -> Option<T>) -> Option<T> {
    let mut field = field.clone();
    for _ in 0..DEPTH {
        if let Some(found) = get(&field, key) {
            return Some(found);
        }
        field = field.get::<Dict<'_>>("Parent")?;
    }
    None
}

fn looks<'p>(note: &Dict<'p>) -> Option<Stream<'p>> {
    note.get::<Dict<'_>>("AP")?.get::<Stream<'_>>("N")
}

/// Returns `true` if a form shows text, itself or through another form; that of a field filled by a program may not.
fn shows_text(form: &Stream<'_>) -> Result<bool, &'static str> {
    unpacked(form, limits::PAGE).ok_or(TOO_MUCH)?;
    let content = form.decoded_data().unwrap_or_default();
    Ok(["Tj", "TJ", "Do", "'", "\""].iter().any(|shows| memchr::memmem::find(&content, shows.as_bytes()).is_some()))
}

/// Draws the form of a note, fitted into the note's rectangle.
fn draw<'p>(
    reader: &mut Reader<'p>,
    page: &Page<'p>,
    form: &Stream<'p>,
    rect: Rect,
    sheet: &mut Sheet,
) -> Result<(), &'static str> {
    let dict = form.dict();
    let (Ok(content), Some(space)) = (form.decoded_data(), dict.get::<Rect>("BBox")) else { return Ok(()) };
    let matrix = Affine::new(dict.get::<[f64; 6]>("Matrix").unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    let turned = matrix.transform_rect_bbox(Box::new(space.x0, space.y0, space.x1, space.y1));
    if turned.width() <= 0.0 || turned.height() <= 0.0 {
        return Ok(());
    }
    let (across, up) = (rect.width() / turned.width(), rect.height() / turned.height());
    let place = Affine::new([across, 0.0, 0.0, up, rect.x0 - turned.x0 * across, rect.y0 - turned.y0 * up]) * matrix;
    let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
    reader.draw(&content, own.as_ref().unwrap_or_else(|| page.resources()), page, place, sheet)
}

/// Returns the text of a note or field without an appearance, line by line.
fn typed(note: &Dict<'_>, rect: Rect) -> Vec<TextSpan> {
    let text = inherited(note, "V", |dict, key| dict.get::<Bytes<'_>>(key)).or_else(|| note.get::<Bytes<'_>>("Contents"));
    let Some(text) = text.map(|text| decode_text_string(&text)) else { return Vec::new() };
    #[expect(clippy::cast_possible_truncation, reason = "places on a page need no more digits")]
    let (left, top, height) = (rect.x0 as f32, rect.y1 as f32, rect.height() as f32);
    let lines = text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    let size = SIZE.min(height);
    let mut bottom = top - size;
    let spans = lines.map(|line| {
        let span = page::span(line, left, bottom, size);
        bottom -= 1.2 * size;
        span
    });
    spans.collect()
}
