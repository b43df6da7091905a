//! YAML that people edit, read so that all mistakes are reported at once, with their positions.
//!
//! A file becomes a tree of [`Node`]s with positions. A record is then read field by field through [`Fields`], which reports what is
//! missing, of the wrong type, unknown or given twice, and continues.

mod fields;
mod node;
mod tree;

pub use fields::{DataFile, Fields, Reader, Texts};
pub use node::{Node, Value};
