//! The paragraphs and tables of one text: of the document, a note, a text box, a header.

use crate::source::word::{Block, Fields, Label, Mark, Suffix, Tables};

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Story {
    tables: Tables,
    /// The paragraph that is read now.
    pub text: String,
    /// Fields that are open.
    pub fields: Fields,
    /// What hangs on the paragraph: notes, boxes, pictures.
    pub hanging: Vec<Block>,
    label: String,
    has_text: bool,
}

impl Story {
    /// Adds text, unless it is of a field that prints nothing.
    pub(super) fn put(&mut self, text: &str) {
        if self.fields.prints() {
            self.text.push_str(text);
        }
    }

    /// Gives the paragraph its number; a bullet is layout, not text.
    pub(super) fn number(&mut self, label: &str) {
        label.trim().clone_into(&mut self.label);
        if !label.contains(char::is_alphanumeric) {
            self.label.clear();
        }
    }

    /// Ends the paragraph of that number, which stands in so many tables, and what ends with it.
    pub(super) fn end(&mut self, number: usize, depth: usize, mark: Mark) {
        let label = Label { text: std::mem::take(&mut self.label), suffix: Suffix::Tab };
        let text = label.before(&std::mem::take(&mut self.text));
        let hanging = std::mem::take(&mut self.hanging);
        // A letterhead is often a text box that hangs on the first, empty paragraph.
        let (above, below) = if self.has_text || !text.trim().is_empty() { (Vec::new(), hanging) } else { (hanging, Vec::new()) };
        self.has_text |= !text.trim().is_empty() || !above.is_empty();
        let block = Block::Paragraph { number, text };
        self.tables.push(above.into_iter().chain([block]).chain(below).collect(), depth, mark);
    }

    /// Returns everything; text that no paragraph has ended is one of that number.
    pub(super) fn finish(mut self, number: usize) -> Vec<Block> {
        if !self.text.trim().is_empty() || !self.hanging.is_empty() {
            self.end(number, 0, Mark::Paragraph);
        }
        self.tables.finish()
    }
}
