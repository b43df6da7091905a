//! Content outside the main text: notes, text boxes, the header of the first page.

use std::collections::BTreeMap;

use super::bytes::Plc;
use super::container::{Document, Part, Table};
use super::story::Story;
use crate::source::ReadError;
use crate::source::word::Block;

/// The header part begins with this many note separators.
const SEPARATORS: usize = 6;
/// Indices, among the headers of a section, of the header of odd pages and of that of the first page.
const ODD: usize = 1;
const FIRST: usize = 4;

/// Reads ranges of a part one by one.
struct Ranges<'d> {
    story: Story<'d>,
    /// Reads ranges that contain an unterminated field.
    plain: Story<'d>,
}

impl<'d> Ranges<'d> {
    fn new(document: &'d Document, part: Part) -> Self {
        Self { story: Story::new(document, part, false), plain: Story::new(document, part, true) }
    }

    fn read(&mut self, range: (u32, u32)) -> Result<Vec<Block>, ReadError> {
        let (notes, boxes) = (BTreeMap::new(), BTreeMap::new());
        let found = self.story.range(range, &notes, &boxes)?;
        if !self.story.has_open_field() {
            return Ok(found);
        }
        self.story.close_fields();
        self.plain.range(range, &notes, &boxes)
    }
}

fn is_blank(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| block.paragraph().is_some_and(|text| text.trim().is_empty()))
}

/// Returns the text of footnotes and endnotes, one line each, by the position of their reference in the main text.
pub(super) fn notes(document: &Document) -> Result<BTreeMap<u32, String>, ReadError> {
    let mut found = BTreeMap::new();
    let kinds = [
        (Part::Footnotes, Table::FootnoteReferences, Table::FootnoteTexts),
        (Part::Endnotes, Table::EndnoteReferences, Table::EndnoteTexts),
    ];
    for (part, references, texts) in kinds {
        let (references, texts) = (Plc::read(document.table(references), 2), Plc::read(document.table(texts), 0));
        let mut reader = Ranges::new(document, part);
        for (place, range) in references.places.iter().zip(texts.ranges()) {
            let note = reader.read(range)?;
            let words = note.iter().filter_map(Block::paragraph).flat_map(str::lines).map(str::trim);
            let text = words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                found.insert(*place, text);
            }
        }
    }
    Ok(found)
}

/// Returns the text boxes by the position of their anchor; those without an anchor are put at the end.
pub(super) fn boxes(document: &Document) -> Result<BTreeMap<u32, Vec<Block>>, ReadError> {
    let mut found: BTreeMap<u32, Vec<Block>> = BTreeMap::new();
    let shapes = Plc::read(document.table(Table::Shapes), 26);
    let places: BTreeMap<u32, u32> =
        shapes.entries().filter_map(|entry| entry.u32(0)).zip(shapes.places.iter().copied()).collect();
    let texts = Plc::read(document.table(Table::TextBoxes), 22);
    let end = document.extent(Part::Main).1.saturating_sub(1);
    let mut reader = Ranges::new(document, Part::TextBoxes);
    for (range, entry) in texts.ranges().zip(texts.entries()) {
        let mut content = reader.read(range)?;
        // A box ends with an empty paragraph of its own.
        while content.pop_if(|last| is_blank(std::slice::from_ref(last))).is_some() {}
        let place = entry.u32(14).and_then(|shape| places.get(&shape)).copied();
        if !is_blank(&content) {
            found.entry(place.unwrap_or(end).min(end)).or_default().extend(content);
        }
    }
    Ok(found)
}

/// Returns the header of the first page, followed by the text boxes of all headers.
pub(super) fn first_header(document: &Document) -> Result<Vec<Block>, ReadError> {
    let stories: Vec<(u32, u32)> = Plc::read(document.table(Table::Headers), 0).ranges().collect();
    let mut found = Vec::new();
    for index in [FIRST, ODD] {
        if let Some(&range) = stories.get(SEPARATORS + index).filter(|(start, end)| start < end && is_blank(&found)) {
            found = Ranges::new(document, Part::Headers).read(range)?;
        }
    }
    let mut reader = Ranges::new(document, Part::HeaderTextBoxes);
    for range in Plc::read(document.table(Table::HeaderTextBoxes), 22).ranges() {
        found.extend(reader.read(range)?);
    }
    Ok(found)
}
