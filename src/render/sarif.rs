//! SARIF 2.1.0, the exchange format for results of checkers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::json::pretty;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Run {
    pub tool: Tool,
    /// Columns count characters, not UTF-16 code units.
    pub column_kind: &'static str,
    pub language: &'static str,
    pub results: Vec<SarifResult>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Tool {
    pub driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Driver {
    pub name: &'static str,
    pub semantic_version: &'static str,
    pub rules: Vec<RuleEntry>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RuleEntry {
    pub id: &'static str,
    pub name: String,
    pub short_description: Text,
    pub full_description: Text,
    pub help: Text,
    pub default_configuration: Configuration,
}

#[derive(Debug, Serialize)]
pub(crate) struct Configuration {
    pub level: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct Text {
    pub text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SarifResult {
    pub rule_id: &'static str,
    pub rule_index: usize,
    pub level: &'static str,
    pub message: Text,
    pub locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    pub partial_fingerprints: BTreeMap<&'static str, String>,
    pub suppressions: Vec<Suppression>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Location {
    pub physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Physical {
    pub artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Artifact {
    pub uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Region {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub snippet: Text,
}

#[derive(Debug, Serialize)]
pub(crate) struct Suppression {
    pub kind: &'static str,
    pub status: &'static str,
    pub justification: String,
}

/// Writes the results of a run.
///
/// # Errors
/// Never for these structs; the error is that of the serialiser.
pub(crate) fn log(run: Run) -> Result<String, serde_json::Error> {
    pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

pub(crate) fn text(text: impl Into<String>) -> Text {
    Text { text: text.into() }
}

/// Returns a path as a URI reference: all but plain URI characters are percent-encoded. An absolute path becomes a `file:` URI,
/// because a relative reference must not begin at the root.
pub(crate) fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let has_drive = path.chars().nth(1) == Some(':') && path.starts_with(|ch: char| ch.is_ascii_alphabetic());
    let root = match (path.starts_with("//"), path.starts_with('/'), has_drive) {
        (true, ..) => "file:",
        (_, true, _) => "file://",
        (.., true) => "file:///",
        _ => "",
    };
    let mut made = root.to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            made.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(made, "%{byte:02X}");
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("草 案/a#1.txt"), "%E8%8D%89%20%E6%A1%88/a%231.txt");
        assert_eq!(uri("..\\a.txt"), "../a.txt");
        assert_eq!(uri("/home/a b.txt"), "file:///home/a%20b.txt");
        assert_eq!((uri("C:\\a.txt").as_str(), uri("//host/a.txt").as_str()), ("file:///C%3A/a.txt", "file://host/a.txt"));
    }
}
