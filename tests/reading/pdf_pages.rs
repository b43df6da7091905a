//! What stands where on the pages of a PDF: paragraphs, margins, tables, notes, and how much of it is unpacked.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod budgets;
mod drawn;
mod fonts;
pub(crate) mod make;
mod margins;
mod notes;
pub(crate) mod objects;
pub(crate) mod paragraphs;
mod tables;
