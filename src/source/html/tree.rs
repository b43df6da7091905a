//! Parses tags and text into a tree, as leniently as a browser, in time linear in the length of the page.
//!
//! The tree is an arena: a child always has a greater index than its parent, and nothing here or in the readers of the tree recurses,
//! so that depth costs no stack. Elements nested deeper than in any hand-made page are an error.

use std::collections::BTreeMap;
use std::rc::Rc;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::tags;

/// Maximum nesting depth; browsers flatten anything deeper than 512.
const MAX_DEPTH: usize = 512;
/// Maximum number of nodes; a page that prints on a hundred sheets has some ten thousand.
const MAX_NODES: usize = 1_500_000;

/// Index of a node.
pub(super) type Id = usize;

/// The root of every tree.
pub(super) const ROOT: Id = 0;

/// A page as a tree.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// A node with the indices of its neighbours, 0 meaning none: the root is no child or sibling. Compact, because a page may have
/// millions.
#[derive(Debug)]
struct Node {
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
    kind: Kind,
}

impl Node {
    fn new(parent: Id, kind: Kind) -> Self {
        Self { parent: kept(parent), first: 0, last: 0, next: 0, kind }
    }
}

/// Converts an index to its stored form.
fn kept(id: Id) -> u32 {
    u32::try_from(id).unwrap_or(0)
}

/// Converts a stored index back.
fn there(number: u32) -> Option<Id> {
    if number == 0 { None } else { usize::try_from(number).ok() }
}

/// Kind of a node.
#[derive(Debug)]
pub(super) enum Kind {
    /// An element.
    Element(Element),
    /// Text with entities resolved.
    Text(String),
}

/// An element with the attributes that affect its text.
#[derive(Debug)]
pub(super) struct Element {
    /// Name in lower case, shared by all elements of that name.
    pub name: Rc<str>,
    attributes: Box<[(&'static str, Box<str>)]>,
}

impl Element {
    /// Returns the value of an attribute, if it is present and among [`tags::ATTRIBUTES`].
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }
}

/// Why a page could not be parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TreeError {
    /// Elements are nested deeper than [`MAX_DEPTH`].
    Nesting,
    /// There are more nodes than [`MAX_NODES`].
    Nodes,
    /// It shows at least this many bytes of text, not counting white space, which exceeds the limit.
    Text(usize),
}

/// A step of a walk over the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A node begins.
    Enter(Id),
    /// An element ends.
    Leave(Id),
}

impl Tree {
    /// Parses `page` without a limit on its text.
    #[cfg(test)]
    pub(super) fn read(page: &str) -> Result<Self, TreeError> {
        Self::read_within(page, usize::MAX)
    }

    /// Parses `page`, which may show at most `most` bytes of text, not counting white space.
    pub(super) fn read_within(page: &str, most: usize) -> Result<Self, TreeError> {
        let mut reader = Reader { builder: Builder { most, ..Builder::new() }, tag: None };
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| reader.take(&event).err());
        // The content of scripts, styles and titles is text, even if it looks like tags.
        emitter.naively_switch_states(true);
        // The emitter yields only the first error.
        let failed = Tokenizer::new_with_emitter(page, emitter).next();
        match failed {
            Some(Ok(error)) => Err(error),
            None => Ok(Self { nodes: reader.builder.nodes }),
        }
    }

    /// Returns the number of nodes; indices run from 0 to it.
    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the element at an index, or `None` for text.
    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match &self.nodes.get(id)?.kind {
            Kind::Element(element) => Some(element),
            Kind::Text(_) => None,
        }
    }

    /// Returns the text of a text node.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match &self.nodes.get(id)?.kind {
            Kind::Text(text) => Some(text),
            Kind::Element(_) => None,
        }
    }

    /// Returns the name of an element; empty for text.
    pub(super) fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", |element| &element.name)
    }

    /// Returns the parent; the root is its own parent.
    pub(super) fn parent(&self, id: Id) -> Id {
        self.nodes.get(id).and_then(|node| there(node.parent)).unwrap_or(ROOT)
    }

    /// Iterates over the children.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.nodes.get(id).and_then(|node| there(node.first)), |&at| self.next(at))
    }

    /// Returns the next sibling.
    fn next(&self, id: Id) -> Option<Id> {
        self.nodes.get(id).and_then(|node| there(node.next))
    }

    /// Walks over `top` and everything below it in document order, leaving out the subtrees that `skip` selects.
    pub(super) fn walk<'t>(&'t self, top: Id, skip: impl Fn(Id) -> bool + 't) -> impl Iterator<Item = Step> + 't {
        let mut next = if skip(top) { None } else { Some(Step::Enter(top)) };
        std::iter::from_fn(move || {
            let step = next?;
            let (from, at) = match step {
                Step::Enter(at) => (self.nodes.get(at).and_then(|node| there(node.first)), at),
                Step::Leave(at) if at == top => (None, at),
                Step::Leave(at) => (self.next(at), self.parent(at)),
            };
            let visible = std::iter::successors(from, |&id| self.next(id)).find(|&id| !skip(id));
            next = match (visible, step) {
                (Some(id), _) => Some(Step::Enter(id)),
                (None, Step::Leave(left)) if left == top => None,
                (None, _) => Some(Step::Leave(at)),
            };
            Some(step)
        })
    }
}

/// Consumes tokenizer events one by one: of a tag with a million attributes only the relevant ones are held.
struct Reader {
    builder: Builder,
    /// The start tag being read.
    tag: Option<Tag>,
}

struct Tag {
    name: Rc<str>,
    attributes: Vec<(&'static str, Box<str>)>,
    /// Whether the next value belongs to the last attribute.
    is_last: bool,
}

impl Reader {
    fn take(&mut self, event: &CallbackEvent<'_>) -> Result<(), TreeError> {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                let name = self.builder.shared(&String::from_utf8_lossy(name));
                self.tag = Some(Tag { name, attributes: Vec::new(), is_last: false });
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    // The first of duplicate attributes counts.
                    let known = tags::ATTRIBUTES.iter().find(|known| known.as_bytes() == name);
                    let known = known.filter(|known| tag.attributes.iter().all(|(given, _)| given != *known));
                    tag.is_last = known.is_some();
                    tag.attributes.extend(known.map(|known| (*known, Box::default())));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                let tag = self.tag.as_mut().filter(|tag| tag.is_last);
                if let Some((_, given)) = tag.and_then(|tag| tag.attributes.last_mut()) {
                    *given = String::from_utf8_lossy(value).into();
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.builder.start(&tag.name, tag.attributes.into(), self_closing)?;
                }
            }
            CallbackEvent::EndTag { name } => {
                self.tag = None;
                self.builder.end(&String::from_utf8_lossy(name))?;
            }
            CallbackEvent::String { value } => self.builder.text(&String::from_utf8_lossy(value))?,
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        Ok(())
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// Open elements from the root down.
    open: Vec<Id>,
    /// Number of open elements by name, so that most unmatched end tags are recognised at once.
    names: BTreeMap<Rc<str>, usize>,
    /// Bytes of text shown so far, not counting white space, and their limit.
    shown: usize,
    most: usize,
}

impl Builder {
    fn new() -> Self {
        let root = Node::new(ROOT, Kind::Element(Element { name: "".into(), attributes: Box::default() }));
        Self { nodes: vec![root], open: vec![ROOT], names: BTreeMap::new(), shown: 0, most: usize::MAX }
    }

    fn start(&mut self, name: &str, attributes: Box<[(&'static str, Box<str>)]>, self_closing: bool) -> Result<(), TreeError> {
        // A second `<html>` or `<body>` only repeats the first.
        if tags::is_frame(name) && self.is_open(name) {
            return Ok(());
        }
        for rule in tags::closed_by(name) {
            if self.is_open(rule.closes)
                && let Some(depth) = self.find(|open| open == rule.closes, |open| rule.within.contains(&open))
            {
                self.close(depth);
            }
        }
        let name = self.shared(name);
        let id = self.add(Kind::Element(Element { name: name.clone(), attributes }))?;
        if tags::is_void(&name) || (self_closing && !tags::is_html(&name)) {
            return Ok(());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(TreeError::Nesting);
        }
        self.open.push(id);
        *self.names.entry(name).or_default() += 1;
        Ok(())
    }

    /// Returns the shared string of a name.
    fn shared(&mut self, name: &str) -> Rc<str> {
        if let Some((known, _)) = self.names.get_key_value(name) {
            return known.clone();
        }
        let name: Rc<str> = name.into();
        self.names.insert(name.clone(), 0);
        name
    }

    fn end(&mut self, name: &str) -> Result<(), TreeError> {
        if name == "br" {
            return self.start(name, Box::default(), false);
        }
        // Content after `</body>` is shown as if it came before it.
        if !self.is_open(name) || tags::is_frame(name) {
            return Ok(());
        }
        let inline = !tags::is_block(name);
        let fence = |open: &str| (inline && tags::is_block(open)) || (!tags::is_table_part(name) && tags::is_table_part(open));
        if let Some(depth) = self.find(|open| open == name, fence) {
            self.close(depth);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), TreeError> {
        if !tags::is_unseen(self.name(self.open.len().saturating_sub(1))) {
            self.shown += text.split_whitespace().map(str::len).sum::<usize>();
        }
        if self.shown > self.most {
            return Err(TreeError::Text(self.shown));
        }
        let parent = self.open.last().copied().unwrap_or(ROOT);
        let last = self.nodes.get(parent).and_then(|node| there(node.last));
        if let Some(Node { kind: Kind::Text(open), .. }) = last.and_then(|last| self.nodes.get_mut(last)) {
            open.push_str(text);
            return Ok(());
        }
        self.add(Kind::Text(text.to_owned())).map(|_| ())
    }

    fn add(&mut self, kind: Kind) -> Result<Id, TreeError> {
        let id = self.nodes.len();
        if id >= MAX_NODES {
            return Err(TreeError::Nodes);
        }
        let parent = self.open.last().copied().unwrap_or(ROOT);
        self.nodes.push(Node::new(parent, kind));
        let before = self.nodes.get_mut(parent).and_then(|node| {
            if node.first == 0 {
                node.first = kept(id);
            }
            there(std::mem::replace(&mut node.last, kept(id)))
        });
        if let Some(node) = before.and_then(|before| self.nodes.get_mut(before)) {
            node.next = kept(id);
        }
        Ok(id)
    }

    fn is_open(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|&count| count > 0)
    }

    /// Finds the innermost open element that `wanted` accepts, unless one that `fence` accepts is found first.
    fn find(&self, wanted: impl Fn(&str) -> bool, fence: impl Fn(&str) -> bool) -> Option<usize> {
        for depth in (1..self.open.len()).rev() {
            let name = self.name(depth);
            if wanted(name) {
                return Some(depth);
            }
            if fence(name) {
                return None;
            }
        }
        None
    }

    fn name(&self, depth: usize) -> &str {
        match self.open.get(depth).and_then(|&id| self.nodes.get(id)).map(|node| &node.kind) {
            Some(Kind::Element(element)) => &element.name,
            _ => "",
        }
    }

    fn close(&mut self, depth: usize) {
        for at in (depth..self.open.len()).rev() {
            let name = match self.open.get(at).and_then(|&id| self.nodes.get(id)).map(|node| &node.kind) {
                Some(Kind::Element(element)) => element.name.clone(),
                _ => continue,
            };
            if let Some(count) = self.names.get_mut(&name) {
                *count = count.saturating_sub(1);
            }
        }
        self.open.truncate(depth);
    }
}

#[cfg(test)]
mod tests;
