//! Finds the parent at each level: by document number, by title, by jurisdiction and year.

use super::{Chain, Corpus, Link, Reason, State};
use crate::plan::{Authority, Level, Plan};
use crate::source::fold::fold;
use crate::taxonomy::Taxonomy;

/// Similarity of titles from which two are taken for the same document.
const SAME_TITLE: f64 = 0.9;

/// Last words of the titles of laws, which are followed and are no parents.
const LAWS: [&str; 5] = ["法", "条例", "规定", "办法", "指引"];

/// Returns the chain of the plan `index` of `corpus`; `given` are parents that the user named.
#[must_use]
pub fn chain_of(corpus: &Corpus, index: usize, given: &[usize], taxonomy: &Taxonomy) -> Chain {
    let Some(member) = corpus.members.get(index) else { return Chain { own: None, links: Vec::new() } };
    let plan = &member.plan;
    let own = plan.header.level;
    let mut links: Vec<Link> = Vec::new();
    for level in Level::ALL.into_iter().filter(|level| own.map_or(*level == Level::National, |own| *level < own)) {
        let link = match level {
            Level::National => national(plan, taxonomy),
            _ => Some(local(corpus, index, plan, level)),
        };
        links.extend(link);
    }
    for &parent in given {
        place_given(corpus, parent, own, &mut links);
    }
    Chain { own, links }
}

/// The profile of the plan's year; a missing link where there were points that the taxonomy does not know.
fn national(plan: &Plan, taxonomy: &Taxonomy) -> Option<Link> {
    let level = Level::National;
    let Some(year) = plan.header.year else {
        return Some(Link { level, state: State::Missing, name: None, year: None, reason: Reason::NotCited });
    };
    match taxonomy.profiles.get(&year) {
        Some(profile) => {
            let name = Some(profile.doc_number.clone());
            Some(Link { level, state: State::Profile(year), name, year: Some(year), reason: Reason::Year })
        }
        None if year > taxonomy.national.last_year => None,
        None => Some(Link { level, state: State::Missing, name: None, year: Some(year), reason: Reason::NotCited }),
    }
}

fn local(corpus: &Corpus, index: usize, plan: &Plan, level: Level) -> Link {
    let cited: Vec<&Authority> =
        plan.header.authorities.iter().filter(|cited| cited.level == Some(level) && is_plan(cited)).collect();
    let by_number = cited.iter().find_map(|cited| Some((corpus.by_doc_number(cited.doc_number.as_deref()?)?, Reason::DocNumber)));
    let by_title = || cited.iter().find_map(|cited| Some((by_title(corpus, cited)?, Reason::Title)));
    let by_place = || Some((by_jurisdiction(corpus, plan, level)?, Reason::Jurisdiction));
    let found = by_number.or_else(by_title).or_else(by_place).filter(|(found, _)| *found != index);
    if let Some((found, reason)) = found {
        return document(corpus, found, level, reason);
    }
    let name = cited.first().map(|cited| cited.doc_number.clone().unwrap_or_else(|| cited.title.clone()));
    let reason = match cited.first() {
        Some(Authority { doc_number: Some(_), .. }) => Reason::DocNumber,
        Some(_) => Reason::Title,
        None => Reason::NotCited,
    };
    Link { level, state: State::Missing, name, year: cited.first().and_then(|cited| cited.year), reason }
}

fn document(corpus: &Corpus, index: usize, level: Level, reason: Reason) -> Link {
    let header = corpus.members.get(index).map(|member| &member.plan.header);
    let name = header.and_then(|header| header.doc_number.clone().or_else(|| header.title.clone()));
    Link { level, state: State::Document(index), name, year: header.and_then(|header| header.year), reason }
}

fn is_plan(cited: &Authority) -> bool {
    !LAWS.iter().any(|law| cited.title.ends_with(law))
}

fn by_title(corpus: &Corpus, cited: &Authority) -> Option<usize> {
    let wanted = fold(&cited.title);
    corpus.members.iter().position(|member| {
        member
            .plan
            .header
            .title
            .as_deref()
            .is_some_and(|title| strsim::normalized_levenshtein(&fold(title), &wanted) >= SAME_TITLE)
    })
}

fn by_jurisdiction(corpus: &Corpus, plan: &Plan, level: Level) -> Option<usize> {
    let place = plan.header.jurisdiction.as_ref()?;
    let above = match level {
        Level::Province => place.province.as_ref()?,
        Level::Prefecture => place.prefecture.as_ref()?,
        _ => return None,
    };
    corpus.members.iter().position(|member| {
        let header = &member.plan.header;
        header.level == Some(level)
            && header.year.is_some()
            && header.year == plan.header.year
            && header.jurisdiction.as_ref().is_some_and(|other| other.name == *above)
    })
}

/// Puts a parent that the user named at its level, or nearest to the plan where its level is unknown or not above.
fn place_given(corpus: &Corpus, parent: usize, own: Option<Level>, links: &mut Vec<Link>) {
    let level = corpus.members.get(parent).and_then(|member| member.plan.header.level);
    let level = level.or_else(|| links.last().map(|link| link.level)).or(own).unwrap_or(Level::National);
    let link = document(corpus, parent, level, Reason::Given);
    match links.iter_mut().find(|link| link.level == level && link.reason != Reason::Given) {
        Some(place) => *place = link,
        None => links.push(link),
    }
    // Of two that the user names at one level both stay; which is named first must not matter.
    let id = |link: &Link| match link.state {
        State::Document(index) => corpus.members.get(index).map(|member| member.plan.id.clone()),
        _ => None,
    };
    links.sort_by_cached_key(|link| (link.level, id(link)));
}
