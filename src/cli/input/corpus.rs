//! Files and folders of plans, with or without a manifest.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{convert, file};
use crate::cli::diagnostics::DataProblems;
use crate::cli::output;
use crate::cli::progress;
use crate::cli::settings::Settings;
use crate::identity;
use crate::lineage::{Corpus, Member};
use crate::mapping::Mapper;
use crate::plan::manifest::{self, Entry, Facts};
use crate::plan::{self, Plan};
use crate::source::yaml::DataFile;

/// Endings of the files that are taken for plans in a folder without a manifest.
const PLAN_ENDINGS: [&str; 11] = ["txt", "md", "docx", "doc", "wps", "pdf", "html", "htm", "mht", "xlsx", "xls"];

/// A plan to be read.
struct Wanted {
    path: PathBuf,
    /// Name in reports: the path inside its folder, so that a report does not depend on where it is made.
    name: String,
    id: Option<String>,
    facts: Facts,
}

/// Reads and maps the plans that `paths` name: files, manifests, folders, `-`.
pub(in crate::cli) fn plans(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    let mut wanted = Vec::new();
    for path in paths {
        wanted.extend(expand(path, settings)?);
    }
    let bar = progress::bar(settings, wanted.len());
    let mut corpus = Corpus::default();
    let mut failures = Vec::new();
    for one in wanted {
        bar.set_message(one.name.clone());
        match read(&one, mapper, settings) {
            Ok(mut plan) => {
                plan.id = free_id(&corpus, &plan.id);
                let mapping = mapper.map(&plan);
                corpus.members.push(Member { plan, mapping });
            }
            Err(error) => failures.push(format!("{error:#}")),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if !failures.is_empty() {
        bail!("{}", failures.join("\nerror: "));
    }
    Ok(corpus)
}

/// Reads and maps one plan into a corpus of its own.
pub(in crate::cli) fn single_plan(path: &Path, mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    if path.is_dir() {
        bail!("{} is a folder; name one plan in it", path.display());
    }
    plans(&[path.to_path_buf()], mapper, settings)
}

fn expand(path: &Path, settings: &Settings) -> Result<Vec<Wanted>> {
    if path == Path::new("-") {
        return Ok(vec![Wanted {
            path: path.to_path_buf(),
            name: "-".to_owned(),
            id: Some("stdin".to_owned()),
            facts: Facts::default(),
        }]);
    }
    if path.is_dir() {
        let listed = path.join(manifest::FILE_NAME);
        return if listed.is_file() { from_manifest(&listed, settings) } else { from_folder(path) };
    }
    if path.file_name().is_some_and(|name| name == manifest::FILE_NAME) {
        return from_manifest(path, settings);
    }
    if !path.exists() {
        bail!("there is no file or folder {}; check the name", path.display());
    }
    Ok(vec![beside_manifest(path, settings)?])
}

/// A file that the manifest beside it lists has the facts that stand there.
fn beside_manifest(path: &Path, settings: &Settings) -> Result<Wanted> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let listed = path.parent().map(|folder| folder.join(manifest::FILE_NAME)).filter(|listed| listed.is_file());
    let entries = listed.map(|listed| entries(&listed, settings)).transpose()?.unwrap_or_default();
    let entry = entries.into_iter().find(|entry| entry.path == name).unwrap_or_default();
    Ok(Wanted { path: path.to_path_buf(), name, id: entry.id, facts: entry.facts })
}

fn entries(manifest_path: &Path, settings: &Settings) -> Result<Vec<Entry>> {
    let file = DataFile { name: manifest_path.display().to_string(), text: file::text(manifest_path, settings)? };
    manifest::read(&file).map_err(|problems| DataProblems { files: vec![file], problems }.into())
}

fn from_manifest(manifest_path: &Path, settings: &Settings) -> Result<Vec<Wanted>> {
    let folder = manifest_path.parent().unwrap_or(Path::new(""));
    let listed = entries(manifest_path, settings)?;
    let wanted = listed.into_iter().map(|entry| {
        let path = folder.join(&entry.path);
        if !path.is_file() {
            bail!("{} names {}, which is not there", manifest_path.display(), path.display());
        }
        Ok(Wanted { path, name: entry.path, id: entry.id, facts: entry.facts })
    });
    wanted.collect()
}

fn from_folder(folder: &Path) -> Result<Vec<Wanted>> {
    let mut wanted = Vec::new();
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot open the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if path.is_file() && PLAN_ENDINGS.contains(&ending.as_str()) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            wanted.push(Wanted { path, name, id: None, facts: Facts::default() });
        }
    }
    if wanted.is_empty() {
        bail!("the folder {} holds no plan ({}) and no {}", folder.display(), PLAN_ENDINGS.join(", "), manifest::FILE_NAME);
    }
    wanted.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(wanted)
}

fn read(wanted: &Wanted, mapper: &Mapper<'_>, settings: &Settings) -> Result<Plan> {
    let shown = || wanted.path.display().to_string();
    let bytes = file::bytes(&wanted.path, settings)?;
    let source = convert::read(&wanted.name, &bytes, settings).with_context(shown)?;
    let id = wanted.id.clone().unwrap_or_else(|| id_of(&wanted.name));
    let mut plan = plan::parse(&id, source).with_context(shown)?;
    // Given facts help to decide a name that exists twice, and stand against what the tables say.
    wanted.facts.apply(&mut plan.header);
    identity::identify(&mut plan, mapper.taxonomy());
    wanted.facts.apply(&mut plan.header);
    if settings.verbose {
        let (encoding, tasks, clauses) = (plan.source.encoding(), plan.tasks.len(), plan.clauses.len());
        output::note(settings, &format!("{}: {encoding}, {tasks} tasks, {clauses} clauses", wanted.path.display()));
    }
    Ok(plan)
}

/// Makes a name out of a file name: no ending, nothing that a path or a page address could trip over.
fn id_of(name: &str) -> String {
    let base = name.rsplit('/').next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let safe: String = stem.chars().map(|ch| if ch.is_alphanumeric() || "-_".contains(ch) { ch } else { '-' }).collect();
    if safe.is_empty() { "plan".to_owned() } else { safe }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_names() {
        assert_eq!(id_of("2017/东营区 要点.txt"), "东营区-要点");
        assert_eq!(id_of("yibin-2017.txt"), "yibin-2017");
        assert_eq!(id_of(".txt"), "plan");
    }
}
