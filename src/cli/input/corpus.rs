//! Files and folders of plans, with or without a manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::review::Reviews;
use super::wanted::{Group, Wanted, expand};
use super::{convert, file, own};
use crate::cli::output;
use crate::cli::progress;
use crate::cli::settings::Settings;
use crate::gap::Accepted;
use crate::identity;
use crate::lineage::{Corpus, Member};
use crate::mapping::review::Tally;
use crate::mapping::{Mapper, Mapping};
use crate::plan::manifest::{Names, id_of};
use crate::plan::{self, Plan};
use crate::report::NotRead;
use crate::source::parallel;
use crate::taxonomy::Taxonomy;

/// The plans of several paths, the exceptions of their manifests, and what else lay in their folders.
#[derive(Clone)]
pub(in crate::cli) struct Read {
    pub corpus: Corpus,
    pub accepted: Vec<Accepted>,
    pub left: Vec<NotRead>,
}

/// Reads and maps the plans that `paths` name (files, manifests, folders, `-`), with the reviews that their manifests name.
pub(in crate::cli) fn plans(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Corpus> {
    Ok(as_given(paths, mapper, settings)?.corpus)
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
    let mut read = plans(paths, mapper, settings)?;
    let mut known: BTreeSet<String> = BTreeSet::new();
    for member in &read.members {
        let (name, header) = (member.plan.source.name(), &member.plan.header);
        if member.mapping.labels.iter().all(Vec::is_empty) {
            bail!(
                "{name}: no task of it asks for any item of the taxonomy, so that nothing can be held against it; check that it is the right file"
            );
        }
        if header.level.is_none() {
            output::note(
                settings,
                &format!(
                    "warning: {name} does not say of which level of government it is, and is taken for the one right above (give level: in a corpus.yaml beside it)"
                ),
            );
        }
        if !known.insert(member.plan.source.sha256().to_owned()) {
            output::note(settings, &format!("warning: {name} says the same as a plan given before; it is used once"));
        }
    }
    let mut kept: BTreeSet<String> = BTreeSet::new();
    read.members.retain(|member| kept.insert(member.plan.source.sha256().to_owned()));
    Ok(read)
}

/// The same in the order of reports, with the exceptions of the manifests.
pub(in crate::cli) fn plans_with_exceptions(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Read> {
    let mut read = as_given(paths, mapper, settings)?;
    let places = read.corpus.order();
    read.accepted.iter_mut().for_each(|accepted| accepted.moved(&places));
    Ok(read)
}

fn as_given(paths: &[PathBuf], mapper: &Mapper<'_>, settings: &Settings) -> Result<Read> {
    let mut groups = groups(paths, mapper.taxonomy(), settings)?;
    let Members { mut corpus, places, not_read } = members(&mut groups, mapper.taxonomy(), |plan| mapper.map(plan), settings)?;
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
        group.reviews.lay_over(own, mapper.taxonomy(), settings)?;
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

/// The same, with one more review file laid over all plans.
pub(in crate::cli) fn plans_with_review(
    paths: &[PathBuf],
    review: &Path,
    mapper: &Mapper<'_>,
    settings: &Settings,
) -> Result<(Corpus, Tally)> {
    let mut groups = groups(paths, mapper.taxonomy(), settings)?;
    let mut corpus = members(&mut groups, mapper.taxonomy(), |plan| mapper.map(plan), settings)?.corpus;
    let mut all = Reviews { files: vec![review.to_path_buf()], elsewhere: Vec::new() };
    for group in groups {
        all.extend(group.reviews);
    }
    let tally = all.lay_over(&mut corpus.members, mapper.taxonomy(), settings)?;
    Ok((corpus, tally))
}

/// Reads the plans that `paths` name and maps nothing, for what asks only how they are built.
pub(in crate::cli) fn unmapped_plans(paths: &[PathBuf], taxonomy: &Taxonomy, settings: &Settings) -> Result<Vec<Plan>> {
    let mut groups = groups(paths, taxonomy, settings)?;
    let corpus = members(&mut groups, taxonomy, |_| Mapping::default(), settings)?.corpus;
    Ok(corpus.members.into_iter().map(|member| member.plan).collect())
}

/// Reads and maps one plan into a corpus of its own.
pub(in crate::cli) fn single_plan(path: &Path, mapper: &Mapper<'_>, settings: &Settings) -> Result<Read> {
    if path.is_dir() {
        bail!("{} is a folder; name one plan in it", path.display());
    }
    as_given(&[path.to_path_buf()], mapper, settings)
}

fn groups(paths: &[PathBuf], taxonomy: &Taxonomy, settings: &Settings) -> Result<Vec<Group>> {
    let found = paths.iter().map(|path| expand(path, taxonomy, settings)).collect::<Result<Vec<Vec<Group>>>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// What came of the files of several groups.
struct Members {
    corpus: Corpus,
    /// For every group the place of each of its files in the corpus.
    places: Vec<Vec<Option<usize>>>,
    not_read: Vec<NotRead>,
}

/// Reads plans; `map` gives what their clauses ask for. A file that somebody named must be a plan; one that lies in a folder is listed
/// where it is none.
fn members(
    groups: &mut [Group],
    taxonomy: &Taxonomy,
    map: impl Fn(&Plan) -> Mapping + Sync,
    settings: &Settings,
) -> Result<Members> {
    let wanted: Vec<&Wanted> = groups.iter().flat_map(|group| &group.wanted).collect();
    let bar = progress::bar(settings, wanted.len());
    let outcomes = parallel::each(&wanted, |one| {
        progress::show(&bar, &one.name);
        let outcome = read(one, taxonomy, settings).map(|plan| plan.map(|plan| Member { mapping: map(&plan), plan }));
        bar.inc(1);
        outcome
    });
    bar.finish_and_clear();
    let mut made = Members { corpus: Corpus::default(), places: Vec::new(), not_read: Vec::new() };
    let (mut names, mut failures) = (Names::default(), Vec::new());
    let mut outcomes = wanted.into_iter().zip(outcomes);
    for group in groups.iter() {
        let mut places = Vec::new();
        for (one, outcome) in outcomes.by_ref().take(group.wanted.len()) {
            places.push(match outcome {
                Ok(Some(member)) => Some(add(&mut made.corpus, &mut names, one, member, settings)),
                Ok(None) => None,
                Err(error) if one.found => {
                    made.not_read.push(NotRead { file: one.name.clone(), why: reason(one, &error) });
                    None
                }
                Err(error) => {
                    failures.push(format!("{}: {}", one.path.display(), reason(one, &error)));
                    None
                }
            });
        }
        made.places.push(places);
        made.not_read.extend(group.not_read.iter().cloned());
    }
    if !failures.is_empty() {
        bail!("{}", failures.join("\nerror: "));
    }
    tell(&made, settings)?;
    Ok(made)
}

/// What is wrong with a file, without its name.
fn reason(one: &Wanted, error: &anyhow::Error) -> String {
    let text = format!("{error:#}");
    text.strip_prefix(&format!("{}: ", one.path.display())).map(str::to_owned).unwrap_or(text)
}

/// Says what of a folder was not read; where nothing was, that is the error.
fn tell(made: &Members, settings: &Settings) -> Result<()> {
    let list: Vec<String> = made.not_read.iter().map(|one| format!("{}: {}", one.file, one.why)).collect();
    if made.corpus.members.is_empty() {
        bail!("there is no plan in the folder\nerror: {}", list.join("\nerror: "));
    }
    if !list.is_empty() {
        settings.note_not_read();
        for line in list {
            output::note(settings, &format!("not read: {line}"));
        }
        let (read, left) = (made.corpus.members.len(), made.not_read.len());
        output::note(settings, &format!("{read} plans read, {left} files not read"));
    }
    Ok(())
}

/// Two files of the same name in different folders are told apart by a number.
fn add(corpus: &mut Corpus, names: &mut Names, one: &Wanted, mut member: Member, settings: &Settings) -> usize {
    if settings.verbose {
        let (encoding, tasks, clauses) = (member.plan.source.encoding(), member.plan.tasks.len(), member.plan.clauses.len());
        output::note(settings, &format!("{}: {encoding}, {tasks} tasks, {clauses} clauses", one.path.display()));
    }
    member.plan.id = names.take(&member.plan.id);
    corpus.members.push(member);
    corpus.members.len() - 1
}

/// Reads a plan; `None` for a result of this program that lies in a folder.
fn read(wanted: &Wanted, taxonomy: &Taxonomy, settings: &Settings) -> Result<Option<Plan>> {
    let bytes = file::bytes(&wanted.path, settings)?;
    if wanted.found && own::is_own(&bytes) {
        settings.forget_input(&wanted.path);
        return Ok(None);
    }
    let source = convert::read(&wanted.name, &bytes, settings)?;
    let id = wanted.id.clone().unwrap_or_else(|| id_of(&wanted.name));
    let mut plan = plan::parse(&id, source)?;
    // Given facts help to decide a name that exists twice, and stand against what the tables say.
    wanted.facts.apply(&mut plan.header);
    identity::identify(&mut plan, taxonomy);
    wanted.facts.apply(&mut plan.header);
    // A file that somebody named is meant; one that lies in a folder may be notes on the plans.
    if wanted.found && wanted.id.is_none() && plan.says_nothing_of_itself() {
        bail!(
            "it does not look like a plan: it has no title, office, number, date or place, and no numbered task; if it is one, name the \
             file itself or give its title in a corpus.yaml"
        );
    }
    Ok(Some(plan))
}
