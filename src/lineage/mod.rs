//! Which plan carries out which: chains of parents, and the coverage graph over all levels.
//!
//! petgraph is used only inside this folder; its API exposes plain lists.

mod build;
mod chain;
mod cited;
mod corpus;
mod cycle;
mod fit;
mod graph;
mod link;
mod national;
mod order;
mod register;
mod resolve;
mod title;

pub use build::coverage_graph;
pub use chain::{Candidate, Chain, Link, Miscited, Reason, State, StateKind, nearest};
pub use corpus::{Corpus, Member};
pub use cycle::cycles;
pub use fit::{FOLLOWS, PointsOfYears, ProfileFit, profile_fits};
pub use graph::{CoverageGraph, Edge, EdgeKind, Node, NodeKind};
pub use link::is_plan;
pub use resolve::{chain_by_points, chain_of, chains};
pub use title::{kinds_differ, may_be_of, subjects_differ, years_of_title};
