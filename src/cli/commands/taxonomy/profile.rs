//! `taxonomy profile FILE…`

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::mapping::Mapper;
use crate::report::profile_draft;

pub(super) fn run(files: &[PathBuf], settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let mut drafts = Vec::new();
    for file in files {
        let corpus = input::single_plan(file, &mapper, settings)?;
        for member in &corpus.members {
            drafts.push(profile_draft(member, &taxonomy).with_context(|| file.display().to_string())?);
        }
    }
    output::result(settings, drafts.join("---\n").as_bytes())?;
    Ok(CLEAN)
}
