//! Files and folders of plans, with or without a manifest.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::review::Reviews;
use super::{convert, file};
use crate::cli::diagnostics::DataProblems;
use crate::cli::output;
use crate::cli::progress;
use crate::cli::settings::Settings;
use crate::gap::{Accepted, unknown_targets};
use crate::identity;
use crate::lineage::{Corpus, Member};
use crate::mapping::review::Tally;
use crate::mapping::{Mapper, Mapping};
use crate::plan::manifest::{self, Exception, Facts, Manifest, id_of};
use crate::plan::{self, Plan};
use crate::source::parallel;
use crate::source::yaml::DataFile;
use crate::taxonomy::Taxonomy;

/// Endings of the files that are taken for plans in a folder without a manifest.
const PLAN_ENDINGS: [&str; 11] = ["txt", "md", "docx", "doc", "wps", "pdf", "html", "htm", "mht", "xlsx", "xls"];

/// A plan to be read.
struct Wanted {
    path: PathBuf,
    /// Name in reports: the path inside its folder, so that a report does not depend on where it is made.
    name: String,
    id: Option<String>,
    facts: Facts,
    /// Its place in the manifest, and that of its parents.
    entry: usize,
    parents: Vec<usize>,
}

/// What one path names: plans, and what people decided about them.
#[derive(Default)]
struct Group {
    wanted: Vec<Wanted>,
    reviews: Reviews,
    exceptions: Vec<Exception>,
    /// Whether all plans of the manifest are in it.
    complete: bool,
}

/// The plans of several paths, and the exceptions of their manifests.
#[derive(Clone)]
pub(in crate::cli) struct Read {
    pub corpus: Corpus,
    pub accepted: Vec<Accepted>,
}

/// Reads and maps the plans that `paths` name (files, manifests, folders, `-`), with the reviews that their manifests name.
pub(in crate::cli) fn plans(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    Ok(plans_with_exceptions(paths, mapper, settings)?.corpus)
}

/// Reads the plans that the user named as parents. A folder is no parent: its plans would all be taken for what stands above.
pub(in crate::cli) fn parents(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
        bail!(
            "{} is a folder, and a parent is one document; name its file with --against, or let the parents be found with --corpus {}",
            folder.display(),
            folder.display()
        );
    }
    plans(paths, mapper, settings)
}

/// The same, with the exceptions of the manifests.
pub(in crate::cli) fn plans_with_exceptions(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Read> {
    let groups = paths.iter().map(|path| expand(path, mapper.taxonomy(), settings)).collect::<Result<Vec<Group>>>()?;
    let mut wanted = Vec::new();
    let mut laid: Vec<(usize, Reviews)> = Vec::new();
    let mut accepted = Vec::new();
    let mut parents = Vec::new();
    for group in groups {
        let first = wanted.len();
        let plans: Vec<(usize, usize)> = group.wanted.iter().enumerate().map(|(at, wanted)| (wanted.entry, first + at)).collect();
        for (at, one) in group.wanted.iter().enumerate() {
            // A parent that was not read with it is looked for by what the plan says.
            let read = |entry: &usize| plans.iter().find(|(known, _)| known == entry).map(|(_, member)| *member);
            parents.push((first + at, one.parents.iter().filter_map(read).collect::<Vec<usize>>()));
        }
        laid.push((group.wanted.len(), group.reviews));
        accepted.push(Accepted { exceptions: group.exceptions, plans, complete: group.complete });
        wanted.extend(group.wanted);
    }
    let mut corpus = read_all(&wanted, mapper, settings)?;
    for (child, parents) in parents {
        let ids = parents.iter().filter_map(|&parent| Some(corpus.members.get(parent)?.plan.id.clone())).collect();
        if let Some(member) = corpus.members.get_mut(child) {
            member.plan.parents = ids;
        }
    }
    let mut rest = corpus.members.as_mut_slice();
    for (count, reviews) in laid {
        // A review is about the plans of its manifest.
        let (own, others) = rest.split_at_mut(count.min(rest.len()));
        reviews.lay_over(own, mapper.taxonomy(), settings)?;
        rest = others;
    }
    Ok(Read { corpus, accepted })
}

/// The same, with one more review file laid over all plans.
pub(in crate::cli) fn plans_with_review(
    paths: &[PathBuf],
    review: &Path,
    mapper: &Mapper<'_>,
    settings: &Settings,
) -> Result<(Corpus, Tally)> {
    let mut all = Reviews { files: vec![review.to_path_buf()], elsewhere: Vec::new() };
    let mut wanted = Vec::new();
    for path in paths {
        let group = expand(path, mapper.taxonomy(), settings)?;
        wanted.extend(group.wanted);
        all.extend(group.reviews);
    }
    let mut corpus = read_all(&wanted, mapper, settings)?;
    let tally = all.lay_over(&mut corpus.members, mapper.taxonomy(), settings)?;
    Ok((corpus, tally))
}

fn read_all(wanted: &[Wanted], mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    members(wanted, mapper.taxonomy(), |plan| mapper.map(plan), settings)
}

/// Reads plans; `map` gives what their clauses ask for.
fn members(wanted: &[Wanted], taxonomy: &Taxonomy, map: impl Fn(&Plan) -> Mapping + Sync, settings: &Settings) -> Result<Corpus> {
    let bar = progress::bar(settings, wanted.len());
    let read = parallel::each(wanted, |one| {
        bar.set_message(one.name.clone());
        let member = read(one, taxonomy, settings).map(|plan| Member { mapping: map(&plan), plan });
        bar.inc(1);
        member
    });
    bar.finish_and_clear();
    let mut corpus = Corpus::default();
    let mut failures = Vec::new();
    for (one, member) in wanted.iter().zip(read) {
        match member {
            Ok(mut member) => {
                if settings.verbose {
                    let (encoding, tasks, clauses) =
                        (member.plan.source.encoding(), member.plan.tasks.len(), member.plan.clauses.len());
                    output::note(settings, &format!("{}: {encoding}, {tasks} tasks, {clauses} clauses", one.path.display()));
                }
                member.plan.id = free_id(&corpus, &member.plan.id);
                corpus.members.push(member);
            }
            Err(error) => failures.push(format!("{error:#}")),
        }
    }
    if !failures.is_empty() {
        bail!("{}", failures.join("\nerror: "));
    }
    Ok(corpus)
}

/// Reads the plans that `paths` name and maps nothing, for what asks only how they are built.
pub(in crate::cli) fn unmapped_plans(paths: &[PathBuf], taxonomy: &Taxonomy, settings: &Settings) -> Result<Vec<Plan>> {
    let groups = paths.iter().map(|path| expand(path, taxonomy, settings)).collect::<Result<Vec<Group>>>()?;
    let wanted: Vec<Wanted> = groups.into_iter().flat_map(|group| group.wanted).collect();
    let corpus = members(&wanted, taxonomy, |_| Mapping::default(), settings)?;
    Ok(corpus.members.into_iter().map(|member| member.plan).collect())
}

/// Reads and maps one plan into a corpus of its own.
pub(in crate::cli) fn single_plan(path: &Path, mapper: &Mapper<'_>, settings: &Settings) -> Result<Read> {
    if path.is_dir() {
        bail!("{} is a folder; name one plan in it", path.display());
    }
    plans_with_exceptions(&[path.to_path_buf()], mapper, settings)
}

fn expand(path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Group> {
    if path == Path::new("-") {
        let (name, id) = ("-".to_owned(), Some("stdin".to_owned()));
        let wanted = Wanted { path: path.to_path_buf(), name, id, facts: Facts::default(), entry: 0, parents: Vec::new() };
        return Ok(Group { wanted: vec![wanted], ..Group::default() });
    }
    if path.is_dir() {
        let listed = path.join(manifest::FILE_NAME);
        return if listed.is_file() { from_manifest(&listed, taxonomy, settings) } else { from_folder(path) };
    }
    if path.file_name().is_some_and(|name| name == manifest::FILE_NAME) {
        return from_manifest(path, taxonomy, settings);
    }
    if !path.exists() {
        bail!("there is no file or folder {}; check the name", path.display());
    }
    beside_manifest(path, taxonomy, settings)
}

/// A file that the manifest beside it lists has the facts that stand there, the reviews and the exceptions.
fn beside_manifest(path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Group> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let listed = path.parent().map(|folder| folder.join(manifest::FILE_NAME)).filter(|listed| listed.is_file());
    let manifest = listed.as_deref().map(|listed| manifest_at(listed, taxonomy, settings)).transpose()?.unwrap_or_default();
    let at = manifest.plans.iter().position(|entry| entry.path == name);
    let mut group = Group::default();
    if let (Some(listed), Some(at)) = (&listed, at) {
        group.reviews.files = beside(listed, &manifest.reviews);
        let others = manifest.plans.iter().enumerate().filter(|(other, _)| *other != at);
        group.reviews.elsewhere = others.map(|(_, entry)| entry.id()).collect();
        group.exceptions = manifest.exceptions;
    }
    let entry = at.and_then(|at| manifest.plans.into_iter().nth(at)).unwrap_or_default();
    let (id, facts, parents) = (entry.id, entry.facts, entry.parents);
    group.wanted.push(Wanted { path: path.to_path_buf(), name, id, facts, entry: at.unwrap_or(0), parents });
    Ok(group)
}

/// Files that a manifest names stand beside it.
fn beside(manifest_path: &Path, names: &[String]) -> Vec<PathBuf> {
    let folder = manifest_path.parent().unwrap_or(Path::new(""));
    names.iter().map(|name| folder.join(name)).collect()
}

fn manifest_at(manifest_path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Manifest> {
    let file = DataFile::new(manifest_path.display().to_string(), file::text(manifest_path, settings)?);
    let read = manifest::read(&file).and_then(|manifest| {
        let problems = unknown_targets(&manifest.exceptions, &file.name, taxonomy);
        if problems.has_errors() { Err(problems) } else { Ok(manifest) }
    });
    read.map_err(|problems| DataProblems { files: vec![file], problems }.into())
}

fn from_manifest(manifest_path: &Path, taxonomy: &Taxonomy, settings: &Settings) -> Result<Group> {
    let folder = manifest_path.parent().unwrap_or(Path::new(""));
    let manifest = manifest_at(manifest_path, taxonomy, settings)?;
    let reviews = Reviews { files: beside(manifest_path, &manifest.reviews), elsewhere: Vec::new() };
    let wanted = manifest.plans.into_iter().enumerate().map(|(at, entry)| {
        let path = folder.join(&entry.path);
        if !path.is_file() {
            bail!("{} names {}, which is not there", manifest_path.display(), path.display());
        }
        Ok(Wanted { path, name: entry.path, id: entry.id, facts: entry.facts, entry: at, parents: entry.parents })
    });
    let wanted = wanted.collect::<Result<_>>()?;
    Ok(Group { wanted, reviews, exceptions: manifest.exceptions, complete: true })
}

fn from_folder(folder: &Path) -> Result<Group> {
    let mut wanted = Vec::new();
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot open the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if path.is_file() && PLAN_ENDINGS.contains(&ending.as_str()) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            wanted.push(Wanted { path, name, id: None, facts: Facts::default(), entry: 0, parents: Vec::new() });
        }
    }
    if wanted.is_empty() {
        bail!("the folder {} holds no plan ({}) and no {}", folder.display(), PLAN_ENDINGS.join(", "), manifest::FILE_NAME);
    }
    wanted.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Group { wanted, ..Group::default() })
}

fn read(wanted: &Wanted, taxonomy: &Taxonomy, settings: &Settings) -> Result<Plan> {
    let shown = || wanted.path.display().to_string();
    let bytes = file::bytes(&wanted.path, settings)?;
    let source = convert::read(&wanted.name, &bytes, settings).with_context(shown)?;
    let id = wanted.id.clone().unwrap_or_else(|| id_of(&wanted.name));
    let mut plan = plan::parse(&id, source).with_context(shown)?;
    // Given facts help to decide a name that exists twice, and stand against what the tables say.
    wanted.facts.apply(&mut plan.header);
    identity::identify(&mut plan, taxonomy);
    wanted.facts.apply(&mut plan.header);
    Ok(plan)
}

/// Two files of the same name in different folders are told apart by a number.
fn free_id(corpus: &Corpus, id: &str) -> String {
    let taken = |id: &str| corpus.members.iter().any(|member| member.plan.id == id);
    if !taken(id) {
        return id.to_owned();
    }
    let used = corpus.members.iter().filter(|member| member.plan.id.starts_with(id)).count();
    (2..=used + 2).map(|number| format!("{id}-{number}")).find(|candidate| !taken(candidate)).unwrap_or_else(|| id.to_owned())
}
