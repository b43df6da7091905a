//! Clauses → items, each with a confidence and the words that carried it.
//!
//! A clause is folded, cut into phrases with a role (channel, purpose, enumeration, citation), and searched for all terms at once. The
//! score of its words is weighted by role and by the heading above it. Below the threshold the mapper abstains. Human decisions are laid
//! over the result by [`review`], and both remain visible.

mod context;
mod cues;
mod decision;
mod elements;
pub mod eval;
mod explain;
mod lexicon;
mod mapper;
mod matcher;
mod members;
mod model;
mod nearest;
mod neighbours;
mod offices;
mod phrase;
pub mod review;
mod score;
mod usage;
mod words;

pub use context::Context;
pub use decision::{Decision, Signature};
pub use explain::{Candidate, Explanation, Reason};
pub use mapper::Mapper;
pub use model::{Basis, Evidence, Label, Mapping, Named};
pub use nearest::Nearest;
pub use usage::{Usage, usage};
