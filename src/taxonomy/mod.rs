//! The domain as data: items, the profiles of national work points, and how clauses are recognised.
//!
//! The files in `taxonomy/` are the source of truth; they are embedded, and `--taxonomy DIR` replaces them as a whole. Only the tables of
//! places, agencies and departments, which hold for any domain, stay the built-in ones where the folder has none of its own.

mod agencies;
mod departments;
mod divisions;
mod embedded;
mod gazetteer;
mod items;
mod load;
mod model;
mod profiles;
mod rules;

pub use agencies::{Agencies, Agency};
pub use departments::{Department, Departments};
pub use embedded::embedded_files;
pub use gazetteer::{Division, Gazetteer, Place, Tier, Zone};
pub use load::{load, load_embedded};
pub use model::{
    Domain, FileKind, Item, ItemId, MappingRules, Names, NationalPoints, Point, Profile, Strength, Taxonomy, Term, TopicRules,
};
