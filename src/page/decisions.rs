//! People's decisions on the mapping in a sitting, as the table that the program reads.

use std::collections::BTreeMap;

use super::answer::Fault;
use super::faults::{REVIEW, data_fault};
use crate::lineage::Member;
use crate::mapping::review::{ITEM_PREFIX, NO_TERM, Tally, clause_keys, lay_over};
use crate::mapping::{Decision, Signature};
use crate::mapping::{Label, Mapping};
use crate::plan::Plan;
use crate::source::yaml::DataFile;
use crate::taxonomy::Taxonomy;

/// Identifies a clause: the name of its plan and its own.
pub(super) type ClauseName = (String, String);

/// Whether a person agrees, and who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub agrees: bool,
    pub by: Signature,
}

/// Decisions by clause and item; `None` means no item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Decisions(BTreeMap<ClauseName, BTreeMap<Option<String>, Said>>);

/// A person's decision on one label of a clause.
#[derive(Debug, Clone)]
pub(super) struct Deciding {
    pub clause: ClauseName,
    /// The item; `None` means that the clause asks for none.
    pub item: Option<String>,
    /// `None` withdraws the decision.
    pub agrees: Option<bool>,
    /// The item that the clause asks for instead.
    pub instead: Option<String>,
    pub by: Signature,
}

impl Decisions {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.values().map(BTreeMap::len).sum()
    }

    /// Records a decision and removes contradicting ones on the same clause.
    pub(super) fn take(&mut self, deciding: &Deciding) {
        let clause = self.0.entry(deciding.clause.clone()).or_default();
        let said = |agrees| Said { agrees, by: deciding.by.clone() };
        match deciding.agrees {
            None => {
                clause.remove(&deciding.item);
            }
            Some(agrees) => {
                if agrees && deciding.item.is_none() {
                    clause.retain(|_, said| !said.agrees);
                } else if agrees {
                    clause.remove(&None);
                }
                // That a clause does ask for something is expressed by naming the item.
                if deciding.item.is_some() || agrees {
                    clause.insert(deciding.item.clone(), said(agrees));
                } else {
                    clause.remove(&None);
                }
                if let Some(instead) = &deciding.instead {
                    clause.remove(&None);
                    clause.insert(Some(instead.clone()), said(true));
                }
            }
        }
        if clause.is_empty() {
            self.0.remove(&deciding.clause);
        }
    }

    /// Writes the decisions as a table.
    fn table(&self) -> DataFile {
        let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
        let heads = [
            "decision",
            "object_id",
            "plan",
            "comment",
            "reviewer_label",
            "review_date",
            "subject_id",
            "predicate_id",
            "mapping_justification",
        ];
        // Writing into memory cannot fail.
        let _ = writer.write_record(heads);
        for ((plan, clause), items) in &self.0 {
            for (item, said) in items {
                let item = item.as_ref().map_or_else(|| NO_TERM.to_owned(), |code| format!("{ITEM_PREFIX}{code}"));
                let signed = |part: &Option<String>| part.clone().unwrap_or_default();
                let _ = writer.write_record([
                    if said.agrees { "yes" } else { "no" },
                    item.as_str(),
                    plan,
                    &signed(&said.by.note),
                    &signed(&said.by.who),
                    &signed(&said.by.when),
                    clause,
                    "skos:broadMatch",
                    "semapv:ManualMappingCuration",
                ]);
            }
        }
        let bytes = writer.into_inner().unwrap_or_default();
        DataFile::new(REVIEW, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Applies the decisions to the program's mapping.
    ///
    /// # Errors
    /// If they do not fit.
    pub(super) fn lay_over(&self, members: &mut [Member], taxonomy: &Taxonomy) -> Result<Tally, Fault> {
        lay(&self.table(), members, taxonomy)
    }

    /// Adds the decisions of `other` on clauses that have none here.
    pub(super) fn fill_from(&mut self, other: &Self) {
        for (clause, said) in &other.0 {
            self.0.entry(clause.clone()).or_insert_with(|| said.clone());
        }
    }

    /// Extracts the decisions that were applied to plans.
    pub(super) fn of(members: &[Member], taxonomy: &Taxonomy) -> Self {
        let mut found = Self::default();
        for member in members {
            for (index, key) in clause_keys(&member.plan).into_iter().enumerate() {
                let Some(key) = key else { continue };
                let said = said_of(&member.mapping, index, taxonomy);
                if !said.is_empty() {
                    found.0.insert((member.plan.id.clone(), key), said);
                }
            }
        }
        found
    }
}

fn said_of(mapping: &Mapping, clause: usize, taxonomy: &Taxonomy) -> BTreeMap<Option<String>, Said> {
    let code = |label: &Label| Some(taxonomy.item(label.item).code.clone());
    let mut said = BTreeMap::new();
    for label in mapping.of(clause).iter().chain(mapping.rejected_of(clause)) {
        let (agrees, by) = match &label.decision {
            Decision::Machine => continue,
            Decision::Confirmed(by) | Decision::Added(by) => (true, Signature::clone(by)),
            Decision::Rejected(by) => (false, Signature::clone(by)),
        };
        said.insert(code(label), Said { agrees, by });
    }
    if let Some(by) = mapping.settled.get(&clause) {
        said.insert(None, Said { agrees: true, by: by.clone() });
    }
    said
}

/// Applies a table to plans; on an error they stay unchanged.
pub(super) fn lay(table: &DataFile, members: &mut [Member], taxonomy: &Taxonomy) -> Result<Tally, Fault> {
    let mut plans: Vec<(&Plan, &mut Mapping)> = members.iter_mut().map(|member| (&member.plan, &mut member.mapping)).collect();
    let files = [table.clone()];
    lay_over(&files, &mut plans, &[], taxonomy).map_err(|problems| data_fault(&files, &problems))
}
