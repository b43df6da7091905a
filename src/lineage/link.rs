//! A document as a link of a chain.

use super::register::Register;
use super::{Candidate, Link, Reason, State};
use crate::language::current;
use crate::plan::{Authority, Level, Plan};

/// Least confidence for a candidate to be chosen as the parent.
pub(super) const CHOSEN: f64 = 0.5;

/// Confidences of the reasons, as [`Reason`] describes them.
pub(super) const NUMBER: f64 = 0.98;

pub(super) const TITLE: f64 = 0.95;

/// Confidence that a cited document outside the corpus is the parent: one of the plan's year, and one of another year.
const CITED_OF_YEAR: f64 = 0.9;

const CITED: f64 = 0.5;

pub(super) fn cited_at(plan: &Plan, level: Level) -> impl Iterator<Item = &Authority> {
    plan.header.authorities.iter().filter(move |cited| cited.level == Some(level) && is_plan(cited))
}

pub(super) fn names_year(title: &str, year: u16) -> bool {
    title.contains(&format!("{year}年"))
}

/// The nearest plan of a level in the corpus; if there is none, what the plan cites at that level.
pub(super) fn local(register: &Register<'_>, plan: &Plan, level: Level, candidates: Vec<Candidate>) -> Link {
    if let Some(best) = candidates.first().copied().filter(|best| best.confidence >= CHOSEN) {
        return Link { candidates, ..document(register, best, level) };
    }
    let year = plan.header.year;
    let of_year = |cited: &&Authority| year.is_some_and(|year| names_year(&cited.title, year));
    let cited = cited_at(plan, level).find(of_year).or_else(|| cited_at(plan, level).find(|cited| cited.year == year));
    let cited = cited.or_else(|| cited_at(plan, level).next());
    let name = cited.map(|cited| cited.doc_number.clone().unwrap_or_else(|| cited.title.clone()));
    let reason = match cited {
        Some(Authority { doc_number: Some(_), .. }) => Reason::DocNumber,
        Some(_) => Reason::Title,
        None => Reason::NotCited,
    };
    let fits = cited.is_some_and(|cited| year.is_some() && (cited.year == year || of_year(&cited)));
    let confidence = cited.map(|_| if fits { CITED_OF_YEAR } else { CITED });
    Link { level, state: State::Missing, name, year: cited.and_then(|cited| cited.year), reason, confidence, candidates }
}

/// A document of the corpus as a link.
pub(super) fn document(register: &Register<'_>, found: Candidate, level: Level) -> Link {
    let header = register.header(found.index);
    let name = header.and_then(|header| header.doc_number.clone().or_else(|| header.title.clone()));
    let year = header.and_then(|header| header.year);
    let Candidate { index, reason, confidence } = found;
    Link { level, state: State::Document(index), name, year, reason, confidence: Some(confidence), candidates: vec![found] }
}

/// Returns `true` if a cited document can be a parent. Laws cannot, though plans follow them.
#[must_use]
pub fn is_plan(cited: &Authority) -> bool {
    !current().titles.laws.iter().any(|law| cited.title.ends_with(law))
}
