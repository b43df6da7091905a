//! The only list of files that are part of the program; a test holds it against the folder.

use crate::source::yaml::DataFile;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../taxonomy/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "taxonomy.yaml",
    "domains.yaml",
    "mapping.yaml",
    "agencies.yaml",
    "departments.yaml",
    "jurisdictions/divisions.csv",
    "jurisdictions/zones.yaml",
    "items/DP.yaml",
    "items/EC.yaml",
    "items/FI.yaml",
    "items/IN.yaml",
    "items/IS.yaml",
    "items/LI.yaml",
    "items/OR.yaml",
    "items/PL.yaml",
    "items/RE.yaml",
    "items/RI.yaml",
    "items/RS.yaml",
    "items/SV.yaml",
    "items/SY.yaml",
    "profiles/2016.yaml",
    "profiles/2017.yaml",
    "profiles/2018.yaml",
    "profiles/2019.yaml",
    "profiles/2020.yaml",
    "profiles/2021.yaml",
    "profiles/2022.yaml",
];

/// Returns the embedded files, named by their path inside `taxonomy/`.
#[must_use]
pub fn embedded_files() -> Vec<DataFile> {
    FILES.iter().map(|(name, text)| DataFile { name: format!("taxonomy/{name}"), text: (*text).to_owned() }).collect()
}

/// Returns the embedded file of a kind that a taxonomy folder need not have.
pub(super) fn embedded_file(kind: super::FileKind) -> Option<DataFile> {
    FILES
        .iter()
        .find(|(name, _)| super::FileKind::of(name) == Some(kind))
        .map(|(name, text)| DataFile { name: format!("taxonomy/{name}"), text: (*text).to_owned() })
}
