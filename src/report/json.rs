//! Frozen wire formats: plain structs of their own, so that a change of the model cannot change a contract.

mod v1;
mod visible;

pub use v1::{
    Kept, MOST_INDENTED, Manner, Pieces, V1Real, breakdown, check, coverage, departments, elements, eval, gap, graph, items,
    map_lines, over_time, plan, points, problems, rank, real, standing, taxonomy, taxonomy_diff, write_pieces,
};

use serde_json::ser::{CompactFormatter, PrettyFormatter};

/// Writes a value as indented JSON with a final line break.
///
/// # Errors
/// Never for the structs of this module; the error is that of the serialiser.
pub fn pretty<T: serde::Serialize>(value: &T) -> Result<String, serde_json::Error> {
    visible::text(value, PrettyFormatter::new()).map(|text| text + "\n")
}

/// Writes a value as JSON on one line, without a line break.
///
/// # Errors
/// Never for the structs of this module; the error is that of the serialiser.
pub fn line<T: serde::Serialize>(value: &T) -> Result<String, serde_json::Error> {
    visible::text(value, CompactFormatter)
}

/// Writes a value as indented JSON with a line break at the end, without holding its text.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_pretty<T: serde::Serialize>(value: &T, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    visible::write(value, PrettyFormatter::new(), &mut *out)?;
    out.write_all(b"\n")
}
