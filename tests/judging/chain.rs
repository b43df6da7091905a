//! An invented province over three levels: what the texts were written to show, against what the program says.
//!
//! The tables in `tests/fixtures/chain/expected` are a reader's; their README says how each was made.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

mod elements;
mod levels;
mod relations;
mod tables;
mod two_parents;
