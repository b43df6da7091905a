//! Word documents (.docx): their text, tables, charts and comments.
//!
//! The package is written with zip and quick-xml: fixed parts from `docx/parts/`, the text escaped by quick-xml. A text only ever
//! becomes the content of `w:t`, so it cannot turn into a field, a link or markup.

mod anchor;
mod body;
mod chart;
mod comments;
mod contents;
mod copy;
mod grid;
mod original;
mod package;
mod paragraph;
mod problem;
mod remarks;
mod tables;
mod widths;
mod xml;

pub(crate) use body::{Body, Document, Page};
pub(crate) use copy::commented_copy;
pub(crate) use grid::{Cell, Grid, Merge};
pub(crate) use original::with_comments;
pub(crate) use package::pack;
pub(crate) use paragraph::{Run, Style};
pub use problem::DocxProblem;
pub(crate) use remarks::{Draft, Remark};
pub(crate) use tables::{of_table, section};

use super::TableSet;
use super::marks::Marks;

/// Writes tables as a Word document, in landscape if they are wide.
///
/// # Errors
/// If the container would exceed the limits of the format.
pub(crate) fn tables(set: &TableSet, marks: &Marks) -> Result<Vec<u8>, DocxProblem> {
    pack(&set.title, &tables::text(set, marks)?)
}
