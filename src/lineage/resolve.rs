//! Finds the parent at each level: as named by the user or manifest, by document number, by title, or by jurisdiction and year.

use std::collections::BTreeSet;

use super::cited::{above, cited_candidates, miscited};
use super::link::{CHOSEN, cited_at, document, local, names_year};
use super::national::{by_year, national};
use super::register::Register;
use super::{Candidate, Chain, Corpus, Link, Reason, State};
use crate::plan::{Authority, Level, Plan};
use crate::source::parallel;
use crate::taxonomy::Taxonomy;

/// Number of candidates kept per link. Nobody reviews more, and among thousands of plans with the same title each would otherwise list all
/// the others.
const CANDIDATES: usize = 100;
const WRONG_NUMBER: f64 = 0.6;
const PLACE: f64 = 0.7;
const PLACE_BESIDE_ANOTHER: f64 = 0.6;
const PLACE_AGAINST_CITED: f64 = 0.4;
const PLACE_OF_SEVERAL: f64 = 0.1;

/// Returns the chain of the plan `index` of `corpus`; `given` are the parents that the user named.
#[must_use]
pub fn chain_of(corpus: &Corpus, index: usize, given: &[usize], taxonomy: &Taxonomy) -> Chain {
    chain_by_points(corpus, index, given, None, taxonomy)
}

/// Like [`chain_of`], with the national points of a year that the user named, if any.
#[must_use]
pub fn chain_by_points(corpus: &Corpus, index: usize, given: &[usize], points_of: Option<u16>, taxonomy: &Taxonomy) -> Chain {
    chain_in(&Register::new(corpus, taxonomy), index, given, points_of)
}

/// Returns the chains of all plans of `corpus`, in its order.
#[must_use]
pub fn chains(corpus: &Corpus, taxonomy: &Taxonomy) -> Vec<Chain> {
    let register = Register::new(corpus, taxonomy);
    let plans: Vec<usize> = (0..corpus.members.len()).collect();
    parallel::each(&plans, |index| chain_in(&register, *index, &[], None))
}

fn chain_in(register: &Register<'_>, index: usize, given: &[usize], points_of: Option<u16>) -> Chain {
    chain_below(register, index, given, points_of, &[])
}

/// Like [`chain_in`], when following the chain up from the plans `below`.
fn chain_below(register: &Register<'_>, index: usize, given: &[usize], points_of: Option<u16>, below: &[usize]) -> Chain {
    let Some(member) = register.corpus.members.get(index) else {
        return Chain { own: None, links: Vec::new(), miscited: Vec::new() };
    };
    let plan = &member.plan;
    let own = plan.header.level;
    let cited = cited_candidates(register, index, plan);
    let miscited = miscited(register, index, plan);
    let mut links: Vec<Link> = Vec::new();
    for level in Level::ALL.into_iter().filter(|level| own.map_or(*level == Level::National, |own| *level < own)) {
        let mut candidates: Vec<Candidate> =
            cited.iter().filter(|(found, _)| *found == level).map(|(_, candidate)| *candidate).collect();
        candidates.extend(match level {
            Level::National => by_year(register, plan),
            _ => by_jurisdiction(register, plan, level, &candidates),
        });
        let of_level = |found: usize| register.header(found).is_some_and(|header| header.level == Some(level));
        let wrong = miscited.iter().filter(|found| of_level(found.index));
        candidates.extend(wrong.map(|found| Candidate {
            index: found.index,
            reason: Reason::WrongNumber,
            confidence: WRONG_NUMBER,
        }));
        candidates.retain(|candidate| candidate.index != index);
        let candidates = ordered(register, candidates);
        links.extend(match level {
            Level::National => national(register, member, candidates, points_of),
            _ => Some(local(register, plan, level, candidates)),
        });
    }
    let named = plan.parents.iter().filter_map(|id| register.by_id(id)).filter(|&parent| parent != index);
    let named: Vec<(usize, Reason)> =
        given.iter().map(|&parent| (parent, Reason::Given)).chain(named.map(|parent| (parent, Reason::Manifest))).collect();
    place_named(register, &named, own, &mut links);
    let below = [below, &[index]].concat();
    follow_named(register, &below, own, &mut links);
    follow_found(register, &below, plan.header.year, &mut links);
    Chain { own, links, miscited }
}

/// Whatever is above a named parent is above the plan too: if the user named the parent as well, regardless of what the plan says;
/// otherwise only if nothing else is known of that level. `below` are the plan and those between it and the parent.
fn follow_named(register: &Register<'_>, below: &[usize], own: Option<Level>, links: &mut Vec<Link>) {
    let is_named = |link: &Link| matches!(link.reason, Reason::Given | Reason::Manifest | Reason::Peer);
    let is_above = |level: Level| own.is_none_or(|own| level < own);
    let named: Vec<usize> =
        links.iter().rev().filter(|link| is_named(link) && is_above(link.level)).filter_map(document_of).collect();
    for parent in named.into_iter().filter(|parent| !below.contains(parent)) {
        for link in chain_below(register, parent, &[], None, below).links {
            let Some(above) = document_of(&link).filter(|above| !below.contains(above) && is_above(link.level)) else { continue };
            match links.iter_mut().find(|known| known.level == link.level) {
                Some(known) if is_named(known) || document_of(known) == Some(above) => {}
                Some(known) if link.reason == Reason::Manifest || known.reason == Reason::NotCited => *known = link,
                None if link.reason == Reason::Manifest => links.push(link),
                // From some year on there is no national level, whatever an older parent had above it.
                Some(_) | None => {}
            }
        }
    }
    links.sort_by_key(|link| (link.level, document_of(link).and_then(|index| register.id(index))));
}

/// Whatever a parent of the plan's year carries out is above the plan too, if the plan itself cites nothing at that level: a county cites
/// its city, and only the city cites the province. `below` are the plan and those between it and the parent.
fn follow_found(register: &Register<'_>, below: &[usize], year: Option<u16>, links: &mut [Link]) {
    let is_open = |link: &Link| link.state == State::Missing && link.reason == Reason::NotCited;
    let found: Vec<(Level, usize, f64)> =
        links.iter().rev().filter_map(|link| Some((link.level, document_of(link)?, link.confidence?))).collect();
    for (level, parent, sure) in found {
        let is_of_year = register.header(parent).is_some_and(|header| header.year.is_some() && header.year == year);
        if !is_of_year || below.contains(&parent) || !links.iter().any(|link| is_open(link) && link.level < level) {
            continue;
        }
        for link in chain_below(register, parent, &[], None, below).links {
            let Some(index) = document_of(&link).filter(|above| !below.contains(above)) else { continue };
            let Some(known) = links.iter_mut().find(|known| known.level == link.level && is_open(known)) else { continue };
            let confidence = sure * link.confidence.unwrap_or_default();
            if confidence >= CHOSEN {
                let through = Candidate { index, reason: Reason::ThroughParent, confidence };
                let candidates = ordered(register, known.candidates.iter().copied().chain([through]).collect());
                *known = Link { candidates, ..document(register, through, link.level) };
            }
        }
    }
}

/// The document of a link, as an index into the corpus.
const fn document_of(link: &Link) -> Option<usize> {
    match link.state {
        State::Document(index) => Some(index),
        State::Profile(_) | State::Missing => None,
    }
}

/// The plans of the superior place for the plan's year, except those already found by citation.
fn by_jurisdiction(register: &Register<'_>, plan: &Plan, level: Level, found: &[Candidate]) -> Vec<Candidate> {
    let header = &plan.header;
    let Some((place, year)) = above(header, level).zip(header.year).filter(|_| header.level > Some(level)) else {
        return Vec::new();
    };
    let province = header.jurisdiction.as_ref().and_then(|place| place.province.as_deref());
    let there = register.of(place, province, level, year);
    let several = if there.len() > 1 { PLACE_OF_SEVERAL } else { 0.0 };
    let cited: Vec<&Authority> = cited_at(plan, level).collect();
    let candidate = |index: usize| {
        let number = register.header(index).and_then(|header| header.doc_number.as_deref());
        let is_another = |cited: &&&Authority| {
            let numbers = cited.doc_number.as_deref().zip(number);
            names_year(&cited.title, year) && numbers.is_some_and(|(cited, own)| cited != own)
        };
        let confidence = match cited.iter().find(is_another) {
            // The plan cites a document of that year with another number.
            Some(_) if found.is_empty() => PLACE_AGAINST_CITED,
            _ if cited.is_empty() => PLACE,
            _ => PLACE_BESIDE_ANOTHER,
        };
        Candidate { index, reason: Reason::Jurisdiction, confidence: confidence - several }
    };
    there.into_iter().map(candidate).collect()
}

/// Sorts candidates by confidence; ties are broken by reason and then by content. Each plan is kept once, up to [`CANDIDATES`] plans.
fn ordered(register: &Register<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        let by_reason = b.confidence.total_cmp(&a.confidence).then(a.reason.cmp(&b.reason));
        by_reason.then_with(|| register.content_key(a.index).cmp(&register.content_key(b.index)))
    });
    let mut known = BTreeSet::new();
    candidates.retain(|candidate| known.insert(candidate.index));
    candidates.truncate(CANDIDATES);
    candidates
}

/// Puts named parents at their levels, or nearest to the plan if their level is unknown or not above the plan's.
fn place_named(register: &Register<'_>, named: &[(usize, Reason)], own: Option<Level>, links: &mut Vec<Link>) {
    let named = named.iter().map(|&(index, reason)| Candidate { index, reason, confidence: 1.0 }).collect();
    // The most certain first, so that the order in which parents were named has no effect.
    for found in ordered(register, named) {
        let level = register.header(found.index).and_then(|header| header.level);
        let level = level.or_else(|| links.last().map(|link| link.level)).or(own).unwrap_or(Level::National);
        let peer = found.reason == Reason::Given && own.is_some_and(|own| level >= own);
        let taken = |link: &Link| matches!(link.reason, Reason::Given | Reason::Manifest | Reason::Peer);
        // If the user names two at the same level, both are kept.
        let both = |link: &Link| found.reason == Reason::Given && matches!(link.reason, Reason::Given | Reason::Peer);
        match links.iter_mut().find(|link| link.level == level && !both(link)) {
            Some(place) => {
                let others = place.candidates.iter().copied().chain([found]).collect();
                let candidates = ordered(register, others);
                *place = if taken(place) {
                    Link { candidates, ..place.clone() }
                } else {
                    Link { candidates, ..document(register, found, level) }
                };
            }
            None if peer => {
                let named = document(register, found, level);
                links.push(Link { reason: Reason::Peer, confidence: None, ..named });
            }
            None => links.push(document(register, found, level)),
        }
    }
    // The order in which parents of one level were named must not matter.
    links.sort_by_key(|link| (link.level, document_of(link).and_then(|index| register.id(index))));
}
