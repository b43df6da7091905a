//! Files of a folder that were not read, for every output on a folder.

use serde::Serialize;

use crate::report::NotRead;

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct V1NotRead<'a> {
    file: &'a str,
    why: &'a str,
}

/// Makes the wire form of a list of files.
pub(super) fn not_read(files: &[NotRead]) -> Vec<V1NotRead<'_>> {
    files.iter().map(|one| V1NotRead { file: &one.file, why: &one.why }).collect()
}
