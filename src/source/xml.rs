//! Streaming reader of the XML of office documents, which rejects forbidden constructs.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::ReadError;

/// Maximum nesting depth. Word writes some twenty levels, and some ten more for each nested table.
const DEPTH_LIMIT: usize = 256;

/// An event in a part.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins; [`Node::Close`] always follows.
    Open(Tag<'a>),
    /// The element opened last ends.
    Close,
    /// Text, with its references resolved.
    Text(Cow<'a, str>),
    /// The part ends.
    End,
}

/// The start tag of an element.
#[derive(Debug)]
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Returns the name without its prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.0.name().0;
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Returns the value of an attribute by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| {
            let key = attribute.key.0;
            key.rsplit_once(':').map_or(key, |(_, local)| local) == name
        })?;
        Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.clone().into_owned(), Cow::into_owned))
    }

    /// Returns the `w:val` of a property.
    pub(super) fn value(&self) -> Option<String> {
        self.get("val")
    }

    /// Returns `true` if a toggle is on, which is the default without a value.
    pub(super) fn is_on(&self) -> bool {
        self.value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
    }

    /// Returns the `w:val` of a property as a number.
    pub(super) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }
}

/// Reader of a part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    whole: &'a str,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Starts reading a part.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, whole: text, depth: 0 }
    }

    /// Returns the next event.
    pub(super) fn next(&mut self) -> Result<Node<'a>, ReadError> {
        loop {
            let event = self.reader.read_event().map_err(|error| damaged(format!("its XML is broken: {error}")))?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH_LIMIT {
                        return Err(ReadError::TooComplex {
                            why: format!("its elements are nested more than {DEPTH_LIMIT} deep"),
                        });
                    }
                    Node::Open(Tag(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(reference) => Node::Text(Cow::Owned(resolve(&reference)?)),
                Event::DocType(_) => {
                    return Err(ReadError::TooComplex {
                        why: "it declares entities (DOCTYPE), which no office program writes".to_owned(),
                    });
                }
                Event::Eof if self.depth > 0 => return Err(damaged("a part of it breaks off")),
                Event::Eof => Node::End,
                Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            });
        }
    }

    /// Skips to the end of the element opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        loop {
            match self.next()? {
                Node::Close if self.depth == outside => return Ok(()),
                Node::End => return Ok(()),
                Node::Open(_) | Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// Returns the text of the element opened last.
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        loop {
            match self.next()? {
                Node::Text(part) => text.push_str(&part),
                Node::Close if self.depth == outside => return Ok(text),
                Node::End => return Ok(text),
                Node::Open(_) | Node::Close => {}
            }
        }
    }

    /// Skips to the end of the element opened last and returns its content as XML.
    pub(super) fn raw(&mut self) -> Result<&'a str, ReadError> {
        let whole = self.whole;
        let place = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let start = place(&self.reader);
        self.skip()?;
        let inside = whole.get(start..place(&self.reader)).unwrap_or_default();
        Ok(inside.rfind("</").and_then(|end| inside.get(..end)).unwrap_or_default())
    }

    /// Calls `each` for every child of the element opened last; `each` must read to the end of its element.
    pub(super) fn children(
        &mut self,
        mut each: impl FnMut(&mut Self, Tag<'a>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        loop {
            match self.next()? {
                Node::Open(tag) => each(self, tag)?,
                Node::Close | Node::End => return Ok(()),
                Node::Text(_) => {}
            }
        }
    }
}

/// Name of a document in errors until [`named`] replaces it by its format.
pub(super) const DOCUMENT: &str = "document";

/// Creates the error of a damaged document.
pub(super) fn damaged(why: impl Into<String>) -> ReadError {
    ReadError::Damaged { what: DOCUMENT, why: why.into() }
}

/// Replaces the name in the error of a document by its format.
pub(super) fn named(what: &'static str) -> impl Fn(ReadError) -> ReadError {
    move |error| match error {
        ReadError::Damaged { what: DOCUMENT, why } => ReadError::Damaged { what, why },
        other => other,
    }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, ReadError> {
    let unknown = || damaged("its XML holds a reference that is not declared");
    if let Some(ch) = reference.resolve_char_ref().map_err(|_| unknown())? {
        return Ok(ch.to_string());
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_xml_entity(&name).map(str::to_owned).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<String, ReadError> {
        let mut xml = Xml::new(text);
        xml.next()?;
        xml.text()
    }

    #[test]
    fn references_are_resolved_and_entities_refused() {
        assert_eq!(all("<a>&lt;&#x4e00;&#20108;&amp;<b/></a>"), Ok("<一二&".to_owned()));
        let bomb = "<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        assert!(matches!(all(bomb), Err(ReadError::TooComplex { .. })));
        assert!(matches!(all("<a>&b;</a>"), Err(ReadError::Damaged { .. })));
    }

    #[test]
    fn what_stands_in_an_element_is_xml_again() {
        let mut xml = Xml::new("<a><b x='1'><c>甲</c></b><d/></a>");
        let (Ok(Node::Open(_)), Ok(Node::Open(_))) = (xml.next(), xml.next()) else { panic!("two elements") };
        assert_eq!(xml.raw(), Ok("<c>甲</c>"));
        let Ok(Node::Open(tag)) = xml.next() else { panic!("an element") };
        assert_eq!((tag.name(), xml.raw()), ("d", Ok("")));
    }

    #[test]
    fn broken_and_bottomless_parts_are_errors() {
        assert!(matches!(all("<a><b>text"), Err(ReadError::Damaged { .. })));
        assert!(matches!(all("<a><b></a>"), Err(ReadError::Damaged { .. })));
        assert!(matches!(all(&"<a>".repeat(100_000)), Err(ReadError::TooComplex { .. })));
    }

    #[test]
    fn names_have_no_prefix() {
        let mut xml = Xml::new("<w:p w:val='&quot;0' r:id='x'/>");
        let Ok(Node::Open(tag)) = xml.next() else { panic!("an element") };
        assert_eq!((tag.name(), tag.value().as_deref(), tag.get("id").as_deref()), ("p", Some("\"0"), Some("x")));
    }
}
