//! Files as the text that was read of them, whether they are plans or not.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{convert, corpus, file};
use crate::cli::settings::Settings;
use crate::plan::manifest;
use crate::source::SourceText;
use crate::taxonomy::Taxonomy;

/// Reads what `paths` name: files of any content, `-`, and the plans of folders. Each that cannot be read is an error of its own.
pub(in crate::cli) fn texts(paths: &[PathBuf], taxonomy: &Taxonomy, settings: &Settings) -> Vec<Result<SourceText>> {
    let mut found = Vec::new();
    for path in paths {
        let is_list = path.is_dir() || path.file_name().is_some_and(|name| name == manifest::FILE_NAME);
        if is_list {
            match corpus::unmapped_plans(std::slice::from_ref(path), taxonomy, settings) {
                Ok(plans) => found.extend(plans.into_iter().map(|plan| Ok(plan.source))),
                Err(error) => found.push(Err(error)),
            }
        } else {
            found.push(text(path, settings));
        }
    }
    found
}

fn text(path: &Path, settings: &Settings) -> Result<SourceText> {
    let shown = || path.display().to_string();
    let bytes = file::bytes(path, settings)?;
    convert::read(&shown(), &bytes, settings).with_context(shown)
}
