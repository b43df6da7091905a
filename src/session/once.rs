//! A file that several paths name is one plan.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Host;
use super::wanted::{Group, Wanted};
use crate::plan::manifest::id_of;

/// Leaves every file in one group: the first folder or manifest that holds it, which knows more than the name of the file alone.
pub(super) fn each_once(mut groups: Vec<Group>, host: &dyn Host) -> Vec<Group> {
    if groups.len() < 2 {
        return groups;
    }
    let mut owners: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let places: Vec<Vec<PathBuf>> =
        groups.iter().map(|group| group.wanted.iter().map(|one| host.real_path(&one.path)).collect()).collect();
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
            host.note(&format!("{} is named more than once; it is read and counted once", other.name));
        }
        group.complete &= others.is_empty();
        group.reviews.elsewhere.extend(others.iter().map(|(other, _)| id(other)));
        emptied.push(group.wanted.is_empty() && !others.is_empty());
    }
    groups.into_iter().zip(emptied).filter(|(_, emptied)| !emptied).map(|(group, _)| group).collect()
}

fn id(one: &Wanted) -> String {
    one.id.clone().unwrap_or_else(|| id_of(&one.name))
}
