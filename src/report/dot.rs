//! The coverage graph for Graphviz.

use super::Lang;
use super::mermaid::label;
use crate::lineage::{CoverageGraph, EdgeKind, NodeKind};
use crate::render::MADE_BY;
use crate::render::graph::dot::{Edge, Node, directed};

/// Writes the graph in the DOT language, from left (国家) to right (items).
#[must_use]
pub fn render(graph: &CoverageGraph, lang: Lang) -> String {
    let nodes = graph.nodes().map(|node| {
        let (shape, fill) = style(node.kind);
        Node { id: &node.id, label: &node.label, shape, fill, dashed: node.kind == NodeKind::Missing }
    });
    let edges = graph.edges().into_iter().map(|edge| Edge {
        from: edge.from,
        to: edge.to,
        class: edge.kind.code(),
        bold: edge.kind == EdgeKind::CarriesOut,
        dashed: edge.guessed,
        label: label(&edge, lang),
    });
    directed(MADE_BY, nodes, edges)
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
