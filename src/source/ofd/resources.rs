//! Resources of pages: groups of objects that are drawn in several places.

use std::collections::BTreeMap;

use crate::source::ReadError;
use crate::source::xml::{Node, Xml};

/// Reads the composite units of a resource part: identifier and content (XML) of each.
pub(super) fn composites(text: &str) -> Result<BTreeMap<String, String>, ReadError> {
    let mut found = BTreeMap::new();
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.name() == "CompositeGraphicUnit" => {
                let content = xml.raw()?;
                found.extend(tag.get("ID").map(|id| (id, content.to_owned())));
            }
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(found),
        }
    }
}
