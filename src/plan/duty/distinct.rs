//! Which units are the same.

use std::collections::BTreeSet;

use crate::plan::{Responsible, Role};

/// Names each unit once, where it comes first; `key` tells which are the same.
pub(in crate::plan) fn distinct(
    named: Vec<Responsible>,
    key: for<'r> fn(&'r Responsible) -> (&'r str, Option<Role>),
) -> Vec<Responsible> {
    if named.len() < 2 {
        return named;
    }
    let mut known = BTreeSet::new();
    let is_new: Vec<bool> = named.iter().map(|unit| known.insert(key(unit))).collect();
    named.into_iter().zip(is_new).filter_map(|(unit, is_new)| is_new.then_some(unit)).collect()
}

/// Units of one name and one part are the same.
pub(in crate::plan) fn with_part(unit: &Responsible) -> (&str, Option<Role>) {
    (&unit.unit, Some(unit.role))
}

/// Units of one name are the same, whatever their part.
pub(in crate::plan) fn by_name(unit: &Responsible) -> (&str, Option<Role>) {
    (&unit.unit, None)
}
