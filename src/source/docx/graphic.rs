//! Pictures, charts and embedded objects, which are reported as unread.

use super::body::Walker;
use super::inline::Inline;
use crate::source::ReadError;
use crate::source::word::{Block, PICTURE_AREA};
use crate::source::xml::{Tag, Xml};

/// English Metric Units per centimetre.
const EMU: f64 = 360_000.0;
/// Points per centimetre.
const POINTS: f64 = 28.346;
/// Inches per centimetre.
const INCHES: f64 = 0.3937;

/// Content of a drawing.
#[derive(Debug, Default)]
pub(super) struct Graphic {
    /// Width and height in centimetres.
    size: Option<(f64, f64)>,
    picture: bool,
    /// A chart, a diagram, or an object with the name of its program.
    object: Option<String>,
}

impl Walker<'_> {
    /// Reads a drawing: its text boxes are text, its pictures are unread.
    pub(super) fn graphic(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, out: &mut Inline, hidden: bool) -> Result<(), ReadError> {
        let boxes = out.boxes.len();
        self.graphics
            .push(Graphic { object: (tag.name() == "object").then(|| "an embedded object".to_owned()), ..Graphic::default() });
        self.inline(xml, out, hidden)?;
        let graphic = self.graphics.pop().unwrap_or_default();
        if !hidden && out.boxes.len() == boxes {
            out.unread.extend(unread(&graphic));
        }
        Ok(())
    }

    /// Records what an element says about the drawing around it.
    pub(super) fn look(&mut self, tag: &Tag<'_>, out: &mut Inline, hidden: bool) {
        let Some(graphic) = self.graphics.last_mut() else {
            return;
        };
        match tag.name() {
            "extent" => graphic.size = emu(tag).or(graphic.size),
            "shape" | "rect" | "roundrect" | "group" => graphic.size = graphic.size.or_else(|| points(tag)),
            "blip" | "imagedata" => graphic.picture = true,
            "chart" => graphic.object = Some("a chart".to_owned()),
            "relIds" => graphic.object = Some("a diagram".to_owned()),
            "OLEObject" => {
                let program = tag.get("ProgID").unwrap_or_default();
                graphic.object = Some(format!("an embedded object {program}").trim_end().to_owned());
            }
            // Text drawn as a shape, such as a red letterhead.
            "textpath" => {
                let number = self.count;
                let text = tag.get("string").filter(|text| !hidden && !text.trim().is_empty());
                out.boxes.extend(text.map(|text| Block::Paragraph { number, text }));
            }
            _ => {}
        }
    }
}

fn unread(graphic: &Graphic) -> Option<Block> {
    if let Some(object) = &graphic.object {
        return Some(Block::Unread { what: object.clone(), why: "only text and tables are read" });
    }
    let large = graphic.size.is_none_or(|(width, height)| width * height >= f64::from(PICTURE_AREA));
    let what = match graphic.size {
        Some((width, height)) => format!("a picture of {width:.1} × {height:.1} cm"),
        None => "a picture".to_owned(),
    };
    (graphic.picture && large).then_some(Block::Unread { what, why: "text in pictures is not recognised" })
}

fn emu(tag: &Tag<'_>) -> Option<(f64, f64)> {
    let side = |name: &str| tag.get(name)?.parse::<u32>().ok().map(|value| f64::from(value) / EMU);
    Some((side("cx")?, side("cy")?))
}

/// Parses `style="width:415pt;height:2in"`.
fn points(tag: &Tag<'_>) -> Option<(f64, f64)> {
    let style = tag.get("style")?;
    let side = |name: &str| {
        let (_, value) = style.split(';').filter_map(|part| part.split_once(':')).find(|(key, _)| key.trim() == name)?;
        let units = [("pt", POINTS), ("in", INCHES), ("cm", 1.0), ("mm", 10.0)];
        let (number, per_centimetre) =
            units.iter().find_map(|(unit, size)| value.trim().strip_suffix(unit).map(|number| (number, *size)))?;
        number.parse::<f64>().ok().map(|number| number / per_centimetre)
    };
    Some((side("width")?, side("height")?))
}
