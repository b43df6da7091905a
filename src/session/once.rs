//! Treats a file that several paths name as one plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Host;
use super::wanted::{Group, Wanted};
use crate::plan::manifest::id_of;
use crate::source::unseen;

/// Keeps every file in one group: the first folder or manifest that contains it, which says more than the file name alone.
pub(super) fn each_once(mut groups: Vec<Group>, host: &dyn Host) -> Vec<Group> {
    if groups.len() < 2 {
        return groups;
    }
    let mut owners: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let places: Vec<Vec<PathBuf>> =
        groups.iter().map(|group| group.wanted.iter().map(|one| host.real_path(&one.path)).collect()).collect();
    let shared = shared_names(&groups, &places);
    for in_folder in [true, false] {
        for (at, (group, places)) in groups.iter().zip(&places).enumerate() {
            for (_, place) in group.wanted.iter().zip(places).filter(|(one, _)| one.found == in_folder) {
                owners.entry(place.clone()).or_insert(at);
            }
        }
    }
    let mut emptied = Vec::new();
    for (at, (group, places)) in groups.iter_mut().zip(places).enumerate() {
        let all = std::mem::take(&mut group.wanted).into_iter().zip(places);
        let (own, others): (Vec<_>, Vec<_>) = all.partition(|(_, place)| owners.get(place) == Some(&at));
        group.wanted = own.into_iter().map(|(one, _)| one).collect();
        for (other, _) in &others {
            // The displayed path, as for a name.
            let path = || unseen::without(&shown(&other.path)).into_owned();
            let name = if shared.contains(&other.name) { path() } else { other.name.clone() };
            host.note(&format!("{name} is named more than once; it is read and counted once"));
        }
        group.complete &= others.is_empty();
        group.reviews.elsewhere.extend(others.iter().map(|(other, _)| id(other)));
        emptied.push(group.wanted.is_empty() && !others.is_empty());
    }
    groups.into_iter().zip(emptied).filter(|(_, emptied)| !emptied).map(|(group, _)| group).collect()
}

/// Returns the names that several files share.
fn shared_names(groups: &[Group], places: &[Vec<PathBuf>]) -> BTreeSet<String> {
    let mut of: BTreeMap<&str, BTreeSet<&Path>> = BTreeMap::new();
    for (one, place) in groups.iter().flat_map(|group| &group.wanted).zip(places.iter().flatten()) {
        of.entry(&one.name).or_default().insert(place);
    }
    of.into_iter().filter(|(_, files)| files.len() > 1).map(|(name, _)| name.to_owned()).collect()
}

/// Normalises a path: `./a/plan.txt` becomes `a/plan.txt`.
fn shown(path: &Path) -> String {
    path.components()
        .collect::<PathBuf>()
        .strip_prefix(".")
        .map_or_else(|_| path.display().to_string(), |path| path.display().to_string())
}

fn id(one: &Wanted) -> String {
    one.id.clone().unwrap_or_else(|| id_of(&one.name))
}
