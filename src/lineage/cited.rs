//! Looks up the documents that a plan cites in the corpus: by number, by title, and by a title with a wrong number.

use super::chain::Miscited;
use super::link::{NUMBER, TITLE, is_plan};
use super::register::Register;
use super::title::Title;
use super::{Candidate, Reason};
use crate::plan::{Authority, Header, Level, Plan};

const NUMBER_AGAINST_TITLE: f64 = 0.8;

/// The plans that `plan` cites, each with its level.
pub(super) fn cited_candidates(register: &Register<'_>, index: usize, plan: &Plan) -> Vec<(Level, Candidate)> {
    let mut found: Vec<(Level, Candidate)> = Vec::new();
    for cited in plan.header.authorities.iter().filter(|cited| is_plan(cited)) {
        let title = cited_title(register, &plan.header, cited);
        let numbered = cited.doc_number.as_deref().map(|number| register.by_number(number)).unwrap_or_default();
        let by_number = numbered.iter().map(|&at| {
            let against = register.title(at).is_some_and(|own| contradict(&title, own));
            Candidate { index: at, reason: Reason::DocNumber, confidence: if against { NUMBER_AGAINST_TITLE } else { NUMBER } }
        });
        let by_title = by_title(register, plan, cited, &title);
        for candidate in by_number.chain(by_title).filter(|candidate| candidate.index != index) {
            let level = register.header(candidate.index).and_then(|header| header.level).or(cited.level);
            found.extend(level.map(|level| (level, candidate)));
        }
    }
    found
}

/// The cited title, parsed with the place names that the plan itself knows.
fn cited_title(register: &Register<'_>, header: &Header, cited: &Authority) -> Title {
    let place = header.jurisdiction.as_ref();
    let names = place.map(|place| [place.province.as_deref(), place.prefecture.as_deref(), Some(place.name.as_str())]);
    let names: Vec<&str> = names.into_iter().flatten().flatten().collect();
    let mut title = Title::new(&cited.title, &names, register.taxonomy);
    // 全市 names no place; it means the plan's own place at the cited level.
    if title.place.is_none() {
        title.place = cited.level.and_then(|level| above(header, level)).map(str::to_owned);
    }
    title.years.extend(cited.year.filter(|_| title.years.is_empty()));
    title
}

/// Returns `true` if two titles name different years or places.
fn contradict(a: &Title, b: &Title) -> bool {
    let years = !a.years.is_empty() && !b.years.is_empty() && a.years != b.years;
    years || (a.place.is_some() && b.place.is_some() && a.place != b.place)
}

fn by_title(register: &Register<'_>, plan: &Plan, cited: &Authority, title: &Title) -> Vec<Candidate> {
    let candidate = |(index, likeness): (usize, f64)| {
        let other = register.header(index)?;
        let numbers_differ = matches!((&cited.doc_number, &other.doc_number), (Some(a), Some(b)) if a != b);
        let levels_differ = matches!((cited.level, other.level), (Some(a), Some(b)) if a != b);
        let fits = !numbers_differ && !levels_differ;
        fits.then_some(Candidate { index, reason: Reason::Title, confidence: TITLE * likeness })
    };
    titled(register, &plan.header, title).into_iter().filter_map(candidate).collect()
}

/// The plans of the corpus that match a cited title, each with the similarity.
fn titled(register: &Register<'_>, header: &Header, title: &Title) -> Vec<(usize, f64)> {
    let places: Vec<&str> = match &title.place {
        Some(place) => vec![place.as_str(), ""],
        None => Level::ALL.iter().filter_map(|level| above(header, *level)).chain([""]).collect(),
    };
    places.iter().flat_map(|place| register.alike(place, title)).collect()
}

/// The documents of superior places that the plan cites by title with an unknown number. If exactly one document matches the whole title
/// including year and place, the number is wrong rather than the document missing.
pub(super) fn miscited(register: &Register<'_>, index: usize, plan: &Plan) -> Vec<Miscited> {
    let found = |(at, cited): (usize, &Authority)| {
        let number = cited.doc_number.as_deref().filter(|number| !register.knows_number(number))?;
        let title = cited_title(register, &plan.header, cited);
        let same =
            titled(register, &plan.header, &title).into_iter().filter(|(other, likeness)| *other != index && *likeness >= 1.0);
        let same: Vec<usize> = same.map(|(other, _)| other).collect();
        let numbers = || same.iter().map(|other| register.header(*other).and_then(|header| header.doc_number.as_deref()));
        let first = numbers().next().flatten().filter(|own| *own != number)?;
        // The same file twice in the folder counts as one document.
        let alone = numbers().all(|own| own == Some(first));
        let above =
            same.iter().all(|other| register.header(*other).is_some_and(|header| stands_above(&plan.header, cited, header)));
        let best = same.into_iter().min_by_key(|other| register.content_key(*other)).filter(|_| alone && above)?;
        Some(Miscited { index: best, cited: at })
    };
    plan.header.authorities.iter().enumerate().filter(|(_, cited)| is_plan(cited)).filter_map(found).collect()
}

/// Returns `true` if a document is of the cited level and of the plan's superior place at that level.
fn stands_above(own: &Header, cited: &Authority, other: &Header) -> bool {
    let (Some(level), Some(place)) = (other.level, &other.jurisdiction) else { return false };
    let province = own.jurisdiction.as_ref().and_then(|place| place.province.as_deref());
    let provinces_differ = matches!((province, place.province.as_deref()), (Some(a), Some(b)) if a != b);
    own.level > Some(level)
        && cited.level.is_none_or(|cited| cited == level)
        && above(own, level) == Some(place.name.as_str())
        && !provinces_differ
}

/// The name of the plan's place at `level`: its own place or a superior one.
pub(super) fn above(header: &Header, level: Level) -> Option<&str> {
    let place = header.jurisdiction.as_ref()?;
    match level {
        _ if header.level == Some(level) => Some(&place.name),
        Level::Province => place.province.as_deref(),
        Level::Prefecture => place.prefecture.as_deref(),
        _ => None,
    }
}
