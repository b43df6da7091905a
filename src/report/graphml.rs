//! The coverage graph as `GraphML`, for tools such as `NetworkX`, Gephi and yEd.

use crate::lineage::{CoverageGraph, Reason};
use crate::render::MADE_BY;
use crate::render::graph::graphml::{Edge, Key, Node, directed};

/// Attributes: their element, id, name and type. Gephi shows the attribute named `label`.
const KEYS: [Key; 7] = [
    ("node", "n_kind", "kind", "string"),
    ("node", "n_label", "label", "string"),
    ("node", "n_level", "level", "string"),
    ("edge", "e_kind", "kind", "string"),
    ("edge", "e_reason", "reason", "string"),
    ("edge", "e_confidence", "confidence", "double"),
    ("edge", "e_guessed", "guessed", "boolean"),
];

/// Writes the graph with typed attributes; missing attributes are left out.
///
/// # Errors
/// Never in practice; the error is that of writing to memory.
pub fn render(graph: &CoverageGraph) -> std::io::Result<String> {
    let nodes = graph.nodes().map(|node| {
        let values = [
            ("n_kind", Some(node.kind.code().to_owned())),
            ("n_label", Some(node.label.clone())),
            ("n_level", node.level.map(str::to_owned)),
        ];
        Node { id: &node.id, values: values.into() }
    });
    let edges = graph.edges().into_iter().map(|edge| {
        let values = [
            ("e_kind", Some(edge.kind.code().to_owned())),
            ("e_reason", edge.reason.map(|reason| Reason::code(reason).to_owned())),
            ("e_confidence", edge.confidence.map(|value| format!("{value:.4}"))),
            ("e_guessed", edge.guessed.then(|| "true".to_owned())),
        ];
        Edge { from: edge.from, to: edge.to, values: values.into() }
    });
    directed(MADE_BY, &KEYS, &nodes.collect::<Vec<_>>(), &edges.collect::<Vec<_>>())
}
