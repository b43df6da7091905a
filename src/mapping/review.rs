//! What people decide about the mapping: read from a table, laid over what the program says, and kept beside it.
//!
//! A decision hangs on what a clause says, not on where it stands, so it survives that the plan is read anew, numbered anew or
//! rearranged. A row that cannot be laid is an error with its line; none is dropped.

mod columns;
mod key;
mod lay;
mod row;
mod said;
mod sheet;

pub use columns::{OWN, SLOTS};
pub use key::{CLAUSE_PREFIX, ITEM_PREFIX, NO_TERM, clause_keys, fingerprint};
pub use lay::{Tally, lay_over};
