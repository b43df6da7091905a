//! Writes XML: text and attribute values are escaped and stripped of characters that XML cannot hold.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::render::printable::{one_line, printable};

/// Writer of a part.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a part with its declaration.
    pub(super) fn new() -> Result<Self> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(Self(xml))
    }

    /// Begins a fragment of a part.
    pub(super) const fn fragment() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// Returns the number of bytes written.
    pub(super) const fn len(&self) -> usize {
        self.0.get_ref().len()
    }

    /// Opens an element.
    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.0.write_event(Event::Start(tag(name, attributes)))
    }

    /// Closes an element.
    pub(super) fn end(&mut self, name: &str) -> Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an empty element.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.0.write_event(Event::Empty(tag(name, attributes)))
    }

    /// Writes an empty element with only the attribute `val`, under the prefix of the element.
    pub(super) fn value(&mut self, name: &str, value: &str) -> Result<()> {
        let key = if name.starts_with("w:") { "w:val" } else { "val" };
        self.empty(name, &[(key, value)])
    }

    /// Writes an element that contains a text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
        self.start(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&printable(text))))?;
        self.end(name)
    }

    /// Ends the part.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn tag<'t>(name: &'t str, attributes: &[(&str, &str)]) -> BytesStart<'t> {
    if attributes.is_empty() {
        return BytesStart::new(name);
    }
    // Most table elements have attributes, so each tag is built in one piece.
    let mut content = String::with_capacity(64);
    content.push_str(name);
    for (key, value) in attributes {
        content.extend([" ", key, "=\"", &escape(one_line(value)), "\""]);
    }
    BytesStart::from_content(content, name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_text_nor_attribute_becomes_markup() {
        let mut xml = Xml::new().expect("in memory");
        xml.empty("a", &[("descr", "\"/><b x='\u{1}\n&")]).expect("in memory");
        xml.text("c", &[], "</c><b/>\u{b}").expect("in memory");
        let text = String::from_utf8(xml.finish()).expect("UTF-8");
        assert!(text.ends_with("<a descr=\"&quot;/&gt;&lt;b x=&apos; &amp;\"/><c>&lt;/c&gt;&lt;b/&gt;</c>"), "{text}");
    }
}
