//! `taxonomy new DIR`

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::cli::settings::Settings;
use crate::cli::{CLEAN, output};
use crate::taxonomy;

pub(super) fn run(dir: &Path, settings: &Settings) -> Result<u8> {
    if dir.exists() {
        let mut entries = std::fs::read_dir(dir).with_context(|| format!("{} is no folder that can be opened", dir.display()))?;
        if entries.next().is_some() {
            bail!("{} is not empty; name a folder that is not there yet", dir.display());
        }
    }
    let files = taxonomy::starter_files();
    let set: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|file| (PathBuf::from(file.name), file.text.into_owned().into_bytes())).collect();
    output::tree(dir, &set)?;
    let words = settings.for_terminal().words();
    let mut text = String::new();
    for (name, _) in &set {
        text.push_str(&format!("{} {}\n", words.wrote, dir.join(name).display()));
    }
    text.push_str(&format!("{}duibiao taxonomy validate {}\n", words.next_step, dir.display()));
    output::summary(settings, &text)?;
    Ok(CLEAN)
}
