//! The taxonomy, built in or from a folder.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::disk::Disk;
use crate::cli::settings::Settings;
use crate::session::{self, DataProblems};
use crate::source::yaml::DataFile;
use crate::taxonomy::{self, FileKind, Taxonomy};

/// Loads the configured taxonomy. It is never dropped, because freeing it at the end took a twentieth of a short run.
pub(in crate::cli) fn taxonomy(settings: &Settings) -> Result<ManuallyDrop<Taxonomy>> {
    taxonomy_in(settings.taxonomy.as_deref(), settings).map(ManuallyDrop::new)
}

/// Loads the taxonomy of a folder, or the built-in one.
pub(in crate::cli) fn taxonomy_in(folder: Option<&Path>, settings: &Settings) -> Result<Taxonomy> {
    let Some(folder) = folder else {
        return taxonomy::load_embedded().map_err(|problems| DataProblems { files: taxonomy::embedded_files(), problems }.into());
    };
    let files = taxonomy_files(folder, settings)?;
    taxonomy::load(&files).map_err(|problems| DataProblems { files, problems }.into())
}

/// Reads the files of a taxonomy folder, sorted by name.
pub(in crate::cli) fn taxonomy_files(folder: &Path, settings: &Settings) -> Result<Vec<DataFile>> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for prefix in ["", "items/", "profiles/", "standing/", "jurisdictions/"] {
        let sub = folder.join(prefix);
        if !prefix.is_empty() && !sub.is_dir() {
            continue;
        }
        let entries = std::fs::read_dir(&sub).with_context(|| format!("cannot open the taxonomy folder {}", sub.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {}", sub.display()))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if FileKind::of(&name).is_some() {
                found.push((name, entry.path()));
            }
        }
    }
    if found.is_empty() {
        bail!(
            "{} holds no taxonomy; it should have taxonomy.yaml, domains.yaml, mapping.yaml, items/ and profiles/",
            folder.display()
        );
    }
    found.sort();
    let shown = folder.display().to_string().replace('\\', "/");
    let shown = shown.trim_end_matches('/');
    let read = |(name, path): (String, PathBuf)| Ok(DataFile::new(format!("{shown}/{name}"), text(&path, settings)?));
    found.into_iter().map(read).collect()
}

/// Reads a data file as UTF-8 text.
pub(in crate::cli) fn text(path: &Path, settings: &Settings) -> Result<String> {
    Ok(session::data_text(&Disk::new(settings), path)?)
}
