//! Applies human decisions to the labels of the program.

use std::collections::{BTreeMap, BTreeSet};

use super::key::clause_keys;
use super::row::{Row, Target, rows};
use super::said::{ClauseSaid, problem};
use super::sheet::{self, error, shown};
use crate::mapping::Decision;
use crate::mapping::lexicon::Lexicon;
use crate::mapping::model::{Basis, Label, Mapping};
use crate::mapping::phrase::phrases;
use crate::plan::Plan;
use crate::source::fold::Folded;
use crate::source::yaml::DataFile;
use crate::source::{Problem, Problems};
use crate::taxonomy::{MappingRules, Taxonomy};

/// Counts of the applied rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Labels that a person confirmed.
    pub confirmed: usize,
    /// Labels that a person rejected.
    pub rejected: usize,
    /// Labels that a person added.
    pub added: usize,
    /// Clauses that ask for no item according to a person.
    pub settled: usize,
    /// Rows without a decision.
    pub open: usize,
}

/// A clause: index of its plan, and index in the plan.
type Place = (usize, usize);

/// Applies the decisions of `files` to the mappings of `plans`. Rows on plans that exist but were not read (`elsewhere`, by name) are
/// ignored.
///
/// # Errors
/// Every mistake in every file, with its line; no mapping is changed then.
pub fn lay_over(
    files: &[DataFile],
    plans: &mut [(&Plan, &mut Mapping)],
    elsewhere: &[String],
    taxonomy: &Taxonomy,
) -> Result<Tally, Problems> {
    let mut problems = Problems::default();
    let mut all: Vec<Row> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        if let Some(sheet) = sheet::read(file, &mut problems) {
            all.extend(rows(index, file, &sheet, taxonomy, &mut problems));
        }
    }
    let (said, found) = gather(&all, files, plans, elsewhere);
    for problem in found {
        problems.push(problem);
    }
    if problems.has_errors() {
        return Err(problems);
    }
    let mut tally = Tally { open: all.iter().filter(|row| row.agrees.is_none()).count(), ..Tally::default() };
    let lexicon = Lexicon::new(taxonomy);
    for ((plan, index), said) in &said {
        if let Some((plan, mapping)) = plans.get_mut(*plan) {
            apply(mapping, *index, said, &mut tally);
            name_elements(plan, mapping, *index, &lexicon, &taxonomy.rules);
        }
    }
    Ok(tally)
}

/// Adds to the labels that a person added the elements that their clause names.
fn name_elements(plan: &Plan, mapping: &mut Mapping, index: usize, lexicon: &Lexicon, rules: &MappingRules) {
    let Some((clause, labels)) = plan.clauses.get(index).zip(mapping.labels.get_mut(index)) else { return };
    let added = labels.iter_mut().filter(|label| label.basis == Basis::Person);
    let folded = Folded::new(plan.source.slice(clause.body));
    let words = lexicon.read(folded.text());
    let phrases = phrases(folded.text(), clause.kind, &words.cues);
    lexicon.elements.name(clause, &folded, &words.elements, &phrases, added, rules);
}

/// Assigns the rows to their clauses; each problem is reported once, however many plans contain the clause.
fn gather<'r>(
    all: &'r [Row],
    files: &[DataFile],
    plans: &[(&Plan, &mut Mapping)],
    elsewhere: &[String],
) -> (BTreeMap<Place, ClauseSaid<'r>>, BTreeSet<Problem>) {
    let index = Index::new(plans, elsewhere);
    let mut said: BTreeMap<Place, ClauseSaid<'r>> = BTreeMap::new();
    let mut problems = BTreeSet::new();
    let mut at: Vec<(&Row, Place)> = Vec::new();
    for row in all {
        match index.places(row) {
            Some(places) => at.extend(places.into_iter().map(|place| (row, place))),
            None => problems.extend(stale(row, files)),
        }
    }
    for (row, place) in &at {
        said.entry(*place).or_default().list(row);
    }
    for (row, place) in &at {
        let clause = said.entry(*place).or_default();
        problems.extend(clause.take(row, files));
        problems.extend(undecided(row, labels_of(plans, *place), files));
    }
    for (row, place) in &at {
        problems.extend(said.entry(*place).or_default().take_correction(row, files));
    }
    for (place, clause) in &said {
        problems.extend(clause.check_nothing(!labels_of(plans, *place).is_empty(), files));
    }
    (said, problems)
}

fn labels_of<'m>(plans: &'m [(&Plan, &mut Mapping)], (plan, clause): Place) -> &'m [Label] {
    plans.get(plan).map_or(&[], |(_, mapping)| mapping.of(clause))
}

fn stale(row: &Row, files: &[DataFile]) -> Option<Problem> {
    let message = match &row.plan {
        Some(plan) => format!("no plan here holds the clause “{}…” (it stood in {})", row.words, shown(plan)),
        None => format!("no plan here holds the clause “{}…”", row.words),
    };
    let help =
        "if its text was changed or taken out, delete the row and review the clause anew; if its plan was left out, name it";
    Some(error(files.get(row.file)?, row.subject_at, message, Some(help.to_owned())))
}

/// Reports a row that a person edited but that says neither yes nor no.
fn undecided(row: &Row, labels: &[Label], files: &[DataFile]) -> Option<Problem> {
    if row.agrees.is_some() || row.is_untouched() {
        return None;
    }
    let known = match row.target {
        Target::Item(item) => labels.iter().any(|label| label.item == item),
        Target::Nothing => labels.is_empty(),
    };
    if row.proposed.is_none() && known {
        return None;
    }
    let message = "object_id is not what the program proposed, and there is no decision".to_owned();
    Some(problem(row, files, message, "write yes into decision, or take the change back"))
}

/// The places of each clause.
struct Index<'p> {
    by_key: BTreeMap<String, Vec<Place>>,
    names: Vec<&'p str>,
    elsewhere: &'p [String],
}

impl<'p> Index<'p> {
    fn new(plans: &[(&'p Plan, &mut Mapping)], elsewhere: &'p [String]) -> Self {
        let mut by_key: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for (number, (plan, _)) in plans.iter().enumerate() {
            for (clause, key) in clause_keys(plan).into_iter().enumerate() {
                if let Some(key) = key {
                    by_key.entry(key).or_default().push((number, clause));
                }
            }
        }
        Self { by_key, names: plans.iter().map(|(plan, _)| plan.id.as_str()).collect(), elsewhere }
    }

    /// The clauses of a row: that of its plan, or if the plan has another name now, all clauses with the same content. `None` if there
    /// should be one but is none.
    fn places(&self, row: &Row) -> Option<Vec<Place>> {
        let plan = row.plan.as_deref();
        if plan.is_some_and(|plan| self.elsewhere.iter().any(|name| name == plan)) {
            return Some(Vec::new());
        }
        let named = plan.and_then(|plan| self.names.iter().position(|name| *name == plan));
        let all = self.by_key.get(&row.subject).map_or(&[] as &[Place], Vec::as_slice);
        match all.iter().find(|(plan, _)| Some(*plan) == named) {
            Some(own) => Some(vec![*own]),
            // Part of the plans was not read, and a plan under its old name may be among them.
            None if all.is_empty() && named.is_none() && !self.elsewhere.is_empty() => Some(Vec::new()),
            None if all.is_empty() => None,
            None => Some(all.to_vec()),
        }
    }
}

fn apply(mapping: &mut Mapping, clause: usize, said: &ClauseSaid<'_>, tally: &mut Tally) {
    let own = mapping.labels.get_mut(clause).map(std::mem::take).unwrap_or_default();
    let (mut kept, mut rejected) = (Vec::new(), Vec::new());
    let nothing = said.nothing.filter(|nothing| nothing.agrees);
    for label in &own {
        match said.items.get(&label.item).copied().or(nothing.map(|nothing| super::said::Said { agrees: false, ..nothing })) {
            None => kept.push(label.clone()),
            Some(said) if said.agrees => {
                kept.push(Label { decision: Decision::Confirmed(Box::new(said.row.signature.clone())), ..label.clone() });
                tally.confirmed += 1;
            }
            Some(said) => {
                rejected.push(Label { decision: Decision::Rejected(Box::new(said.row.signature.clone())), ..label.clone() });
            }
        }
    }
    for (&item, said) in said.items.iter().filter(|(item, _)| own.iter().all(|label| label.item != **item)) {
        let signature = said.row.signature.clone();
        let by_person = |confidence, decision| Label {
            item,
            confidence,
            basis: Basis::Person,
            evidence: Vec::new(),
            elements: Vec::new(),
            answers: Vec::new(),
            decision,
        };
        if said.agrees {
            kept.push(by_person(1.0, Decision::Added(Box::new(signature))));
            tally.added += 1;
        } else {
            rejected.push(by_person(0.0, Decision::Rejected(Box::new(signature))));
        }
    }
    tally.rejected += rejected.len();
    kept.sort_by_key(|label| label.item);
    rejected.sort_by_key(|label| label.item);
    if let Some(labels) = mapping.labels.get_mut(clause) {
        *labels = kept;
    }
    if !rejected.is_empty() {
        mapping.rejected.insert(clause, rejected);
    }
    if let Some(nothing) = nothing {
        mapping.settled.insert(clause, nothing.row.signature.clone());
        tally.settled += 1;
    }
}
