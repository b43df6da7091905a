//! The domain as data: items, the profiles of national work points, and the rules that map clauses.
//!
//! The files in `taxonomy/` are the source of truth. They are embedded, and `--taxonomy DIR` replaces them as a whole. Only the tables
//! that apply to any domain (places, agencies, departments and the words of official documents) remain built-in if the folder has none of
//! its own.

mod agencies;
mod alike;
mod checks;
mod departments;
mod diff;
mod divisions;
mod elements;
mod embedded;
mod file_kind;
mod gazetteer;
mod id;
mod items;
mod language;
mod load;
mod model;
mod parsed;
mod points;
mod profiles;
mod raw;
mod rules;
mod standing;
mod starter;

pub use agencies::{Agencies, Agency};
pub use alike::{Alike, PointAt, alike_points};
pub use departments::{Department, Departments};
pub use diff::{Change, ChangeKind, Part, diff};
pub use embedded::embedded_files;
pub use file_kind::FileKind;
pub use gazetteer::{Division, Gazetteer, Place, Tier, Zone};
pub use id::{ElementId, ItemId, Names};
pub use load::{check, load, load_embedded};
pub use model::{Domain, Element, Item, MappingRules, NationalPoints, Position, Strength, Taxonomy, Term, TopicRules};
pub use points::{Point, Profile, Seen, StandingAuthority, StandingKind, StandingPoint};
pub use rules::{Setting, settings};
pub use starter::starter_files;
