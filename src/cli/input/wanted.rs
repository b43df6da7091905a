//! What a path names: plans, and what people decided about them.

use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use super::review::Reviews;
use super::{file, folder};
use crate::cli::diagnostics::DataProblems;
use crate::cli::settings::Settings;
use crate::gap::unknown_targets;
use crate::plan::manifest::{self, Exception, Facts, Manifest};
use crate::report::NotRead;
use crate::source::unseen;
use crate::source::yaml::DataFile;
use crate::taxonomy::Taxonomy;

/// A plan to be read.
pub(super) struct Wanted {
    pub path: PathBuf,
    /// Name in reports: the path inside its folder, so that a report does not depend on where it is made.
    pub name: String,
    pub id: Option<String>,
    pub facts: Facts,
    /// Its place in the manifest, and that of its parents.
    pub entry: usize,
    pub parents: Vec<usize>,
    /// Whether a folder was named and not this file: where it cannot be read, the others are.
    pub found: bool,
}

/// What one path names: plans, and what people decided about them.
#[derive(Default)]
pub(super) struct Group {
    pub wanted: Vec<Wanted>,
    pub reviews: Reviews,
    pub exceptions: Vec<Exception>,
    /// Whether all plans of the manifest are in it.
    pub complete: bool,
    /// What a folder holds and could not be looked into.
    pub not_read: Vec<NotRead>,
}

/// Finds what `path` names; a folder may hold others that list their plans themselves.
///
/// # Errors
/// When there is no such file or folder, or a manifest is wrong.
pub(super) fn expand(path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Vec<Group>> {
    if path == Path::new("-") {
        let (name, id) = ("-".to_owned(), Some("stdin".to_owned()));
        let wanted =
            Wanted { path: path.to_path_buf(), name, id, facts: Facts::default(), entry: 0, parents: Vec::new(), found: false };
        return Ok(vec![Group { wanted: vec![wanted], ..Group::default() }]);
    }
    if path.is_dir() {
        let listed = path.join(manifest::FILE_NAME);
        return if listed.is_file() {
            Ok(vec![from_manifest(&listed, "", taxonomy, settings)?])
        } else {
            from_folder(path, taxonomy, settings)
        };
    }
    if path.file_name().is_some_and(|name| name == manifest::FILE_NAME) {
        return Ok(vec![from_manifest(path, "", taxonomy, settings)?]);
    }
    if !path.exists() {
        if path.is_symlink() {
            bail!("{} is a link that leads nowhere", path.display());
        }
        bail!("there is no file or folder {}; check the name", path.display());
    }
    Ok(vec![beside_manifest(path, taxonomy, settings)?])
}

/// A file that the manifest beside it lists has the facts that stand there, the reviews and the exceptions.
fn beside_manifest(path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Group> {
    let name = path.file_name().map(|name| unseen::without(&name.to_string_lossy()).into_owned()).unwrap_or_default();
    let listed = path.parent().map(|folder| folder.join(manifest::FILE_NAME)).filter(|listed| listed.is_file());
    let manifest = listed.as_deref().map(|listed| manifest_at(listed, taxonomy, settings)).transpose()?.unwrap_or_default();
    let at = manifest.plans.iter().position(|entry| entry.path == name);
    let mut group = Group::default();
    if let (Some(listed), Some(at)) = (&listed, at) {
        group.reviews.files = beside(listed, &manifest.reviews, settings)?;
        let others = manifest.plans.iter().enumerate().filter(|(other, _)| *other != at);
        group.reviews.elsewhere = others.map(|(_, entry)| entry.id()).collect();
        group.exceptions = manifest.exceptions;
    }
    let entry = at.and_then(|at| manifest.plans.into_iter().nth(at)).unwrap_or_default();
    let (id, facts, parents) = (entry.id, entry.facts, entry.parents);
    group.wanted.push(Wanted { path: path.to_path_buf(), name, id, facts, entry: at.unwrap_or(0), parents, found: false });
    Ok(group)
}

/// Files that a manifest names stand beside it.
fn beside(manifest_path: &Path, names: &[String], settings: &Settings) -> Result<Vec<PathBuf>> {
    names.iter().map(|name| within(manifest_path, name, settings)).collect()
}

/// Returns where a file is that a manifest names: in its folder, unless the user trusts it to name others. A manifest may come from
/// anyone, and what it names is quoted in reports and errors.
fn within(manifest_path: &Path, name: &str, settings: &Settings) -> Result<PathBuf> {
    let folder = manifest_path.parent().unwrap_or(Path::new(""));
    let path = folder.join(name);
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let is_inside = match (here.canonicalize(), path.canonicalize()) {
        (Ok(here), Ok(real)) => real.starts_with(here),
        // It is not there, which whoever reads it says; of a place outside nothing is said.
        _ => Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)),
    };
    if !is_inside && !settings.allow_outside {
        bail!("{} names {name}, which is outside its folder; if you trust it, give --allow-outside", manifest_path.display());
    }
    Ok(path)
}

fn manifest_at(manifest_path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Manifest> {
    let file = DataFile::new(manifest_path.display().to_string(), file::text(manifest_path, settings)?);
    let read = manifest::read(&file).and_then(|manifest| {
        let problems = unknown_targets(&manifest.exceptions, &file.name, taxonomy);
        if problems.has_errors() { Err(problems) } else { Ok(manifest) }
    });
    read.map_err(|problems| DataProblems { files: vec![file], problems }.into())
}

/// The plans that a manifest lists; `prefix` is the name of its folder inside the folder that was named.
fn from_manifest(manifest_path: &Path, prefix: &str, taxonomy: &Taxonomy, settings: &Settings) -> Result<Group> {
    let manifest = manifest_at(manifest_path, taxonomy, settings)?;
    let reviews = Reviews { files: beside(manifest_path, &manifest.reviews, settings)?, elsewhere: Vec::new() };
    let wanted = manifest.plans.into_iter().enumerate().map(|(at, entry)| {
        let path = within(manifest_path, &entry.path, settings)?;
        if !path.exists() && !path.is_symlink() {
            bail!("{} names {}, which is not there", manifest_path.display(), path.display());
        }
        let name = format!("{prefix}{}", entry.path);
        Ok(Wanted { path, name, id: entry.id, facts: entry.facts, entry: at, parents: entry.parents, found: true })
    });
    let wanted = wanted.collect::<Result<_>>()?;
    Ok(Group { wanted, reviews, exceptions: manifest.exceptions, complete: true, not_read: Vec::new() })
}

/// The files of a folder and of those in it, whatever their names end in: what a file is, its content tells.
fn from_folder(folder: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Vec<Group>> {
    let listing = folder::look(folder)?;
    if listing.files.is_empty() && listing.listed.is_empty() {
        bail!("the folder {} holds no plan and no {}", folder.display(), manifest::FILE_NAME);
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
        groups.push(from_manifest(&path.join(manifest::FILE_NAME), &format!("{name}/"), taxonomy, settings)?);
    }
    Ok(groups)
}
