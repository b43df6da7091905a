//! Files → plans, corpora and taxonomies.

mod convert;
mod data;
mod disk;
mod file;

use std::path::{Path, PathBuf};

use anyhow::Result;

pub(super) use data::{taxonomy, taxonomy_files, taxonomy_in, text};
pub(super) use disk::Disk;

use super::settings::Settings;
use crate::lineage::Corpus;
use crate::mapping::Mapper;
use crate::session::{Inputs, Judged, Options, Session};
use crate::taxonomy::Taxonomy;

/// Reads and maps `inputs`.
pub(super) fn read<'t>(inputs: &Inputs, mapper: &Mapper<'t>, settings: &Settings) -> Result<Session<'t>> {
    Ok(Session::read(&Disk::new(settings), inputs, mapper)?)
}

/// Reads and maps the plans in `paths`.
pub(super) fn plans(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    Ok(read(&Inputs::plans(paths), mapper, settings)?.corpus)
}

/// Reads and maps one plan into its own corpus.
pub(super) fn single_plan(path: &Path, mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    Ok(read(&Inputs::plan(path), mapper, settings)?.corpus)
}

/// Reads and judges the plans in `paths`.
pub(super) fn judged<'t>(paths: &[PathBuf], taxonomy: &'t Taxonomy, settings: &Settings) -> Result<Judged<'t>> {
    Ok(judge(read(&Inputs::plans(paths), &Mapper::new(taxonomy), settings)?, settings))
}

/// Judges the plans of a session.
pub(super) fn judge<'t>(session: Session<'t>, settings: &Settings) -> Judged<'t> {
    session.judge(&Options { today: settings.today.clone(), ..Options::default() })
}
