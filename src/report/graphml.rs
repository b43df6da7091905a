//! The coverage graph as `GraphML`, for `NetworkX`, Gephi, yEd and the like.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::lineage::{CoverageGraph, Reason};
use crate::render::printable::printable;

/// Attributes: what they are of, their id, name and type. Gephi shows the attribute named `label`.
const KEYS: [(&str, &str, &str, &str); 7] = [
    ("node", "n_kind", "kind", "string"),
    ("node", "n_label", "label", "string"),
    ("node", "n_level", "level", "string"),
    ("edge", "e_kind", "kind", "string"),
    ("edge", "e_reason", "reason", "string"),
    ("edge", "e_confidence", "confidence", "double"),
    ("edge", "e_guessed", "guessed", "boolean"),
];

type Xml = Writer<Vec<u8>>;

/// Writes the graph with typed attributes; an attribute that a node or edge does not have is left out.
///
/// # Errors
/// Never in practice; the error is that of writing into memory.
pub fn render(graph: &CoverageGraph) -> std::io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns")).write_inner_content(
        |xml| {
            for (of, id, name, kind) in KEYS {
                let key = xml.create_element("key");
                key.with_attributes([("id", id), ("for", of), ("attr.name", name), ("attr.type", kind)]).write_empty()?;
            }
            let element = xml.create_element("graph").with_attributes([("id", "duibiao"), ("edgedefault", "directed")]);
            element.write_inner_content(|xml| content(xml, graph))?;
            Ok(())
        },
    )?;
    let mut text = String::from_utf8_lossy(&xml.into_inner()).into_owned();
    text.push('\n');
    Ok(text)
}

fn content(xml: &mut Xml, graph: &CoverageGraph) -> std::io::Result<()> {
    for node in graph.nodes() {
        let id = printable(&node.id);
        xml.create_element("node").with_attribute(("id", &*id)).write_inner_content(|xml| {
            data(xml, "n_kind", Some(node.kind.code()))?;
            data(xml, "n_label", Some(&node.label))?;
            data(xml, "n_level", node.level)
        })?;
    }
    for (at, edge) in graph.edges().into_iter().enumerate() {
        let (id, from, to) = (format!("e{at}"), printable(edge.from), printable(edge.to));
        let ends = [("id", id.as_str()), ("source", &*from), ("target", &*to)];
        xml.create_element("edge").with_attributes(ends).write_inner_content(|xml| {
            data(xml, "e_kind", Some(edge.kind.code()))?;
            data(xml, "e_reason", edge.reason.map(Reason::code))?;
            data(xml, "e_confidence", edge.confidence.map(|value| format!("{value:.4}")).as_deref())?;
            data(xml, "e_guessed", edge.guessed.then_some("true"))
        })?;
    }
    Ok(())
}

fn data(xml: &mut Xml, key: &str, value: Option<&str>) -> std::io::Result<()> {
    if let Some(value) = value {
        let value = printable(value);
        xml.create_element("data").with_attribute(("key", key)).write_text_content(BytesText::new(&value))?;
    }
    Ok(())
}
