//! A text for what is missing: the sentence above with the names of the draft's own place and level, and offices that the draft names.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::{Above, BLANK, Body, Proposal, Spot};
use crate::language::current;
use crate::lineage::Member;
use crate::plan::{Clause, Header, Responsible, Role};
use crate::source::Span;
use crate::taxonomy::{ElementId, ItemId};

/// Makes a proposal for an item at `spot`.
pub(super) fn of(draft: &Draft<'_>, above: &Above, item: ItemId, spot: Spot) -> Proposal {
    let body = match above {
        Above::Clause { member, clause } => {
            draft.clause_above(*member, *clause).map(|found| adapted(draft, found, *clause, item))
        }
        Above::Points { .. } => None,
    };
    Proposal { spot, body: body.unwrap_or_else(|| named(draft, above, item)) }
}

/// What the points above name of an item; where they name nothing of it, all that it consists of at the draft's level.
fn named(draft: &Draft<'_>, above: &Above, item: ItemId) -> Body {
    let (taxonomy, level) = (draft.taxonomy(), draft.plan().header.level);
    let points = match above {
        Above::Points { year, points } => {
            let all = taxonomy.profiles.get(year).map_or(&[][..], |profile| &profile.points);
            points.iter().filter_map(|&at| all.get(at)).collect()
        }
        Above::Clause { .. } => Vec::new(),
    };
    let beyond: BTreeSet<ElementId> = taxonomy.elements_beyond(level).collect();
    let of_item = |element: &ElementId| element.item == item && !beyond.contains(element);
    let asked: BTreeSet<ElementId> = points.iter().flat_map(|point| &point.elements).copied().filter(of_item).collect();
    if asked.is_empty() {
        Body::Named { elements: taxonomy.elements_of(item).filter(of_item).collect(), asked: false }
    } else {
        Body::Named { elements: asked.into_iter().collect(), asked: true }
    }
}

fn adapted(draft: &Draft<'_>, (parent, clause): (&Member, &Clause), at: usize, item: ItemId) -> Body {
    let names = Renaming::new(&parent.plan.header, &draft.plan().header);
    let task = parent.plan.tasks.iter().find(|task| task.clauses.contains(&at));
    let units = task.map(|task| task.responsible.as_slice()).unwrap_or_default();
    let mut owners: Vec<(Option<String>, Role)> = Vec::new();
    for owner in units.iter().map(|unit| (own_unit(draft, &names, unit), unit.role)) {
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    let mut sentence = names.apply(&asked(parent, clause, at, item));
    for unit in units {
        // An office that the sentence itself names.
        let own = own_unit(draft, &names, unit);
        sentence = sentence.replace(&names.apply(&unit.unit), own.as_deref().unwrap_or(BLANK));
    }
    let stops = ['，', '；', '、', ';', ','];
    let mut sentence = sentence.trim().trim_end_matches(stops).to_owned();
    if !sentence.ends_with(['。', '！', '？']) {
        sentence.push('。');
    }
    Body::Adapted { sentence, owners }
}

/// The parts of a clause that hold words of the item; all of it where none does.
fn asked(parent: &Member, clause: &Clause, at: usize, item: ItemId) -> String {
    let text = parent.plan.source.slice(clause.body);
    let label = parent.mapping.of(at).iter().find(|label| label.item == item);
    let mut start = clause.body.start;
    let parts = text.split_inclusive(['；', ';']).filter(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end;
        label.is_some_and(|label| label.evidence.iter().any(|words| span.contains(words.span)))
    });
    let parts: String = parts.collect();
    let parts = if parts.is_empty() { text } else { parts.as_str() };
    // Line breaks inside a sentence are those of the page.
    without_number(&parts.lines().map(str::trim).collect::<String>()).to_owned()
}

/// The sentence behind the number of a list that stands before it, such as that of 33. 2017年8月底前.
fn without_number(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let digits = sentence.len() - rest.len();
    let behind = rest.strip_prefix(['.', '．', '、']).filter(|behind| (1..=3).contains(&digits) && behind.starts_with(' '));
    behind.map_or(sentence, str::trim_start)
}

/// The office by the name that the draft uses for it, be it that of a branch; `None` where the draft names none: which offices a place has
/// nobody can tell from those of the place above. All of a kind (各有关部门) are there in every place.
fn own_unit(draft: &Draft<'_>, names: &Renaming<'_>, unit: &Responsible) -> Option<String> {
    let renamed = names.unit(&unit.unit);
    let same = |other: &&Responsible| match &unit.department {
        Some(_) => other.department == unit.department,
        None => other.unit == renamed || other.full_name.as_ref() == Some(&renamed),
    };
    let namesake = draft.plan().tasks.iter().flat_map(|task| &task.responsible).find(same);
    let own = namesake.map(|known| known.full_name.as_ref().unwrap_or(&known.unit).clone());
    let of_a_kind = unit.department.is_none()
        && (renamed.contains('各') || current().units.of_a_kind.iter().any(|end| renamed.ends_with(end)));
    own.or_else(|| of_a_kind.then_some(renamed))
}

/// From the names of a place above to those of the draft's place.
struct Renaming<'h> {
    /// Whole names, longest first.
    names: Vec<(&'h str, &'h str)>,
    /// The words for the two levels, such as 市 and 区.
    levels: Option<(&'static str, &'static str)>,
}

impl<'h> Renaming<'h> {
    fn new(above: &'h Header, own: &'h Header) -> Self {
        let name = |header: &'h Header| header.jurisdiction.as_ref().map(|place| place.name.as_str());
        let names: Vec<(&str, &str)> = name(above).zip(name(own)).into_iter().filter(|(a, b)| a != b).collect();
        let level = |header: &'h Header| {
            name(header).and_then(|name| current().places.levels.iter().copied().find(|level| name.ends_with(level)))
        };
        // In running text 自治州 is 州, and 自治区 is 自治区.
        let short = |level: &'static str| match level {
            "自治州" => "州",
            "自治县" => "县",
            "自治旗" => "旗",
            other => other,
        };
        let levels = level(above).zip(level(own)).map(|(a, b)| (short(a), short(b))).filter(|(a, b)| a != b);
        Self { names, levels }
    }

    fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (from, to) in &self.names {
            text = text.replace(from, to);
        }
        let Some((from, to)) = self.levels else { return text };
        for before in current().places.whole {
            text = text.replace(&format!("{before}{from}"), &format!("{before}{to}"));
        }
        for behind in current().places.behind_level {
            text = at_a_word(&text, &format!("{from}{behind}"), &format!("{to}{behind}"));
        }
        text
    }

    fn unit(&self, unit: &str) -> String {
        let named = self.names.iter().find_map(|(from, to)| Some(format!("{to}{}", unit.strip_prefix(from)?)));
        let levelled = || {
            let (from, to) = self.levels?;
            Some(format!("{to}{}", unit.strip_prefix(from).filter(|rest| rest.chars().count() > 1 && !rest.starts_with('场'))?))
        };
        named.or_else(levelled).unwrap_or_else(|| unit.to_owned())
    }
}

/// Replaces words where no other word for a level stands right before them: 县市政府 is not the government of the city.
fn at_a_word(text: &str, from: &str, to: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    let places = &current().places;
    while let Some(at) = rest.find(from) {
        let (before, after) = rest.split_at(at);
        made.push_str(before);
        let joined = made.chars().last().is_some_and(|ch| places.characters.contains(&ch) || places.longer_word.contains(&ch));
        made.push_str(if joined { from } else { to });
        rest = after.get(from.len()..).unwrap_or_default();
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Jurisdiction;

    fn header(name: &str) -> Header {
        let place = Jurisdiction { name: name.to_owned(), code: None, prefecture: None, province: None };
        Header { jurisdiction: Some(place), ..Header::default() }
    }

    #[test]
    fn the_names_of_the_level_above_become_those_of_the_draft() {
        let (city, county) = (header("广元市"), header("利州区"));
        let names = Renaming::new(&city, &county);
        assert_eq!(names.apply("广元市政府网站公布全市情况，市政府每月公开"), "利州区政府网站公布全区情况，区政府每月公开");
        assert_eq!(names.apply("加强城市管理和市场监管，服务市民"), "加强城市管理和市场监管，服务市民");
        assert_eq!(names.apply("各县市政府公开"), "各县市政府公开");
        assert_eq!((names.unit("市财政局").as_str(), names.unit("市场监管局").as_str()), ("区财政局", "市场监管局"));
        assert_eq!(names.unit("广元市审计局"), "利州区审计局");
    }

    #[test]
    fn the_number_of_a_list_is_not_part_of_the_sentence() {
        assert_eq!(without_number("33. 2017年8月底前建立目录"), "2017年8月底前建立目录");
        assert_eq!(without_number("2017年8月底前建立目录"), "2017年8月底前建立目录");
        assert_eq!(without_number("3.5个百分点以内"), "3.5个百分点以内");
    }

    #[test]
    fn between_places_of_one_level_only_the_name_changes() {
        let (city, county) = (header("营口市"), header("广元市"));
        assert_eq!(Renaming::new(&city, &county).apply("营口市政府公开全市情况"), "广元市政府公开全市情况");
    }
}
