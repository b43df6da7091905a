//! Files that lay beside the plans.

use super::{PlanReport, Report};

/// A file of a folder of plans that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotRead {
    /// Its name inside the folder.
    pub file: String,
    /// Why, and what to do about it.
    pub why: String,
}

impl Report {
    /// The files that lay beside a plan and were not read: what somebody who holds the plan alone must know of.
    #[must_use]
    pub fn left_beside(&self, plan: &PlanReport) -> Vec<&NotRead> {
        let place = |plan: &PlanReport| plan.header.jurisdiction.clone();
        let alone = !self.filter.is_active() && self.plans.iter().all(|other| place(other) == place(plan));
        left_beside(&self.not_read, plan, alone)
    }
}

/// Those of `files` that lie in the folder of a plan or are called by its place. In the folder that was named itself lies what belongs
/// to any plan, unless all are of one place (`alone`).
pub(in crate::report) fn left_beside<'f>(files: &'f [NotRead], plan: &PlanReport, alone: bool) -> Vec<&'f NotRead> {
    let own = folder_and_name(&plan.source.name).0;
    let place = plan.header.jurisdiction.as_ref().map(|place| place.name.as_str());
    let is_beside = |file: &&NotRead| {
        let (folder, name) = folder_and_name(&file.file);
        folder == own && (alone || !own.is_empty()) || place.is_some_and(|place| name.contains(place))
    };
    files.iter().filter(is_beside).collect()
}

fn folder_and_name(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
