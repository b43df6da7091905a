//! The commented template folder for a new taxonomy.

use crate::source::yaml::DataFile;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("starter/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] =
    files!["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/FX.yaml", "items/ZR.yaml", "profiles/2026.yaml"];

/// Returns the files of the template folder, named by their paths inside it; they form a valid taxonomy.
#[must_use]
pub fn starter_files() -> Vec<DataFile> {
    FILES.iter().map(|(name, text)| DataFile::new(*name, *text)).collect()
}
