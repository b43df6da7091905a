//! Which plan carries out which: chains of parents, and the coverage graph over all levels.
//!
//! petgraph stays inside this folder; outside it there are only plain lists.

mod build;
mod chain;
mod corpus;
mod graph;
mod resolve;

pub use build::coverage_graph;
pub use chain::{Chain, Link, Reason, State};
pub use corpus::{Corpus, Member};
pub use graph::{CoverageGraph, Edge, EdgeKind, Node, NodeKind};
pub use resolve::chain_of;
