//! The coverage graph as a Mermaid flow chart, for pages that draw Mermaid themselves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Lang;
use crate::lineage::{CoverageGraph, Edge, EdgeKind, NodeKind, Reason};

/// Writes the graph as a flow chart, from top (国家) to bottom.
///
/// Renderers refuse more than 500 edges; give [`CoverageGraph::lineage`] or [`CoverageGraph::only`] of a larger graph.
#[must_use]
pub fn render(graph: &CoverageGraph, lang: Lang) -> String {
    let mut text = String::from("flowchart BT\n");
    let names: BTreeMap<&str, String> =
        graph.nodes().enumerate().map(|(at, node)| (node.id.as_str(), format!("n{at}"))).collect();
    let name = |id: &str| names.get(id).map_or("", String::as_str);
    for node in graph.nodes() {
        let (open, close) = shape(node.kind);
        // Writing into a string cannot fail.
        let _ = writeln!(text, "  {}{open}\"{}\"{close}:::{}", name(&node.id), escaped(&node.label), node.kind.code());
    }
    for edge in graph.edges() {
        let arrow = match edge.kind {
            EdgeKind::CarriesOut => "==>",
            _ if edge.guessed => "-.->",
            _ => "-->",
        };
        let label = label(&edge, lang);
        let label = if label.is_empty() { label } else { format!("|\"{}\"|", escaped(&label)) };
        let _ = writeln!(text, "  {} {arrow}{label} {}", name(edge.from), name(edge.to));
    }
    for kind in NodeKind::ALL {
        let _ = writeln!(text, "  classDef {} {}", kind.code(), style(kind));
    }
    text
}

/// The text on an edge: how the plan above was found, or that a demand is only guessed.
pub(super) fn label(edge: &Edge<'_>, lang: Lang) -> String {
    if edge.guessed { lang.words().guessed.to_owned() } else { found(edge.reason, edge.confidence, lang) }
}

/// How a plan above was found, and how sure that is.
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

/// Writes every character that Mermaid or the HTML under it could read as markup as an entity.
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
