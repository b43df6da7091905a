//! Ids and names of items and elements.

use serde::{Deserialize, Serialize};

/// Index of an item in [`super::Taxonomy::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemId(pub usize);

/// An element: its item and its index in [`super::Item::elements`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ElementId {
    /// Its item.
    pub item: ItemId,
    /// Index among the elements of the item.
    pub index: usize,
}

/// A name in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}
