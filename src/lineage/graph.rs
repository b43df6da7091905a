//! The coverage graph: places, plans, points, tasks and items, and how they hang together.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// A place with a government.
    Jurisdiction,
    /// A plan that was read.
    Plan,
    /// The national points of a year, known as a profile.
    Profile,
    /// A plan that is cited and not in the corpus.
    Missing,
    /// A point of a profile.
    Point,
    /// A task of a plan.
    Task,
    /// An item of the taxonomy.
    Item,
}

impl NodeKind {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jurisdiction => "jurisdiction",
            Self::Plan => "plan",
            Self::Profile => "profile",
            Self::Missing => "missing",
            Self::Point => "point",
            Self::Task => "task",
            Self::Item => "item",
        }
    }
}

/// How two nodes hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Plan → jurisdiction.
    IssuedBy,
    /// Plan → the plan above.
    CarriesOut,
    /// Profile → point, plan → task.
    Contains,
    /// Point or task → item.
    MapsTo,
}

impl EdgeKind {
    /// Returns the name used in machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::IssuedBy => "issued-by",
            Self::CarriesOut => "carries-out",
            Self::Contains => "contains",
            Self::MapsTo => "maps-to",
        }
    }
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Unique, stable name, such as `plan:yibin-2017`.
    pub id: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// What a reader sees.
    pub label: String,
    /// Code of its level, for places and plans whose level is known.
    pub level: Option<&'static str>,
}

/// An edge between two nodes, by their ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge<'g> {
    /// Where it starts.
    pub from: &'g str,
    /// Where it ends.
    pub to: &'g str,
    /// How they hang together.
    pub kind: EdgeKind,
}

/// The graph. Nodes keep the order in which they were added; an id stands once.
#[derive(Debug, Default)]
pub struct CoverageGraph {
    graph: DiGraph<Node, EdgeKind>,
    by_id: BTreeMap<String, NodeIndex>,
}

impl CoverageGraph {
    /// Adds a node, unless its id is there already.
    pub(super) fn node(&mut self, id: String, kind: NodeKind, label: &str, level: Option<&'static str>) -> NodeIndex {
        if let Some(&known) = self.by_id.get(&id) {
            return known;
        }
        let index = self.graph.add_node(Node { id: id.clone(), kind, label: label.to_owned(), level });
        self.by_id.insert(id, index);
        index
    }

    /// Adds an edge, unless it is there already.
    pub(super) fn edge(&mut self, from: NodeIndex, to: NodeIndex, kind: EdgeKind) {
        let known = self.graph.edges_connecting(from, to).any(|edge| *edge.weight() == kind);
        if !known {
            self.graph.add_edge(from, to, kind);
        }
    }

    /// Iterates over the nodes in the order in which they were added.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// Returns the edges, sorted by their ends.
    #[must_use]
    pub fn edges(&self) -> Vec<Edge<'_>> {
        let id = |index: NodeIndex| self.graph.node_weight(index).map_or("", |node| node.id.as_str());
        let mut edges: Vec<Edge<'_>> = self
            .graph
            .edge_references()
            .map(|edge| Edge { from: id(edge.source()), to: id(edge.target()), kind: *edge.weight() })
            .collect();
        edges.sort();
        edges
    }

    /// Tells whether plans carry one another out in a circle.
    #[must_use]
    pub fn has_cycle(&self) -> bool {
        petgraph::algo::is_cyclic_directed(&self.graph)
    }
}
