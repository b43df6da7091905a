//! Reads one file within the limit.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::cli::settings::Settings;
use crate::source::ReadError;

/// Reads a file, or standard input for `-`, up to the size limit.
pub(super) fn bytes(path: &Path, settings: &Settings) -> Result<Vec<u8>> {
    let limit = settings.max_size;
    let mut found = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut found).context("cannot read standard input")?;
    } else {
        let file = File::open(path).with_context(|| format!("cannot open {}; check the name", path.display()))?;
        let known = file.metadata().with_context(|| format!("cannot read {}", path.display()))?;
        if known.is_dir() {
            bail!("{} is a folder; name a file in it", path.display());
        }
        if known.len() > limit {
            return Err(ReadError::TooLarge { size: known.len(), limit }).with_context(|| path.display().to_string());
        }
        file.take(limit.saturating_add(1)).read_to_end(&mut found).with_context(|| format!("cannot read {}", path.display()))?;
    }
    let size = u64::try_from(found.len()).unwrap_or(u64::MAX);
    if size > limit {
        return Err(ReadError::TooLarge { size, limit }).with_context(|| path.display().to_string());
    }
    Ok(found)
}
