//! Human decisions on the mapping: read from a table, laid over the program's labels, and kept beside them.
//!
//! A decision is tied to the content of a clause and not to its place, so it remains valid when the plan is read again, renumbered or
//! rearranged. A row that cannot be applied is an error with its line; none is dropped.

mod columns;
mod key;
mod lay;
mod row;
mod said;
mod sheet;

pub use columns::{OWN, SLOTS};
pub use key::{CLAUSE_PREFIX, ITEM_PREFIX, NO_TERM, clause_keys, fingerprint};
pub use lay::{Tally, lay_over};
