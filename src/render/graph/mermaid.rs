//! A graph as a Mermaid flow chart, for pages that render Mermaid themselves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A node.
#[derive(Debug)]
pub(crate) struct Node<'g> {
    pub id: &'g str,
    pub label: &'g str,
    pub class: &'static str,
    /// The delimiters of its label, which determine its shape.
    pub shape: (&'static str, &'static str),
}

/// An edge.
#[derive(Debug)]
pub(crate) struct Edge<'g> {
    pub from: &'g str,
    pub to: &'g str,
    pub arrow: &'static str,
    /// Label; may be empty.
    pub label: String,
}

/// Writes a graph as a flow chart, from bottom to top; `classes` are the names and styles of the classes.
///
/// Renderers reject more than 500 edges.
pub(crate) fn flow_chart<'g>(
    nodes: &[Node<'g>],
    edges: impl Iterator<Item = Edge<'g>>,
    classes: impl Iterator<Item = (&'static str, &'static str)>,
) -> String {
    let mut text = String::from("flowchart BT\n");
    let names: BTreeMap<&str, String> = nodes.iter().enumerate().map(|(at, node)| (node.id, format!("n{at}"))).collect();
    let name = |id: &str| names.get(id).map_or("", String::as_str);
    for node in nodes {
        let (open, close) = node.shape;
        // Writing into a string cannot fail.
        let _ = writeln!(text, "  {}{open}\"{}\"{close}:::{}", name(node.id), escaped(node.label), node.class);
    }
    for edge in edges {
        let label = if edge.label.is_empty() { edge.label } else { format!("|\"{}\"|", escaped(&edge.label)) };
        let _ = writeln!(text, "  {} {}{label} {}", name(edge.from), edge.arrow, name(edge.to));
    }
    for (class, style) in classes {
        let _ = writeln!(text, "  classDef {class} {style}");
    }
    text
}

/// Escapes as an entity every character that Mermaid or the HTML around it could read as markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '|' | '*' | '_' | '{' | '}' | '[' | ']' | ';' => {
                safe.push_str(&format!("#{};", u32::from(ch)));
            }
            _ if ch.is_control() => safe.push(' '),
            _ => safe.push(ch),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_becomes_markup() {
        assert_eq!(escaped("a\"]-->b <b>\n`x`#"), "a#34;#93;--#62;b #60;b#62; #96;x#96;#35;");
        assert_eq!(escaped("《甲市2017年工作要点》（试行）"), "《甲市2017年工作要点》（试行）");
    }
}
