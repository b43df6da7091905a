//! Many plans → groups that a page shows without delay.

use std::collections::BTreeSet;

use crate::plan::Level;
use crate::report::model::{Cell, DomainRows, ItemRow, Report};
use crate::report::views::MOST_A_PAGE;

/// Groups the plans by level, from the top, in the order of the corpus; one group where all fit one page.
pub(super) fn parts(report: &Report) -> Vec<Vec<usize>> {
    if report.plans.len() <= MOST_A_PAGE {
        return vec![(0..report.plans.len()).collect()];
    }
    let levels = Level::ALL.into_iter().map(Some).chain([None]);
    let of = |level: Option<Level>| -> Vec<usize> {
        report.plans.iter().enumerate().filter(|(_, plan)| plan.header.level == level).map(|(at, _)| at).collect()
    };
    levels.flat_map(|level| of(level).chunks(MOST_A_PAGE).map(<[usize]>::to_vec).collect::<Vec<_>>()).collect()
}

/// Takes some plans out of a report, without a copy of the others.
pub(super) fn part_of(report: &Report, at: &[usize]) -> Report {
    let cells = |item: &ItemRow| -> Vec<Cell> { at.iter().filter_map(|&index| item.cells.get(index).cloned()).collect() };
    let item = |item: &ItemRow| ItemRow {
        code: item.code.clone(),
        names: item.names.clone(),
        scope: item.scope.clone(),
        profiles: item.profiles.clone(),
        cells: cells(item),
        elements: Vec::new(),
    };
    let domain = |domain: &DomainRows| DomainRows {
        code: domain.code.clone(),
        names: domain.names.clone(),
        items: domain.items.iter().map(item).collect(),
    };
    let plans: Vec<_> = at.iter().filter_map(|&index| report.plans.get(index).cloned()).collect();
    let ids: BTreeSet<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
    Report {
        taxonomy: report.taxonomy.clone(),
        taxonomy_version: report.taxonomy_version,
        profiles: report.profiles.clone(),
        domains: report.domains.iter().map(domain).collect(),
        last_national_year: report.last_national_year,
        points: Vec::new(),
        departments: report.departments.of_columns(at, &ids),
        findings: Vec::new(),
        filter: report.filter.clone(),
        plans,
    }
}
