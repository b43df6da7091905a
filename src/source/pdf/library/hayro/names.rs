//! Characters of glyphs that the library cannot map: those of embedded fonts with a known glyph order and no Unicode map.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, String as Bytes};

/// Maximum length of a width table, in characters; the library allocates what a table declares.
const WIDTHS: u32 = 1 << 17;
/// Length of the tag before the name of a subset font, in bytes.
const TAG: usize = 6;

/// Maps the codes of a font to characters.
#[derive(Debug)]
struct Map {
    encoding: Vec<u8>,
    glyphs: CMap,
    characters: CMap,
}

/// Fonts by name; `None` if different fonts share the name.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(BTreeMap<String, Option<Rc<Map>>>);

impl Names {
    /// Records a composite font.
    pub(super) fn learn(&mut self, font: &Dict<'_>, below: Option<&Dict<'_>>) {
        let Some(below) = below.filter(|_| !font.contains_key("ToUnicode")) else { return };
        let Some(name) = font.get::<Name<'_>>("BaseFont").map(|name| untagged(name.as_str()).to_owned()) else { return };
        let Some(encoding) = encoding(font) else { return };
        match self.0.get_mut(&name) {
            Some(known) if known.as_ref().is_some_and(|map| map.encoding != encoding) => *known = None,
            Some(_) => {}
            None => {
                let map = map(encoding, below).map(Rc::new);
                self.0.insert(name, map);
            }
        }
    }

    /// Returns the characters of a glyph, or the replacement character if they are unknown.
    pub(super) fn of(&self, glyph: &Glyph<'_>) -> String {
        let Glyph::Outline(outline) = glyph else { return said(glyph.as_unicode()) };
        let code = outline.char_code();
        let found = outline.as_unicode().or_else(|| {
            let name = outline.font_data()?.postscript_name?;
            let map = self.0.get(&name)?.as_ref()?;
            let number = (1..=4).find_map(|length| map.glyphs.lookup_cid_code(code, length))?;
            map.characters.lookup_bf_string(number)
        });
        // A code unknown to the font is read byte by byte as the first glyph.
        let text = said(found);
        if code == 0 && text.trim().is_empty() { "\u{fffd}".to_owned() } else { text }
    }
}

fn said(found: Option<BfString>) -> String {
    match found {
        // A half-width space: the tables of Chinese fonts map it to the en space.
        Some(BfString::Char('\u{2002}')) => " ".to_owned(),
        Some(BfString::Char(ch)) => ch.to_string(),
        Some(BfString::String(text)) => text,
        None => "\u{fffd}".to_owned(),
    }
}

/// Removes the tag of a subset font from a name.
fn untagged(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == TAG => rest,
        _ => name,
    }
}

/// Returns the descendant of a composite font.
pub(super) fn descendant<'p>(font: &Dict<'p>) -> Option<Dict<'p>> {
    font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()
}

fn encoding(font: &Dict<'_>) -> Option<Vec<u8>> {
    match font.get::<Object<'_>>("Encoding")? {
        Object::Name(name) => Some(name.to_vec()),
        _ => None,
    }
}

/// Returns the map of a font whose glyphs are in the order of a character collection.
fn map(encoding: Vec<u8>, below: &Dict<'_>) -> Option<Map> {
    let glyphs = match CMapName::from_bytes(&encoding) {
        CMapName::IdentityH => CMap::identity_h(),
        CMapName::IdentityV => CMap::identity_v(),
        known => CMap::parse(load_embedded(known)?, load_embedded)?,
    };
    let info = below.get::<Dict<'_>>("CIDSystemInfo")?;
    let entry = |key: &str| info.get::<Bytes<'_>>(key).map(|value| value.to_vec());
    let family = CidFamily::from_registry_ordering(&entry("Registry")?, &entry("Ordering")?);
    let characters = CMap::parse(load_embedded(family.ucs2_cmap()?)?, load_embedded)?;
    Some(Map { encoding, glyphs, characters })
}

/// Returns `true` if a width table declares more entries than any font has.
pub(super) fn is_endless(font: &Dict<'_>) -> bool {
    let first = font.get::<i64>("FirstChar").is_some_and(|first| !(0..=i64::from(WIDTHS)).contains(&first));
    let widths = font.get::<Array<'_>>("W").is_some_and(|table| length(&table) > WIDTHS);
    let heights = font.get::<Array<'_>>("W2").is_some_and(|table| length_upright(&table) > WIDTHS);
    first || widths || heights
}

/// Returns the number of characters that a width table covers: ranges `from to width` and lists `from [ … ]` follow one another.
fn length(table: &Array<'_>) -> u32 {
    let mut entries = table.flex_iter();
    let mut sum = 0_u32;
    loop {
        if entries.next::<(u32, Array<'_>)>().is_some() {
            sum = sum.saturating_add(1);
        } else if let Some((from, to, _)) = entries.next::<(u32, u32, f32)>() {
            sum = sum.saturating_add(to.saturating_sub(from).saturating_add(1));
        } else {
            return sum;
        }
    }
}

/// The same for vertical text, where a range has three numbers.
fn length_upright(table: &Array<'_>) -> u32 {
    let mut entries = table.flex_iter();
    let mut sum = 0_u32;
    loop {
        if entries.next::<(u32, Array<'_>)>().is_some() {
            sum = sum.saturating_add(1);
        } else if let Some((from, to, ..)) = entries.next::<(u32, u32, f32, f32, f32)>() {
            sum = sum.saturating_add(to.saturating_sub(from).saturating_add(1));
        } else {
            return sum;
        }
    }
}
