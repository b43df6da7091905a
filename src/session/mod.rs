//! The single entry point: read files, and judge them.
//!
//! [`Session::read`] finds the plans that the user named, reads them with the facts of manifests and people's decisions, and maps
//! them; [`Session::judge`] computes everything about them, at once and complete. Files, the clock and the terminal belong to a
//! [`Host`], so that the command line, a test and a page in a browser go through the same steps.

mod budget;
mod cut_out;
mod error;
mod extent;
mod files;
mod folder;
mod held;
mod host;
mod inputs;
mod join;
mod judged;
mod kept;
mod matrix;
mod memory;
mod once;
mod order;
mod read;
mod reader;
mod review;
mod source;
mod store;
mod survey;
#[cfg(test)]
mod tests;
mod texts;
mod wanted;
mod written;

pub use cut_out::cut_out;
pub use error::{DataProblems, Error};
pub use files::Files;
pub use folder::is_left_behind;
pub use host::{Host, HostError, Kind, MEMORY_LIMIT, Step, TEXT_LIMIT, stays_inside};
pub use inputs::{Against, Asked, Beside, Inputs, Others, Session};
pub use judged::{Judged, Options};
pub use matrix::{JudgedItems, judge_items, matrix};
pub use memory::Memory;
pub use read::{each_mapped, parsed, reviewed};
pub use reader::member;
pub use source::data_text;
pub use store::{Key, Shelf, Store};
pub use survey::{Looked, Survey};
pub use texts::texts;
pub use wanted::has_wildcard;
pub use written::{ReportWanted, write_report};
