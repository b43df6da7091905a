//! The paragraphs and tables of one text: the document, a note, a text box, a header.

use crate::source::word::{Block, Fields, Label, Mark, Suffix, Tables};

/// Builder of a text.
#[derive(Debug, Default)]
pub(super) struct Story {
    tables: Tables,
    /// The current paragraph.
    pub text: String,
    /// Open fields.
    pub fields: Fields,
    /// Content anchored to the paragraph: notes, boxes, pictures.
    pub hanging: Vec<Block>,
    label: String,
    has_text: bool,
}

impl Story {
    /// Adds text, unless it belongs to a field that prints nothing.
    pub(super) fn put(&mut self, text: &str) {
        if self.fields.prints() {
            self.text.push_str(text);
        }
    }

    /// Sets the number of the paragraph; a bullet is layout, not text.
    pub(super) fn number(&mut self, label: &str) {
        label.trim().clone_into(&mut self.label);
        if !label.contains(char::is_alphanumeric) {
            self.label.clear();
        }
    }

    /// Ends the paragraph numbered `number`, at table depth `depth`, and what ends with it.
    pub(super) fn end(&mut self, number: usize, depth: usize, mark: Mark) {
        let label = Label { text: std::mem::take(&mut self.label), suffix: Suffix::Tab };
        let text = label.before(&std::mem::take(&mut self.text));
        let hanging = std::mem::take(&mut self.hanging);
        // A letterhead is often a text box anchored to the first, empty paragraph.
        let (above, below) = if self.has_text || !text.trim().is_empty() { (Vec::new(), hanging) } else { (hanging, Vec::new()) };
        self.has_text |= !text.trim().is_empty() || !above.is_empty();
        let block = Block::Paragraph { number, text };
        self.tables.push(above.into_iter().chain([block]).chain(below).collect(), depth, mark);
    }

    /// Returns everything; remaining text becomes a paragraph numbered `number`.
    pub(super) fn finish(mut self, number: usize) -> Vec<Block> {
        if !self.text.trim().is_empty() || !self.hanging.is_empty() {
            self.end(number, 0, Mark::Paragraph);
        }
        self.tables.finish()
    }
}
