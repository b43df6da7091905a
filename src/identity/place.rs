//! The jurisdiction: which of several places of the same name is meant, and what it belongs to.

use crate::language::current;
use crate::plan::{Jurisdiction, Level, Plan, addresses_counties};
use crate::source::{Unread, fold::fold};
use crate::taxonomy::{Place, Taxonomy, Tier};

/// Weights for a candidate's superior place that the plan states as its own, that a cited document names, or that occurs anywhere in the
/// text.
const STATED: u32 = 100;
const CITED: u32 = 10;
const MENTIONED: u32 = 1;

/// Looks up the place of the plan in the tables and completes what the text says about it.
pub(super) fn complete(plan: &mut Plan, taxonomy: &Taxonomy) {
    let year = plan.header.year;
    if is_of_state(plan, taxonomy) {
        let header = &mut plan.header;
        (header.level, header.jurisdiction) = (Some(Level::National), None);
        let office = header.doc_number.as_deref().and_then(|number| number.split('〔').next());
        let office = office.and_then(|code| taxonomy.agencies.read(code)).and_then(|agency| agency.office);
        header.issuer = header.issuer.take().or(office);
        return;
    }
    if plan.header.jurisdiction.is_none() {
        plan.header.jurisdiction = from_office(plan, taxonomy);
    }
    name_issuer(plan, taxonomy);
    let Some(stated) = plan.header.jurisdiction.clone() else { return };
    let candidates = taxonomy.gazetteer.find(&stated.name, year);
    if let Some(place) = decide(plan, &stated, &candidates) {
        plan.header.level = level_of(place.tier).or(plan.header.level);
        plan.header.jurisdiction =
            Some(Jurisdiction { name: stated.name, code: place.code, prefecture: place.prefecture, province: place.province });
        return;
    }
    if candidates.len() > 1 {
        plan.unread.push(undecided(plan, &stated.name, &candidates));
        let tiers: Vec<Tier> = candidates.iter().map(|place| place.tier).collect();
        let agreed = tiers.first().filter(|first| tiers.iter().all(|tier| tier == *first)).copied();
        plan.header.level = agreed.and_then(level_of).or(plan.header.level);
    } else if is_prefecture(plan, &stated) {
        (plan.header.level, plan.header.level_guessed) = (Some(Level::Prefecture), true);
        plan.header.jurisdiction = Some(Jurisdiction { prefecture: Some(stated.name.clone()), ..stated });
    } else {
        above(plan, &stated, year, taxonomy);
    }
}

/// Returns `true` if a place that is in no table is taken for a prefecture: its name allows it (白鹭市), the plan names at most a province
/// above it, and the plan is addressed to counties.
fn is_prefecture(plan: &Plan, stated: &Jurisdiction) -> bool {
    let may_be = current().places.prefecture.iter().any(|ending| stated.name.ends_with(ending));
    may_be && plan.header.level.is_none() && stated.prefecture.is_none() && addresses_counties(&plan.clauses)
}

/// Returns `true` if a document was issued by the central government: its title or its issuer says so, and neither the other one nor the
/// number contradicts it.
fn is_of_state(plan: &Plan, taxonomy: &Taxonomy) -> bool {
    let header = &plan.header;
    let agencies = &taxonomy.agencies;
    let told = |name: &Option<String>| name.as_deref().map(|name| agencies.is_of_state(name));
    let code = header.doc_number.as_deref().and_then(|number| number.split('〔').next());
    let level = code.and_then(|code| agencies.read(code)).and_then(|agency| agency.level);
    // The number of a ministry gives no level; the number of a place does.
    let elsewhere = level.is_some_and(|level| level != Level::National.code());
    match (told(&header.issuer), told(&header.title)) {
        (Some(false), _) => false,
        (issuer, title) => !elsewhere && (issuer == Some(true) || title == Some(true)),
    }
}

/// The level of government of a tier.
pub(super) fn level_of(tier: Tier) -> Option<Level> {
    Level::from_code(tier.code())
}

/// The candidate that the plan supports most, or the only one. A prefecture that the plan states for itself counts against every candidate
/// outside it, unless there is only one candidate.
fn decide(plan: &Plan, stated: &Jurisdiction, candidates: &[Place]) -> Option<Place> {
    if let [only] = candidates {
        return Some(only.clone());
    }
    let text = fold(plan.source.text());
    let scores: Vec<u32> = candidates.iter().map(|candidate| support(plan, stated, &text, candidate)).collect();
    let best = scores.iter().copied().max().filter(|best| *best > 0)?;
    let mut leaders = candidates.iter().zip(&scores).filter(|(_, score)| **score == best).map(|(candidate, _)| candidate);
    leaders.next().filter(|_| leaders.next().is_none()).cloned()
}

fn support(plan: &Plan, stated: &Jurisdiction, text: &str, candidate: &Place) -> u32 {
    let header = &plan.header;
    let mut score = 0;
    for (own, above) in [(&stated.prefecture, &candidate.prefecture), (&stated.province, &candidate.province)] {
        let Some(above) = above else { continue };
        score += if own.as_ref() == Some(above) { STATED } else { 0 };
        let cited = header.authorities.iter().any(|cited| cited.title.contains(above.as_str()));
        let own_office = header.issuer.iter().chain(&header.title).any(|name| name.contains(above.as_str()));
        score += if cited || own_office { CITED } else { 0 };
        score += if text.contains(above.as_str()) { MENTIONED } else { 0 };
    }
    score
}

fn undecided(plan: &Plan, name: &str, candidates: &[Place]) -> Unread {
    let places: Vec<String> = candidates
        .iter()
        .map(|place| [place.province.as_deref(), place.prefecture.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "))
        .collect();
    let at = plan.source.text().find(name).unwrap_or(0);
    Unread {
        what: format!("jurisdiction {name}"),
        why: format!(
            "the name stands for {} places ({}) and nothing in the text decides; name the prefecture in corpus.yaml",
            places.len(),
            places.join("; ")
        ),
        line: plan.source.line_of(at),
    }
}

/// For a place that is in no table (a township, a new zone): completes the superior places that the text names.
fn above(plan: &mut Plan, stated: &Jurisdiction, year: Option<u16>, taxonomy: &Taxonomy) {
    let known = stated.prefecture.as_deref().map(|name| taxonomy.gazetteer.find(name, year)).unwrap_or_default();
    let Some(place) = plan.header.jurisdiction.as_mut() else { return };
    if let [prefecture] = known.as_slice() {
        place.prefecture = prefecture.prefecture.clone().or_else(|| place.prefecture.clone());
        place.province = place.province.clone().or_else(|| prefecture.province.clone());
    }
}

/// The place of the office whose agency code begins the document number: 川办发〔2018〕30号.
fn from_office(plan: &Plan, taxonomy: &Taxonomy) -> Option<Jurisdiction> {
    let number = plan.header.doc_number.as_deref()?;
    let agency = taxonomy.agencies.read(number.split('〔').next()?)?;
    let office = agency.office?;
    let name = taxonomy.gazetteer.leading(office.trim_start_matches("中共"))?;
    Some(Jurisdiction { name: name.to_owned(), code: None, prefecture: None, province: None })
}

/// Fills in the issuer of a document that has only a number, if the agency code belongs to a single office.
fn name_issuer(plan: &mut Plan, taxonomy: &Taxonomy) {
    let Some(place) = plan.header.jurisdiction.as_ref().filter(|_| plan.header.issuer.is_none()) else { return };
    let code = plan.header.doc_number.as_deref().and_then(|number| number.split('〔').next());
    let office = code.and_then(|code| taxonomy.agencies.read(code)).and_then(|agency| agency.office);
    // 新政办发 belongs to 新疆 only if the plan does.
    plan.header.issuer = office.filter(|office| office.trim_start_matches("中共").starts_with(place.name.as_str()));
}
