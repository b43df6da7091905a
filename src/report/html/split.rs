//! A report on some plans of a report.

use crate::report::DepartmentRows;
use crate::report::model::{Cell, DomainRows, ItemRow, Report};

/// Extracts some plans of a report without copying the others; the responsible units are left out.
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
    Report {
        taxonomy: report.taxonomy.clone(),
        taxonomy_version: report.taxonomy_version,
        profiles: report.profiles.clone(),
        domains: report.domains.iter().map(domain).collect(),
        last_national_year: report.last_national_year,
        points: Vec::new(),
        departments: DepartmentRows::default(),
        findings: Vec::new(),
        not_read: Vec::new(),
        filter: report.filter.clone(),
        demands: std::collections::BTreeMap::new(),
        plans,
    }
}
