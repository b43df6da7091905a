//! Files and folders of plans, with or without a manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::once::each_once;
use super::review::Reviews;
use super::wanted::{Group, Wanted, expand};
use super::{Error, Host, Kind, Step, memory, source};
use crate::gap::Accepted;
use crate::identity;
use crate::lineage::{Corpus, Member};
use crate::mapping::review::Tally;
use crate::mapping::{Mapper, Mapping};
use crate::plan::manifest::{Facts, Names, id_of};
use crate::plan::{self, Plan, PlanError};
use crate::report::{NotRead, is_own};
use crate::source::{SourceText, parallel};
use crate::taxonomy::Taxonomy;

/// The plans of several paths, the exceptions of their manifests, and what else lay in their folders.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub corpus: Corpus,
    pub accepted: Vec<Accepted>,
    pub left: Vec<NotRead>,
}

/// Reads the plans that the user named as parents. A folder is no parent: its plans would all be taken for what stands above.
pub(super) fn parents(paths: &[PathBuf], mapper: &Mapper<'_>, host: &dyn Host) -> Result<Vec<Member>, Error> {
    if let Some(folder) = paths.iter().find(|path| host.kind(path).is_some_and(Kind::is_folder)) {
        return Err(Error::FolderAsParent(folder.clone()));
    }
    let mut members = plans(paths, mapper, host)?.corpus.members;
    let mut known: BTreeSet<String> = BTreeSet::new();
    for member in &members {
        let (name, header) = (member.plan.source.name(), &member.plan.header);
        if member.mapping.labels.iter().all(Vec::is_empty) {
            return Err(Error::EmptyParent(name.to_owned()));
        }
        if header.level.is_none() {
            host.note(&format!(
                "warning: {name} does not say of which level of government it is, and is taken for the one right above (give level: in a corpus.yaml beside it)"
            ));
        }
        if !known.insert(member.plan.source.sha256().to_owned()) {
            host.note(&format!("warning: {name} says the same as a plan given before; it is used once"));
        }
    }
    let mut kept: BTreeSet<String> = BTreeSet::new();
    members.retain(|member| kept.insert(member.plan.source.sha256().to_owned()));
    Ok(members)
}

/// Reads and maps the plans that `paths` name (files, manifests, folders, `-`), with the reviews and exceptions of their manifests.
pub(super) fn plans(paths: &[PathBuf], mapper: &Mapper<'_>, host: &dyn Host) -> Result<Read, Error> {
    let mut groups = groups(paths, mapper.taxonomy(), host)?;
    let Members { mut corpus, places, not_read } = members(&mut groups, mapper.taxonomy(), Some(mapper), host)?;
    let mut accepted = Vec::new();
    let mut parents: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut rest = corpus.members.as_mut_slice();
    for (group, places) in groups.into_iter().zip(places) {
        let plans: Vec<(usize, usize)> =
            group.wanted.iter().zip(&places).filter_map(|(wanted, place)| Some((wanted.entry, (*place)?))).collect();
        // A parent that was not read with it is looked for by what the plan says.
        let member = |entry: &usize| plans.iter().find(|(known, _)| known == entry).map(|(_, member)| *member);
        for (one, place) in group.wanted.iter().zip(&places) {
            parents.extend(place.map(|place| (place, one.parents.iter().filter_map(member).collect())));
        }
        // A review is about the plans of its manifest.
        let (own, others) = rest.split_at_mut(plans.len().min(rest.len()));
        group.reviews.lay_over(own, mapper.taxonomy(), host)?;
        rest = others;
        accepted.push(Accepted { exceptions: group.exceptions, complete: group.complete && plans.len() == places.len(), plans });
    }
    for (child, parents) in parents {
        let ids = parents.iter().filter_map(|&parent| Some(corpus.members.get(parent)?.plan.id.clone())).collect();
        if let Some(member) = corpus.members.get_mut(child) {
            member.plan.parents = ids;
        }
    }
    Ok(Read { corpus, accepted, left: not_read })
}

/// Reads and maps plans, and lays one more table of decisions over all of them, besides those of their manifests.
///
/// # Errors
/// When a plan cannot be read, or a row of a table does not fit.
pub fn reviewed(host: &dyn Host, paths: &[PathBuf], review: &Path, mapper: &Mapper<'_>) -> Result<(Corpus, Tally), Error> {
    let mut groups = groups(paths, mapper.taxonomy(), host)?;
    let mut corpus = members(&mut groups, mapper.taxonomy(), Some(mapper), host)?.corpus;
    let mut all = Reviews { files: vec![review.to_path_buf()], elsewhere: Vec::new() };
    for group in groups {
        all.extend(group.reviews, host);
    }
    let tally = all.lay_over(&mut corpus.members, mapper.taxonomy(), host)?;
    Ok((corpus, tally))
}

/// Reads the plans that `paths` name and maps nothing, for what asks only how they are built.
///
/// # Errors
/// When a plan that somebody named cannot be read, or a folder holds none.
pub fn parsed(host: &dyn Host, paths: &[PathBuf], taxonomy: &Taxonomy) -> Result<Vec<Plan>, Error> {
    let mut groups = groups(paths, taxonomy, host)?;
    let corpus = members(&mut groups, taxonomy, None, host)?.corpus;
    Ok(corpus.members.into_iter().map(|member| member.plan).collect())
}

/// Reads and maps one plan into a corpus of its own.
pub(super) fn single(path: &Path, mapper: &Mapper<'_>, host: &dyn Host) -> Result<Read, Error> {
    if host.kind(path).is_some_and(Kind::is_folder) {
        return Err(Error::NotOnePlan(path.to_path_buf()));
    }
    plans(&[path.to_path_buf()], mapper, host)
}

/// Makes a plan of a text: parses it, completes it by `facts` and the tables, maps it.
///
/// # Errors
/// When the text is no plan.
pub fn member(id: &str, source: SourceText, facts: &Facts, mapper: &Mapper<'_>) -> Result<Member, PlanError> {
    let plan = plan_of(id, source, facts, mapper.taxonomy())?;
    Ok(Member { mapping: mapper.map(&plan), plan })
}

fn plan_of(id: &str, source: SourceText, facts: &Facts, taxonomy: &Taxonomy) -> Result<Plan, PlanError> {
    let mut plan = plan::parse(id, source)?;
    // Given facts help to decide a name that exists twice, and stand against what the tables say.
    facts.apply(&mut plan.header);
    identity::identify(&mut plan, taxonomy);
    facts.apply(&mut plan.header);
    Ok(plan)
}

fn groups(paths: &[PathBuf], taxonomy: &Taxonomy, host: &dyn Host) -> Result<Vec<Group>, Error> {
    let found = paths.iter().map(|path| expand(path, taxonomy, host)).collect::<Result<Vec<Vec<Group>>, Error>>()?;
    Ok(each_once(found.into_iter().flatten().collect(), host))
}

/// What came of the files of several groups.
struct Members {
    corpus: Corpus,
    /// For every group the place of each of its files in the corpus.
    places: Vec<Vec<Option<usize>>>,
    not_read: Vec<NotRead>,
}

/// Reads plans; without a mapper nothing is said of what their clauses ask for. A file that somebody named must be a plan; one that lies in a folder is listed
/// where it is none.
fn members(groups: &mut [Group], taxonomy: &Taxonomy, mapper: Option<&Mapper<'_>>, host: &dyn Host) -> Result<Members, Error> {
    let wanted: Vec<&Wanted> = groups.iter().flat_map(|group| &group.wanted).collect();
    host.progress(Step::Files(wanted.len()));
    let outcomes = parallel::each(&wanted, |one| {
        host.progress(Step::Begins(&one.name));
        let outcome = one_member(one, taxonomy, mapper, host);
        host.progress(Step::Ends);
        outcome
    });
    host.progress(Step::Done);
    let mut made = Members { corpus: Corpus::default(), places: Vec::new(), not_read: Vec::new() };
    let (mut names, mut failures) = (Names::default(), Vec::new());
    let mut outcomes = wanted.into_iter().zip(outcomes);
    for group in groups.iter() {
        let mut places = Vec::new();
        for (one, outcome) in outcomes.by_ref().take(group.wanted.len()) {
            places.push(match outcome {
                Ok(Some(member)) => Some(add(&mut made.corpus, &mut names, one, member, host)),
                Ok(None) => None,
                Err(error) if one.found => {
                    made.not_read.push(NotRead { file: one.name.clone(), why: reason(one, &error) });
                    None
                }
                Err(error) => {
                    failures.push((one.path.display().to_string(), reason(one, &error)));
                    None
                }
            });
        }
        made.places.push(places);
        made.not_read.extend(group.not_read.iter().cloned());
    }
    if !failures.is_empty() {
        return Err(Error::Files(failures));
    }
    tell(&made, host)?;
    Ok(made)
}

/// What is wrong with a file, without its name.
fn reason(one: &Wanted, error: &Error) -> String {
    let text = error.to_string();
    text.strip_prefix(&format!("{}: ", one.path.display())).map(str::to_owned).unwrap_or(text)
}

/// Says what of a folder was not read; where nothing was, that is the error.
fn tell(made: &Members, host: &dyn Host) -> Result<(), Error> {
    if made.corpus.members.is_empty() {
        return Err(Error::NoPlan(made.not_read.clone()));
    }
    if !made.not_read.is_empty() {
        for one in &made.not_read {
            host.left_out(one);
        }
        let (read, left) = (made.corpus.members.len(), made.not_read.len());
        host.note(&format!("{read} plans read, {left} files not read"));
    }
    Ok(())
}

/// Two files of the same name in different folders are told apart by a number.
fn add(corpus: &mut Corpus, names: &mut Names, one: &Wanted, mut member: Member, host: &dyn Host) -> usize {
    let (encoding, tasks, clauses) = (member.plan.source.encoding(), member.plan.tasks.len(), member.plan.clauses.len());
    host.detail(&format!("{}: {encoding}, {tasks} tasks, {clauses} clauses", one.path.display()));
    member.plan.id = names.take(&member.plan.id);
    corpus.members.push(member);
    corpus.members.len() - 1
}

/// Reads and maps a plan, unless the host remembers it.
fn one_member(
    wanted: &Wanted,
    taxonomy: &Taxonomy,
    mapper: Option<&Mapper<'_>>,
    host: &dyn Host,
) -> Result<Option<Member>, Error> {
    let bytes = host.bytes(&wanted.path)?;
    let id = wanted.id.clone().unwrap_or_else(|| id_of(&wanted.name));
    let Some(mapper) = mapper else {
        let plan = read(wanted, &id, &bytes, taxonomy, host)?;
        return Ok(plan.map(|plan| Member { mapping: Mapping::default(), plan }));
    };
    let Some(memory) = host.memory() else {
        let plan = read(wanted, &id, &bytes, taxonomy, host)?;
        return Ok(plan.map(|plan| Member { mapping: mapper.map(&plan), plan }));
    };
    let key = memory::key(&wanted.name, &id, !wanted.found || wanted.id.is_some(), &wanted.facts, &bytes);
    if let Some(member) = memory.find(&key) {
        return Ok(Some(member));
    }
    let member = read(wanted, &id, &bytes, taxonomy, host)?.map(|plan| Member { mapping: mapper.map(&plan), plan });
    if let Some(member) = &member {
        memory.keep(key, member);
    }
    Ok(member)
}

/// Reads a plan; `None` for a result of this program that lies in a folder.
fn read(wanted: &Wanted, id: &str, bytes: &[u8], taxonomy: &Taxonomy, host: &dyn Host) -> Result<Option<Plan>, Error> {
    if wanted.found && is_own(bytes) {
        host.is_no_input(&wanted.path);
        return Ok(None);
    }
    let source = source::document(&wanted.name, bytes, host)?;
    let plan = plan_of(id, source, &wanted.facts, taxonomy)?;
    // A file that somebody named is meant; one that lies in a folder may be notes on the plans.
    if wanted.found && wanted.id.is_none() && plan.says_nothing_of_itself() {
        return Err(Error::NoPlanByLooks);
    }
    Ok(Some(plan))
}
