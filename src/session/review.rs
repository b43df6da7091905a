//! Tables of decisions, applied to the plans that they are about.

use std::path::{Path, PathBuf};

use super::{DataProblems, Error, Host};
use crate::lineage::Member;
use crate::mapping::Mapping;
use crate::mapping::review::{Tally, lay_over};
use crate::plan::Plan;
use crate::source::yaml::DataFile;
use crate::source::{Format, SourceText};
use crate::taxonomy::Taxonomy;

/// Tables, and the plans that they may mention besides those that were read.
#[derive(Debug, Default)]
pub(super) struct Reviews {
    pub files: Vec<PathBuf>,
    /// Names of existing plans that were not read.
    pub elsewhere: Vec<String>,
}

impl Reviews {
    /// Adds the tables of another group; a table already present is not read twice.
    pub(super) fn extend(&mut self, other: Self, host: &dyn Host) {
        for path in other.files {
            if !self.files.iter().any(|known| host.is_same(known, &path)) {
                self.files.push(path);
            }
        }
        self.elsewhere.extend(other.elsewhere);
    }

    /// Applies the decisions to the mappings of `members`; on any error all stay unchanged.
    pub(super) fn lay_over(&self, members: &mut [Member], taxonomy: &Taxonomy, host: &dyn Host) -> Result<Tally, Error> {
        if self.files.is_empty() {
            return Ok(Tally::default());
        }
        let files = self.files.iter().map(|path| table(path, host)).collect::<Result<Vec<DataFile>, Error>>()?;
        let mut plans: Vec<(&Plan, &mut Mapping)> =
            members.iter_mut().map(|member| (&member.plan, &mut member.mapping)).collect();
        lay_over(&files, &mut plans, &self.elsewhere, taxonomy).map_err(|problems| DataProblems { files, problems }.into())
    }
}

/// Reads a table as text, in whatever encoding a spreadsheet saved it.
fn table(path: &Path, host: &dyn Host) -> Result<DataFile, Error> {
    let name = path.display().to_string();
    let source = match SourceText::data(&name, &host.bytes(path)?) {
        Ok(source) => source,
        Err(why) => return Err(Error::ReviewFile { name, why }),
    };
    if source.format() != Format::Text {
        return Err(Error::ReviewFormat { name, what: source.format().name() });
    }
    Ok(DataFile::new(name, source.text()))
}
