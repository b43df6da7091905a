//! A graph as `GraphML`, for `NetworkX`, Gephi, yEd and similar programs.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::render::printable::printable;

type Xml = Writer<Vec<u8>>;

/// An attribute: its domain, id, name and type. Gephi shows the attribute named `label`.
pub(crate) type Key = (&'static str, &'static str, &'static str, &'static str);

/// The id and value of an attribute, if it has one.
pub(crate) type Value = (&'static str, Option<String>);

/// A node.
#[derive(Debug)]
pub(crate) struct Node<'g> {
    pub id: &'g str,
    pub values: Vec<Value>,
}

/// An edge.
#[derive(Debug)]
pub(crate) struct Edge<'g> {
    pub from: &'g str,
    pub to: &'g str,
    pub values: Vec<Value>,
}

/// Writes a graph with typed attributes; missing attributes of a node or edge are omitted.
///
/// # Errors
/// Never in practice; the error is that of writing into memory.
pub(crate) fn directed(name: &str, keys: &[Key], nodes: &[Node<'_>], edges: &[Edge<'_>]) -> std::io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns")).write_inner_content(
        |xml| {
            for (of, id, name, kind) in keys {
                let key = xml.create_element("key");
                key.with_attributes([("id", *id), ("for", *of), ("attr.name", *name), ("attr.type", *kind)]).write_empty()?;
            }
            let element = xml.create_element("graph").with_attributes([("id", name), ("edgedefault", "directed")]);
            element.write_inner_content(|xml| content(xml, nodes, edges))?;
            Ok(())
        },
    )?;
    let mut text = String::from_utf8_lossy(&xml.into_inner()).into_owned();
    text.push('\n');
    Ok(text)
}

fn content(xml: &mut Xml, nodes: &[Node<'_>], edges: &[Edge<'_>]) -> std::io::Result<()> {
    for node in nodes {
        let id = printable(node.id);
        xml.create_element("node").with_attribute(("id", &*id)).write_inner_content(|xml| all(xml, &node.values))?;
    }
    for (at, edge) in edges.iter().enumerate() {
        let (id, from, to) = (format!("e{at}"), printable(edge.from), printable(edge.to));
        let ends = [("id", id.as_str()), ("source", &*from), ("target", &*to)];
        xml.create_element("edge").with_attributes(ends).write_inner_content(|xml| all(xml, &edge.values))?;
    }
    Ok(())
}

fn all(xml: &mut Xml, values: &[Value]) -> std::io::Result<()> {
    values.iter().try_for_each(|(key, value)| data(xml, key, value.as_deref()))
}

fn data(xml: &mut Xml, key: &str, value: Option<&str>) -> std::io::Result<()> {
    if let Some(value) = value {
        let value = printable(value);
        xml.create_element("data").with_attribute(("key", key)).write_text_content(BytesText::new(&value))?;
    }
    Ok(())
}
