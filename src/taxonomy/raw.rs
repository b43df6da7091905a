//! Items as read, with the positions that checks report.

use super::{Element, Item, Position, Strength, Term};
use crate::source::fold::fold;
use crate::source::yaml::{DataFile, Node, Reader, Value};

/// An item with the nodes that a problem may refer to.
pub(super) struct RawItem<'a> {
    pub item: Item,
    pub file: &'a DataFile,
    pub code_at: &'a Node,
    /// Nodes of the names, Chinese first.
    pub name_places: [Option<&'a Node>; 2],
    /// Nodes of the terms, parallel to [`Item::terms`].
    pub term_places: Vec<&'a Node>,
    pub alias_places: Vec<&'a Node>,
    /// Nodes of the elements, parallel to [`Item::elements`].
    pub element_places: Vec<Places<'a>>,
}

impl<'a> RawItem<'a> {
    /// Iterates over the terms of the item and of its elements, with their nodes.
    pub(super) fn all_terms<'r>(&'r self) -> impl Iterator<Item = (&'r Term, &'a Node)> {
        let own = self.item.terms.iter().zip(self.term_places.iter().copied());
        let elements = self.item.elements.iter().zip(&self.element_places);
        let words = |(element, places): (&'r Element, &'r Places<'a>)| element.words().zip(places.words());
        own.chain(elements.flat_map(words))
    }
}

/// Reads a term: a text, or a record with conditions.
pub(super) fn term(reader: &mut Reader<'_>, node: &Node, strength: Strength) -> Option<Term> {
    let at = Position { line: node.line, column: node.column };
    if !matches!(node.value, Value::Map(_)) {
        let text = reader.text(node, "a term")?;
        return Some(Term { text, strength, with: Vec::new(), unless: Vec::new(), why: None, at });
    }
    let mut fields = reader.fields(node, "a term");
    let text = fields.text("term").map(|(text, _)| text);
    let words = |texts: Vec<(String, &Node)>| texts.into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    let with = words(fields.texts("with"));
    let unless = words(fields.texts("unless"));
    let why = fields.optional_text("why");
    if with.is_empty() && unless.is_empty() && why.is_none() {
        fields.reader().error_with_help(
            node,
            "the term has neither condition nor reason",
            "write it as plain text, or add “with”, “unless” or “why”",
        );
    }
    fields.finish();
    Some(Term { text: text?, strength, with, unless, why, at })
}

/// Reports a term of a single character, because it occurs in too many words.
pub(super) fn too_short(reader: &mut Reader<'_>, term: &Term, place: &Node) {
    if fold(&term.text).chars().count() < 2 {
        let message = format!("the term “{}” is too short to mean one thing", term.text);
        reader.error_with_help(place, message, "write at least two characters");
    }
}

/// The nodes of an element that a problem may refer to.
pub(super) struct Places<'a> {
    /// The code.
    pub code: &'a Node,
    /// The names, Chinese first.
    pub names: [Option<&'a Node>; 2],
    /// Parallel to [`Element::terms`].
    pub terms: Vec<&'a Node>,
    /// Parallel to [`Element::answers`].
    pub answers: Vec<&'a Node>,
}

impl<'a> Places<'a> {
    /// Iterates over the nodes of [`Element::words`].
    pub(super) fn words(&self) -> impl Iterator<Item = &'a Node> {
        self.terms.iter().chain(&self.answers).copied()
    }
}
