//! What was made before and is the same again: results by what they were made of, wherever a host keeps them.

/// What kind of result it is; what is asked for together lies together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// What [`crate::gap::keep_head`] leaves of a plan.
    Heads,
    /// A plan that was read and mapped, whole.
    Plans,
    /// What a plan does with its items under the plans above it.
    Verdicts,
}

/// Names a result: the SHA-256 of all that it rests on, the build of the program and its taxonomy too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(pub [u8; 32]);

/// A place where a host keeps results. It may lose any of them at any time, and gives back no other bytes than it was given.
pub trait Store: Sync {
    /// Tells whether what is read now is worth looking for and keeping.
    fn is_wanted(&self) -> bool {
        true
    }

    /// Returns what was put there under this key, whole and unchanged; `None` where it is not there or damaged.
    fn get(&self, on: Shelf, key: &Key) -> Option<Vec<u8>>;

    /// Takes a result, and may lose it.
    fn put(&self, on: Shelf, key: &Key, value: Vec<u8>);
}
