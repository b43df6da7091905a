//! Resolves a path to plans and people's decisions about them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::review::Reviews;
use super::{DataProblems, Error, Host, Kind, data_text, folder};
use crate::gap::unknown_targets;
use crate::plan::manifest::{self, Entry, Exception, Facts, Manifest};
use crate::report::{NotRead, is_own};
use crate::source::unseen;
use crate::source::yaml::DataFile;
use crate::taxonomy::Taxonomy;

/// A plan to be read.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub path: PathBuf,
    /// Name in reports: the path relative to its folder, so that a report does not depend on where it is made.
    pub name: String,
    pub id: Option<String>,
    pub facts: Facts,
    /// Its index in the manifest, and those of its parents.
    pub entry: usize,
    pub parents: Vec<usize>,
    /// Whether it was found in a named folder, so that it is skipped if it cannot be read.
    pub found: bool,
}

/// The plans that one path names, and people's decisions about them.
#[derive(Default)]
pub(super) struct Group {
    pub wanted: Vec<Wanted>,
    pub reviews: Reviews,
    pub exceptions: Vec<Exception>,
    /// Whether it contains all plans of the manifest.
    pub complete: bool,
    /// Content of a folder that could not be examined.
    pub not_read: Vec<NotRead>,
}

/// Finds the plans that `path` names; a folder may contain others with their own manifests.
///
/// # Errors
/// If there is no such file or folder, or a manifest is invalid.
pub(super) fn expand(path: &Path, taxonomy: &Taxonomy, host: &dyn Host) -> Result<Vec<Group>, Error> {
    if path == Path::new("-") {
        let (name, id) = ("-".to_owned(), Some("stdin".to_owned()));
        let wanted =
            Wanted { path: path.to_path_buf(), name, id, facts: Facts::default(), entry: 0, parents: Vec::new(), found: false };
        return Ok(vec![Group { wanted: vec![wanted], ..Group::default() }]);
    }
    if host.kind(path).is_some_and(Kind::is_folder) {
        let listed = path.join(manifest::FILE_NAME);
        return if is_file(&listed, host) {
            Ok(vec![from_manifest(&listed, "", taxonomy, host)?])
        } else {
            from_folder(path, taxonomy, host)
        };
    }
    if path.file_name().is_some_and(|name| name == manifest::FILE_NAME) {
        return Ok(vec![from_manifest(path, "", taxonomy, host)?]);
    }
    match host.kind(path) {
        Some(Kind::DeadLink) => return Err(Error::DeadLink(path.to_path_buf())),
        None if has_wildcard(path) => return Err(Error::NothingFits(path.to_path_buf())),
        None => return Err(Error::NotThere(path.to_path_buf())),
        Some(_) => {}
    }
    Ok(vec![beside_manifest(path, taxonomy, host)?])
}

/// Whether a path stands for all files that fit it.
#[must_use]
pub fn has_wildcard(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?'])
}

fn is_file(path: &Path, host: &dyn Host) -> bool {
    host.kind(path) == Some(Kind::File)
}

/// Returns a file with its facts, reviews and exceptions, if the manifest beside it lists it.
fn beside_manifest(path: &Path, taxonomy: &Taxonomy, host: &dyn Host) -> Result<Group, Error> {
    let name = path.file_name().map(|name| unseen::without(&name.to_string_lossy()).into_owned()).unwrap_or_default();
    let listed = path.parent().map(|folder| folder.join(manifest::FILE_NAME)).filter(|listed| is_file(listed, host));
    let manifest = listed.as_deref().map(|listed| manifest_at(listed, taxonomy, host)).transpose()?.unwrap_or_default();
    let place = |entry: &Entry| path.parent().map(|folder| folder.join(&entry.path));
    let named = manifest.plans.iter().position(|entry| entry.path == name);
    // Some systems find a file by other spellings of its name.
    let spelt = |name: &str| name.to_lowercase().trim_end_matches(['.', ' ']).to_owned();
    let own = spelt(&name);
    let is_other = |entry: &Entry| spelt(&entry.path) == own && place(entry).is_some_and(|place| host.is_same(&place, path));
    let at = named.or_else(|| manifest.plans.iter().position(is_other));
    let mut group = Group::default();
    if let (Some(listed), Some(at)) = (&listed, at) {
        group.reviews.files = beside(listed, &manifest.reviews, host)?;
        let others = manifest.plans.iter().enumerate().filter(|(other, _)| *other != at);
        group.reviews.elsewhere = others.map(|(_, entry)| entry.id()).collect();
        group.exceptions = manifest.exceptions;
    }
    let entry = at.and_then(|at| manifest.plans.into_iter().nth(at)).unwrap_or_default();
    let (id, facts, parents) = (entry.id, entry.facts, entry.parents);
    group.wanted.push(Wanted { path: path.to_path_buf(), name, id, facts, entry: at.unwrap_or(0), parents, found: false });
    Ok(group)
}

/// Resolves file names of a manifest relative to its folder.
fn beside(manifest_path: &Path, names: &[String], host: &dyn Host) -> Result<Vec<PathBuf>, Error> {
    names.iter().map(|name| within(manifest_path, name, host)).collect()
}

/// Resolves a file name of a manifest: in its folder, unless the host trusts it to name others. A manifest may come from anyone, and
/// the names in it are quoted in reports and errors.
fn within(manifest_path: &Path, name: &str, host: &dyn Host) -> Result<PathBuf, Error> {
    let folder = manifest_path.parent().unwrap_or(Path::new(""));
    if host.may_read(folder, name) {
        Ok(folder.join(name))
    } else {
        Err(Error::Outside { manifest: manifest_path.to_path_buf(), name: name.to_owned() })
    }
}

fn manifest_at(manifest_path: &Path, taxonomy: &Taxonomy, host: &dyn Host) -> Result<Manifest, Error> {
    let file = DataFile::new(manifest_path.display().to_string(), data_text(host, manifest_path)?);
    let read = manifest::read(&file).and_then(|manifest| {
        let problems = unknown_targets(&manifest.exceptions, &file.name, taxonomy);
        if problems.has_errors() { Err(problems) } else { Ok(manifest) }
    });
    read.map_err(|problems| DataProblems { files: vec![file], problems }.into())
}

/// Returns the plans listed in a manifest; `prefix` is the name of its folder relative to the named folder.
fn from_manifest(manifest_path: &Path, prefix: &str, taxonomy: &Taxonomy, host: &dyn Host) -> Result<Group, Error> {
    let manifest = manifest_at(manifest_path, taxonomy, host)?;
    let reviews = Reviews { files: beside(manifest_path, &manifest.reviews, host)?, elsewhere: Vec::new() };
    let wanted = manifest.plans.into_iter().enumerate().map(|(at, entry)| {
        let path = within(manifest_path, &entry.path, host)?;
        if host.kind(&path).is_none() {
            return Err(Error::Unlisted { manifest: manifest_path.to_path_buf(), plan: path });
        }
        let name = format!("{prefix}{}", entry.path);
        Ok(Wanted { path, name, id: entry.id, facts: entry.facts, entry: at, parents: entry.parents, found: true })
    });
    let wanted: Vec<Wanted> = wanted.collect::<Result<_, Error>>()?;
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    // The file decides and not the spelling: some systems take `A.txt`, `a.txt` and `a.txt.` for one name, and a link is another one.
    if let Some(again) = wanted.iter().find(|one| !known.insert(host.real_path(&one.path))) {
        return Err(Error::ListedTwice { manifest: manifest_path.to_path_buf(), name: again.name.clone() });
    }
    tell_unlisted(manifest_path, &wanted, &reviews, host);
    Ok(Group { wanted, reviews, exceptions: manifest.exceptions, complete: true, not_read: Vec::new() })
}

/// Reports files beside a manifest that it does not list: it may have been written for only one plan.
fn tell_unlisted(manifest_path: &Path, wanted: &[Wanted], reviews: &Reviews, host: &dyn Host) {
    let folder = manifest_path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(listing) = folder::look(folder, host) else { return };
    let listed = wanted.iter().map(|one| &one.path).chain(&reviews.files);
    let listed: BTreeSet<PathBuf> = listed.map(|path| host.real_path(path)).collect();
    let is_left_out = |path: &Path, name: &str| {
        may_be_plan(name)
            && host.kind(path) == Some(Kind::File)
            && !listed.contains(&host.real_path(path))
            && !looks_own(path, host)
    };
    let files = listing.files.into_iter().filter(|(path, name)| is_left_out(path, name)).map(|(_, name)| name);
    // A folder with its own manifest counts as listed if one of its files is.
    let is_used = |folder: &Path| listed.iter().any(|file| file.starts_with(host.real_path(folder)));
    let folders = listing.listed.into_iter().filter(|(path, _)| !is_used(path));
    let mut others: Vec<String> = files.chain(folders.map(|(_, name)| format!("{name}/{}", manifest::FILE_NAME))).collect();
    others.sort();
    if let Some(first) = others.first() {
        let count = others.len();
        let list = manifest_path.display();
        host.note(&if count == 1 {
            format!("warning: {list} does not list the file {first} of its folder, which is not read; list it too if it is a plan")
        } else {
            format!(
                "warning: {list} does not list {count} files of its folder, which are not read, such as {first}; list them too if they are plans"
            )
        });
    }
}

/// Returns `false` for notes and tables beside plans, which have another purpose.
fn may_be_plan(name: &str) -> bool {
    const FOR_OTHERS: [&str; 5] = ["md", "yaml", "yml", "tsv", "json"];
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    !ending.is_some_and(|ending| FOR_OTHERS.contains(&ending.as_str()))
}

/// Returns `true` for results of this program, which are skipped silently.
fn looks_own(path: &Path, host: &dyn Host) -> bool {
    host.bytes(path).is_ok_and(|bytes| is_own(&bytes))
}

/// Returns the files of a folder and its subfolders, whatever their extensions: the content decides what a file is.
fn from_folder(folder: &Path, taxonomy: &Taxonomy, host: &dyn Host) -> Result<Vec<Group>, Error> {
    let listing = folder::look(folder, host)?;
    if listing.files.is_empty() && listing.listed.is_empty() {
        return Err(Error::EmptyFolder(folder.to_path_buf()));
    }
    let wanted = |(path, name): (PathBuf, String)| Wanted {
        path,
        name,
        id: None,
        facts: Facts::default(),
        entry: 0,
        parents: Vec::new(),
        found: true,
    };
    let wanted = listing.files.into_iter().map(wanted).collect();
    let mut groups = vec![Group { wanted, not_read: listing.not_read, ..Group::default() }];
    for (path, name) in listing.listed {
        groups.push(from_manifest(&path.join(manifest::FILE_NAME), &format!("{name}/"), taxonomy, host)?);
    }
    Ok(groups)
}
