//! The coverage graph for Graphviz.

use std::fmt::Write as _;

use super::Lang;
use super::mermaid::label;
use crate::lineage::{CoverageGraph, EdgeKind, NodeKind};

/// Longest label, in characters; a longer one is cut.
const LABEL: usize = 28;

/// Writes the graph in the DOT language, from left (国家) to right (items).
#[must_use]
pub fn render(graph: &CoverageGraph, lang: Lang) -> String {
    let mut text = String::from(
        "digraph duibiao {\n  rankdir=LR;\n  ranksep=2;\n  node [fontname=\"Noto Sans CJK SC\", fontsize=11, style=filled, fillcolor=white];\n  edge [color=\"#888888\", fontname=\"Noto Sans CJK SC\", fontsize=9];\n",
    );
    for node in graph.nodes() {
        let (shape, color) = style(node.kind);
        let dashed = if node.kind == NodeKind::Missing { ", style=\"filled,dashed\"" } else { "" };
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "  {} [label={}, shape={shape}, fillcolor=\"{color}\"{dashed}];",
            quoted(&node.id),
            quoted(&cut(&node.label))
        );
    }
    for edge in graph.edges() {
        let width = if edge.kind == EdgeKind::CarriesOut { ", penwidth=2" } else { "" };
        let dashed = if edge.guessed { ", style=dashed" } else { "" };
        let found = label(&edge, lang);
        let found = if found.is_empty() { found } else { format!(", label={}", quoted(&found)) };
        let (from, to, kind) = (quoted(edge.from), quoted(edge.to), quoted(edge.kind.code()));
        let _ = writeln!(text, "  {from} -> {to} [class={kind}{width}{dashed}{found}];");
    }
    text.push_str("}\n");
    text
}

const fn style(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Jurisdiction => ("house", "#e8f0e4"),
        NodeKind::Plan => ("box", "#dbe9f6"),
        NodeKind::Profile => ("box", "#f6e3db"),
        NodeKind::Missing => ("box", "#eeeeee"),
        NodeKind::Point => ("note", "#fbf1e9"),
        NodeKind::Task => ("note", "#f2f7fc"),
        NodeKind::Item => ("ellipse", "#fdf6d8"),
    }
}

fn cut(label: &str) -> String {
    if label.chars().count() <= LABEL { label.to_owned() } else { label.chars().take(LABEL).chain(['…']).collect() }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
