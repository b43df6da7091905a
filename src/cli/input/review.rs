//! Tables of decisions, laid over the plans that they are about.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::file;
use crate::cli::diagnostics::DataProblems;
use crate::cli::settings::Settings;
use crate::lineage::Member;
use crate::mapping::Mapping;
use crate::mapping::review::{Tally, lay_over};
use crate::plan::Plan;
use crate::source::yaml::DataFile;
use crate::source::{Format, SourceText};
use crate::taxonomy::Taxonomy;

/// Tables and what they may speak of besides the plans that were read.
#[derive(Debug, Default)]
pub(super) struct Reviews {
    pub files: Vec<PathBuf>,
    /// Names of plans that are there and were not read.
    pub elsewhere: Vec<String>,
}

impl Reviews {
    /// Takes in the tables of another place; a file that is there already is not read twice.
    pub(super) fn extend(&mut self, other: Self) {
        for path in other.files {
            let same = |known: &PathBuf| {
                known == &path || known.canonicalize().ok().is_some_and(|known| path.canonicalize().ok() == Some(known))
            };
            if !self.files.iter().any(same) {
                self.files.push(path);
            }
        }
        self.elsewhere.extend(other.elsewhere);
    }

    /// Lays the decisions over the mappings of `members`; on any mistake all stay as they were.
    pub(super) fn lay_over(&self, members: &mut [Member], taxonomy: &Taxonomy, settings: &Settings) -> Result<Tally> {
        if self.files.is_empty() {
            return Ok(Tally::default());
        }
        let files = self.files.iter().map(|path| table(path, settings)).collect::<Result<Vec<DataFile>>>()?;
        let mut plans: Vec<(&Plan, &mut Mapping)> =
            members.iter_mut().map(|member| (&member.plan, &mut member.mapping)).collect();
        lay_over(&files, &mut plans, &self.elsewhere, taxonomy).map_err(|problems| DataProblems { files, problems }.into())
    }
}

/// Reads a table as text, in whatever encoding a spreadsheet saved it.
fn table(path: &Path, settings: &Settings) -> Result<DataFile> {
    let name = path.display().to_string();
    let source = SourceText::data(&name, &file::bytes(path, settings)?)
        .with_context(|| name.clone())
        .context("a review file must be text set apart by tabs; save it so from the spreadsheet")?;
    if source.format() != Format::Text {
        bail!("{name} is {}, not text; save it from the spreadsheet as text set apart by tabs", source.format().name());
    }
    Ok(DataFile::new(name, source.text()))
}
