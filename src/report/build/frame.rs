//! The frame of a report whose plans are added one by one: its rows, and the names of its plans.

use std::collections::BTreeMap;

use super::{AskedItems, columns, item_row, profiles_of};
use crate::lineage::{Chain, Corpus};
use crate::plan::Header;
use crate::report::model::{DomainRows, ItemRow, Report};
use crate::report::place::labels;
use crate::report::{DepartmentRows, Filter};
use crate::taxonomy::{Domain, Taxonomy};

/// The frame of a report without its plans: its tables have rows but no columns.
#[must_use]
pub fn frame<'c>(chains: impl Iterator<Item = &'c Chain>, taxonomy: &Taxonomy) -> Report {
    let profiles = profiles_of(chains, taxonomy);
    let asked: Vec<AskedItems> = profiles.iter().map(|profile| (profile.complete, profile.items())).collect();
    let rows = |domain: usize| -> Vec<ItemRow> {
        let ids = taxonomy.ids().filter(|id| taxonomy.item(*id).domain == domain);
        ids.map(|id| item_row(id, taxonomy.item(id), &asked, Vec::new())).collect()
    };
    let domain =
        |(at, domain): (usize, &Domain)| DomainRows { code: domain.code.clone(), names: domain.names.clone(), items: rows(at) };
    Report {
        taxonomy: taxonomy.names.clone(),
        taxonomy_version: taxonomy.version,
        profiles: columns(&profiles),
        plans: Vec::new(),
        domains: taxonomy.domains.iter().enumerate().map(domain).collect(),
        last_national_year: taxonomy.national.last_year,
        points: Vec::new(),
        departments: DepartmentRows::default(),
        filter: Filter::default(),
        demands: BTreeMap::new(),
        findings: Vec::new(),
        not_read: Vec::new(),
    }
}

/// The display names of the plans of a corpus, in its order.
#[must_use]
pub fn labels_of(corpus: &Corpus) -> Vec<String> {
    let names: Vec<(&str, &Header)> =
        corpus.members.iter().map(|member| (member.plan.id.as_str(), &member.plan.header)).collect();
    labels(&names)
}
