//! How file formats are written: tables, pages, documents, workbooks, drawings and JSON of texts and numbers, whatever these say.
//!
//! Nothing here knows a plan, an item, a verdict or a language of the interface: the words that a format shows by itself come with what is
//! to be written. Nothing here reads a file, a clock, the environment or the terminal.

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

/// The name by which what this program writes says who made it.
pub const MADE_BY: &str = "duibiao";
