//! The cost of reading a page: the unpacked size of its content, forms and fonts, counted each time they are shown.

use std::collections::{BTreeMap, BTreeSet};

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::Resources;

use super::names::{self, Names};
use super::streams::{TOO_MUCH, unpacked};
use crate::source::pdf::library::content;
use crate::source::pdf::limits;

/// Maximum depth of nested forms; the library goes no deeper.
const DEPTH: usize = 50;
/// Depth to which the streams behind a colour or graphics state are searched for.
const REACH: usize = 4;

/// Cost of drawing.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    /// Bytes of content.
    bytes: usize,
    /// Number of strings shown.
    strings: usize,
    /// Bytes of streams behind colours and graphics states.
    looks: usize,
    /// Whether some of what is shown is missing or cannot be decoded.
    lacks: bool,
}

impl Cost {
    fn add(&mut self, other: Self, times: usize) {
        self.bytes = self.bytes.saturating_add(other.bytes.saturating_mul(times));
        self.strings = self.strings.saturating_add(other.strings.saturating_mul(times));
        self.looks = self.looks.saturating_add(other.looks.saturating_mul(times));
        self.lacks |= other.lacks;
    }

    /// Rejects a cost that no page of a plan has.
    fn checked(self) -> Result<Self, &'static str> {
        let is_fine = self.bytes <= limits::PAGE && self.strings <= limits::STRINGS && self.looks <= limits::UNPACKED;
        if is_fine { Ok(self) } else { Err(TOO_MUCH) }
    }
}

/// Identity of a dictionary: its location in the file.
type Place = (usize, usize);

fn place(dict: &Dict<'_>) -> Place {
    (dict.data().as_ptr().addr(), dict.data().len())
}

/// Spending so far on a file and on a page of it.
#[derive(Debug, Default)]
pub(super) struct Budget {
    /// Bytes of unpacked fonts.
    fonts: usize,
    /// Cost of the page so far.
    page: Cost,
    /// Cost of forms, by their identity and that of the resources they inherit.
    forms: BTreeMap<(Place, Place), Cost>,
    /// Forms being traversed.
    open: Vec<Place>,
    seen: BTreeSet<Place>,
    names: Names,
}

impl Budget {
    /// Resets the allowance for the next page.
    pub(super) fn begin_page(&mut self) {
        self.page = Cost::default();
    }

    /// Returns `true` if something that the page shows is missing or cannot be decoded.
    pub(super) const fn is_part_missing(&self) -> bool {
        self.page.lacks
    }

    /// Returns what the fonts seen so far say about their glyphs.
    pub(super) const fn names(&self) -> &Names {
        &self.names
    }

    /// Charges the cost of a content stream to the page.
    pub(super) fn spend(&mut self, content: &[u8], resources: &Resources<'_>) -> Result<(), &'static str> {
        self.open.clear();
        let cost = self.content(content, resources)?;
        self.page.add(cost, 1);
        self.page.checked().map(|_| ())
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'_>) -> Result<Cost, &'static str> {
        let strings = content::strings(content).ok_or(TOO_MUCH)?;
        let mut cost = Cost { bytes: content.len(), strings, ..Cost::default() }.checked()?;
        self.fonts(&resources.fonts)?;
        for ((dict, name), times) in shown(content, resources) {
            let form = match dict.get::<Object<'_>>(&name) {
                Some(Object::Stream(stream)) if stream.dict().get::<Name<'_>>("Subtype").as_deref() == Some(b"Form") => stream,
                Some(_) if dict.data() == resources.x_objects.data() => continue,
                Some(looks) => {
                    let looks = self.reach(&looks, REACH)?;
                    cost.add(Cost { looks, ..Cost::default() }, times);
                    continue;
                }
                None => {
                    cost.lacks |= dict.data() == resources.x_objects.data();
                    continue;
                }
            };
            cost.add(self.form(&form, resources)?, times);
            cost.checked()?;
        }
        cost.checked()
    }

    /// Returns the cost of showing a form once.
    fn form(&mut self, form: &Stream<'_>, around: &Resources<'_>) -> Result<Cost, &'static str> {
        let own = form.dict().get::<Dict<'_>>("Resources");
        let key = (place(form.dict()), own.as_ref().map_or_else(|| place(&around.fonts), |_| (0, 0)));
        if let Some(known) = self.forms.get(&key) {
            return Ok(*known);
        }
        if self.open.contains(&key.0) {
            return Err("it shows a form that shows itself");
        }
        if self.open.len() >= DEPTH {
            return Ok(Cost { lacks: true, ..Cost::default() });
        }
        unpacked(form, limits::PAGE).ok_or(TOO_MUCH)?;
        let Ok(content) = form.decoded_data() else {
            return Ok(Cost { lacks: true, ..Cost::default() });
        };
        self.open.push(key.0);
        let cost = match own.map(Resources::new) {
            Some(own) => self.content(&content, &own),
            None => self.content(&content, around),
        }?;
        self.open.pop();
        self.forms.insert(key, cost);
        Ok(cost)
    }

    fn fonts(&mut self, fonts: &Dict<'_>) -> Result<(), &'static str> {
        if !self.seen.insert(place(fonts)) {
            return Ok(());
        }
        for name in fonts.keys() {
            if let Some(font) = fonts.get::<Dict<'_>>(&name) {
                self.font(&font)?;
            }
        }
        Ok(())
    }

    fn font(&mut self, font: &Dict<'_>) -> Result<(), &'static str> {
        if !self.seen.insert(place(font)) {
            return Ok(());
        }
        let below = names::descendant(font);
        if [Some(font), below.as_ref()].into_iter().flatten().any(names::is_endless) {
            return Err("the table of widths of a font is longer than any font");
        }
        let parts = [Some(font.clone()), below.clone()].into_iter().flatten();
        let described = parts.clone().filter_map(|part| part.get::<Dict<'_>>("FontDescriptor"));
        for part in parts.chain(described) {
            for key in ["ToUnicode", "Encoding", "CIDToGIDMap", "FontFile", "FontFile2", "FontFile3"] {
                if let Some(stream) = part.get::<Stream<'_>>(key) {
                    self.fonts += unpacked(&stream, limits::FONT.min(limits::UNPACKED - self.fonts)).ok_or(TOO_MUCH)?;
                }
            }
        }
        self.names.learn(font, below.as_ref());
        Ok(())
    }

    /// Returns the unpacked size of the streams behind a colour or graphics state, and checks the fonts among them.
    fn reach(&mut self, object: &Object<'_>, depth: usize) -> Result<usize, &'static str> {
        let (dict, own) = match object {
            Object::Stream(stream) => (stream.dict(), unpacked(stream, limits::FONT).ok_or(TOO_MUCH)?),
            Object::Dict(dict) => (dict, 16),
            Object::Array(all) if depth > 0 => {
                let all: Vec<Object<'_>> = all.iter::<Object<'_>>().take(limits::PIECES).collect();
                return all.iter().try_fold(0_usize, |sum, one| Ok(sum.saturating_add(self.reach(one, depth - 1)?)));
            }
            _ => return Ok(0),
        };
        if dict.contains_key("BaseFont") {
            self.font(dict)?;
        }
        let mut sum = own;
        if depth > 0 {
            let entries = dict.keys().filter(|key| **key != *b"Parent").filter_map(|key| dict.get::<Object<'_>>(key));
            for entry in entries {
                sum = sum.saturating_add(self.reach(&entry, depth - 1)?);
            }
        }
        Ok(sum)
    }
}

/// Returns the resources that a content stream uses, as dictionary and name, and how often.
fn shown<'r, 'p>(content: &[u8], resources: &'r Resources<'p>) -> Vec<((&'r Dict<'p>, Vec<u8>), usize)> {
    // Plain text uses none of these.
    if ![b"Do".as_slice(), b"gs", b"sh", b"scn", b"SCN"].iter().any(|word| memchr::memmem::find(content, word).is_some()) {
        return Vec::new();
    }
    let mut counts: BTreeMap<(u8, Vec<u8>), usize> = BTreeMap::new();
    let mut count = |kind: u8, name: &Name<'_>| *counts.entry((kind, name.to_vec())).or_default() += 1;
    let mut operators = TypedIter::new(content);
    while let Some(operator) = operators.next() {
        match operator {
            TypedInstruction::XObject(shown) => count(0, shown.0),
            TypedInstruction::SetGraphicsState(state) => count(1, state.0),
            TypedInstruction::Shading(shading) => count(2, shading.0),
            TypedInstruction::NonStrokeColorNamed(colour) => colour.1.into_iter().for_each(|name| count(3, name)),
            TypedInstruction::StrokeColorNamed(colour) => colour.1.into_iter().for_each(|name| count(3, name)),
            _ => {}
        }
    }
    let dict = |kind: u8| match kind {
        0 => &resources.x_objects,
        1 => &resources.ext_g_states,
        2 => &resources.shadings,
        _ => &resources.patterns,
    };
    counts.into_iter().map(|((kind, name), times)| ((dict(kind), name), times)).collect()
}
