//! The units responsible for each item in each plan, as rows for every format.

use std::collections::{BTreeMap, BTreeSet};

use crate::gap::{Owners, PlanGap, Unit, owner_difference, owners_of};
use crate::lineage::{Corpus, State};
use crate::plan::Role;
use crate::taxonomy::{ItemId, Names, Taxonomy};

/// The responsible units of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DepartmentRows {
    /// One row per item and unit: items in taxonomy order, departments in the order of their table, then other units by name.
    pub rows: Vec<DepartmentRow>,
    /// Items that a plan asks for but assigns to nobody.
    pub unowned: Vec<Unowned>,
    /// Items for which a plan names other departments than the plan above.
    pub differing: Vec<DifferentOwners>,
}

/// The roles of a unit for an item, per plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentRow {
    /// Code of the item.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// The unit.
    pub unit: UnitName,
    /// Sort position of the unit: the same for all rows of a unit, with departments first.
    pub order: usize,
    /// Its roles, by the index of the plan in the report. Sparse, because most units occur in one plan of thousands.
    pub roles: BTreeMap<usize, Vec<Role>>,
}

/// A unit as named in reports. Sorts as in reports: departments first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// Id of the department; `None` for other units.
    pub id: Option<String>,
    /// Name of the department, or the printed name of the unit in both languages.
    pub names: Names,
}

/// An item that a plan assigns to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unowned {
    /// Name of the plan.
    pub plan: String,
    /// Code of the item.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// First lines of the clauses that ask for it.
    pub lines: Vec<usize>,
}

/// An item with departments other than in the plan above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferentOwners {
    /// Name of the plan.
    pub plan: String,
    /// Name of the plan above.
    pub parent: String,
    /// Code of the item.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// Departments that only the plan names.
    pub only_plan: Vec<UnitName>,
    /// Departments that only the plan above names.
    pub only_parent: Vec<UnitName>,
    /// Departments that both name.
    pub both: Vec<UnitName>,
}

/// Collects the responsible units of all plans; `gaps` are those of the corpus, in its order.
#[must_use]
pub fn department_rows(corpus: &Corpus, gaps: &[PlanGap], taxonomy: &Taxonomy) -> DepartmentRows {
    let owners: Vec<BTreeMap<ItemId, Owners>> = corpus.members.iter().map(|member| owners_of(member, taxonomy)).collect();
    let mut gathered = Gathered::default();
    for (index, (own, gap)) in owners.iter().zip(gaps).enumerate() {
        let above = plan_above(gap).and_then(|above| Some((above, owners.get(above)?)));
        gathered.add(index, own.clone(), DifferentOwners::of(corpus, index, own, above, taxonomy));
    }
    gathered.rows(|plan| corpus.members.get(plan).map(|member| member.plan.id.clone()).unwrap_or_default(), taxonomy)
}

/// The responsible units of plans, collected plan by plan in any order.
#[derive(Debug, Default)]
pub struct Gathered {
    cells: BTreeMap<(ItemId, Unit), BTreeMap<usize, Vec<Role>>>,
    unowned: BTreeMap<(usize, ItemId), Vec<usize>>,
    differing: BTreeMap<usize, Vec<DifferentOwners>>,
}

impl Gathered {
    /// Adds the owners of the plan at this index of the report.
    pub fn add(&mut self, plan: usize, owners: BTreeMap<ItemId, Owners>, differing: Vec<DifferentOwners>) {
        for (item, found) in owners {
            if found.units.is_empty() {
                self.unowned.insert((plan, item), found.lines);
            }
            for (unit, roles) in found.units {
                self.cells.entry((item, unit)).or_default().insert(plan, roles.into_iter().collect());
            }
        }
        if !differing.is_empty() {
            self.differing.insert(plan, differing);
        }
    }

    /// Makes the rows; `id_of` returns the id of the plan at an index.
    #[must_use]
    pub fn rows(self, id_of: impl Fn(usize) -> String, taxonomy: &Taxonomy) -> DepartmentRows {
        let units: BTreeSet<&Unit> = self.cells.keys().map(|(_, unit)| unit).collect();
        let order: BTreeMap<Unit, usize> = units.into_iter().cloned().enumerate().map(|(order, unit)| (unit, order)).collect();
        let row = |((id, unit), roles): ((ItemId, Unit), BTreeMap<usize, Vec<Role>>)| DepartmentRow {
            code: taxonomy.item(id).code.clone(),
            names: taxonomy.item(id).names.clone(),
            unit: unit_name(&unit, taxonomy),
            order: order.get(&unit).copied().unwrap_or_default(),
            roles,
        };
        let unowned = |((plan, item), lines): ((usize, ItemId), Vec<usize>)| {
            let item = taxonomy.item(item);
            Unowned { plan: id_of(plan), code: item.code.clone(), names: item.names.clone(), lines }
        };
        DepartmentRows {
            rows: self.cells.into_iter().map(row).collect(),
            unowned: self.unowned.into_iter().map(unowned).collect(),
            differing: self.differing.into_values().flatten().collect(),
        }
    }
}

/// The index of the plan that a plan is compared with, if it is a document.
pub(super) fn plan_above(gap: &PlanGap) -> Option<usize> {
    match gap.chain.nearest_known()?.state {
        State::Document(above) => Some(above),
        State::Profile(_) | State::Missing => None,
    }
}

impl DifferentOwners {
    /// Compares the owners of a plan with those of the plan above it, which is given with its index in the corpus.
    pub(super) fn of(
        corpus: &Corpus,
        index: usize,
        own: &BTreeMap<ItemId, Owners>,
        above: Option<(usize, &BTreeMap<ItemId, Owners>)>,
        taxonomy: &Taxonomy,
    ) -> Vec<Self> {
        let name = |index: &usize| unit_name(&Unit::Department(*index), taxonomy);
        let Some((above, there)) = above else { return Vec::new() };
        let (Some(member), Some(parent)) = (corpus.members.get(index), corpus.members.get(above)) else { return Vec::new() };
        let differs = |(id, here): (&ItemId, &Owners)| {
            let difference = there.get(id).and_then(|there| owner_difference(here, there))?;
            let item = taxonomy.item(*id);
            Some(Self {
                plan: member.plan.id.clone(),
                parent: parent.plan.id.clone(),
                code: item.code.clone(),
                names: item.names.clone(),
                only_plan: difference.only_plan.iter().map(name).collect(),
                only_parent: difference.only_parent.iter().map(name).collect(),
                both: difference.both.iter().map(name).collect(),
            })
        };
        own.iter().filter_map(differs).collect()
    }
}

fn unit_name(unit: &Unit, taxonomy: &Taxonomy) -> UnitName {
    match unit {
        Unit::Department(index) => taxonomy.departments.list().get(*index).map_or_else(
            || UnitName { id: None, names: Names::default() },
            |known| UnitName { id: Some(known.id.clone()), names: known.names.clone() },
        ),
        Unit::Printed(name) => UnitName { id: None, names: Names { zh: name.clone(), en: name.clone() } },
    }
}

impl DepartmentRows {
    /// Returns the rows of each unit, in the order of the units.
    #[must_use]
    pub fn by_unit(&self) -> Vec<Vec<&DepartmentRow>> {
        let mut units: BTreeMap<usize, Vec<&DepartmentRow>> = BTreeMap::new();
        for row in &self.rows {
            units.entry(row.order).or_default().push(row);
        }
        units.into_values().collect()
    }

    /// Keeps the columns at these indices, in this order, and the entries on the plans `ids`.
    pub(super) fn columns(&mut self, at: &[usize], ids: &BTreeSet<&str>) {
        let places: BTreeMap<usize, usize> = at.iter().enumerate().map(|(new, &old)| (old, new)).collect();
        for row in &mut self.rows {
            let roles = std::mem::take(&mut row.roles);
            row.roles = roles.into_iter().filter_map(|(plan, roles)| Some((*places.get(&plan)?, roles))).collect();
        }
        self.rows.retain(|row| !row.roles.is_empty());
        self.unowned.retain(|found| ids.contains(found.plan.as_str()));
        self.differing.retain(|found| ids.contains(found.plan.as_str()));
    }

    /// Keeps the items that satisfy `keep`.
    pub(super) fn items(&mut self, keep: impl Fn(&str) -> bool) {
        self.rows.retain(|row| keep(&row.code));
        self.unowned.retain(|found| keep(&found.code));
        self.differing.retain(|found| keep(&found.code));
    }
}
