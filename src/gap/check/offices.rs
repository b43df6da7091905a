//! The offices that a draft names, as an owner or in a sentence, and the names it uses for them.

use std::collections::BTreeMap;

use crate::gap::office::Office;
use crate::gap::text::Places;
use crate::language::current;
use crate::plan::{ClauseKind, Plan, Responsible};
use crate::taxonomy::Departments;

/// An office name begins at most this many characters before its organ word.
const NAME: usize = 16;

/// The offices of a draft, each with the name it has there.
#[derive(Debug)]
pub(super) struct NamedOffices<'c> {
    plan: &'c Plan,
    departments: &'c Departments,
    places: Places,
    names: BTreeMap<Office, String>,
}

impl<'c> NamedOffices<'c> {
    pub(super) fn of(plan: &'c Plan, departments: &'c Departments) -> Self {
        let places = Places::of(&plan.header);
        let mut names = BTreeMap::new();
        for unit in plan.tasks.iter().flat_map(|task| &task.responsible) {
            names.entry(Office::of(unit, &places)).or_insert_with(|| unit.full_name.as_ref().unwrap_or(&unit.unit).clone());
        }
        if let Some(place) = plan.header.jurisdiction.as_ref() {
            for clause in plan.clauses.iter().filter(|clause| clause.kind != ClauseKind::Noise) {
                for name in in_sentence(plan.source.slice(clause.span), &place.name) {
                    let department = departments.of_unit(name).map(|found| found.id.clone());
                    let office = department.map_or_else(|| Office::named(name, &places), Office::Department);
                    names.entry(office).or_insert_with(|| name.to_owned());
                }
            }
        }
        Self { plan, departments, places, names }
    }

    /// The draft's own name for the office of a unit above, or for a branch of it; `None` if the draft does not name it, because the
    /// offices of a place cannot be inferred from those of its superior. Collective units (各有关部门) exist everywhere and are named
    /// `renamed`: the unit's name with the draft's own place and level.
    pub(super) fn own(&self, unit: &Responsible, renamed: String) -> Option<String> {
        let of_a_kind = unit.department.is_none()
            && (renamed.contains('各') || current().units.of_a_kind.iter().any(|end| renamed.ends_with(end)));
        let office = Office::of(unit, &self.places);
        let known = self.names.get(&office).cloned();
        known.or_else(|| of_a_kind.then_some(renamed)).or_else(|| self.without_place(&office))
    }

    /// The name of an office in a sentence without its place: 目标绩效办.
    fn without_place(&self, office: &Office) -> Option<String> {
        let named = |field: &str, organs: &[&str]| {
            let mut clauses = self.plan.clauses.iter().filter(|clause| clause.kind != ClauseKind::Noise);
            clauses.find_map(|clause| of_field(self.plan.source.slice(clause.span), field, organs))
        };
        match office {
            Office::Name { field, organs } => named(field, organs),
            Office::Department(id) => {
                let department = self.departments.list().iter().find(|known| known.id == *id)?;
                // 卫生中心 is a facility, not a department.
                department.called.iter().find_map(|field| named(field, current().units.closing))
            }
        }
    }
}

/// The first office name of a field in a text.
fn of_field(text: &str, field: &str, organs: &[&str]) -> Option<String> {
    text.match_indices(field).find_map(|(at, _)| {
        let behind = text.get(at + field.len()..)?;
        // The longest form of the organ completes the name.
        let organ = organs.iter().filter(|organ| behind.starts_with(**organ)).max_by_key(|organ| organ.len())?;
        let is_whole = opens_name(text.get(..at)?) && closes(organ, behind.get(organ.len()..)?);
        is_whole.then(|| format!("{field}{organ}"))
    })
}

/// Returns `true` if an office name without a place may begin after these words. After 国家 or 省 the office would be that of another
/// place.
fn opens_name(before: &str) -> bool {
    let before = before.trim_end();
    !before.ends_with(char::is_alphabetic)
        || before.ends_with(current().units.not_in_names)
        || current().duties.subject_verbs.iter().any(|verb| before.ends_with(verb))
}

/// Returns `true` if an organ word ends a name before these words.
fn closes(organ: &str, behind: &str) -> bool {
    current().units.closing.contains(&organ) || organ.chars().count() > 1 || is_end_of_name(behind)
}

/// The office names of a place in running text: from the word for its level, such as the last character of 某县, to the organ word, if the
/// name ends there.
fn in_sentence<'t>(text: &'t str, place: &str) -> impl Iterator<Item = &'t str> {
    let level = place.chars().last().filter(|level| current().places.own.contains(level));
    let organs = current().units.elided.iter().flat_map(move |organ| text.match_indices(*organ));
    organs.filter_map(move |(at, organ)| {
        let (end, level) = (at + organ.len(), level?);
        if !closes(organ, text.get(end..)?) {
            return None;
        }
        let before = text.get(..at)?;
        let mut start = name_start(before, place, level)?;
        // 市市场监管局 begins at the first of the two.
        while before.get(..start)?.ends_with(level) {
            start -= level.len_utf8();
        }
        let places = &current().places;
        // 全县 and 各县 begin no name.
        let in_front = before.get(..start)?;
        let is_of_all = places.no_name.iter().chain(places.whole).any(|word| in_front.ends_with(word));
        text.get(start..end).filter(|_| !is_of_all)
    })
}

/// Where an office name that extends to the end of a text begins: at the last word for the level that is not part of a longer word, such
/// as the first of 市城市管理局. The characters between must be possible in a name.
fn name_start(before: &str, place: &str, level: char) -> Option<usize> {
    let mut is_inside = false;
    for (at, ch) in before.char_indices().rev().take(NAME).take_while(|(_, ch)| ch.is_alphanumeric()) {
        if ch != level {
            if is_inside && current().units.not_in_names.contains(&ch) {
                return None;
            }
            continue;
        }
        let to_level = before.get(..at + level.len_utf8())?;
        let is_part = current().places.level_in_words.iter().any(|word| to_level.ends_with(word));
        // The name of a place may itself end like such a word: 宣城市.
        if !is_part || to_level.ends_with(place) {
            return Some(at);
        }
        is_inside = true;
    }
    None
}

/// Returns `true` if an office name may end before these words: 县教育局牵头, but not 县农业办理.
fn is_end_of_name(behind: &str) -> bool {
    let (duties, sentences) = (&current().duties, &current().sentences);
    let words = [
        duties.lead,
        duties.support,
        duties.implement,
        duties.implement_verbs,
        duties.last_verbs,
        duties.modals,
        duties.future,
        duties.subject_verbs,
        duties.adverbs,
        duties.deeds,
        sentences.joints,
        current().clauses.member_ends,
    ];
    let next = behind.trim_start();
    next.starts_with(|ch: char| !ch.is_alphanumeric())
        || next.is_empty()
        || words.iter().copied().flatten().any(|word| next.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_in_a_sentence_is_found_where_its_name_ends() {
        let found = |text: &'static str| in_sentence(text, "某县").collect::<Vec<_>>();
        assert_eq!(found("情况由县统计局汇总后报县政府办公室。"), ["县统计局", "县政府办公室"]);
        assert_eq!(found("会同县应急办、县教育委负责"), ["县教育委", "县应急办"]);
        assert_eq!(found("全县农业办理情况，县农业办理，县财政委托，各县教育局，市审计局"), Vec::<&str>::new());
    }

    #[test]
    fn the_level_of_a_name_is_not_the_end_of_a_longer_word() {
        let found = |text: &'static str, place: &str| in_sentence(text, place).collect::<Vec<_>>();
        assert_eq!(found("由市城市管理局考核", "某市"), ["市城市管理局"]);
        assert_eq!(found("由区社区治理局考核", "某区"), ["区社区治理局"]);
        // Without a place it is found by its field.
        assert_eq!(found("由城市管理局考核", "某市"), Vec::<&str>::new());
        assert_eq!(found("市政府和城市管理局", "某市"), Vec::<&str>::new());
        assert_eq!(found("由宣城市统计局、宣城市城市管理局考核", "宣城市"), ["市统计局", "市城市管理局"]);
        assert_eq!(found("由市市场监管局考核", "某市"), ["市市场监管局"]);
    }

    #[test]
    fn an_office_without_its_place_is_not_that_of_another() {
        let of_field = |text: &str| of_field(text, "目标绩效", current().units.office_forms);
        assert_eq!(of_field("由目标绩效管理办公室考核").as_deref(), Some("目标绩效管理办公室"));
        assert_eq!(of_field("目标绩效办理结果，目标绩效考核"), None);
        assert_eq!(of_field("会同目标绩效办、县财政局").as_deref(), Some("目标绩效办"));
        for other in ["按照国家目标绩效办公室要求", "参照省目标绩效办公室口径", "参照省\n目标绩效办公室口径"]
        {
            assert_eq!(of_field(other), None, "{other}");
        }
        assert_eq!(of_field("参照省目标绩效办公室口径，由目标绩效办公室考核").as_deref(), Some("目标绩效办公室"));
    }
}
