//! Files and folders of plans, with or without a manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::budget::Budget;
use super::extent::{Extent, Held, Origin};
use super::once::each_once;
use super::reader::Reader;
use super::review::Reviews;
use super::store::Key;
use super::wanted::{Group, Wanted, expand};
use super::{Error, Host, Kind, Step};
use crate::gap::Accepted;
use crate::language;
use crate::lineage::{Corpus, Member};
use crate::mapping::Mapper;
use crate::mapping::review::Tally;
use crate::plan::manifest::Names;
use crate::plan::{Detail, Plan};
use crate::report::{NotRead, plan_label};
use crate::source::parallel;
use crate::taxonomy::Taxonomy;

/// The plans of several paths, the exceptions of their manifests, and the unread files of their folders.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub corpus: Corpus,
    /// Where each plan came from, in corpus order; `None` for one that is held whole.
    pub origins: Vec<Option<Origin>>,
    pub accepted: Vec<Accepted>,
    pub left: Vec<NotRead>,
}

/// Reads the plans named as parents. A folder is rejected: all its plans would be taken for documents above.
pub(super) fn parents(paths: &[PathBuf], mapper: &Mapper<'_>, host: &dyn Host) -> Result<Vec<Member>, Error> {
    if let Some(folder) = paths.iter().find(|path| host.kind(path).is_some_and(Kind::is_folder)) {
        return Err(Error::FolderAsParent(folder.clone()));
    }
    let mut members = plans(paths, mapper, host)?.corpus.members;
    let mut known: BTreeSet<String> = BTreeSet::new();
    for member in &members {
        let (id, name, header) = (&member.plan.id, member.plan.source.name(), &member.plan.header);
        // Place and year come first, as everywhere; a plan that does not name its place has only its file.
        let label = header.jurisdiction.as_ref().map(|_| plan_label(id, header));
        if member.mapping.labels.iter().all(Vec::is_empty) {
            return Err(Error::EmptyParent(name.to_owned()));
        }
        if header.level.is_none() {
            host.note(&match &label {
                Some(label) => format!(
                    "warning: {label} ({name}) does not say of which level of government it is, and is taken for the one right above (give level: in a corpus.yaml beside it)"
                ),
                None => format!(
                    "warning: {name} does not say of which level of government it is, and is taken for the one right above (give level: in a corpus.yaml beside it)"
                ),
            });
        }
        if !known.insert(member.plan.source.sha256().to_owned()) {
            host.note(&match &label {
                Some(label) => format!("warning: {label} ({name}) says the same as a plan given before; it is used once"),
                None => format!("warning: {name} says the same as a plan given before; it is used once"),
            });
        }
    }
    let mut kept: BTreeSet<String> = BTreeSet::new();
    members.retain(|member| kept.insert(member.plan.source.sha256().to_owned()));
    Ok(members)
}

/// Number of plans that are read, mapped and passed on at once, which limits how many are held if the consumer keeps none.
const WINDOW: usize = 64;

/// Reads and maps the plans in `paths` (files, manifests, folders, `-`), with the reviews and exceptions of their manifests.
pub(super) fn plans(paths: &[PathBuf], mapper: &Mapper<'_>, host: &dyn Host) -> Result<Read, Error> {
    plans_of(paths, &Reader::new(mapper, host, Detail::Whole), Extent::Whole)
}

/// The same with a given level of detail and extent.
pub(super) fn plans_of(paths: &[PathBuf], reader: &Reader<'_, '_>, extent: Extent) -> Result<Read, Error> {
    read_groups(groups(paths, reader.taxonomy, reader.host)?, reader, extent)
}

/// The same for groups already found. Decisions beside the plans apply to whole plans, and no plan then depends on its file alone.
pub(super) fn read_groups(groups: Vec<Group>, reader: &Reader<'_, '_>, extent: Extent) -> Result<Read, Error> {
    let (taxonomy, host) = (reader.taxonomy, reader.host);
    // Decisions are matched by the words of their clauses.
    let reviewed = groups.iter().any(|group| !group.reviews.files.is_empty());
    let read_as = if reviewed { Extent::Whole } else { extent };
    let Members { mut corpus, mut kept, places, not_read } = members(&groups, reader, read_as)?;
    let mut accepted = Vec::new();
    let mut origins: Vec<Option<Origin>> = Vec::new();
    let mut parents: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut rest = corpus.members.as_mut_slice();
    for (group, places) in groups.into_iter().zip(places) {
        let plans: Vec<(usize, usize)> =
            group.wanted.iter().zip(&places).filter_map(|(wanted, place)| Some((wanted.entry, (*place)?))).collect();
        // A parent that was not read is looked up by what the plan says.
        let member = |entry: &usize| plans.iter().find(|(known, _)| known == entry).map(|(_, member)| *member);
        for (one, place) in group.wanted.iter().zip(&places) {
            parents.extend(place.map(|place| (place, one.parents.iter().filter_map(member).collect())));
        }
        // A review applies to the plans of its manifest.
        let (own, others) = rest.split_at_mut(plans.len().min(rest.len()));
        group.reviews.lay_over(own, taxonomy, host)?;
        rest = others;
        let read = group.wanted.into_iter().zip(&places).filter_map(|(wanted, place)| place.map(|_| wanted));
        let of_group = read.zip(kept.drain(..plans.len().min(kept.len())));
        let origin = |(wanted, (key, extent))| Origin { wanted, key: Option::filter(key, |_| !reviewed), extent };
        origins.extend(of_group.map(origin).map(Some));
        accepted.push(Accepted { exceptions: group.exceptions, complete: group.complete && plans.len() == places.len(), plans });
    }
    for (child, parents) in parents {
        let ids = parents.iter().filter_map(|&parent| Some(corpus.members.get(parent)?.plan.id.clone())).collect();
        if let Some(member) = corpus.members.get_mut(child) {
            member.plan.parents = ids;
        }
    }
    Ok(Read { corpus, origins, accepted, left: not_read })
}

/// Reads and maps the plans in `paths` and passes them on in order, a window at a time, so that no more are held; `take` returns
/// whether it wants more. Returns `false` without reading anything if people's decisions are beside the plans, because these apply to
/// all plans at once.
///
/// # Errors
/// If a plan named by the user cannot be read, or a folder holds none; `take` has then received the others.
pub fn each_mapped(
    host: &dyn Host,
    paths: &[PathBuf],
    mapper: &Mapper<'_>,
    detail: Detail,
    mut take: impl FnMut(Vec<Member>) -> bool,
) -> Result<bool, Error> {
    let groups = groups(paths, mapper.taxonomy(), host)?;
    if groups.iter().any(|group| !group.reviews.files.is_empty()) {
        return Ok(false);
    }
    let reader = Reader::new(mapper, host, detail);
    each_member(&groups, &reader, Extent::Whole, |held| Ok(take(held.into_iter().map(|held| held.member).collect())))?;
    Ok(true)
}

/// Reads and maps plans, and applies one more table of decisions to all of them, besides those of their manifests.
///
/// # Errors
/// If a plan cannot be read, or a row of a table does not fit.
pub fn reviewed(host: &dyn Host, paths: &[PathBuf], review: &Path, mapper: &Mapper<'_>) -> Result<(Corpus, Tally), Error> {
    let groups = groups(paths, mapper.taxonomy(), host)?;
    let mut corpus = members(&groups, &Reader::new(mapper, host, Detail::Whole), Extent::Whole)?.corpus;
    let mut all = Reviews { files: vec![review.to_path_buf()], elsewhere: Vec::new() };
    for group in groups {
        all.extend(group.reviews, host);
    }
    let tally = all.lay_over(&mut corpus.members, mapper.taxonomy(), host)?;
    Ok((corpus, tally))
}

/// Reads the plans in `paths` without mapping them, for callers that need only their structure.
///
/// # Errors
/// If a plan named by the user cannot be read, or a folder holds none.
pub fn parsed(host: &dyn Host, paths: &[PathBuf], taxonomy: &Taxonomy) -> Result<Vec<Plan>, Error> {
    let groups = groups(paths, taxonomy, host)?;
    let reader = Reader { taxonomy, mapper: None, kept: None, detail: Detail::Whole, host };
    let corpus = members(&groups, &reader, Extent::Whole)?.corpus;
    Ok(corpus.members.into_iter().map(|member| member.plan).collect())
}

/// Reads and maps one plan into its own corpus.
pub(super) fn single(path: &Path, mapper: &Mapper<'_>, host: &dyn Host) -> Result<Read, Error> {
    if host.kind(path).is_some_and(Kind::is_folder) {
        return Err(Error::NotOnePlan(path.to_path_buf()));
    }
    plans(&[path.to_path_buf()], mapper, host)
}

/// Finds the plans in `paths` and installs the language they are read by; every reading of plans begins here.
pub(super) fn groups(paths: &[PathBuf], taxonomy: &Taxonomy, host: &dyn Host) -> Result<Vec<Group>, Error> {
    language::install(taxonomy.language)?;
    let found = paths.iter().map(|path| expand(path, taxonomy, host)).collect::<Result<Vec<Vec<Group>>, Error>>()?;
    Ok(each_once(found.into_iter().flatten().collect(), host))
}

/// For each file of a group, the index of its plan among all plans.
type Places = Vec<Option<usize>>;

/// The result of reading several groups.
struct Members {
    corpus: Corpus,
    /// For every plan, its key in the host's store and how much of it is held.
    kept: Vec<(Option<Key>, Extent)>,
    /// For every group, the index of each of its files in the corpus.
    places: Vec<Places>,
    not_read: Vec<NotRead>,
}

/// Reads and keeps `extent` of all plans, within the memory limit.
fn members(groups: &[Group], reader: &Reader<'_, '_>, extent: Extent) -> Result<Members, Error> {
    let (mut corpus, mut kept) = (Corpus::default(), Vec::new());
    let files = groups.iter().map(|group| group.wanted.len()).sum();
    let mut budget = Budget::new(reader.host.memory_limit(), reader.mapper.is_some(), files);
    let (places, not_read) = each_member(groups, reader, extent, |held| {
        for held in held {
            budget.take(&held)?;
            let Held { member, key, extent } = held;
            corpus.members.push(member);
            kept.push((key, extent));
        }
        Ok(true)
    })?;
    Ok(Members { corpus, kept, places, not_read })
}

/// Reads plans in windows and passes them on in order. A file named by the user must be a plan; one found in a folder that is none is
/// listed. Returns, for every group, the index of each of its files among the plans, and what was not read.
fn each_member(
    groups: &[Group],
    reader: &Reader<'_, '_>,
    extent: Extent,
    mut take: impl FnMut(Vec<Held>) -> Result<bool, Error>,
) -> Result<(Vec<Places>, Vec<NotRead>), Error> {
    let host = reader.host;
    let wanted: Vec<&Wanted> = groups.iter().flat_map(|group| &group.wanted).collect();
    host.progress(Step::Files(wanted.len()));
    let mut reading = Reading::default();
    let mut wants_more = Ok(true);
    for window in wanted.chunks(WINDOW) {
        let outcomes = parallel::each(window, |one| {
            host.progress(Step::Begins(&one.name));
            let outcome = reader.read(one, extent);
            host.progress(Step::Ends);
            outcome
        });
        let members = window.iter().zip(outcomes).filter_map(|(one, outcome)| reading.take(one, outcome, host)).collect();
        wants_more = take(members);
        if !matches!(wants_more, Ok(true)) {
            break;
        }
    }
    host.progress(Step::Done);
    wants_more?;
    if !reading.failures.is_empty() {
        return Err(Error::Files(reading.failures));
    }
    let (mut places, mut not_read) = (reading.places.into_iter(), reading.not_read.into_iter().peekable());
    let (mut by_group, mut left, mut at) = (Vec::new(), Vec::new(), 0);
    for group in groups {
        by_group.push(places.by_ref().take(group.wanted.len()).collect());
        at += group.wanted.len();
        left.extend(std::iter::from_fn(|| not_read.next_if(|(file, _)| *file < at)).map(|(_, one)| one));
        left.extend(group.not_read.iter().cloned());
    }
    tell(reading.plans, &left, host)?;
    Ok((by_group, left))
}

/// The result of the files read so far.
#[derive(Default)]
struct Reading {
    /// For every file, the index of its plan.
    places: Places,
    plans: usize,
    names: Names,
    /// Files of folders that are no plans, by index among all files.
    not_read: Vec<(usize, NotRead)>,
    failures: Vec<(String, String)>,
}

impl Reading {
    fn take(&mut self, one: &Wanted, outcome: Result<Option<Held>, Error>, host: &dyn Host) -> Option<Held> {
        let member = match outcome {
            Ok(Some(held)) => Some(self.named(one, held, host)),
            Ok(None) => None,
            Err(error) if one.found => {
                self.not_read.push((self.places.len(), NotRead { file: one.name.clone(), why: reason(one, &error) }));
                None
            }
            Err(error) => {
                self.failures.push((one.path.display().to_string(), reason(one, &error)));
                None
            }
        };
        self.places.push(member.as_ref().map(|_| self.plans));
        self.plans += usize::from(member.is_some());
        member
    }

    /// Distinguishes files of the same name in different folders by a number.
    fn named(&mut self, one: &Wanted, mut held: Held, host: &dyn Host) -> Held {
        let plan = &mut held.member.plan;
        let (encoding, tasks, clauses) = (plan.source.encoding(), plan.tasks.len(), plan.clauses.len());
        host.detail(&match held.extent {
            Extent::Whole => format!("{}: {encoding}, {tasks} tasks, {clauses} clauses", one.path.display()),
            _ => format!("{}: {encoding}", one.path.display()),
        });
        plan.id = self.names.take(&plan.id);
        held
    }
}

/// Returns the error of a file without its name.
fn reason(one: &Wanted, error: &Error) -> String {
    let text = error.to_string();
    text.strip_prefix(&format!("{}: ", one.path.display())).map(str::to_owned).unwrap_or(text)
}

/// Reports which files of a folder were not read; if none was, that is the error.
fn tell(plans: usize, not_read: &[NotRead], host: &dyn Host) -> Result<(), Error> {
    if plans == 0 {
        return Err(Error::NoPlan(not_read.to_vec()));
    }
    if !not_read.is_empty() {
        for one in not_read {
            host.left_out(one);
        }
        host.note(&match (plans, not_read.len()) {
            (1, 1) => "1 plan read, 1 file not read".to_owned(),
            (1, files) => format!("1 plan read, {files} files not read"),
            (plans, 1) => format!("{plans} plans read, 1 file not read"),
            (plans, files) => format!("{plans} plans read, {files} files not read"),
        });
    }
    Ok(())
}
