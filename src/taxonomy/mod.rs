//! The domain as data: items, the profiles of national work points, and how clauses are recognised.
//!
//! The files in `taxonomy/` are the source of truth; they are embedded, and `--taxonomy DIR` replaces them as a whole.

mod embedded;
mod items;
mod load;
mod model;
mod profiles;
mod rules;

pub use embedded::embedded_files;
pub use load::{load, load_embedded};
pub use model::{
    Domain, FileKind, Item, ItemId, MappingRules, Names, NationalPoints, Point, Profile, Strength, Taxonomy, Term, TopicRules,
};
