//! The texts of files, whether they are plans or not.

use std::path::{Path, PathBuf};

use super::{Error, Host, Kind, folder, parsed, source};
use crate::plan::manifest;
use crate::source::SourceText;
use crate::taxonomy::Taxonomy;

/// Reads `paths`: files of any content, `-`, and the plans of folders. Each unreadable file is a separate error, whose message names
/// the file.
pub fn texts(host: &dyn Host, paths: &[PathBuf], taxonomy: &Taxonomy) -> Vec<Result<SourceText, Error>> {
    let mut found = Vec::new();
    for path in paths {
        let is_list =
            host.kind(path).is_some_and(Kind::is_folder) || path.file_name().is_some_and(|name| name == manifest::FILE_NAME);
        if is_list {
            match parsed(host, std::slice::from_ref(path), taxonomy) {
                Ok(plans) => found.extend(plans.into_iter().map(|plan| Ok(plan.source))),
                Err(error) => found.push(Err(error)),
            }
        } else {
            found.push(text(path, host));
        }
    }
    found
}

fn text(path: &Path, host: &dyn Host) -> Result<SourceText, Error> {
    let name = path.display().to_string();
    let bytes = host.bytes(path)?;
    match source::document(&name, &bytes, host) {
        Ok((source, _)) => Ok(source),
        Err(_) if folder::is_lock(path, bytes.len()) => Err(Error::Files(vec![(name, Error::LockFile.to_string())])),
        Err(why) => Err(Error::DataFile { name, why }),
    }
}
