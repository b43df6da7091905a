//! A graph for Graphviz.

use std::fmt::Write as _;

/// Maximum length of a label, in characters; longer ones are cut.
const LABEL: usize = 28;

/// A node.
#[derive(Debug)]
pub(crate) struct Node<'g> {
    pub id: &'g str,
    pub label: &'g str,
    pub shape: &'static str,
    /// Fill, as #rrggbb.
    pub fill: &'static str,
    pub dashed: bool,
}

/// An edge.
#[derive(Debug)]
pub(crate) struct Edge<'g> {
    pub from: &'g str,
    pub to: &'g str,
    pub class: &'static str,
    pub bold: bool,
    pub dashed: bool,
    /// Label; may be empty.
    pub label: String,
}

/// Writes a graph in the DOT language, from left to right.
pub(crate) fn directed<'g>(name: &str, nodes: impl Iterator<Item = Node<'g>>, edges: impl Iterator<Item = Edge<'g>>) -> String {
    let mut text = format!(
        "digraph {name} {{\n  rankdir=LR;\n  ranksep=2;\n  node [fontname=\"Noto Sans CJK SC\", fontsize=11, style=filled, fillcolor=white];\n  edge [color=\"#888888\", fontname=\"Noto Sans CJK SC\", fontsize=9];\n"
    );
    for node in nodes {
        let dashed = if node.dashed { ", style=\"filled,dashed\"" } else { "" };
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "  {} [label={}, shape={}, fillcolor=\"{}\"{dashed}];",
            quoted(node.id),
            quoted(&cut(node.label)),
            node.shape,
            node.fill
        );
    }
    for edge in edges {
        let width = if edge.bold { ", penwidth=2" } else { "" };
        let dashed = if edge.dashed { ", style=dashed" } else { "" };
        let label = if edge.label.is_empty() { edge.label } else { format!(", label={}", quoted(&edge.label)) };
        let (from, to, class) = (quoted(edge.from), quoted(edge.to), quoted(edge.class));
        let _ = writeln!(text, "  {from} -> {to} [class={class}{width}{dashed}{label}];");
    }
    text.push_str("}\n");
    text
}

fn cut(label: &str) -> String {
    if label.chars().count() <= LABEL { label.to_owned() } else { label.chars().take(LABEL).chain(['…']).collect() }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
