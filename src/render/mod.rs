//! File formats: writes tables, pages, documents, workbooks, drawings and JSON from texts and numbers, whatever these mean.
//!
//! Nothing here knows a plan, an item, a verdict or an interface language: the few words that a format adds itself are passed in with
//! the content. Nothing here reads a file, a clock, the environment or the terminal.

mod aside;
pub(crate) mod chart;
pub mod clean;
pub(crate) mod container;
pub mod docx;
pub(crate) mod fill;
pub(crate) mod github;
pub(crate) mod graph;
pub mod json;
pub(crate) mod made_by;
pub(crate) mod marks;
pub(crate) mod policy;
pub(crate) mod printable;
pub(crate) mod sarif;
pub(crate) mod shade;
pub(crate) mod svg;
pub mod table;
mod table_set;
pub(crate) mod taking;
pub(crate) mod turtle;
pub(crate) mod width;
pub(crate) mod wrap;
pub(crate) mod xlsx;

pub use aside::Aside;
pub use table::{Table, Terminal};
pub use table_set::{Part, TableSet};
pub use taking::Taking;

/// Name of this program in the files that it writes.
pub const MADE_BY: &str = "duibiao";
