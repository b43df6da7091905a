//! Stored results, keyed by their inputs, wherever a host keeps them.

/// Kind of a result; results that are read together are stored together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// What [`crate::gap::keep_head`] keeps of a plan.
    Heads,
    /// A whole plan that was read and mapped.
    Plans,
    /// The outcomes of a plan for its items under the plans above it.
    Verdicts,
}

/// Identifies a result: the SHA-256 of everything it depends on, including the build of the program and its taxonomy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(pub [u8; 32]);

/// Storage for results. It may lose any of them at any time, but never returns other bytes than it was given.
pub trait Store: Sync {
    /// Returns `true` if storing is worthwhile for the current reading.
    fn is_wanted(&self) -> bool {
        true
    }

    /// Returns the value of a key, complete and unchanged; `None` if it is missing or damaged.
    fn get(&self, on: Shelf, key: &Key) -> Option<Vec<u8>>;

    /// Stores a result, which may be lost.
    fn put(&self, on: Shelf, key: &Key, value: Vec<u8>);
}
