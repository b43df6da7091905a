//! JSON, indented or on one line, with invisible characters escaped.

mod visible;

use serde_json::ser::{CompactFormatter, PrettyFormatter};

/// Writes a value as indented JSON with a final line break.
///
/// # Errors
/// Never for plain structs; the error is that of the serialiser.
pub fn pretty<T: serde::Serialize>(value: &T) -> Result<String, serde_json::Error> {
    visible::text(value, PrettyFormatter::new()).map(|text| text + "\n")
}

/// Writes a value as JSON on one line, without a line break.
///
/// # Errors
/// Never for plain structs; the error is that of the serialiser.
pub fn line<T: serde::Serialize>(value: &T) -> Result<String, serde_json::Error> {
    visible::text(value, CompactFormatter)
}

/// Writes a value as indented JSON with a final line break, without holding its text in memory.
///
/// # Errors
/// If writing to `out` fails.
pub fn write_pretty<T: serde::Serialize>(value: &T, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    visible::write(value, PrettyFormatter::new(), &mut *out)?;
    out.write_all(b"\n")
}
