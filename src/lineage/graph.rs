//! The coverage graph: places, plans, points, tasks and items, and how they are connected.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;

use super::Reason;

/// The kind of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// A place with a government.
    Jurisdiction,
    /// A plan that was read.
    Plan,
    /// The national points of a year, known as a profile.
    Profile,
    /// A plan that is cited but not in the corpus.
    Missing,
    /// A point of a profile.
    Point,
    /// A task of a plan.
    Task,
    /// An item of the taxonomy.
    Item,
}

impl NodeKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Jurisdiction, Self::Plan, Self::Profile, Self::Missing, Self::Point, Self::Task, Self::Item];

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

/// How two nodes are connected.
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
    /// What it represents.
    pub kind: NodeKind,
    /// The label shown to readers.
    pub label: String,
    /// Code of its level; only for places and plans of known level.
    pub level: Option<&'static str>,
}

/// An edge between two nodes, given by their ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge<'g> {
    /// Id of the source node.
    pub from: &'g str,
    /// Id of the target node.
    pub to: &'g str,
    /// How they are connected.
    pub kind: EdgeKind,
    /// How the plan above was found; only for [`EdgeKind::CarriesOut`].
    pub reason: Option<Reason>,
    /// Confidence of that, 0 to 1; `None` if there is no evidence for any document.
    pub confidence: Option<f64>,
    /// Whether the demand of the point for the item is only guessed; only for [`EdgeKind::MapsTo`].
    pub guessed: bool,
}

/// The data of an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Weight {
    kind: EdgeKind,
    reason: Option<Reason>,
    confidence: Option<f64>,
    guessed: bool,
}

/// The graph. Nodes keep their insertion order, and ids are unique.
#[derive(Debug, Default)]
pub struct CoverageGraph {
    graph: DiGraph<Node, Weight>,
    by_id: BTreeMap<String, NodeIndex>,
}

impl CoverageGraph {
    /// Adds a node, unless its id exists already.
    pub(super) fn node(&mut self, id: String, kind: NodeKind, label: &str, level: Option<&'static str>) -> NodeIndex {
        if let Some(&known) = self.by_id.get(&id) {
            return known;
        }
        let index = self.graph.add_node(Node { id: id.clone(), kind, label: label.to_owned(), level });
        self.by_id.insert(id, index);
        index
    }

    /// Finds a node.
    pub(super) fn by_id(&self, id: &str) -> Option<NodeIndex> {
        self.by_id.get(id).copied()
    }

    /// Adds an edge, unless it exists already.
    pub(super) fn edge(&mut self, from: NodeIndex, to: NodeIndex, kind: EdgeKind) {
        self.add(from, to, Weight { kind, reason: None, confidence: None, guessed: false });
    }

    /// Adds the edge from a national point to an item that it asks for, unless it exists already.
    pub(super) fn asks_for(&mut self, point: NodeIndex, item: NodeIndex, guessed: bool) {
        self.add(point, item, Weight { kind: EdgeKind::MapsTo, reason: None, confidence: None, guessed });
    }

    /// Adds the edge from a plan to the one above; of two edges for the same pair the one with the higher confidence is kept.
    pub(super) fn carries_out(&mut self, from: NodeIndex, to: NodeIndex, reason: Reason, confidence: Option<f64>) {
        self.add(from, to, Weight { kind: EdgeKind::CarriesOut, reason: Some(reason), confidence, guessed: false });
    }

    fn add(&mut self, from: NodeIndex, to: NodeIndex, weight: Weight) {
        // A plan contains many tasks, but a task has only one plan. Searching from the task keeps this cheap for long plans.
        let (at, direction) =
            if weight.kind == EdgeKind::Contains { (to, Direction::Incoming) } else { (from, Direction::Outgoing) };
        let is_same =
            |edge: &EdgeReference<'_, Weight>| edge.source() == from && edge.target() == to && edge.weight().kind == weight.kind;
        let known = self.graph.edges_directed(at, direction).find(is_same).map(|edge| edge.id());
        let Some(known) = known.and_then(|known| self.graph.edge_weight_mut(known)) else {
            self.graph.add_edge(from, to, weight);
            return;
        };
        if weight.confidence > known.confidence {
            *known = weight;
        }
    }

    /// Returns the part of the graph that concerns one item: the item, what asks for it, all plans of the lineage, and their places.
    #[must_use]
    pub fn only(&self, item: &str) -> Self {
        let item = format!("item:{item}");
        let asks =
            |index: NodeIndex| self.graph.neighbors(index).any(|to| self.graph.node_weight(to).is_some_and(|to| to.id == item));
        self.filtered(|index, node| match node.kind {
            NodeKind::Item => node.id == item,
            NodeKind::Task | NodeKind::Point => asks(index),
            NodeKind::Jurisdiction | NodeKind::Plan | NodeKind::Profile | NodeKind::Missing => true,
        })
    }

    /// Returns the graph without what plans ask for: only plans, profiles and places.
    #[must_use]
    pub fn lineage(&self) -> Self {
        self.filtered(|_, node| !matches!(node.kind, NodeKind::Item | NodeKind::Task | NodeKind::Point))
    }

    fn filtered(&self, kept: impl Fn(NodeIndex, &Node) -> bool) -> Self {
        let mut part = Self::default();
        let mut places: Vec<Option<NodeIndex>> = Vec::with_capacity(self.graph.node_count());
        for index in self.graph.node_indices() {
            let node = self.graph.node_weight(index).filter(|node| kept(index, node));
            places.push(node.map(|node| part.node(node.id.clone(), node.kind, &node.label, node.level)));
        }
        let end = |index: NodeIndex| places.get(index.index()).copied().flatten();
        for edge in self.graph.edge_references() {
            if let Some((from, to)) = end(edge.source()).zip(end(edge.target())) {
                part.graph.add_edge(from, to, *edge.weight());
            }
        }
        part
    }

    /// Iterates over the nodes in insertion order.
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
            .map(|edge| {
                let Weight { kind, reason, confidence, guessed } = *edge.weight();
                Edge { from: id(edge.source()), to: id(edge.target()), kind, reason, confidence, guessed }
            })
            .collect();
        edges.sort_by(|a, b| (a.from, a.to, a.kind).cmp(&(b.from, b.to, b.kind)));
        edges
    }

    /// Returns `true` if the graph has a cycle, that is, if plans carry one another out.
    #[must_use]
    pub fn has_cycle(&self) -> bool {
        petgraph::algo::is_cyclic_directed(&self.graph)
    }
}
