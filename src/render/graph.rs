//! Graphs for programs that draw or analyse them.

pub(crate) mod dot;
pub(crate) mod graphml;
pub(crate) mod mermaid;
