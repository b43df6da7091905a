//! Joins a plan with the folder of plans it is compared with, which may contain it.

use super::read::Read;
use crate::gap::Accepted;

/// Appends the plans of a folder to the analysed plan, with the exceptions of its manifest. If the folder contains the analysed plan,
/// the manifest's statements about it apply.
pub(super) fn join(own: &mut Read, folder: Read) {
    let Read { corpus, origins, accepted, left } = own;
    let Some(asked) = corpus.members.first().map(|own| own.plan.source.sha256().to_owned()) else { return };
    let mut places: Vec<Option<usize>> = Vec::new();
    for (member, origin) in folder.corpus.members.into_iter().zip(folder.origins) {
        let is_asked = member.plan.source.sha256() == asked;
        let place = if !is_asked {
            corpus.members.push(member);
            origins.push(origin);
            Some(corpus.members.len() - 1)
        } else if places.contains(&Some(0)) {
            None
        } else {
            if let (Some(own), Some(known)) = (corpus.members.first_mut(), origins.first_mut()) {
                (*own, *known) = (member, origin);
            }
            Some(0)
        };
        places.push(place);
    }
    // The manifest beside the plan may be that of the folder.
    let others = folder.accepted.into_iter().filter(|group| !accepted.iter().any(|known| known.exceptions == group.exceptions));
    let given = others.map(|group| Accepted {
        plans: group.plans.iter().filter_map(|(entry, at)| Some((*entry, places.get(*at).copied().flatten()?))).collect(),
        // Only one of its plans is judged.
        complete: false,
        ..group
    });
    let given: Vec<Accepted> = given.collect();
    accepted.extend(given);
    left.extend(folder.left);
}
