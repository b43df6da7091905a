//! Graphs for drawing and analysis programs.

pub(crate) mod dot;
pub(crate) mod graphml;
pub(crate) mod mermaid;
