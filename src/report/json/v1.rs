//! Version 1 of every JSON output. Fields are added, never renamed or dropped; unknown values are `null`.

mod analysis;
mod by_elements;
mod check;
mod coverage;
mod document;
mod elements;
mod files;
mod finding;
mod names;
mod pieces;
mod points;
mod real;
mod review;
#[cfg(test)]
mod schema;
mod standing;
mod tables;
mod taxonomy;
mod textual;
mod tools;

pub use analysis::gap;
pub use by_elements::elements;
pub use check::check;
pub use coverage::coverage;
pub use document::{map_lines, plan};
pub use pieces::{Kept, MOST_INDENTED, Manner, Pieces, write_pieces};
pub use real::{V1Real, real};
pub use standing::{over_time, standing};
pub use tables::{breakdown, departments, points, rank};
pub use taxonomy::{taxonomy, taxonomy_diff};
pub use tools::{eval, graph, items, problems};

/// Rounds to four decimal places, so that a figure is the same on every machine.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
