//! The coverage graph as a Mermaid flow chart, for pages that render Mermaid themselves.

use super::Lang;
use crate::lineage::{CoverageGraph, Edge, EdgeKind, NodeKind, Reason};
use crate::render::graph::mermaid::{self, Node, flow_chart};

/// Writes the graph as a flow chart, from top (国家) to bottom.
///
/// Renderers refuse more than 500 edges; for a larger graph pass [`CoverageGraph::lineage`] or [`CoverageGraph::only`].
#[must_use]
pub fn render(graph: &CoverageGraph, lang: Lang) -> String {
    let nodes =
        graph.nodes().map(|node| Node { id: &node.id, label: &node.label, class: node.kind.code(), shape: shape(node.kind) });
    let edges = graph.edges().into_iter().map(|edge| {
        let arrow = match edge.kind {
            EdgeKind::CarriesOut => "==>",
            _ if edge.guessed => "-.->",
            _ => "-->",
        };
        mermaid::Edge { from: edge.from, to: edge.to, arrow, label: label(&edge, lang) }
    });
    flow_chart(&nodes.collect::<Vec<_>>(), edges, NodeKind::ALL.into_iter().map(|kind| (kind.code(), style(kind))))
}

/// The text on an edge: how the plan above was found, or that the demand is only guessed.
pub(super) fn label(edge: &Edge<'_>, lang: Lang) -> String {
    if edge.guessed { lang.words().guessed.to_owned() } else { found(edge.reason, edge.confidence, lang) }
}

/// How a plan above was found, with the confidence.
pub(super) fn found(reason: Option<Reason>, confidence: Option<f64>, lang: Lang) -> String {
    let reason = reason.map(|reason| lang.levels().reason_name(reason).to_owned());
    let parts = [reason, confidence.map(|value| format!("{value:.2}"))];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

const fn shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Jurisdiction => ("([", "])"),
        NodeKind::Item => ("((", "))"),
        NodeKind::Profile => ("[[", "]]"),
        NodeKind::Plan | NodeKind::Missing | NodeKind::Point | NodeKind::Task => ("[", "]"),
    }
}

const fn style(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Jurisdiction => "fill:#e8f0e4,stroke:#6b8f5e,color:#1d2329",
        NodeKind::Plan => "fill:#dbe9f6,stroke:#4a7fb0,color:#1d2329",
        NodeKind::Profile => "fill:#f6e3db,stroke:#b0704a,color:#1d2329",
        NodeKind::Missing => "fill:#eeeeee,stroke:#888888,color:#1d2329,stroke-dasharray:5 4",
        NodeKind::Point => "fill:#fbf1e9,stroke:#b0704a,color:#1d2329",
        NodeKind::Task => "fill:#f2f7fc,stroke:#4a7fb0,color:#1d2329",
        NodeKind::Item => "fill:#fdf6d8,stroke:#b09a4a,color:#1d2329",
    }
}
