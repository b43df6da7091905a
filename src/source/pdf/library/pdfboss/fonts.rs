//! Fonts of official typesetting whose half-width glyphs the library cannot map.
//!
//! `GBK-EUC-H` and similar encodings draw digits and letters with half-width glyphs, which are in no table from glyphs to Unicode;
//! the code itself is plain ASCII. A font without a Unicode map is given one that says so.

use pdfboss_core::{Dict, Document, Name, Object, Stream};

/// Single bytes from space to tilde map to themselves.
const BY_CODE: &str = "<20> <7e> <0020>";
/// The half-width glyphs of Adobe-GB1 by glyph number.
const BY_GLYPH: &str = "<032e> <038b> <0021> <1e24> <1e24> <0020>";

/// Gives a font the map that it lacks.
pub(super) fn heal(object: &mut Object, document: &Document) {
    if let Object::Dict(dict) = object {
        heal_font(dict, document);
    }
}

/// The same for the fonts in the resources of a page.
pub(super) fn heal_listed(resources: &mut Dict, document: &Document) {
    let Some(Object::Dict(mut fonts)) = resources.get("Font").cloned() else { return };
    let names: Vec<Name> = fonts.iter().map(|(name, _)| name.clone()).collect();
    for name in names {
        if let Some(Object::Dict(mut font)) = fonts.get(&name.0).cloned() {
            heal_font(&mut font, document);
            fonts.insert(name, Object::Dict(font));
        }
    }
    resources.insert(Name("Font".to_owned()), Object::Dict(fonts));
}

fn heal_font(font: &mut Dict, document: &Document) {
    let is_composite = font.get_name("Subtype").is_some_and(|name| name.0 == "Type0");
    if !is_composite || font.get("ToUnicode").is_some() {
        return;
    }
    let encoding = font.get("Encoding").and_then(|encoding| document.resolve(encoding).ok());
    let Some(encoding) = encoding.as_ref().and_then(Object::as_name).map(|name| name.0.as_str()) else { return };
    let ranges = if encoding.starts_with("GB") {
        BY_CODE
    } else if encoding.starts_with("Identity") && is_chinese(font, document) {
        BY_GLYPH
    } else {
        return;
    };
    let map = map(ranges, ranges == BY_CODE);
    font.insert(Name("ToUnicode".to_owned()), Object::Stream(Stream { dict: Dict::new(), data: map.into_bytes() }));
}

/// Returns `true` if the glyphs of a font are those of Adobe-GB1.
fn is_chinese(font: &Dict, document: &Document) -> bool {
    let entry = |dict: &Dict, key: &str| document.resolve(dict.get(key)?).ok();
    let below = entry(font, "DescendantFonts");
    let below = below.as_ref().and_then(Object::as_array).and_then(<[Object]>::first);
    let below = below.and_then(|below| document.resolve(below).ok());
    let info = below.as_ref().and_then(Object::as_dict).and_then(|below| entry(below, "CIDSystemInfo"));
    let ordering = info.as_ref().and_then(Object::as_dict).and_then(|info| entry(info, "Ordering"));
    ordering.as_ref().and_then(Object::as_str_bytes) == Some(b"GB1")
}

fn map(ranges: &str, one_byte: bool) -> String {
    let space = if one_byte { "<00> <ff>" } else { "<0000> <ffff>" };
    let count = ranges.split(' ').count() / 3;
    format!("begincmap 1 begincodespacerange {space} endcodespacerange {count} beginbfrange {ranges} endbfrange endcmap")
}
