//! Files that lay beside the plans.

/// A file of a folder of plans that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotRead {
    /// Its name inside the folder.
    pub file: String,
    /// Why, and what to do about it.
    pub why: String,
}
