//! The national link of a plan: a document of the corpus, the points of a year, or nothing that the plan could carry out.

use super::fit::{FOLLOWS, profile_fits};
use super::link::{CHOSEN, NUMBER, TITLE, document, local};
use super::register::Register;
use super::title::Title;
use super::{Candidate, Link, Member, Reason, State};
use crate::plan::{Header, Level, Plan, PlanKind, without_leading_year};
use crate::taxonomy::Profile;

const LEVEL: Level = Level::National;
const PROFILE_OF_YEAR: f64 = 0.8;
const DOCUMENT_OF_YEAR: f64 = 0.7;

/// The documents of the corpus that are the national points of the plan's year, unless they were issued after the plan.
pub(super) fn by_year(register: &Register<'_>, plan: &Plan) -> Vec<Candidate> {
    let Some(year) = plan.header.year.filter(|_| plan.header.level > Some(LEVEL)) else { return Vec::new() };
    let later = |index: usize| issued(register, index).is_some_and(|issued| is_before(&plan.header, &issued));
    let documents = register.national(year).iter().copied().filter(|&index| is_points(register, index) && !later(index));
    documents.map(|index| Candidate { index, reason: Reason::Year, confidence: DOCUMENT_OF_YEAR }).collect()
}

/// The date of a national document: its own, or else that of the profile of the same document.
fn issued(register: &Register<'_>, index: usize) -> Option<String> {
    let header = register.header(index)?;
    let of_profile = || register.taxonomy.profiles.get(&header.year?).map(|profile| profile.issued.clone());
    dated(header).map(str::to_owned).or_else(of_profile)
}

/// Returns `true` if a national document is the points of its year rather than one of the many others that the central government issues.
/// Decided by the number of the profile, else by its title; in a year without a profile, by its kind being work points.
fn is_points(register: &Register<'_>, index: usize) -> bool {
    let Some(header) = register.header(index) else { return false };
    let profile = header.year.and_then(|year| register.taxonomy.profiles.get(&year));
    match (profile, &header.doc_number, &header.title) {
        (Some(profile), Some(number), _) => *number == profile.doc_number,
        (Some(profile), None, Some(title)) => likeness_to(register, title, profile).is_some(),
        (None, _, _) => header.kind == Some(PlanKind::WorkPoints),
        (Some(_), None, None) => false,
    }
}

/// The national link of a plan. In order: the year of points that the user named; a document of the corpus that is the points of a year;
/// the profile of the plan's year (for an undated plan, of the points that it cites); a missing link if there were points that are not
/// known here; and nothing for years from which on there are no national points.
pub(super) fn national(
    register: &Register<'_>,
    member: &Member,
    mut candidates: Vec<Candidate>,
    points_of: Option<u16>,
) -> Option<Link> {
    let plan = &member.plan;
    let profiles = &register.taxonomy.profiles;
    if let Some(profile) = points_of.and_then(|year| profiles.get(&year)) {
        return Some(of_profile(profile, Reason::Given, 1.0, candidates));
    }
    // Other national documents are followed, but are not parents.
    candidates.retain(|candidate| is_points(register, candidate.index));
    if let Some(best) = candidates.first().copied().filter(|best| best.confidence >= CHOSEN) {
        return Some(Link { candidates, ..document(register, best, LEVEL) });
    }
    let cited = |profile: &&Profile| citation(register, plan, profile).is_some();
    let year = plan.header.year.or_else(|| profiles.values().rev().find(cited).map(|found| found.year));
    if let Some(profile) = year.and_then(|year| profiles.get(&year)) {
        return Some(points_of_year(register, member, profile, candidates));
    }
    let link = local(register, plan, LEVEL, candidates);
    let none_any_more = plan.header.year.is_some_and(|year| year > register.taxonomy.national.last_year);
    if link.state == State::Missing && none_any_more {
        return None;
    }
    // Other national documents that the plan cites do not prove that it follows the points of its year.
    let missing = Link { name: None, year: plan.header.year, reason: Reason::NotCited, confidence: None, ..link.clone() };
    Some(if link.state == State::Missing { missing } else { link })
}

/// The points of the plan's year, if the plan cites them or was issued after them; otherwise those of an earlier year that it follows.
fn points_of_year(register: &Register<'_>, member: &Member, profile: &Profile, candidates: Vec<Candidate>) -> Link {
    let plan = &member.plan;
    if let Some((reason, confidence)) = citation(register, plan, profile) {
        return of_profile(profile, reason, confidence, candidates);
    }
    if !is_before(&plan.header, &profile.issued) {
        return of_profile(profile, Reason::Year, PROFILE_OF_YEAR, candidates);
    }
    let earlier = || register.taxonomy.profiles.values().rev().filter(|other| other.year < profile.year);
    let cited = earlier().find_map(|other| Some((other, citation(register, plan, other)?)));
    if let Some((other, (reason, confidence))) = cited {
        return of_profile(other, reason, confidence, candidates);
    }
    let fits = profile_fits(member, register.taxonomy).into_iter().filter(|fit| fit.year < profile.year);
    let best = fits.filter(|fit| fit.structure >= FOLLOWS).max_by(|a, b| a.structure.total_cmp(&b.structure));
    if let Some((other, fit)) = best.and_then(|fit| Some((register.taxonomy.profiles.get(&fit.year)?, fit))) {
        return of_profile(other, Reason::Structure, fit.structure, candidates);
    }
    Link {
        level: LEVEL,
        state: State::Missing,
        name: Some(profile.doc_number.clone()),
        year: Some(profile.year),
        reason: Reason::IssuedLater,
        confidence: None,
        candidates,
    }
}

fn of_profile(profile: &Profile, reason: Reason, confidence: f64, candidates: Vec<Candidate>) -> Link {
    let (name, year) = (Some(profile.doc_number.clone()), Some(profile.year));
    Link { level: LEVEL, state: State::Profile(profile.year), name, year, reason, confidence: Some(confidence), candidates }
}

/// How a plan cites the document of a profile: by its number, else by its title.
fn citation(register: &Register<'_>, plan: &Plan, profile: &Profile) -> Option<(Reason, f64)> {
    let authorities = &plan.header.authorities;
    if authorities.iter().any(|cited| cited.doc_number.as_deref() == Some(profile.doc_number.as_str())) {
        return Some((Reason::DocNumber, NUMBER));
    }
    let of_state = authorities.iter().filter(|cited| cited.level == Some(LEVEL) && cited.doc_number.is_none());
    let likeness = of_state.filter_map(|cited| likeness_to(register, &cited.title, profile));
    likeness.max_by(f64::total_cmp).map(|likeness| (Reason::Title, TITLE * likeness))
}

/// Similarity of a title to that of a profile's document; `None` if it names another year, organ or subject.
fn likeness_to(register: &Register<'_>, title: &str, profile: &Profile) -> Option<f64> {
    let agencies = &register.taxonomy.agencies;
    let known = profile.title.as_deref()?;
    let organ = |title: &str| agencies.organ_of_state(without_leading_year(title)).map(str::to_owned);
    if organ(title).zip(organ(known)).is_some_and(|(own, known)| own != known) {
        return None;
    }
    let [own, known] = [title, known].map(|title| Title::new(title, &[], register.taxonomy));
    // Without a year the title could refer to the document of any year.
    (own.years == known.years).then(|| own.subject.likeness(&known.subject)).flatten()
}

/// The date of a document: its date of signature, or else of publication.
fn dated(header: &Header) -> Option<&str> {
    header.issued.as_deref().or(header.published.as_deref())
}

/// Returns `true` if a plan is known to be dated before a day.
fn is_before(header: &Header, day: &str) -> bool {
    dated(header).is_some_and(|own| own < day)
}
