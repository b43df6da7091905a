//! Visible content on top of a page: typed notes and the values of form fields.

use pdfboss_core::object::decode_text_string;
use pdfboss_core::{Dict, Document, Name, Object, Page as LibraryPage, Rect, Stream};
use pdfboss_output::TextSpan;

use crate::source::page;
use crate::source::pdf::library::note::{DEPTH, MOST, SIZE, UNSEEN};
use crate::source::pdf::library::size;
use crate::source::pdf::limits;

/// The notes of a page.
pub(super) struct Notes {
    /// Those with an appearance, as a separate page.
    pub drawn: Option<LibraryPage>,
    /// Those with only a text and a position.
    pub texts: Vec<TextSpan>,
}

/// Reads the notes of a page; `None` if there are none.
pub(super) fn page(document: &Document, page: &LibraryPage) -> Option<Notes> {
    let listed = document.resolve(page.dict().get("Annots")?).ok()?;
    let mut looks = Dict::new();
    let mut content = String::new();
    let mut texts = Vec::new();
    for note in listed.as_array()?.iter().take(MOST) {
        let Some(note) = document.resolve(note).ok() else { continue };
        let Some((note, rect)) = note.as_dict().and_then(|note| Some((note, shown(document, note)?))) else { continue };
        if let Some((look, steps)) = look(document, note, rect) {
            let name = format!("N{}", looks.len());
            content.push_str(&format!("q {steps} cm /{name} Do Q\n"));
            looks.insert(Name(name), look);
        } else {
            texts.extend(typed(document, note, rect));
        }
    }
    let drawn = (!looks.is_empty()).then(|| {
        let mut resources = Dict::new();
        resources.insert(Name("XObject".to_owned()), Object::Dict(looks));
        let mut dict = Dict::new();
        let stream = Stream { dict: Dict::new(), data: content.into_bytes() };
        dict.insert(Name("Contents".to_owned()), Object::Stream(stream));
        LibraryPage::from_parts(page.index, page.media_box, page.crop_box, page.rotate, resources, dict, None)
    });
    (drawn.is_some() || !texts.is_empty()).then_some(Notes { drawn, texts })
}

/// Returns the rectangle of a note that is shown as text.
fn shown(document: &Document, note: &Dict) -> Option<Rect> {
    let is_text = match note.get_name("Subtype")?.0.as_str() {
        "FreeText" => true,
        "Widget" => matches!(inherited(document, note, "FT")?.as_name()?.0.as_str(), "Tx" | "Ch"),
        _ => false,
    };
    let flags = note.get("F").and_then(|flags| document.resolve(flags).ok()).and_then(|flags| flags.as_int());
    let rect = rect(document, note, "Rect").filter(|rect| rect.width() > 0.0 && rect.height() > 0.0)?;
    (is_text && flags.unwrap_or(0) & UNSEEN == 0).then_some(rect)
}

fn rect(document: &Document, dict: &Dict, key: &str) -> Option<Rect> {
    let [x0, y0, x1, y1] = numbers(document, dict, key)?.try_into().ok()?;
    Some(Rect { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) })
}

fn numbers(document: &Document, dict: &Dict, key: &str) -> Option<Vec<f32>> {
    let all = document.resolve(dict.get(key)?).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "places on a page need no more digits")]
    let number = |one: &Object| document.resolve(one).ok()?.as_f64().map(|value| value as f32).filter(|value| value.is_finite());
    all.as_array()?.iter().take(6).map(number).collect()
}

/// Returns an entry of a field, or of the field it belongs to.
fn inherited(document: &Document, field: &Dict, key: &str) -> Option<Object> {
    let mut field = field.clone();
    for _ in 0..DEPTH {
        if let Some(found) = field.get(key) {
            return document.resolve(found).ok();
        }
        field = document.resolve(field.get("Parent")?).ok()?.as_dict()?.clone();
    }
    None
}

/// Returns the appearance of a note: its form, and the matrix that fits the form into the note's rectangle.
fn look(document: &Document, note: &Dict, rect: Rect) -> Option<(Object, String)> {
    let looks = document.resolve(note.get("AP")?).ok()?;
    let normal = looks.as_dict()?.get("N")?;
    let form = document.resolve(normal).ok()?;
    let form = form.as_stream()?;
    let space = self::rect(document, &form.dict, "BBox")?;
    let matrix = numbers(document, &form.dict, "Matrix").unwrap_or_default();
    let [xx, xy, yx, yy, dx, dy] = matrix.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let corners = [(space.x0, space.y0), (space.x1, space.y0), (space.x0, space.y1), (space.x1, space.y1)];
    let turned = corners.map(|(x, y)| (xx * x + yx * y + dx, xy * x + yy * y + dy));
    let low = turned.iter().fold((f32::MAX, f32::MAX), |low, at| (low.0.min(at.0), low.1.min(at.1)));
    let high = turned.iter().fold((f32::MIN, f32::MIN), |high, at| (high.0.max(at.0), high.1.max(at.1)));
    if !shows_text(document, form) {
        return None;
    }
    let (width, height) = (high.0 - low.0, high.1 - low.1);
    if !(width > 0.0 && height > 0.0) {
        return None;
    }
    let (across, up) = (rect.width() / width, rect.height() / height);
    let steps = format!("{across} 0 0 {up} {} {}", rect.x0 - low.0 * across, rect.y0 - low.1 * up);
    Some((normal.clone(), steps))
}

/// Returns `true` if a form shows text, itself or through another form; that of a field filled by a program may not.
fn shows_text(document: &Document, form: &Stream) -> bool {
    let is_small = size::unpacked(form, document, limits::PAGE).is_some();
    let content = if is_small { document.stream_data(form).unwrap_or_default() } else { Vec::new() };
    ["Tj", "TJ", "Do", "'", "\""].iter().any(|shows| memchr::memmem::find(&content, shows.as_bytes()).is_some())
}

/// Returns the text of a note or field without an appearance, line by line.
fn typed(document: &Document, note: &Dict, rect: Rect) -> Vec<TextSpan> {
    let text = inherited(document, note, "V").or_else(|| document.resolve(note.get("Contents")?).ok());
    let Some(text) = text.as_ref().and_then(Object::as_str_bytes).map(decode_text_string) else { return Vec::new() };
    let lines = text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    let size = SIZE.min(rect.height());
    let mut bottom = rect.y1 - size;
    let spans = lines.map(|line| {
        let span = page::span(line, rect.x0, bottom, size);
        bottom -= 1.2 * size;
        span
    });
    spans.collect()
}
