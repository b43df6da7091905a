//! Files beside the plans.

use std::collections::BTreeSet;

use super::{PlanReport, Report};
use crate::plan::Header;

/// A file of a folder of plans that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotRead {
    /// Its path inside the folder.
    pub file: String,
    /// Why, and what to do about it.
    pub why: String,
}

impl Report {
    /// Returns the files beside a plan that were not read, which readers of that plan alone must know about.
    #[must_use]
    pub fn left_beside(&self, plan: &PlanReport) -> Vec<&NotRead> {
        let places = Places::of(self.plans.iter().map(|plan| &plan.header), self.filter.is_active());
        left_beside(&self.not_read, plan, &places)
    }
}

/// The places of the plans in a report.
#[derive(Debug)]
pub(in crate::report) struct Places {
    names: BTreeSet<String>,
    /// Whether all plans are of one place, and no others were left out.
    alone: bool,
}

impl Places {
    /// The places of these plans; `is_part` is whether other plans exist that are not shown.
    pub(in crate::report) fn of<'h>(headers: impl Iterator<Item = &'h Header>, is_part: bool) -> Self {
        let all: BTreeSet<_> = headers.map(|header| header.jurisdiction.as_ref()).collect();
        let alone = !is_part && all.len() < 2;
        Self { names: all.into_iter().flatten().map(|place| place.name.clone()).collect(), alone }
    }

    /// Returns `true` if a file name contains a place, and not just a longer name that contains it: 定南县 is not 南县.
    fn is_named(&self, place: &str, file: &str) -> bool {
        if place.is_empty() || !file.contains(place) {
            return false;
        }
        let longer = self.names.iter().filter(|other| other.len() > place.len() && other.contains(place));
        longer.fold(file.to_owned(), |rest, other| rest.replace(other.as_str(), " ")).contains(place)
    }
}

/// Those of `files` that are in the folder of a plan or named after its place. Files in the root folder may belong to any plan, so they
/// count only if all plans are of one place.
pub(in crate::report) fn left_beside<'f>(files: &'f [NotRead], plan: &PlanReport, places: &Places) -> Vec<&'f NotRead> {
    let own = folder_and_name(&plan.source.name).0;
    let place = plan.header.jurisdiction.as_ref().map(|place| place.name.as_str());
    let is_beside = |file: &&NotRead| {
        let (folder, name) = folder_and_name(&file.file);
        folder == own && (places.alone || !own.is_empty()) || place.is_some_and(|place| places.is_named(place, name))
    };
    files.iter().filter(is_beside).collect()
}

fn folder_and_name(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
